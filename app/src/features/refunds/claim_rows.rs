use domain::{
    invoice::ClaimListItem,
    refund::{ClaimState, RefundGround},
};
use leptos::prelude::*;

use super::refunds_page::tone;
use crate::{
    features::words,
    format,
    i18n::{self, coded, refunds as t},
    lang::{Addressed as _, Lang, use_lang},
    ui::{Amount, Tag},
};

/// Claims in a list beside their invoice or application: what, where it stands, whose turn and until when.
#[component]
pub fn ClaimRows(claims: Vec<ClaimListItem>) -> impl IntoView {
    let rows: Vec<_> = claims.into_iter().map(row).collect();
    view! { <ul class="ui-rows">{rows}</ul> }.into_any()
}

fn row(claim: ClaimListItem) -> impl IntoView {
    let lang = use_lang();
    let turn = if claim.state == ClaimState::Filed { t::to_decide(lang) } else { t::to_pay(lang) };
    view! {
        <li class="ui-rows__item">
            <a class="ui-rows__link" href=lang.at(&format!("/my/refunds/{}", claim.id))>{title(lang, claim.ground)}</a>
            <span class="ui-rows__note">
                <Amount amount=claim.amount/>{i18n::common::and_so_on(lang)}<bdi class="ui-id" dir="ltr">{claim.number}</bdi>
                {claim.due_on.map(|day| view! { <br/>{t::turn_until(lang, turn, format::dual(lang, day))} })}
            </span>
            <span class="ui-rows__end"><Tag text=coded(i18n::codes::find, lang, "refund_claim", claim.state.code()) tone=tone(claim.state)/></span>
        </li>
    }
}

/// A claim by its ground: the ground alone would read as the act it follows from.
pub(super) fn title(lang: Lang, ground: RefundGround) -> String {
    t::titled(lang, words::ground(lang, ground))
}
