//! The one form of all pages: a plain post that works without script; with script it is checked by the same domain
//! types when a field is left and when it is sent, sent without leaving the page, and keeps what was typed.

use domain::{form::Form, violation::Violations};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    kind::{Kind, shown},
    state::FormState,
};

/// What a form's fields are checked with in the browser.
pub type Check<F> = fn(&F) -> Violations;

/// Checks a form whose meaning needs nothing but itself.
pub fn check<F>(form: &F) -> Violations
where
    F: for<'a> Form<Given<'a> = ()>,
{
    form.parse(()).err().unwrap_or_default()
}

/// A form of one button and no field.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nothing;

impl Form for Nothing {
    const NAME: &'static str = "nothing";
    const FIELDS: &'static [&'static str] = &[];
    type Input = ();
    type Given<'a> = ();

    fn get(&self, _field: &str) -> &str {
        ""
    }
    fn set(&mut self, _field: &str, _value: String) {}
    fn parse(&self, _given: ()) -> Result<(), Violations> {
        Ok(())
    }
}

/// A form of `F`. Fields inside are the components of this module, by the names of `F`.
#[component]
pub fn FormFor<F>(
    /// Values to begin with.
    initial: F,
    /// The server function, e.g. `accounts/register`.
    action: &'static str,
    /// How the browser checks it; the server checks it again with more.
    #[prop(optional)]
    check: Option<Check<F>>,
    /// Ids that travel with it, by argument name.
    #[prop(optional)]
    with: Vec<(&'static str, String)>,
    /// Kept at what is typed, at every keystroke.
    #[prop(optional)]
    live: Option<RwSignal<F>>,
    children: Children,
) -> impl IntoView
where
    F: Form + Send + Sync + 'static,
{
    let values = F::FIELDS.iter().map(|name| ((*name).to_owned(), initial.get(name).to_owned())).collect();
    let state = FormState::new(action, values);
    if let Some(live) = live {
        let mut first = initial;
        for name in F::FIELDS {
            first.set(name, state.value(name));
        }
        live.set(first);
    }
    let query = use_query_map();
    let target = Signal::derive(move || target(&query.get(), action));
    shown(Kind::of(check, live), state, target, with, children)
}

/// The page's own address with the function it posts to; the page is shown again there when it is refused.
pub(super) fn target(query: &leptos_router::params::ParamsMap, action: &str) -> String {
    let mut query = query.clone();
    query.remove("fn");
    let rest = query.to_query_string();
    if rest.is_empty() { format!("?fn={action}") } else { format!("{rest}&fn={action}") }
}
