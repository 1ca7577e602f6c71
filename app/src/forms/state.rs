//! What one form on a page holds: what was typed, what is wrong, whether it is on its way.

use std::collections::BTreeSet;

use domain::violation::{Violation, Violations};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    error::AppError,
    lang::use_lang,
    ui::{Reload, Stays},
};

/// A form that came back refused: the page is drawn again with it, by the server when it was posted without script, in the
/// browser when what the page showed had changed meanwhile.
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

/// The returned form of this page as a document carries it, empty when there is none; read only by the form that it is of.
#[derive(Clone, Copy)]
pub struct Returned {
    form: RwSignal<String>,
    /// It came back in this document: the reader waits at its button.
    is_here: RwSignal<bool>,
}

impl Returned {
    /// With what came with the document.
    pub fn new(form: String) -> Self {
        Self { form: RwSignal::new(form), is_here: RwSignal::new(false) }
    }

    /// Whether a form came back.
    pub fn is_any(self) -> bool {
        self.form.with_untracked(|form| !form.is_empty())
    }

    /// The form of a server function, and whether it came back in this document.
    fn of(self, action: &str) -> Option<(FormReturn, bool)> {
        let form: Option<FormReturn> = self.form.with_untracked(|form| serde_json::from_slice(form.as_bytes()).ok());
        Some((form.filter(|form| form.action == action)?, self.is_here.get_untracked()))
    }

    /// A form came back here.
    #[cfg(feature = "hydrate")]
    pub(super) fn keep(self, form: FormReturn) {
        self.form.set(form.written());
        self.is_here.set(true);
    }

    /// It was sent, or its page was left.
    #[cfg(feature = "hydrate")]
    pub fn forget(self) {
        self.form.set(String::new());
        self.is_here.set(false);
    }
}

/// Whether what is typed in a field is never shown again: passwords and codes, and a word given for one sum only.
pub fn is_asked_anew(field: &str) -> bool {
    ["answer", "code", "confirm", "current", "password", "token"].contains(&field)
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
    /// Where its page stays when it leads on.
    pub stays: Option<Stays>,
    /// It came back refused while the reader waited: its summary is where they go on.
    pub is_back: bool,
    #[allow(dead_code, reason = "kept and forgotten in the browser")]
    returned: Option<Returned>,
    initial: StoredValue<Vec<(String, String)>>,
    values: StoredValue<Vec<(String, String)>>,
}

impl FormState {
    /// The state of a form with its initial values; a form that came back takes precedence.
    pub fn new(action: &'static str, initial: Vec<(String, String)>) -> Self {
        let page = use_context::<Returned>();
        let returned = page.and_then(|page| page.of(action));
        let is_back = returned.as_ref().is_some_and(|(_, is_here)| *is_here);
        let first = initial.clone();
        let (values, violations, problem, left) = match returned {
            None => (initial, Violations::new(), None, BTreeSet::new()),
            Some((form, _)) => {
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
            stays: use_context(),
            is_back,
            returned: page,
            initial: StoredValue::new(first),
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
            stays: use_context(),
            is_back: false,
            returned: None,
            initial: StoredValue::new(values.clone()),
            values: StoredValue::new(values),
        }
    }

    /// The name a field is sent under.
    pub fn sent_as(self, name: &str) -> String {
        self.naming.sent_as(name)
    }

    /// What stood in a field when the form was made.
    pub fn value(&self, name: &str) -> String {
        self.values.with_value(|values| of(values, name))
    }

    /// What the page says of a field, whatever was sent: what the reader did not type is not kept for them.
    pub fn initial(&self, name: &str) -> String {
        self.initial.with_value(|values| of(values, name))
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

    /// Comes back with the page when that is drawn again.
    #[cfg(feature = "hydrate")]
    pub(super) fn keep(self, values: Vec<(String, String)>, error: AppError) {
        if let Some(page) = self.returned {
            page.keep(FormReturn { action: self.action.to_owned(), values, error });
        }
    }

    /// Was sent, and comes back no more.
    #[cfg(feature = "hydrate")]
    pub(super) fn forget(self) {
        if let Some(page) = self.returned {
            page.forget();
        }
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

fn of(values: &[(String, String)], name: &str) -> String {
    values.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
}
