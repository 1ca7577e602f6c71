use crate::lang::Addressed as _;
use domain::service::{ServiceCode, card};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::help_lines::HelpLines;
use crate::{
    features::{services::ServiceCardView, words},
    i18n::contact as text,
    lang::use_lang,
    shell::use_today,
    ui::{Icon, Page, PageHead},
};

/// Where help is: what one can find out at once, how the operator is reached, and the contact service's card.
pub struct ContactPage;

#[lazy_route]
impl LazyRoute for ContactPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let card = card(policy::effective_on(use_today()), ServiceCode::Contact).ok();
        let door = move |page: &'static str, name: &'static str, words: &'static str| {
            view! {
                <a class="ui-door" href=lang.at(page)>
                    <span class="ui-door__name">{name}</span><span class="ui-door__text">{words}</span><Icon name="go"/>
                </a>
            }
        };
        view! {
            <Page title=text::title(lang)>
                <PageHead title=text::title(lang) lead=text::lead(lang)/>
                <nav class="ui-doors" aria-label=text::at_once(lang)>
                    {door("/status", text::where_is(lang), text::where_is_text(lang))}
                    {door("/refund-calculator", text::what_back(lang), text::what_back_text(lang))}
                    {door("/guide", text::which(lang), text::which_text(lang))}
                </nav>
                <section class="ui-stack" aria-labelledby="reach">
                    <h2 id="reach">{text::reach(lang)}</h2>
                    <HelpLines/>
                </section>
                {card.map(|card| view! {
                    <div class="ui-stack--roomy">
                        <div class="ui-section__head">
                            <h2>{words::service(lang, card.code)}</h2>
                            <p class="ui-muted">{words::of_service(lang, card.code, "lead")}</p>
                        </div>
                        <ServiceCardView card/>
                    </div>
                })}
            </Page>
        }
        .into_any()
    }
}
