use crate::lang::Addressed as _;
use domain::refund::ClaimQueueItem;
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::{api, refunds_page::tone};
use crate::{
    features::words,
    i18n::{self, coded, office_refunds as t},
    lang::use_lang,
    ui::{Amount, DateText, Load, Page, PageHead, Tag, Tone, load},
};

/// The finance desk's queue: the earliest last day first.
pub struct RefundQueuePage;

#[lazy_route]
impl LazyRoute for RefundQueuePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let query = use_query_map();
        let data = load(move || query.get().get("after").unwrap_or_default(), api::queue);
        view! {
            <Page title=t::title(lang) desk=true>
                <PageHead title=t::title(lang) lead=t::lead(lang)/>
                <Load data children=show/>
                <p><a href=lang.at("/office/payments/record")>{i18n::invoices::record_title(lang)}</a></p>
            </Page>
        }
        .into_any()
    }
}

fn show(items: Vec<ClaimQueueItem>) -> AnyView {
    let lang = use_lang();
    if items.is_empty() {
        return view! { <p class="ui-empty">{t::none(lang)}</p> }.into_any();
    }
    // A full page may have more behind it.
    let more = (items.len() >= 50)
        .then(|| items.last().map(|item| format!("{}:{}", item.due_on.to_iso(), item.summary.id)))
        .flatten();
    let rows: Vec<_> = items.into_iter().map(row).collect();
    view! {
        <div class="ui-scroll" tabindex="0" role="region" aria-label=t::title(lang)>
        <table class="ui-table ui-table--stack">
            <caption class="ui-hidden">{t::title(lang)}</caption>
            <thead><tr>
                <th scope="col">{t::claim(lang)}</th>
                <th scope="col">{t::state(lang)}</th>
                <th scope="col" class="ui-table__num">{t::amount(lang)}</th>
                <th scope="col">{t::due(lang)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
        </div>
        {more.map(|after| view! { <p><a class="ui-btn" href=lang.at(&format!("/office/refunds?after={after}"))>{t::more(lang)}</a></p> })}
    }
    .into_any()
}

fn row(item: ClaimQueueItem) -> impl IntoView {
    let lang = use_lang();
    let state = item.summary.status.state();
    let amount = item.summary.status.approval().map_or(item.summary.claimed, |approval| approval.amount);
    let days = i18n::common::business_days(lang, i64::from(item.days_left.unsigned_abs()));
    let (said, clock) = match item.days_left {
        late if late < 0 => (i18n::refunds::late(lang, days), Tone::Late),
        near if near <= 3 => (i18n::refunds::left(lang, days), Tone::Yours),
        _ => (i18n::refunds::left(lang, days), Tone::Plain),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=lang.at(&format!("/office/refunds/{}", item.summary.id))>{words::ground(lang, item.summary.ground)}</a><br/>
                <span class="ui-small ui-muted"><bdi>{item.claimant}</bdi>{i18n::common::and_so_on(lang)}<bdi class="ui-id" dir="ltr">{item.summary.number}</bdi></span>
            </th>
            <td><Tag text=coded(i18n::codes::find, lang, "refund_claim", state.code()) tone=tone(state)/></td>
            <td class="ui-table__num"><Amount amount/></td>
            <td><DateText date=item.due_on/><br/><Tag text=said tone=clock/></td>
        </tr>
    }
}
