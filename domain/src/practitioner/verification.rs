//! The public register: is this practitioner registered (domain.md §2, verification).

use crate::fields;
use crate::text::MembershipNumber;
use crate::violation::Violations;

/// A practitioner to look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerificationInput {
    /// Their membership number.
    pub membership_number: MembershipNumber,
}

fields! {
    /// Looking a practitioner up in the public register.
    pub struct VerificationFields("verification") { membership_number }
    parse(self, _given: ()) -> VerificationInput {
        let mut violations = Violations::new();
        let number = violations.take("membership_number", MembershipNumber::parse(&self.membership_number));
        violations.or_else_value(number.map(|membership_number| VerificationInput { membership_number }))
    }
}
