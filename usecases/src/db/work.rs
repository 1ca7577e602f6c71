//! What the database was asked, counted: a page may ask little and write nothing, and figures and tests say so.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts since the database was opened.
#[derive(Debug, Default)]
pub(super) struct Counter {
    statements: AtomicU64,
    writes: AtomicU64,
}

impl Counter {
    pub(super) fn statement(&self) {
        self.statements.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn write(&self) {
        self.writes.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn now(&self) -> Work {
        Work { statements: self.statements.load(Ordering::Relaxed), writes: self.writes.load(Ordering::Relaxed) }
    }
}

/// What was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// Statements of stores; begin and end of transactions aside.
    pub statements: u64,
    /// Writing transactions begun.
    pub writes: u64,
}

impl std::ops::Sub for Work {
    type Output = Self;

    fn sub(self, before: Self) -> Self {
        Self { statements: self.statements - before.statements, writes: self.writes - before.writes }
    }
}
