//! Certificates and letters: documents of the portal that anyone can check by their number (domain.md §2).

use crate::fields;
use crate::text::CertificateNumber;
use crate::violation::Violations;

/// A certificate to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateCheckInput {
    /// Its number.
    pub number: CertificateNumber,
}

fields! {
    /// Checking a certificate by the number printed on it.
    pub struct CertificateCheckFields("certificate-check") { number }
    parse(self, _given: ()) -> CertificateCheckInput {
        let mut violations = Violations::new();
        let number = violations.take("number", CertificateNumber::parse(&self.number));
        violations.or_else_value(number.map(|number| CertificateCheckInput { number }))
    }
}
