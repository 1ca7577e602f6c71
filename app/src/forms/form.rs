//! The one form of all pages: a plain post that works without script; with script it is checked by the same domain
//! types when a field is left and when it is sent, sent without leaving the page, and keeps what was typed.

use domain::{form::Form, violation::Violations};
use leptos::{ev, prelude::*};
use leptos_router::hooks::use_query_map;

use super::{state::FormState, summary::FormSummary};

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
    provide_context(state);
    if let Some(live) = live {
        let mut first = initial.clone();
        for name in F::FIELDS {
            first.set(name, state.value(name));
        }
        live.set(first);
    }
    let query = use_query_map();
    let target = move || target(&query.get(), action);
    let with: Vec<_> =
        with.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect();
    let node = NodeRef::<leptos::html::Form>::new();
    #[cfg(feature = "hydrate")]
    super::browser::adopt(node, state.is_back, move |typed| {
        if let Some(live) = live {
            live.set(super::browser::read::<F>(typed, state.naming));
        }
    });
    let on_input = move |_: ev::Event| {
        #[cfg(feature = "hydrate")]
        if let (Some(live), Some(form)) = (live, node.get_untracked()) {
            live.set(super::browser::read::<F>(&form, state.naming));
        }
    };
    let on_leave = move |_event: ev::FocusEvent| {
        #[cfg(feature = "hydrate")]
        if let (Some(check), Some(form)) = (check, node.get_untracked()) {
            super::browser::left(state, &form, &_event, || check(&super::browser::read::<F>(&form, state.naming)));
        }
    };
    let navigate = leptos_router::hooks::use_navigate();
    let on_submit = move |_event: ev::SubmitEvent| {
        let _ = &navigate;
        #[cfg(feature = "hydrate")]
        if let Some(form) = node.get_untracked() {
            let faults = check.map(|check| check(&super::browser::read::<F>(&form, state.naming))).unwrap_or_default();
            super::browser::submit(state, &form, &_event, faults, F::FIELDS, navigate.clone());
        }
    };
    let _ = (on_input, check);
    view! {
        <form
            class="ui-form ui-stack--roomy"
            method="post"
            action=target
            data-form=F::NAME
            novalidate
            node_ref=node
            on:input=on_input
            on:focusout=on_leave
            on:submit=on_submit
        >
            <FormSummary/>
            {with}
            {children()}
        </form>
    }
    .into_any()
}

/// The page's own address with the function it posts to; the page is shown again there when it is refused.
pub(super) fn target(query: &leptos_router::params::ParamsMap, action: &str) -> String {
    let mut query = query.clone();
    query.remove("fn");
    let rest = query.to_query_string();
    if rest.is_empty() { format!("?fn={action}") } else { format!("{rest}&fn={action}") }
}
