//! How a person likes to read the portal, kept in their browser: no account is needed for it.

use crate::account::LocalPath;
use crate::fields;
use crate::form::chosen;
use crate::violation::Violations;

crate::codes! {
    /// Light or dark.
    #[derive(Default)]
    pub enum Theme {
        /// As the device says.
        #[default]
        System = "system",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

crate::codes! {
    /// The digits of Arabic pages. English pages always write 123; numbers of applications, accounts and telephones, and
    /// addresses too, since they are copied elsewhere.
    #[derive(Default)]
    pub enum Digits {
        /// 123, as the fonts and the papers people copy from have it (experience.md).
        #[default]
        Latin = "latn",
        /// ١٢٣.
        Arabic = "arab",
    }
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreferencesInput {
    /// Light or dark.
    pub theme: Theme,
    /// The digits of Arabic pages.
    pub digits: Digits,
    /// Where to go back to; a foreign address is left out in silence.
    pub next: Option<LocalPath>,
}

fields! {
    /// How to read.
    pub struct PreferencesFields("preferences") { theme, digits, next }
    parse(self, _given: ()) -> PreferencesInput {
        let mut violations = Violations::new();
        let theme = violations.take("theme", chosen(&self.theme, Theme::parse));
        let digits = violations.take("digits", chosen(&self.digits, Digits::parse));
        let next = LocalPath::parse(&self.next);
        let input = (|| Some(PreferencesInput { theme: theme?, digits: digits?, next }))();
        violations.or_else_value(input)
    }
}
