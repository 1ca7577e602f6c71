//! Statements: each text is written once, for both engines, and listed, so that one test prepares them all.

/// One SQL text for both engines. Made by `statements!` only: a text that no test has prepared cannot be run.
#[derive(Clone, Copy, Debug)]
pub struct Statement {
    /// Where it stands, e.g. `usecases::accounts::store::FIND`.
    pub name: &'static str,
    /// The text, with `$1`, `$2`, … in the portable subset of `migrations/README.md`.
    pub text: &'static str,
}

/// Declares the statements of a store and the list `STATEMENTS` of them, which `crate::statements` gathers:
///
/// ```text
/// statements! {
///     /// One account.
///     FIND = "select id, email from accounts where id = $1";
/// }
/// ```
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $text:expr;)*) => {
        $($(#[$meta])* pub(crate) const $name: $crate::db::Statement = $crate::db::Statement {
            name: concat!(module_path!(), "::", stringify!($name)),
            text: $text,
        };)*
        /// Every statement of this store.
        pub(crate) const STATEMENTS: &[$crate::db::Statement] = &[$($name),*];
    };
}
pub(crate) use statements;
