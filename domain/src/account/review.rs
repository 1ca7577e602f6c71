//! Deciding a change of identity data (domain.md §3).

use crate::fields;
use crate::form::{YesNo, chosen};
use crate::text::FreeText;
use crate::violation::Violations;

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityDecisionInput {
    /// Whether the evidence proves the change.
    pub is_approved: bool,
    /// A word to the practitioner; needed when it does not.
    pub note: Option<FreeText>,
}

fields! {
    /// Deciding a change of identity data; a refusal is explained.
    pub struct IdentityDecisionFields("identity-decision") { approved, note }
    parse(self, _given: ()) -> IdentityDecisionInput {
        let mut violations = Violations::new();
        let approved = violations.take("approved", chosen(&self.approved, YesNo::parse));
        let note = match approved {
            Some(YesNo::No) => violations.take("note", FreeText::parse(&self.note)).map(Some),
            Some(YesNo::Yes) | None => violations.take("note", FreeText::parse_optional(&self.note)),
        };
        let input = (|| Some(IdentityDecisionInput { is_approved: approved?.is_yes(), note: note? }))();
        violations.or_else_value(input)
    }
}
