//! A right filling and wrong values of every form, so that one test proves them all: here that empty, wrong and too long
//! are refused and arbitrary text never breaks, on the pages that every fault stands beside its field.

mod account;
mod application;
mod money;
mod staff;

use crate::form::{Form, Setting};
use crate::time::{CivilDate, Instant};
use crate::violation::Violations;

/// What is wrong for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// This text, and a very long one.
    Text(&'static str),
    /// A very long text only.
    Long,
    /// Nothing: any text is accepted, or not looked at beside the other values of the sample.
    Nothing,
}

/// One field of a sample: its name, a right value, what is wrong for it.
pub type SampleField = (&'static str, &'static str, Wrong);

/// A form with a sample.
pub trait Sampled: Form {
    /// A right filling of every field on [`sample_day`].
    const SAMPLE: &'static [SampleField];
    /// True when the form says something with no field filled.
    const MAY_BE_EMPTY: bool;

    /// Parses under a setting.
    ///
    /// # Errors
    /// The form's violations.
    fn read(&self, setting: Setting<'_>) -> Result<(), Violations>;
}

/// The day on which the samples are right; those that name days to come or recent papers are wrong on others.
#[must_use]
pub fn sample_day() -> CivilDate {
    // 23 November 2026, 20,780 days after the epoch.
    Instant::from_micros(20_780 * 86_400 * 1_000_000).civil_date()
}

/// A form rightly filled.
#[must_use]
pub fn sample<F: Sampled>() -> F {
    let mut form = F::default();
    for (field, value, _) in F::SAMPLE {
        form.set(field, (*value).to_owned());
    }
    form
}

/// A text too long for every field.
#[must_use]
pub fn too_long() -> String {
    "ا".repeat(3_000)
}

/// The field beside which a fault of `field` stands: a date's faults stand at its day.
#[must_use]
pub fn stands_at(field: &str) -> String {
    for part in ["_month", "_year", "_calendar"] {
        if let Some(prefix) = field.strip_suffix(part) {
            return format!("{prefix}_day");
        }
    }
    field.to_owned()
}

/// Looks at every form.
pub trait Visitor {
    /// Looks at one.
    fn visit<F: Sampled>(&mut self, name_of_type: &'static str);
}

/// Shows every form of the portal to a visitor.
pub fn for_every(visitor: &mut impl Visitor) {
    account::show(visitor);
    application::show(visitor);
    money::show(visitor);
    staff::show(visitor);
}

/// Declares samples: `Fields(setting => given) { field = "right" | "wrong", … }`, with `long` where only too long a text
/// is wrong and `any` where nothing is; `may_be_empty` behind the name of a form that may be.
macro_rules! samples {
    ($($form:ident($setting:pat => $given:expr) $($empty:ident)? { $($field:ident = $right:literal | $wrong:tt),* $(,)? })*) => {
        $(impl $crate::samples::Sampled for $form {
            const SAMPLE: &'static [$crate::samples::SampleField] =
                &[$((stringify!($field), $right, $crate::samples::samples!(@wrong $wrong))),*];
            const MAY_BE_EMPTY: bool = $crate::samples::samples!(@empty $($empty)?);

            fn read(&self, setting: $crate::form::Setting<'_>) -> Result<(), $crate::violation::Violations> {
                let $setting = setting;
                $crate::form::Form::parse(self, $given).map(|_| ())
            }
        })*

        pub(super) fn show(visitor: &mut impl $crate::samples::Visitor) {
            $(visitor.visit::<$form>(stringify!($form));)*
        }
    };
    (@wrong long) => { $crate::samples::Wrong::Long };
    (@wrong any) => { $crate::samples::Wrong::Nothing };
    (@wrong $wrong:literal) => { $crate::samples::Wrong::Text($wrong) };
    (@empty) => { false };
    (@empty may_be_empty) => { true };
}
use samples;
