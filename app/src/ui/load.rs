//! Data of a page: loaded on the server before the first byte, again in the browser when something changed.

use crate::lang::Addressed as _;
use std::{future::Future, marker::PhantomData, pin::Pin, sync::Arc};

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::packed::{Packed, PackedWire};
use crate::{error::AppError, i18n, lang::use_lang};

/// Asks every loaded part of the page for its data again.
#[derive(Clone, Copy, Default)]
pub struct Reload(Option<RwSignal<u32>>);

/// True while a page that was asked for is on its way: the one before stays until it and its data are there.
#[derive(Clone, Copy)]
pub struct Routing(pub RwSignal<bool>);

/// Whether the page is one with that of a path: it stays there, with its data, when a form leads to it.
#[derive(Clone, Copy)]
pub struct Stays(pub fn(&str) -> bool);

impl Reload {
    /// A new one, for the application's root. What was put off is asked for once the way leads nowhere any more.
    pub fn new(routing: Routing) -> Self {
        let count = RwSignal::new(0);
        #[cfg(feature = "hydrate")]
        Effect::new(move || {
            if !routing.0.get() {
                // Who has asked since it was put off sees no change; and the page that is left is gone by the next turn.
                set_timeout(move || count.notify(), std::time::Duration::ZERO);
            }
        });
        #[cfg(not(feature = "hydrate"))]
        let _ = routing;
        Self(Some(count))
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

    /// All data again, but that of the page that is being left: the next one asks anew anyway, and what stays around it is asked
    /// for when it is there.
    #[cfg(feature = "hydrate")]
    pub fn with_next_page(self) {
        if let Some(count) = self.0 {
            count.update_untracked(|count| *count += 1);
        }
    }

    fn track(self) -> u32 {
        self.0.map(|count| count.get()).unwrap_or_default()
    }
}

/// Data of a page, on its way or there.
pub struct Loaded<T> {
    packed: Resource<Result<Packed, AppError>, PackedWire>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Loaded<T> {}

impl<T: Clone + DeserializeOwned + 'static> Loaded<T> {
    /// The data, once it is there.
    pub async fn get(self) -> Result<T, AppError> {
        self.packed.await?.open()
    }
}

/// A page's data by what it depends on: `load(move || id(), |id| api::get(id))`.
pub fn load<K, T, Fut>(
    key: impl Fn() -> K + Send + Sync + 'static,
    fetch: impl Fn(K) -> Fut + Send + Sync + 'static,
) -> Loaded<T>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let (key, turn) = turns(Box::new(key));
    let fetch = Arc::new(move || -> Fetching {
        let answer = fetch(key.get_untracked());
        Box::pin(async move { answer.await.map(Packed::new) })
    });
    Loaded { packed: packed(turn, Reload::of_page(), fetch), of: PhantomData }
}

/// Data that is there once: never asked for again, however much changes.
pub fn load_once<T, Fut>(fetch: impl Fn() -> Fut + Send + Sync + 'static) -> Loaded<T>
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let fetch = Arc::new(move || -> Fetching {
        let answer = fetch();
        Box::pin(async move { answer.await.map(Packed::new) })
    });
    Loaded { packed: packed(Memo::new(|_| 0), Reload::default(), fetch), of: PhantomData }
}

/// What data depends on, and how often that has changed.
fn turns<K: Clone + PartialEq + Send + Sync + 'static>(key: Box<dyn Fn() -> K + Send + Sync>) -> (Memo<K>, Memo<u32>) {
    let key = Memo::new(move |_| key());
    let turn = Memo::new(move |before: Option<&u32>| {
        // Read, not only tracked: a key first read later would count as one that has changed, and all be asked for again.
        key.with(|_| ());
        before.map_or(0, |before| before.wrapping_add(1))
    });
    (key, turn)
}

type Fetching = Pin<Box<dyn Future<Output = Result<Packed, AppError>> + Send>>;

fn packed(
    turn: Memo<u32>,
    reload: Reload,
    fetch: Arc<dyn Fn() -> Fetching + Send + Sync>,
) -> Resource<Result<Packed, AppError>, PackedWire> {
    Resource::new_with_options(move || (turn.get(), reload.track()), move |_| fetch(), true)
}

/// What is made of data that has come, unless the page was left meanwhile: what a view asks its surroundings for is gone then.
pub fn if_still_here(view: impl FnOnce() -> AnyView) -> AnyView {
    if use_context::<Reload>().is_some() { view() } else { ().into_any() }
}

/// Shows loaded data, or why there is none.
#[component]
pub fn Load<T, V>(data: Loaded<T>, children: fn(T) -> V) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    V: IntoView + 'static,
{
    awaited(move || async move {
        let loaded = data.get().await;
        if_still_here(|| match loaded {
            Ok(value) => children(value).into_any(),
            Err(error) => view! { <Failure error/> }.into_any(),
        })
    })
}

/// A view that has to be waited for, made again when what it reads before its first wait changes; the old one stays until
/// the new one is there.
pub fn awaited<F>(make: impl Fn() -> F + Send + Sync + 'static) -> AnyView
where
    F: Future<Output = AnyView> + Send + 'static,
{
    boxed(Arc::new(move || Box::pin(make())))
}

type Waiting = Pin<Box<dyn Future<Output = AnyView> + Send>>;

/// One piece of code for whatever is waited for.
fn boxed(make: Arc<dyn Fn() -> Waiting + Send + Sync>) -> AnyView {
    view! { <Transition>{move || Suspend::new(make())}</Transition> }.into_any()
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
    let own = use_context::<crate::shell::Site>()
        .and_then(|site| site.viewer)
        .map(|viewer| crate::layouts::own_page(lang, &viewer))
        .map(|(page, label)| view! { <a class="ui-btn" href=lang.at(page)>{label}</a> });
    let sentence = i18n::coded(i18n::errors::find, lang, "", &error.code());
    view! {
        <section class="ui-empty ui-stack" role="alert">
            <h1>{i18n::common::failure_title(lang)}</h1>
            <p>{sentence}</p>
            {reference.map(|reference| view! { <p class="ui-muted">{i18n::common::reference(lang)}" "<bdi class="ui-id" dir="ltr">{reference}</bdi></p> })}
            <p class="ui-row">
                {match way_in {
                    Some((href, label)) => view! { <a class="ui-btn ui-btn--primary" href=href>{label}</a> }.into_any(),
                    None => view! { {own}<a class="ui-btn" href=lang.at("")>{i18n::common::to_home(lang)}</a> }.into_any(),
                }}
            </p>
        </section>
    }
}
