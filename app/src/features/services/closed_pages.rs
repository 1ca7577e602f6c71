use domain::service::{ServiceCode, card};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::service_card::ServiceCardView;
use crate::{
    features::{contact::HelpLines, words},
    i18n::service_pages as text,
    lang::use_lang,
    shell::use_today,
    ui::{Page, PageHead},
};

/// Verifying a practitioner: closed in this edition, so its card and how to ask meanwhile.
pub struct VerifyPage;

#[lazy_route]
impl LazyRoute for VerifyPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let code = ServiceCode::Verification;
        let card = card(policy::effective_on(use_today()), code).ok();
        view! {
            <Page title=words::service(lang, code)>
                <PageHead title=words::service(lang, code) lead=words::of_service(lang, code, "lead")/>
                {card.map(|card| view! { <ServiceCardView card/> })}
                <section class="ui-stack" aria-labelledby="meanwhile">
                    <h2 id="meanwhile">{text::meanwhile(lang)}</h2>
                    <HelpLines/>
                </section>
            </Page>
        }
        .into_any()
    }
}
