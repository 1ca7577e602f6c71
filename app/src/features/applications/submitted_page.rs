use domain::application::{ApplicationView, State};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{api, case_view::invoice_page, path, words};
use crate::{
    i18n::applications as t,
    lang::{Addressed as _, use_lang},
    ui::{DualDate, Icon, Load, Page, load},
};

/// It arrived: its number, what happens next, where help is; prints on one page.
pub struct SubmittedPage;

#[lazy_route]
impl LazyRoute for SubmittedPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let params = use_params_map();
        let data = load(move || params.read().get("id").unwrap_or_default(), api::get);
        view! { <Load data children=shown/> }.into_any()
    }
}

fn shown(view: ApplicationView) -> AnyView {
    let lang = use_lang();
    let until = view.clock.until;
    let awaits_payment = view.state == State::AwaitingPayment;
    view! {
        <Page title=t::arrived(lang)>
            <section class="ui-done" aria-labelledby="done-title">
                <div class="ui-done__head"><Icon name="check"/><h1 id="done-title" tabindex="-1">{t::arrived(lang)}</h1></div>
                <p>{t::number_label(lang)}</p>
                <p><bdi class="ui-done__number" dir="ltr">{view.number.clone()}</bdi></p>
                <p class="ui-muted">{words::service(lang, view.service)}{words::requested(lang, &view.requested).map(|requested| format!(": {requested}"))}</p>
                <p class="ui-muted">{t::mailed_too(lang)}</p>
            </section>
            <section class="ui-stack">
                <h2>{t::what_next(lang)}</h2>
                <ol class="ui-steps">
                    {awaits_payment.then(|| view! {
                        <li class="ui-steps__item"><p>{t::next_pay(lang)}{until.map(|until| view! { " "{t::to_end_of(lang)}" "<DualDate date=until/>"." })}</p></li>
                    })}
                    <li class="ui-steps__item"><p>{t::next_review(lang)}</p></li>
                    <li class="ui-steps__item"><p>{t::next_told(lang)}</p></li>
                </ol>
                <div class="ui-acts__row ui-screen-only">
                    {awaits_payment.then(|| view! { <a class="ui-btn ui-btn--primary" href=invoice_page(lang, view.invoice.as_ref())>{t::to_invoice(lang)}</a> })}
                    <a class="ui-btn" href=path::page(lang, view.id, "")>{t::to_application(lang)}</a>
                </div>
            </section>
            <p class="ui-small">{t::help_text(lang)}" "<a href=lang.at("/contact")>{crate::i18n::common::contact(lang)}</a></p>
        </Page>
    }
    .into_any()
}
