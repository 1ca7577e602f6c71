//! The status inquiry: anyone with the number (domain.md §2).

use crate::fields;
use crate::text::ApplicationNumber;
use crate::violation::Violations;

/// An application to look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusInquiryInput {
    /// Its number.
    pub number: ApplicationNumber,
}

fields! {
    /// State of an application by its number.
    pub struct StatusInquiryFields("status-inquiry") { number }
    parse(self, _given: ()) -> StatusInquiryInput {
        let mut violations = Violations::new();
        let number = violations.take("number", ApplicationNumber::parse(&self.number));
        violations.or_else_value(number.map(|number| StatusInquiryInput { number }))
    }
}
