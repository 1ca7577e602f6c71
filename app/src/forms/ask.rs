//! A form that asks a page: its fields stand in the address, so that it works without script, can be shared, and comes
//! back by the back button. With script the answer follows every keystroke.

use domain::{form::Form, violation::Violations};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    kind::{Kind, shown},
    state::FormState,
};

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
    shown(Kind::of(Some(check), Some(live)), state, Signal::stored(action), Vec::new(), children)
}
