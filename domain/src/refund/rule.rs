//! The ids of the rules.

use crate::codes;

codes! {
    /// A refund rule (domain.md §6), in the order in which they are asked.
    pub enum RuleId {
        /// Invoice not settled.
        R01 = "R01",
        /// Same invoice paid more than once.
        R02 = "R02",
        /// Paid above the approved fee.
        R03 = "R03",
        /// Not requested, paid on written direction.
        R04 = "R04",
        /// Payer belongs to an exempt class.
        R05 = "R05",
        /// Sent to a wrong track.
        R06 = "R06",
        /// Late fee despite filings before expiry.
        R07 = "R07",
        /// Administrative line.
        R08 = "R08",
        /// Used, or studied by the authority.
        R09 = "R09",
        /// Applied without meeting the conditions.
        R10 = "R10",
        /// Closed because additional requirements were not met.
        R11 = "R11",
        /// Assessment session held.
        R12 = "R12",
        /// More than a month since payment or submission.
        R13 = "R13",
        /// Withdrawn within the month.
        R14 = "R14",
        /// Otherwise.
        R15 = "R15",
    }
}
