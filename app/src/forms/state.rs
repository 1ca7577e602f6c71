//! What one form on a page holds: what was typed, what is wrong, whether it is on its way.

use std::collections::BTreeSet;

use domain::violation::{Violation, Violations};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{error::AppError, lang::use_lang, ui::Reload};

/// A form that came back: posted without script and refused. The page is rendered again with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormReturn {
    /// The server function that refused, e.g. `accounts/register`.
    pub action: String,
    /// What was typed, secrets left out.
    pub values: Vec<(String, String)>,
    /// Why it was refused.
    pub error: AppError,
}

impl FormReturn {
    /// As a document carries it.
    pub(crate) fn written(self) -> String {
        serde_json::to_string(&self).unwrap_or_default()
    }
}

/// The returned form of this document as it carries it, empty when there is none; read only by the form that it is of.
#[derive(Clone)]
pub struct Returned(pub String);

impl Returned {
    /// True when a form came back.
    pub fn is_some(&self) -> bool {
        !self.0.is_empty()
    }

    fn of(&self, action: &str) -> Option<FormReturn> {
        let form: FormReturn = self.is_some().then(|| serde_json::from_slice(self.0.as_bytes()).ok()).flatten()?;
        (form.action == action).then_some(form)
    }
}

/// Under which names the fields of a form are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// `fields[name]`: a field of a server function's `fields` argument.
    Posted,
    /// `name`: a question in the address of a page.
    Asked,
}

impl Naming {
    /// The name an input is sent under.
    pub fn sent_as(self, field: &str) -> String {
        match self {
            Self::Posted => format!("fields[{field}]"),
            Self::Asked => field.to_owned(),
        }
    }

    /// The field an input's name means.
    pub fn field_of(self, sent: &str) -> Option<&str> {
        match self {
            Self::Posted => sent.strip_prefix("fields[").and_then(|name| name.strip_suffix(']')),
            Self::Asked => Some(sent),
        }
    }
}

/// Handle to a form's state; in the context of everything inside the form.
#[derive(Clone, Copy)]
pub struct FormState {
    /// The server function it posts to; empty for a form that asks a page.
    pub action: &'static str,
    /// How its fields are named.
    pub naming: Naming,
    /// All that is wrong, as last found.
    pub violations: RwSignal<Violations>,
    /// A refusal that is not about a field.
    pub problem: RwSignal<Option<AppError>>,
    /// True while it is being sent.
    pub busy: RwSignal<bool>,
    /// Fields left at least once, or all after a submit: only these show their faults.
    pub left: RwSignal<BTreeSet<String>>,
    /// What was changed is asked for again everywhere.
    pub reload: Reload,
    values: StoredValue<Vec<(String, String)>>,
}

impl FormState {
    /// The state of a form with its initial values; a form that came back takes precedence.
    pub fn new(action: &'static str, initial: Vec<(String, String)>) -> Self {
        let returned = use_context::<Returned>().and_then(|returned| returned.of(action));
        let (values, violations, problem, left) = match returned {
            None => (initial, Violations::new(), None, BTreeSet::new()),
            Some(form) => {
                let mut values = initial;
                for (name, value) in form.values {
                    match values.iter_mut().find(|(known, _)| *known == name) {
                        Some(slot) => slot.1 = value,
                        None => values.push((name, value)),
                    }
                }
                match form.error {
                    AppError::Invalid { violations } => {
                        let left = violations.0.iter().map(|violation| violation.field.to_string()).collect();
                        (values, violations, None, left)
                    }
                    other => (values, Violations::new(), Some(other), BTreeSet::new()),
                }
            }
        };
        Self {
            action,
            naming: Naming::Posted,
            violations: RwSignal::new(violations),
            problem: RwSignal::new(problem),
            busy: RwSignal::new(false),
            left: RwSignal::new(left),
            reload: Reload::of_page(),
            values: StoredValue::new(values),
        }
    }

    /// The state of a form whose fields stand in the page's address; what is wrong shows when something was asked.
    pub fn asked(values: Vec<(String, String)>, violations: Violations) -> Self {
        let left = violations.0.iter().map(|violation| violation.field.to_string()).collect();
        Self {
            action: "",
            naming: Naming::Asked,
            violations: RwSignal::new(violations),
            problem: RwSignal::new(None),
            busy: RwSignal::new(false),
            left: RwSignal::new(left),
            reload: Reload::of_page(),
            values: StoredValue::new(values),
        }
    }

    /// The name a field is sent under.
    pub fn sent_as(self, name: &str) -> String {
        self.naming.sent_as(name)
    }

    /// What stood in a field when the form was made.
    pub fn value(&self, name: &str) -> String {
        self.values.with_value(|values| {
            values.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
        })
    }

    /// The sentence under a field, once it was left.
    pub fn error_of(self, name: &'static str) -> Signal<Option<String>> {
        let lang = use_lang();
        Signal::derive(move || {
            if !self.left.with(|left| left.contains(name)) {
                return None;
            }
            self.violations.with(|all| all.first_of(name).map(|violation| crate::i18n::violation(lang, violation)))
        })
    }

    /// All shown violations, for the summary.
    pub fn shown(self) -> Vec<Violation> {
        self.violations.with(|all| {
            let left = self.left.read();
            all.0.iter().filter(|violation| left.contains(violation.field.as_ref())).cloned().collect()
        })
    }

    /// Takes a refusal: field faults to their fields, anything else above the form.
    pub fn refuse(self, error: AppError) {
        match error {
            AppError::Invalid { violations } => {
                self.left.update(|left| left.extend(violations.0.iter().map(|violation| violation.field.to_string())));
                self.violations.set(violations);
                self.problem.set(None);
            }
            other => self.problem.set(Some(other)),
        }
    }
}
