//! Plots where people look rather than read, as inline SVG; a text equal stands beside each.

mod ruler;

pub use ruler::{DayTick, Ruler, RulerSize, TickKind, days_ahead};
