//! A form that asks a page: its fields stand in the address, so that it works without script, can be shared, and comes
//! back by the back button. With script the answer follows every keystroke.

use domain::{form::Form, violation::Violations};
use leptos::{ev, prelude::*};
use leptos_router::hooks::use_query_map;

use super::{state::FormState, summary::FormSummary};

/// What the page's address asks: the fields in its query over `initial`; `None` when it asks nothing.
pub fn asked<F: Form>(initial: &F) -> Option<F> {
    let query = use_query_map();
    let mut form = initial.clone();
    let mut any = false;
    query.with(|query| {
        for name in F::FIELDS {
            if let Some(value) = query.get_str(name) {
                any = true;
                form.set(name, value.to_owned());
            }
        }
    });
    any.then_some(form)
}

/// A form of `F` that asks the page it stands on.
#[component]
pub fn AskForm<F, C>(
    /// Kept at what is typed, at every keystroke; what it holds now is what the form begins with.
    live: RwSignal<F>,
    /// What is wrong, of the form as typed.
    check: C,
    /// True when the address asked: then what is wrong shows at once.
    was_asked: bool,
    /// The page's address, for the plain form.
    #[prop(into)]
    action: String,
    children: Children,
) -> impl IntoView
where
    F: Form + Send + Sync + 'static,
    C: Fn(&F) -> Violations + Copy + Send + Sync + 'static,
{
    let initial = live.get_untracked();
    let values = F::FIELDS.iter().map(|name| ((*name).to_owned(), initial.get(name).to_owned())).collect();
    let faults = if was_asked { check(&initial) } else { Violations::new() };
    let state = FormState::asked(values, faults);
    provide_context(state);
    let node = NodeRef::<leptos::html::Form>::new();
    #[cfg(feature = "hydrate")]
    super::browser::adopt(node, false, move |typed| live.set(super::browser::read::<F>(typed, state.naming)));
    let on_input = move |_: ev::Event| {
        #[cfg(feature = "hydrate")]
        if let Some(form) = node.get_untracked() {
            let typed = super::browser::read::<F>(&form, state.naming);
            // What was found wrong is looked at again while it is being put right.
            if !state.violations.with_untracked(Violations::is_empty) {
                state.violations.set(check(&typed));
            }
            live.set(typed);
        }
    };
    let on_leave = move |_event: ev::FocusEvent| {
        #[cfg(feature = "hydrate")]
        if let Some(form) = node.get_untracked() {
            super::browser::left(state, &form, &_event, || check(&super::browser::read::<F>(&form, state.naming)));
        }
    };
    let navigate = leptos_router::hooks::use_navigate();
    let on_submit = move |_event: ev::SubmitEvent| {
        let _ = &navigate;
        #[cfg(feature = "hydrate")]
        if let Some(form) = node.get_untracked() {
            let faults = check(&super::browser::read::<F>(&form, state.naming));
            super::browser::ask(state, &form, &_event, faults, F::FIELDS, navigate.clone());
        }
    };
    view! {
        <form
            class="ui-form ui-stack--roomy"
            method="get"
            action=action
            data-form=F::NAME
            novalidate
            node_ref=node
            on:input=on_input
            on:focusout=on_leave
            on:submit=on_submit
        >
            <FormSummary/>
            {children()}
        </form>
    }
    .into_any()
}
