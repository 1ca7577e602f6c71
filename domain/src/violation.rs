//! What is wrong with something typed: field, code, parameters; never a sentence. The screen finds the words.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

type Text = Cow<'static, str>;

/// One fault: the field as the form names it, a kebab-case code (`required`, `too-long`, …) and its parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// The field's name in its `…Fields` struct; empty for the form as a whole.
    pub field: Text,
    /// Kebab-case code, a key of the `errors` locale file.
    pub code: Text,
    /// Named values for the sentence, e.g. `("max", "100")`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<(Text, String)>,
}

impl Violation {
    /// A fault of one field.
    pub fn new(field: impl Into<Text>, code: impl Into<Text>) -> Self {
        Self { field: field.into(), code: code.into(), params: Vec::new() }
    }

    /// With one more parameter.
    #[must_use]
    pub fn with(mut self, name: impl Into<Text>, value: impl ToString) -> Self {
        self.params.push((name.into(), value.to_string()));
        self
    }
}

/// Why one value was refused, before it is known which field it stood in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Kebab-case code.
    pub code: &'static str,
    /// Named values for the sentence.
    pub params: Vec<(Text, String)>,
}

impl Fault {
    /// A fault with no parameters.
    #[must_use]
    pub const fn new(code: &'static str) -> Self {
        Self { code, params: Vec::new() }
    }

    /// With one more parameter.
    #[must_use]
    pub fn with(mut self, name: impl Into<Text>, value: impl ToString) -> Self {
        self.params.push((name.into(), value.to_string()));
        self
    }

    /// At a field.
    pub fn at(self, field: impl Into<Text>) -> Violation {
        Violation { field: field.into(), code: self.code.into(), params: self.params }
    }
}

/// Every fault of a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Violations(pub Vec<Violation>);

impl Violations {
    /// None yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a fault.
    pub fn push(&mut self, violation: Violation) {
        self.0.push(violation);
    }

    /// Keeps the value of a parsed field, or its fault and `None`: every field is looked at before any is refused.
    pub fn take<T>(&mut self, field: &'static str, parsed: Result<T, Fault>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(fault) => {
                self.push(fault.at(field));
                None
            }
        }
    }

    /// True when nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first fault of a field.
    #[must_use]
    pub fn first_of(&self, field: &str) -> Option<&Violation> {
        self.0.iter().find(|violation| violation.field == field)
    }

    /// `Ok(value)` when nothing is wrong and the value is whole, else every fault.
    ///
    /// # Errors
    /// Every fault found.
    pub fn or_else_value<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

impl From<Violation> for Violations {
    fn from(violation: Violation) -> Self {
        Self(vec![violation])
    }
}
