//! The warning before a session ends by rest: heard by screen readers, one button to go on. Without script there is none; the
//! next request then leads to the sign-in page and back.

use leptos::prelude::*;

use crate::{i18n::security as t, lang::use_lang, shell::Site};

/// Nothing until two minutes before the end.
#[component]
pub fn IdleWarning() -> impl IntoView {
    let lang = use_lang();
    let is_signed_in = use_context::<Site>().is_some_and(|site| site.viewer.is_some());
    let left = RwSignal::new(None::<i64>);
    let node = NodeRef::<leptos::html::Dialog>::new();
    #[cfg(feature = "hydrate")]
    if is_signed_in {
        clock::start(left, node);
    }
    let stay = move |_| {
        #[cfg(feature = "hydrate")]
        clock::stay(left, node);
    };
    let leave = move |_| {
        #[cfg(feature = "hydrate")]
        clock::leave();
    };
    let figure = move || left.get().map(|seconds| format!("{}:{:02}", seconds / 60, seconds % 60)).unwrap_or_default();
    is_signed_in.then(|| {
        view! {
            <dialog class="ui-dialog" aria-labelledby="idle-title" aria-describedby="idle-text" node_ref=node>
                <div class="ui-dialog__body">
                    <h2 class="ui-dialog__title" id="idle-title">{t::idle_title(lang)}</h2>
                    <p id="idle-text">{t::idle_text(lang)}</p>
                    <p class="ui-dialog__figure" role="timer" aria-live="off"><bdi class="ui-id" dir="ltr">{figure}</bdi></p>
                    <p class="ui-hidden" aria-live="assertive">{move || left.get().filter(|seconds| *seconds <= 30).map(|_| t::idle_soon(lang))}</p>
                    <div class="ui-dialog__acts">
                        <button class="ui-btn ui-btn--primary" type="button" on:click=stay>{t::idle_stay(lang)}</button>
                        <button class="ui-btn" type="button" on:click=leave>{t::idle_leave(lang)}</button>
                    </div>
                </div>
            </dialog>
        }
    })
}

#[cfg(feature = "hydrate")]
mod clock {
    use std::time::Duration;

    use leptos::{html::Dialog, lazy, prelude::*, task::spawn_local};

    use super::super::api;
    use crate::{
        error::AppError,
        lang::{Addressed as _, Lang},
    };

    /// Seconds before the end at which the warning comes.
    const WARNING: i64 = 120;

    /// Looks when the warning would be due, and again then: what was done meanwhile has moved the end on.
    pub(super) fn start(left: RwSignal<Option<i64>>, node: NodeRef<Dialog>) {
        Effect::new(move || spawn_local(watch(left, node)));
    }

    /// In a chunk of its own: whoever is not signed in has no clock to load.
    #[lazy]
    fn watch(left: RwSignal<Option<i64>>, node: NodeRef<Dialog>) {
        look(left, node);
    }

    fn look(left: RwSignal<Option<i64>>, node: NodeRef<Dialog>) {
        spawn_local(async move {
            match api::session().await {
                Ok(clock) if clock.idle_seconds > WARNING => {
                    // Gone on in another tab.
                    left.set(None);
                    if let Some(dialog) = node.get_untracked() {
                        dialog.close();
                    }
                    after(clock.idle_seconds - WARNING, move || look(left, node));
                }
                Ok(clock) => warn(left, node, clock.idle_seconds),
                Err(AppError::Unauthenticated) => ended(),
                // The network is away: look again in a minute.
                Err(_) => after(60, move || look(left, node)),
            }
        });
    }

    fn after(seconds: i64, then: impl FnOnce() + 'static) {
        set_timeout(then, Duration::from_secs(u64::try_from(seconds).unwrap_or(1).max(1)));
    }

    fn warn(left: RwSignal<Option<i64>>, node: NodeRef<Dialog>, seconds: i64) {
        left.set(Some(seconds));
        if let Some(dialog) = node.get_untracked().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
        }
        tick(left, node);
    }

    fn tick(left: RwSignal<Option<i64>>, node: NodeRef<Dialog>) {
        after(1, move || match left.get_untracked() {
            // Gone on meanwhile.
            None => {}
            // Another tab may have gone on: the server knows.
            Some(seconds) if seconds <= 1 => {
                left.set(None);
                look(left, node);
            }
            Some(seconds) => {
                left.set(Some(seconds - 1));
                tick(left, node);
            }
        });
    }

    pub(super) fn stay(left: RwSignal<Option<i64>>, node: NodeRef<Dialog>) {
        left.set(None);
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
        spawn_local(go_on(left, node));
    }

    #[lazy]
    fn go_on(left: RwSignal<Option<i64>>, node: NodeRef<Dialog>) {
        spawn_local(async move {
            match api::stay().await {
                Err(AppError::Unauthenticated) => ended(),
                _ => look(left, node),
            }
        });
    }

    fn here() -> String {
        let location = location();
        format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
    }

    /// What was typed comes back after signing in; the page of the signed-in person goes away.
    fn ended() {
        // The session ended because its owner is signing out: that leads on by itself.
        if here().ends_with("/sign-out") {
            return;
        }
        crate::pwa::keep_typed();
        let _ = location().assign(&crate::routes::sign_in_then(&here()));
    }

    pub(super) fn leave() {
        let _ = location().assign(&Lang::of_path(&here()).at("/sign-out"));
    }
}
