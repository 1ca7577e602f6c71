use crate::lang::Addressed as _;
use domain::{
    refund::{ClaimState, ClaimStatus, ClaimView, PayToFields, PayoutMethod, RefundDecision, claim_clock},
    text::Iban,
    time::CivilDate,
};
use leptos::prelude::*;
use leptos_router::{
    LazyRoute,
    hooks::{use_params_map, use_query_map},
    lazy_route,
};

use super::{DecisionView, Tense, api, claim_rows::title, refunds_page::tone};
use crate::{
    charts::{Ruler, RulerSize},
    features::{documents::FileLine, timeline, words},
    format,
    forms::{FormFor, InputKind, SubmitButton, TextField, check},
    i18n::{self, coded, refunds as t},
    lang::use_lang,
    ui::{Amount, Crumb, DualDate, Load, Page, PageHead, Tag, load},
};

/// One claim: where it stands, both clocks, the explained decision.
pub struct ClaimPage;

#[lazy_route]
impl LazyRoute for ClaimPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let params = use_params_map();
        let data = load(move || params.get().get("id").unwrap_or_default(), api::get);
        view! {
            <Page title=t::claim(lang)>
                <Load data children=show/>
            </Page>
        }
        .into_any()
    }
}

fn show(claim: ClaimView) -> AnyView {
    let lang = use_lang();
    let done = use_query_map().get_untracked().get("done").map(|what| match what.as_str() {
        "account" => t::account_corrected(lang),
        _ => t::filed(lang),
    });
    let crumbs = vec![Crumb::new(lang.at("/my/refunds"), t::title(lang))];
    let state = claim.summary.status.state();
    let has_words = claim.explanation.is_some() || claim.proof.is_some();
    view! {
        <PageHead title=title(lang, claim.summary.ground) crumbs/>
        {done.map(|text| view! { <p class="ui-done" role="status">{text}</p> })}
        <div class="ui-split ui-split--even">
            <div class="ui-stack--roomy">
                <p>
                    <Tag text=coded(i18n::codes::find, lang, "refund_claim", state.code()) tone=tone(state)/>" "
                    {t::number(lang)}" "<bdi class="ui-id" dir="ltr">{claim.summary.number.clone()}</bdi>
                    <br/>{t::filed_at(lang)}" "{format::moment(lang, claim.summary.filed_at)}
                    <br/><a href=lang.at(&format!("/my/invoices/{}", claim.summary.invoice))>{i18n::invoices::to_invoice(lang)}</a>
                </p>
                <Clock status=claim.summary.status.clone() filed_on=claim.decision.filed_on edition=claim.decision.edition today=claim.today/>
                <Outcome claim=claim.clone()/>
                {claim.summary.status.takes_new_account().then(|| another_account(&claim))}
                <Account claim=claim.clone()/>
                {has_words.then(|| view! { <section class="ui-stack">
                    {claim.explanation.clone().map(|text| view! { <h2>{t::explanation(lang)}</h2><p dir="auto">{text}</p> })}
                    {claim.proof.clone().map(|document| view! { <h2>{t::proof_title(lang)}</h2><p><FileLine document/></p> })}
                </section> })}
            </div>
            <section class="ui-answer" aria-label=t::answer(lang)><DecisionView decision=stored(claim.decision) today=claim.today folds=true tense=Tense::of(&claim.summary.status)/></section>
        </div>
    }
    .into_any()
}

/// A decision as it was filed or made: it changes no more.
pub(super) fn stored(decision: RefundDecision) -> RefundDecision {
    RefundDecision { changes_on: None, ..decision }
}

pub(super) fn bank(lang: crate::lang::Lang, code: &str) -> String {
    let known = i18n::codes::find(lang, &format!("bank_{code}"));
    known.map_or_else(|| coded(i18n::codes::find, lang, "bank", "unknown"), str::to_owned)
}

/// The bank of an account that is being typed, once it is one.
pub(super) fn bank_of(lang: crate::lang::Lang, iban: &str) -> Option<String> {
    let iban = Iban::parse(iban).ok()?;
    let code = iban.bank().map_or("unknown", |_| iban.bank_code());
    Some(coded(i18n::codes::find, lang, "bank", code))
}

/// The money did not arrive: where else it may go.
fn another_account(claim: &ClaimView) -> AnyView {
    let lang = use_lang();
    let initial = PayToFields { holder: claim.holder.clone(), ..PayToFields::default() };
    let live = RwSignal::new(initial.clone());
    let bank = move || live.with(|form| bank_of(lang, &form.iban));
    let with = vec![("claim", claim.summary.id.to_string())];
    view! {
        <section class="ui-panel ui-stack" aria-labelledby="another-account">
            <h2 id="another-account">{t::another_account(lang)}</h2>
            <p>{t::another_account_lead(lang)}</p>
            <FormFor initial action="refunds/correct-account" with check=check live>
                <TextField name="iban" label=t::iban(lang) hint=t::iban_hint(lang) kind=InputKind::Identifier autocomplete="off" maxlength=40 note=view! { {bank} }.into_any()/>
                <TextField name="holder" label=t::holder(lang) hint=t::holder_hint(lang) autocomplete="name" maxlength=100/>
                <div class="ui-acts__row"><SubmitButton label=t::another_account_act(lang)/></div>
            </FormFor>
        </section>
    }
    .into_any()
}

/// Where the money goes, or went.
#[component]
fn Account(claim: ClaimView) -> impl IntoView {
    let lang = use_lang();
    let is_paid = claim.summary.status.state() == ClaimState::Paid;
    let (heading, note) = match (claim.payout, is_paid) {
        (Some(PayoutMethod::Gateway), true) => (t::back_to_card(lang), Some(t::back_to_card_text(lang))),
        (Some(PayoutMethod::Gateway), false) => (t::back_to_card_goes(lang), Some(t::back_to_card_text(lang))),
        (Some(PayoutMethod::Transfer), true) => (t::paid_to(lang), None),
        (Some(PayoutMethod::Transfer), false) | (None, true) => (t::pay_to(lang), None),
        (None, false) => (t::pay_to(lang), Some(t::pay_to_if(lang))),
    };
    let is_to_account = claim.payout != Some(PayoutMethod::Gateway);
    let is_refused = claim.summary.status.state() == ClaimState::Refused;
    (!is_refused).then(|| {
        view! {
            <section class="ui-stack" aria-labelledby="account">
                <h2 id="account">{heading}</h2>
                {is_to_account.then(|| view! {
                    <p>
                        <bdi class="ui-id" dir="ltr">{claim.iban_masked.clone()}</bdi><br/>
                        {bank(lang, &claim.bank_code)}<br/><bdi>{claim.holder.clone()}</bdi>
                    </p>
                })}
                {note.map(|note| view! { <p class="ui-small ui-muted">{note}</p> })}
            </section>
        }
    })
}

/// Whose turn, until when, in business days: from the day of filing, or of the decision.
#[component]
pub(super) fn Clock(status: ClaimStatus, filed_on: CivilDate, edition: CivilDate, today: CivilDate) -> impl IntoView {
    let lang = use_lang();
    let calendar = policy::edition(edition).unwrap_or_else(|| policy::current()).business_calendar();
    claim_clock(&status, filed_on, today, &calendar).map(|clock| {
        let is_filed = status.state() == ClaimState::Filed;
        let what = if is_filed { t::to_decide(lang) } else { t::to_pay(lang) };
        let (from, to) = if is_filed {
            (t::clock_filed(lang), t::clock_decision(lang))
        } else {
            (t::clock_decision(lang), t::clock_payout(lang))
        };
        let days = i18n::common::business_days(lang, i64::from(if clock.is_late { clock.late } else { clock.left }));
        let said = if clock.is_late { t::late(lang, days) } else { t::left(lang, days) };
        let (class, turn) = if clock.is_late {
            ("ui-clock ui-clock--late", "ui-turn ui-turn--late")
        } else {
            ("ui-clock", "ui-turn")
        };
        let ticks = timeline::day_ticks(&clock.ticks);
        view! {
            <section class=class aria-label=what>
                <div class="ui-clock__turn"><span class=turn>{what}</span><span class="ui-small">{said}</span></div>
                <div class="ui-clock__body">
                    <p>{t::until(lang)}" "{format::weekday(lang, clock.until)}" "<DualDate date=clock.until/></p>
                    <div class="ui-clock__track">
                        <Ruler ticks size=RulerSize::Wide/>
                        <p class="ui-clock__ends">
                            <span><span class="ui-clock__word">{from}</span>{format::day_and_month(lang, clock.from)}</span>
                            <span><span class="ui-clock__word">{to}</span>{format::day_and_month(lang, clock.until)}</span>
                        </p>
                    </div>
                </div>
            </section>
        }
    })
}

/// What was decided, why, and where the money is.
#[component]
fn Outcome(claim: ClaimView) -> impl IntoView {
    let lang = use_lang();
    let note = claim.note.clone().map(|note| view! { <p dir="auto">{t::officer_says(lang)}" "<bdi>{note}</bdi></p> });
    let body = match &claim.summary.status {
        ClaimStatus::Filed { .. } => view! { <p>{t::next_filed(lang)}</p> }.into_any(),
        ClaimStatus::Refused { decided_at, rule, .. } => view! {
            <p>{t::refused_by(lang)}" "<a href=lang.at(&format!("/policy#{}", rule.code()))><bdi dir="ltr">{rule.code()}</bdi></a>": "{words::rule(lang, *rule)}</p>
            <p class="ui-muted">{format::moment(lang, *decided_at)}</p>
        }
        .into_any(),
        ClaimStatus::Approved { approval } => {
            view! { <p>{t::approved(lang)}" "<strong><Amount amount=approval.amount/></strong></p> }.into_any()
        }
        ClaimStatus::PayoutRequested { approval, .. } => {
            view! { <p>{t::on_its_way(lang)}" "<strong><Amount amount=approval.amount/></strong></p> }.into_any()
        }
        ClaimStatus::Paid { approval, paid_at, .. } => view! {
            <p>{t::paid(lang)}" "<strong><Amount amount=approval.amount/></strong></p>
            <p class="ui-muted">{format::moment(lang, *paid_at)}</p>
        }
        .into_any(),
        ClaimStatus::PayoutFailed { reason, .. } => {
            view! { <p>{t::payout_failed(lang)}" "{coded(i18n::codes::find, lang, "payout_failure", reason.code())}</p> }.into_any()
        }
    };
    view! {
        <section class="ui-stack" aria-labelledby="outcome">
            <h2 id="outcome">{t::where_it_stands(lang)}</h2>
            {body}
            {note}
        </section>
    }
}
