use crate::lang::Addressed as _;
use domain::refund::{ClaimState, ClaimSummary};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api;
use crate::{
    features::words,
    i18n::{self, coded, refunds as t},
    lang::use_lang,
    ui::{Amount, Crumb, DualDate, Load, Page, PageHead, Tag, Tone, load},
};

/// One's own claims.
pub struct RefundsPage;

#[lazy_route]
impl LazyRoute for RefundsPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::list());
        let crumbs = vec![Crumb::new(lang.at("/my/invoices"), i18n::invoices::title(lang))];
        view! {
            <Page title=t::title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::title(lang) lead=t::lead(lang) crumbs/>
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

pub(super) const fn tone(state: ClaimState) -> Tone {
    match state {
        ClaimState::Filed | ClaimState::PayoutRequested => Tone::Info,
        ClaimState::Approved | ClaimState::ApprovedInPart | ClaimState::Paid => Tone::Good,
        ClaimState::Refused | ClaimState::PayoutFailed => Tone::Late,
    }
}

fn show(claims: Vec<ClaimSummary>) -> AnyView {
    let lang = use_lang();
    if claims.is_empty() {
        return view! { <div class="ui-empty ui-stack"><p>{t::none(lang)}</p><p><a class="ui-btn" href=lang.at("/my/invoices")>{t::from_invoice(lang)}</a></p></div> }
            .into_any();
    }
    let rows: Vec<_> = claims.into_iter().map(row).collect();
    view! { <ul class="ui-rows">{rows}</ul> }.into_any()
}

fn row(claim: ClaimSummary) -> impl IntoView {
    let lang = use_lang();
    let state = claim.status.state();
    let amount = claim.status.approval().map_or(claim.claimed, |approval| approval.amount);
    let due_on = claim.status.due_on();
    view! {
        <li class="ui-rows__item">
            <a class="ui-rows__link" href=lang.at(&format!("/my/refunds/{}", claim.id))>{words::ground(lang, claim.ground)}{i18n::common::and_so_on(lang)}<Amount amount/></a>
            <span class="ui-rows__note">
                {words::service(lang, claim.service)}{i18n::common::and_so_on(lang)}<bdi class="ui-id" dir="ltr">{claim.number}</bdi>
                {due_on.map(|day| view! { <br/>{t::until(lang)}" "<DualDate date=day/> })}
            </span>
            <span class="ui-rows__end"><Tag text=coded(i18n::codes::find, lang, "refund_claim", state.code()) tone=tone(state)/></span>
        </li>
    }
}
