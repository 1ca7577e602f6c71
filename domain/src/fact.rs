//! Values of coded reasons: what a sentence of the screen names, before it has words in a language.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::money::Money;
use crate::time::CivilDate;

/// A value that a reason names; the screen writes it in its language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactValue {
    /// An amount.
    Money(Money),
    /// A day.
    Date(CivilDate),
    /// A number of things, of months, or of percent.
    Count(u32),
    /// A code with its words in the `codes` locale file, or a rule id.
    Code(Cow<'static, str>),
}

/// Named values, in the order of the sentence.
pub type FactParams = Vec<(Cow<'static, str>, FactValue)>;
