//! Step 9: six statements, each yes or no with an explanation when yes, and a confirmation of the whole (domain.md §11).

use serde::{Deserialize, Serialize};

use crate::fields;
use crate::form::{YesNo, chosen, confirmed};
use crate::text::FreeText;
use crate::violation::Violations;

crate::codes! {
    /// What is declared; the words are in the locale file. Yes is what needs explaining.
    pub enum Statement {
        /// A conviction.
        Conviction = "d1",
        /// A disciplinary measure of a licensing body.
        Discipline = "d2",
        /// A licence refused, suspended or withdrawn.
        LicenceLost = "d3",
        /// An open investigation or claim.
        OpenCase = "d4",
        /// A state of health that could endanger patients.
        Health = "d5",
        /// An end of employment for professional reasons.
        Dismissal = "d6",
    }
}

impl Statement {
    /// Its answer's field and its explanation's field.
    #[must_use]
    pub const fn fields(self) -> (&'static str, &'static str) {
        match self {
            Self::Conviction => ("d1", "d1_note"),
            Self::Discipline => ("d2", "d2_note"),
            Self::LicenceLost => ("d3", "d3_note"),
            Self::OpenCase => ("d4", "d4_note"),
            Self::Health => ("d5", "d5_note"),
            Self::Dismissal => ("d6", "d6_note"),
        }
    }
}

/// The declaration: the statements answered with yes; the others were answered with no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclarationInput {
    /// Statement and explanation.
    pub affirmed: Vec<(Statement, FreeText)>,
}

fields! {
    /// The declaration.
    pub struct DeclarationFields("classification-declaration") {
        d1, d1_note, d2, d2_note, d3, d3_note, d4, d4_note, d5, d5_note, d6, d6_note, confirm,
    }
    parse(self, _given: ()) -> DeclarationInput {
        let mut violations = Violations::new();
        let mut affirmed = Vec::new();
        for statement in Statement::ALL {
            let (answer, note) = statement.fields();
            match violations.take(answer, chosen(self.get(answer), YesNo::parse)) {
                Some(YesNo::Yes) => {
                    affirmed.extend(violations.take(note, FreeText::parse(self.get(note))).map(|note| (*statement, note)));
                }
                Some(YesNo::No) | None => {}
            }
        }
        violations.take("confirm", confirmed(&self.confirm));
        violations.or_else_value(Some(DeclarationInput { affirmed }))
    }
}
