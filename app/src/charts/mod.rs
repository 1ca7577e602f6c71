//! Plots where people look rather than read, as inline SVG; a text equal stands beside each.

mod line_bar;
mod ruler;
mod step_chart;

pub use line_bar::LineBar;
pub use ruler::{DayTick, Ruler, RulerSize, TickKind, days_ahead, days_from};
pub use step_chart::{ChartStep, StepChart};
