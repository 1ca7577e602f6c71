use domain::application::{PublicStatusView, StatusInquiryFields};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use serde::{Deserialize, Serialize};

use super::{api::status_by_number, lookup_form::LookupForm, status_view::StatusView};
use crate::{
    error::AppError,
    i18n::{common, status as text},
    lang::{Addressed as _, use_lang},
    ui::{Icon, Load, Loaded, Page, PageHead, load},
};

/// The state of an application by the number in the address.
pub struct StatusPage;

/// What a number led to. No option of an option: the two kinds of nothing would reach the browser as one.
#[derive(Clone, Serialize, Deserialize)]
enum Lookup {
    NoNumber,
    Nobodys,
    Found(Box<PublicStatusView>),
}

#[lazy_route]
impl LazyRoute for StatusPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let query = use_query_map();
        let number = move || query.with(|query| query.get("number").unwrap_or_default());
        let found = load(number, look_up);
        let lang = use_lang();
        // What is no number has no answer to stand beside: the form alone, with its fault.
        let was_asked = Memo::new(move |_| {
            let number = query.with(|query| query.get("number").unwrap_or_default());
            super::lookup_form::faults(&StatusInquiryFields { number }).is_empty()
        });
        view! {
            <Page title=common::status(lang)>
                <PageHead title=text::where_is(lang) lead=text::lead(lang)/>
                {move || if was_asked.get() {
                    view! { <Asked found/> }.into_any()
                } else {
                    view! { <div class="ui-panel ui-measure"><LookupForm/></div> }.into_any()
                }}
            </Page>
        }
        .into_any()
    }
}

/// The answer first, another number beside it.
#[component]
fn Asked(found: Loaded<Lookup>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="ui-split">
            <div class="ui-stack--roomy"><Load data=found children=|found| view! { <Answer found/> }/></div>
            <aside class="ui-split__side" aria-label=text::another(lang)>
                <div class="ui-panel"><LookupForm/></div>
                <p class="ui-small ui-muted">{text::sign_in_to_act(lang)}" "<a href=lang.at("/sign-in")>{common::sign_in(lang)}</a></p>
            </aside>
        </div>
    }
}

/// Asks nothing for what is no number; what nobody has is an answer, not a failure.
async fn look_up(number: String) -> Result<Lookup, AppError> {
    let fields = StatusInquiryFields { number };
    if !super::lookup_form::faults(&fields).is_empty() {
        return Ok(Lookup::NoNumber);
    }
    match status_by_number(fields).await {
        Ok(status) => Ok(Lookup::Found(Box::new(status))),
        Err(AppError::NotFound) => Ok(Lookup::Nobodys),
        Err(error) => Err(error),
    }
}

#[component]
fn Answer(found: Lookup) -> impl IntoView {
    let lang = use_lang();
    match found {
        Lookup::NoNumber => ().into_any(),
        Lookup::Nobodys => view! {
            <div class="ui-note ui-note--late" role="alert"><Icon name="error"/><p>{text::not_found(lang)}</p></div>
        }
        .into_any(),
        Lookup::Found(status) => view! { <StatusView status=*status/> }.into_any(),
    }
}
