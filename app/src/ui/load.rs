//! Data of a page: loaded on the server before the first byte, again in the browser when something changed.

use crate::lang::Addressed as _;
use std::future::Future;

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::{error::AppError, i18n, lang::use_lang};

/// Asks every loaded part of the page for its data again.
#[derive(Clone, Copy, Default)]
pub struct Reload(Option<RwSignal<u32>>);

impl Reload {
    /// A new one, for the application's root.
    pub fn new() -> Self {
        Self(Some(RwSignal::new(0)))
    }

    /// The one of this page.
    pub fn of_page() -> Self {
        use_context().unwrap_or_default()
    }

    /// All data again.
    pub fn all(self) {
        if let Some(count) = self.0 {
            count.update(|count| *count += 1);
        }
    }

    fn track(self) -> u32 {
        self.0.map(|count| count.get()).unwrap_or_default()
    }
}

/// A page's data by what it depends on: `load(move || id(), |id| api::get(id))`.
pub fn load<K, T, Fut>(
    key: impl Fn() -> K + Send + Sync + 'static,
    fetch: impl Fn(K) -> Fut + Send + Sync + 'static,
) -> Resource<Result<T, AppError>>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let reload = Reload::of_page();
    Resource::new_blocking(move || (key(), reload.track()), move |(key, _)| fetch(key))
}

/// What is made of data that has come, unless the page was left meanwhile: what a view asks its surroundings for is gone then.
pub fn if_still_here(view: impl FnOnce() -> AnyView) -> AnyView {
    if use_context::<Reload>().is_some() { view() } else { ().into_any() }
}

/// Shows loaded data, or why there is none.
#[component]
pub fn Load<T, V>(data: Resource<Result<T, AppError>>, children: fn(T) -> V) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    V: IntoView + 'static,
{
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let loaded = data.await;
                if_still_here(|| match loaded {
                    Ok(value) => children(value).into_any(),
                    Err(error) => view! { <Failure error/> }.into_any(),
                })
            })}
        </Transition>
    }
}

/// Why a page has nothing to show, with its status on the server and a way on.
#[component]
pub fn Failure(error: AppError) -> impl IntoView {
    let lang = use_lang();
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(error.status());
    }
    let reference = match &error {
        AppError::Unexpected { reference } => Some(reference.clone()),
        _ => None,
    };
    let location = leptos_router::hooks::use_location();
    let here = format!("{}{}", location.pathname.get_untracked(), location.query.get_untracked().to_query_string());
    let way_in = match error {
        AppError::Unauthenticated => Some((crate::routes::sign_in_then(&here), i18n::common::sign_in(lang))),
        AppError::Reauthenticate => Some((crate::routes::reauthenticate_then(&here), i18n::common::continue_(lang))),
        _ => None,
    };
    let sentence = i18n::coded(i18n::errors::find, lang, "", &error.code());
    view! {
        <section class="ui-empty ui-stack" role="alert">
            <h1>{i18n::common::failure_title(lang)}</h1>
            <p>{sentence}</p>
            {reference.map(|reference| view! { <p class="ui-muted">{i18n::common::reference(lang)}" "<bdi class="ui-id" dir="ltr">{reference}</bdi></p> })}
            <p>
                {match way_in {
                    Some((href, label)) => view! { <a class="ui-btn ui-btn--primary" href=href>{label}</a> }.into_any(),
                    None => view! { <a class="ui-btn" href=lang.at("")>{i18n::common::to_home(lang)}</a> }.into_any(),
                }}
            </p>
        </section>
    }
}
