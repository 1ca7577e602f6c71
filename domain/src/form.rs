//! Forms as typed: structs of strings whose fields have names, so that one kit and one test serve them all.

use crate::policy::Edition;
use crate::time::CivilDate;
use crate::violation::{Fault, Violations};

/// What many forms are read under: the edition of the policy and the day in Riyadh.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The edition in force, or the one a case was made under.
    pub edition: &'a Edition,
    /// Today in Riyadh.
    pub today: CivilDate,
}

crate::codes! {
    /// An answer to a question with two answers; neither is chosen beforehand.
    pub enum YesNo {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

impl YesNo {
    /// True for yes.
    #[must_use]
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }
}

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
    fn parse<'a>(&self, given: Self::Given<'a>) -> Result<Self::Input, Violations>;
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

/// As [`chosen`], but nothing chosen is `None`.
///
/// # Errors
/// `not-a-choice`.
pub fn chosen_or_none<T>(code: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Fault> {
    if code.trim().is_empty() { Ok(None) } else { chosen(code, parse).map(Some) }
}

/// A box that must be ticked: its value is `yes`.
///
/// # Errors
/// `must-confirm`.
pub fn confirmed(typed: &str) -> Result<(), Fault> {
    if typed.trim() == YesNo::Yes.code() { Ok(()) } else { Err(Fault::new("must-confirm")) }
}

/// A day that must not lie after `today`.
///
/// # Errors
/// `in-the-future`.
pub fn not_in_future(date: CivilDate, today: CivilDate) -> Result<CivilDate, Fault> {
    if date > today { Err(Fault::new("in-the-future")) } else { Ok(date) }
}

/// Declares a `…Fields` struct: every field a `String`, absent ones empty, unknown ones ignored; implements name,
/// list, get and set of [`Form`](crate::form::Form). `Debug` shows no typed text: it may be a password or an identity
/// number. The body of `parse` stands behind it; one that borrows what it is read under names the lifetime:
/// `parse<'a>(self, setting: Setting<'a>) -> …`.
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
        parse$(<$life:lifetime>)?($self:ident, $given:ident: $given_ty:ty) -> $input:ty $body:block
    ) => {
        $crate::fields! { @declare $(#[$meta])* $name($form) { $($field,)* } $($life)? [$self, $given: $given_ty] $input, $body }
    };
    (@declare $(#[$meta:meta])* $name:ident($form:literal) { $($field:ident,)* } [$self:ident, $given:ident: $given_ty:ty] $input:ty, $body:block) => {
        $crate::fields! { @declare $(#[$meta])* $name($form) { $($field,)* } 'given [$self, $given: $given_ty] $input, $body }
    };
    (@declare $(#[$meta:meta])* $name:ident($form:literal) { $($field:ident,)* } $life:lifetime [$self:ident, $given:ident: $given_ty:ty] $input:ty, $body:block) => {
        $(#[$meta])*
        #[derive(Clone, Default, PartialEq, Eq, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(default)]
        #[allow(missing_docs)]
        pub struct $name { $(pub $field: String,)* }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }

        impl $crate::form::Form for $name {
            const NAME: &'static str = $form;
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
            type Input = $input;
            type Given<$life> = $given_ty;

            fn get(&self, field: &str) -> &str {
                match field { $(stringify!($field) => &self.$field,)* _ => "" }
            }
            fn set(&mut self, field: &str, value: String) {
                match field { $(stringify!($field) => self.$field = value,)* _ => {} }
            }
            fn parse<$life>(&$self, $given: $given_ty) -> Result<$input, $crate::violation::Violations> $body
        }
    };
}
