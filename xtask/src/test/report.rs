//! What passed and what failed.

use std::time::{Duration, Instant};

use anyhow::Result;

/// One check, or one program that ran many tests.
pub(super) struct Row {
    what: String,
    passed: u64,
    failed: u64,
    /// What is wrong, or a figure worth reading.
    notes: Vec<String>,
    took: Option<Duration>,
}

impl Row {
    /// A check that passed.
    pub(super) fn passed(what: impl Into<String>) -> Self {
        Self::counted(what, 1, 0, Vec::new())
    }

    /// A check that passes when nothing was found against it.
    pub(super) fn faults(what: impl Into<String>, faults: Vec<String>) -> Self {
        let failed = u64::from(!faults.is_empty());
        Self::counted(what, 1 - failed, failed, faults)
    }

    /// A check that passed, with a figure.
    pub(super) fn figure(what: impl Into<String>, is_passed: bool, figure: impl Into<String>) -> Self {
        Self::counted(what, u64::from(is_passed), u64::from(!is_passed), vec![figure.into()])
    }

    /// Many tests.
    pub(super) fn counted(what: impl Into<String>, passed: u64, failed: u64, notes: Vec<String>) -> Self {
        Self { what: what.into(), passed, failed, notes, took: None }
    }

    /// With the time since then.
    pub(super) fn since(mut self, start: Instant) -> Self {
        self.took = Some(start.elapsed());
        self
    }
}

/// All rows, by part.
#[derive(Default)]
pub(super) struct Report {
    parts: Vec<(&'static str, Duration, Vec<Row>)>,
}

impl Report {
    /// Adds a part. An error that kept the part from running to its end counts as one failure.
    pub(super) fn add(&mut self, part: &'static str, start: Instant, rows: Result<Vec<Row>>) {
        let rows = rows.unwrap_or_else(|fault| {
            eprintln!("{fault:#}");
            let first = format!("{fault:#}").lines().next().unwrap_or_default().to_string();
            vec![Row::faults(part, vec![first])]
        });
        self.parts.push((part, start.elapsed(), rows));
    }

    fn count(&self) -> (u64, u64) {
        let rows = || self.parts.iter().flat_map(|(_, _, rows)| rows);
        (rows().map(|row| row.passed).sum(), rows().map(|row| row.failed).sum())
    }

    /// Whether nothing has failed so far.
    pub(super) fn is_sound(&self) -> bool {
        self.count().1 == 0
    }

    /// The table and the last line.
    pub(super) fn print(&self, whole: Duration) {
        println!("\n{:<14} {:<44} {:>7} {:>7} {:>8}", "part", "check", "passed", "failed", "s");
        for (part, took, rows) in &self.parts {
            for row in rows {
                let time = row.took.map_or(String::new(), |time| format!("{:.1}", time.as_secs_f64()));
                println!("{part:<14} {:<44} {:>7} {:>7} {time:>8}", row.what, row.passed, row.failed);
                for note in row.notes.iter().take(12) {
                    println!("{:<14}   {note}", "");
                }
                if row.notes.len() > 12 {
                    println!("{:<14}   … and {} more", "", row.notes.len() - 12);
                }
            }
            if rows.len() > 1 {
                println!("{part:<14} {:<44} {:>7} {:>7} {:>8.1}", "", "", "", took.as_secs_f64());
            }
        }
        let (passed, failed) = self.count();
        println!("\n{:.1} min", whole.as_secs_f64() / 60.0);
        println!("{passed} passed, {failed} failed");
    }
}
