//! What is compared: each subject makes one random input, asks the rules, and hashes the answer.

mod rules;
mod text;
mod time;

use crate::{Digest, Generator};

/// Asks the rules about one random input.
pub(crate) type Subject = fn(&mut Generator, &mut Digest);

/// Every subject; they take turns.
pub(crate) const ALL: &[Subject] = &[
    rules::fees,
    rules::refunds,
    time::a_day_in_both_calendars,
    time::a_date_as_typed,
    time::business_days,
    time::months_and_ages,
    text::numbers_of_identity,
    text::human_numbers,
    text::words_as_typed,
    text::passwords,
];
