//! Forms as typed: structs of strings whose fields have names, so that one kit and one test serve them all.

use crate::violation::{Fault, Violations};

/// A form as typed. Made by [`fields!`](crate::fields).
pub trait Form: Default + Clone {
    /// Kebab-case name of the form, e.g. `register`.
    const NAME: &'static str;
    /// Names of the fields in the order of the page.
    const FIELDS: &'static [&'static str];
    /// What the form means once it is right.
    type Input;
    /// What parsing needs beside the typed text (policy, today, …); `()` for most.
    type Given<'a>;

    /// The typed text of a field; empty for a name that is none.
    fn get(&self, field: &str) -> &str;
    /// Sets the typed text of a field; a name that is none is ignored.
    fn set(&mut self, field: &str, value: String);
    /// The meaning of the form, or every fault in it.
    ///
    /// # Errors
    /// All violations, in the order of the fields.
    fn parse(&self, given: Self::Given<'_>) -> Result<Self::Input, Violations>;
}

/// The value of a choice (a select, radio buttons) by its code: `chosen(&self.gender, Gender::parse)`.
///
/// # Errors
/// `required` when nothing was chosen, `not-a-choice` when the code is none.
pub fn chosen<T>(code: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Fault> {
    match code.trim() {
        "" => Err(Fault::new("required")),
        code => parse(code).ok_or(Fault::new("not-a-choice")),
    }
}

/// Declares a `…Fields` struct: every field a `String`, absent ones empty, unknown ones ignored; implements name,
/// list, get and set of [`Form`](crate::form::Form). The body of `parse` stands behind it:
///
/// ```text
/// fields! {
///     /// Opening an account (domain.md §3).
///     pub struct RegisterFields("register") { name, email, password, confirm }
///     parse(self, _given: ()) -> RegisterInput { … }
/// }
/// ```
#[macro_export]
macro_rules! fields {
    (
        $(#[$meta:meta])*
        pub struct $name:ident($form:literal) { $($field:ident),* $(,)? }
        parse($self:ident, $given:ident: $given_ty:ty) -> $input:ty $body:block
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(default)]
        #[allow(missing_docs)]
        pub struct $name { $(pub $field: String,)* }

        impl $crate::form::Form for $name {
            const NAME: &'static str = $form;
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
            type Input = $input;
            type Given<'a> = $given_ty;

            fn get(&self, field: &str) -> &str {
                match field { $(stringify!($field) => &self.$field,)* _ => "" }
            }
            fn set(&mut self, field: &str, value: String) {
                match field { $(stringify!($field) => self.$field = value,)* _ => {} }
            }
            fn parse(&$self, $given: $given_ty) -> Result<$input, $crate::violation::Violations> $body
        }
    };
}
