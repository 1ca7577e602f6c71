use domain::{
    application::{About, AttentionItem, Dashboard, PublicStatus, ToDo},
    refund::RefundGround,
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api;
use crate::{
    features::{
        applications::{SummaryRows, path},
        refunds::ClaimRows,
    },
    format,
    i18n::{coded, dashboard as t, states},
    lang::{Addressed as _, Lang, use_lang},
    ui::{Amount, Load, Page, PageHead, load},
};

/// One's own page.
pub struct DashboardPage;

#[lazy_route]
impl LazyRoute for DashboardPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let data = load(|| (), |()| api::get());
        view! { <Load data children=shown/> }.into_any()
    }
}

fn shown(board: Dashboard) -> AnyView {
    let lang = use_lang();
    let needs: Vec<_> = board.needs.iter().map(|item| need(lang, *item)).collect();
    let count = i64::try_from(needs.len()).unwrap_or(0);
    let is_over = |status: PublicStatus| {
        matches!(
            status,
            PublicStatus::Approved | PublicStatus::Rejected | PublicStatus::Cancelled | PublicStatus::Withdrawn
        )
    };
    let (past, running): (Vec<_>, Vec<_>) = board.applications.into_iter().partition(|summary| is_over(summary.status));
    let new = lang.at("/my/applications/new?service=classification");
    let is_new = past.is_empty() && running.is_empty();
    view! {
        <Page title=t::title(lang)>
            <PageHead title=t::title(lang) lead=t::today(lang, format::dual(lang, board.today))/>
            <section class="ui-tasks__group" aria-labelledby="needs">
                <h2 class="ui-tasks__title" id="needs">{t::needs(lang)}<span class="ui-tasks__done">{t::needs_count(lang, count)}</span></h2>
                {if needs.is_empty() {
                    view! { <p class="ui-muted">{t::nothing_needed(lang)}</p> }.into_any()
                } else {
                    view! { <ul>{needs}</ul> }.into_any()
                }}
            </section>
            {(!running.is_empty()).then(|| view! {
                <section class="ui-stack" aria-labelledby="running"><h2 id="running">{t::running(lang)}</h2><SummaryRows applications=running/></section>
            })}
            {(!board.claims.is_empty()).then(|| view! {
                <section class="ui-stack" aria-labelledby="claims"><h2 id="claims">{t::running_claims(lang)}</h2><ClaimRows claims=board.claims.clone()/></section>
            })}
            {(!is_new).then(|| view! { <p><a class="ui-btn ui-btn--primary" href=lang.at("/services")>{t::begin_another(lang)}</a></p> })}
            {is_new.then(|| view! {
                <div class="ui-empty">
                    <p class="ui-empty__title">{t::begin(lang)}</p>
                    <p class="ui-empty__text">{t::begin_text(lang)}</p>
                    <a class="ui-btn ui-btn--primary" href=new.clone()>{t::start(lang)}</a>
                </div>
            })}
            {(!past.is_empty()).then(|| view! {
                <section class="ui-stack" aria-labelledby="past"><h2 id="past">{t::past(lang)}</h2><SummaryRows applications=past/></section>
            })}
            <nav class="ui-row" aria-label=t::more(lang)>
                <a class="ui-btn ui-btn--small" href=lang.at("/my/applications")>{t::all_applications(lang)}</a>
                <a class="ui-btn ui-btn--small" href=lang.at("/my/invoices")>{t::invoices(lang)}</a>
                <a class="ui-btn ui-btn--small" href=lang.at("/my/refunds")>{t::refunds(lang)}</a>
                <a class="ui-btn ui-btn--small" href=lang.at("/my/profile")>{t::profile(lang)}</a>
            </nav>
        </Page>
    }
    .into_any()
}

/// One thing that needs the reader: what, by when, and the one thing to do.
fn need(lang: Lang, item: AttentionItem) -> impl IntoView {
    let what = coded(states::find, lang, "attention", item.attention.code());
    let act = coded(states::find, lang, "todo", item.to_do.code());
    let href = match (item.about, item.to_do) {
        (About::Invoice(id), ToDo::ConfirmRefund) => {
            let ground = RefundGround::PaidTwice.code();
            lang.at(&format!("/my/refunds/new?invoice={id}&ground={ground}"))
        }
        (About::Invoice(id), _) => lang.at(&format!("/my/invoices/{id}")),
        (About::Application(id), ToDo::Correct) => path::page(lang, id, "requirements"),
        (About::Application(id), _) => path::page(lang, id, ""),
        (About::Document(_) | About::Practitioner, _) => lang.at("/my/profile"),
    };
    let day = format::dual(lang, item.on);
    let when = match (item.to_do, item.is_late) {
        (ToDo::ContinueDraft | ToDo::ConfirmRefund, _) => t::since(lang, day),
        (ToDo::SeeSession, _) => t::on(lang, day),
        (_, true) => t::was_due(lang, day),
        (_, false) => t::until(lang, day),
    };
    let tag = if item.is_late { "ui-tag ui-tag--late" } else { "ui-tag ui-tag--yours" };
    view! {
        <li class="ui-task ui-task--yours">
            <strong>{what}{item.amount.map(|amount| view! { " "<Amount amount/> })}</strong>
            <span class=tag>{when}</span>
            <div class="ui-task__why"><a class="ui-btn" href=href>{act}</a></div>
        </li>
    }
}
