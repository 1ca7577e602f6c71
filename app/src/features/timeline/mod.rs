//! Whose turn, until when, what happened and what comes next: the same for the applicant, the public and the officer.

mod clock_panel;
mod history;

pub use clock_panel::{ClockPanel, day_ticks};
pub use history::History;
