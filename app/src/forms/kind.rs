//! The `<form>` of every form, apart from the type of its fields: one piece of code serves them all, and the browser loads
//! it once.

use std::sync::Arc;

use domain::{form::Form, violation::Violations};
use leptos::{ev, prelude::*};

use super::{
    state::{FormState, Naming},
    summary::FormSummary,
};

/// Fields and what is typed in them.
pub(super) type Typed = Vec<(String, String)>;

/// What a form does with what is typed.
#[derive(Clone)]
pub(super) struct Kind {
    name: &'static str,
    fields: &'static [&'static str],
    /// What is wrong, where the browser can tell.
    check: Option<Arc<dyn Fn(Typed) -> Violations + Send + Sync>>,
    /// Told what is typed at every keystroke.
    live: Option<Arc<dyn Fn(Typed) + Send + Sync>>,
}

impl Kind {
    /// A form of `F`.
    pub(super) fn of<F: Form + Send + Sync + 'static>(
        check: Option<impl Fn(&F) -> Violations + Send + Sync + 'static>,
        live: Option<RwSignal<F>>,
    ) -> Self {
        Self {
            name: F::NAME,
            fields: F::FIELDS,
            check: check.map(|check| Arc::new(move |typed| check(&made(typed))) as _),
            live: live.map(|live| Arc::new(move |typed| live.set(made(typed))) as _),
        }
    }
}

fn made<F: Form>(typed: Typed) -> F {
    let mut form = F::default();
    for (field, value) in typed {
        form.set(&field, value);
    }
    form
}

/// The form of a state, posted or asked as its naming says.
pub(super) fn shown(
    kind: Kind,
    state: FormState,
    action: Signal<String>,
    with: Vec<(&'static str, String)>,
    children: Children,
) -> AnyView {
    provide_context(state);
    let node = NodeRef::<leptos::html::Form>::new();
    let method = match state.naming {
        Naming::Posted => "post",
        Naming::Asked => "get",
    };
    let with: Vec<_> =
        with.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect();
    let name = kind.name;
    let kind = StoredValue::new(kind);
    #[cfg(feature = "hydrate")]
    super::browser::adopt(node, state.is_back, move |form| {
        if let Some(live) = kind.try_with_value(|kind| kind.live.clone()).flatten() {
            live(super::browser::typed(form, state.naming));
        }
    });
    let on_input = move |_: ev::Event| {
        #[cfg(feature = "hydrate")]
        if let Some((check, live)) = kind.try_with_value(|kind| (kind.check.clone(), kind.live.clone()))
            && let Some(form) = node.get_untracked()
        {
            let typed = super::browser::typed(&form, state.naming);
            // What was found wrong in a question is looked at again while it is being put right.
            let again = state.naming == Naming::Asked && !state.violations.with_untracked(Violations::is_empty);
            if let Some(check) = check.filter(|_| again) {
                state.violations.set(check(typed.clone()));
            }
            if let Some(live) = live {
                live(typed);
            }
        }
    };
    let on_leave = move |_event: ev::FocusEvent| {
        // A field that is taken off the page with its form is left too: then there is nobody to tell.
        #[cfg(feature = "hydrate")]
        if let Some(check) = kind.try_with_value(|kind| kind.check.clone()).flatten()
            && let Some(form) = node.get_untracked()
        {
            super::browser::left(state, &form, &_event, &|| check(super::browser::typed(&form, state.naming)));
        }
    };
    let navigate = leptos_router::hooks::use_navigate();
    let on_submit = move |_event: ev::SubmitEvent| {
        let _ = &navigate;
        #[cfg(feature = "hydrate")]
        if let Some((check, fields)) = kind.try_with_value(|kind| (kind.check.clone(), kind.fields))
            && let Some(form) = node.get_untracked()
        {
            let faults = check.map(|check| check(super::browser::typed(&form, state.naming))).unwrap_or_default();
            match state.naming {
                Naming::Posted => super::browser::submit(state, &form, &_event, faults, fields, navigate.clone()),
                Naming::Asked => super::browser::ask(state, &form, &_event, faults, fields, navigate.clone()),
            }
        }
    };
    #[cfg(not(feature = "hydrate"))]
    kind.with_value(|kind| {
        let _ = (kind.fields, &kind.check, &kind.live);
    });
    view! {
        <form
            class="ui-form ui-stack--roomy"
            method=method
            action=move || action.get()
            data-form=name
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
