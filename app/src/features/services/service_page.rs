use crate::lang::Addressed as _;
use domain::service::{ServiceCode, card};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{
    service_card::ServiceCardView,
    start::{start_of, start_word},
};
use crate::{
    error::AppError,
    features::words,
    i18n::common,
    lang::use_lang,
    shell::{Site, use_today},
    ui::{Crumb, Failure, Page, PageHead},
};

/// A service's card at `/services/:code`.
pub struct ServicePage;

#[lazy_route]
impl LazyRoute for ServicePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let params = use_params_map();
        let code = Memo::new(move |_| params.with(|params| params.get_str("code").and_then(ServiceCode::parse)));
        (move || match code.get() {
            Some(code) => view! { <ServiceOf code/> }.into_any(),
            None => view! { <div class="ui-wrap"><Failure error=AppError::NotFound/></div> }.into_any(),
        })
        .into_any()
    }
}

#[component]
fn ServiceOf(code: ServiceCode) -> impl IntoView {
    let lang = use_lang();
    let name = words::service(lang, code);
    let signed_in = use_context::<Site>().is_some_and(|site| site.viewer.is_some());
    let card = card(policy::effective_on(use_today()), code);
    let is_open = card.as_ref().is_ok_and(|card| card.is_open);
    match card {
        Ok(card) => view! {
            <Page title=name.clone()>
                <PageHead
                    title=name
                    lead=words::of_service(lang, code, "lead")
                    crumbs=vec![Crumb::new(lang.at("/services"), common::services(lang))]
                />
                <ServiceCardView card/>
            </Page>
            {is_open.then(|| view! {
                <div class="ui-startbar"><div class="ui-wrap">
                    <a class="ui-btn ui-btn--primary ui-btn--block" href=start_of(lang, code, signed_in)>{start_word(lang, code)}</a>
                </div></div>
            })}
        }
        .into_any(),
        Err(_) => view! { <div class="ui-wrap"><Failure error=AppError::NotFound/></div> }.into_any(),
    }
}
