//! Asking for an exemption, and deciding it (domain.md §5): proved once by a document, decided by staff.

use super::ExemptClass;
use crate::fields;
use crate::form::{YesNo, chosen};
use crate::text::FreeText;
use crate::violation::Violations;

/// A request; the proof is uploaded beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExemptionRequestInput {
    /// The class.
    pub class: ExemptClass,
    /// In the practitioner's words, if any.
    pub note: Option<FreeText>,
}

fields! {
    /// Asking for an exemption.
    pub struct ExemptionRequestFields("exemption-request") { class, note }
    parse(self, _given: ()) -> ExemptionRequestInput {
        let mut violations = Violations::new();
        let class = violations.take("class", chosen(&self.class, ExemptClass::parse));
        let note = violations.take("note", FreeText::parse_optional(&self.note));
        let input = (|| Some(ExemptionRequestInput { class: class?, note: note? }))();
        violations.or_else_value(input)
    }
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExemptionDecisionInput {
    /// Whether the document proves the class.
    pub is_granted: bool,
    /// A word to the practitioner.
    pub note: Option<FreeText>,
}

fields! {
    /// Deciding a request for an exemption.
    pub struct ExemptionDecisionFields("exemption-decision") { granted, note }
    parse(self, _given: ()) -> ExemptionDecisionInput {
        let mut violations = Violations::new();
        let granted = violations.take("granted", chosen(&self.granted, YesNo::parse));
        let note = violations.take("note", FreeText::parse_optional(&self.note));
        let input = (|| Some(ExemptionDecisionInput { is_granted: granted?.is_yes(), note: note? }))();
        violations.or_else_value(input)
    }
}
