use crate::lang::Addressed as _;
use domain::{
    invoice::{InvoiceState, InvoiceStatus, InvoiceView},
    payment::PaymentView,
    policy::Edition,
    refund::{ClaimState, RefundGround},
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{api, invoices_page::tone, sums::InvoiceSums};
use crate::{
    charts::{DayTick, Ruler, RulerSize, TickKind},
    features::{
        refunds::{ClaimRows, DecisionView, Tense},
        words,
    },
    format,
    i18n::{self, coded, invoices as t},
    lang::use_lang,
    ui::{Amount, Crumb, DualDate, Load, Page, PageHead, Tag, Tone, load},
};

/// One invoice: its lines, until when it is to be paid, what could come back and until when, what came.
pub struct InvoicePage;

#[lazy_route]
impl LazyRoute for InvoicePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let params = use_params_map();
        let data = load(move || params.get().get("id").unwrap_or_default(), |invoice| api::get(invoice, String::new()));
        view! {
            <Page title=t::invoice(lang)>
                <Load data children=show/>
            </Page>
        }
        .into_any()
    }
}

fn show(invoice: InvoiceView) -> AnyView {
    let lang = use_lang();
    let state = invoice.status.state();
    let id = invoice.id;
    let title = words::service(lang, invoice.service);
    let crumbs = vec![Crumb::new(lang.at("/my/invoices"), t::title(lang))];
    let payments: Vec<_> = invoice.payments.iter().cloned().map(payment).collect();
    // Claims that stand in place of what a new one would bring have their place beside.
    let claims = if stands_claimed(&invoice) { Vec::new() } else { invoice.claims.clone() };
    let has_receipt = !invoice.received.is_zero();
    view! {
        <PageHead title=t::invoice_for(lang, title) crumbs/>
        <div class="ui-split ui-split--even">
            <div class="ui-stack--section">
                <section class="ui-stack" aria-labelledby="sums">
                    <h2 id="sums" class="ui-hidden">{t::lines(lang)}</h2>
                    <p>
                        <Tag text=coded(i18n::codes::find, lang, "invoice", state.code()) tone=tone(state)/>" "
                        {t::number(lang)}" "<bdi class="ui-id" dir="ltr">{invoice.number.clone()}</bdi>
                        <br/>{t::issued(lang)}" "<DualDate date=invoice.issued_on/>
                        <br/>{t::application(lang)}" "
                        <a href=lang.at(&format!("/my/applications/{}", invoice.application))><bdi class="ui-id" dir="ltr">{invoice.application_number.clone()}</bdi></a>
                    </p>
                    <InvoiceSums invoice=invoice.clone()/>
                    {has_receipt.then(|| view! { <p><a href=lang.at(&format!("/my/invoices/{id}/receipt"))>{t::to_receipt(lang)}</a></p> })}
                </section>
                {(!payments.is_empty()).then(|| view! {
                    <section class="ui-stack" aria-labelledby="payments">
                        <h2 id="payments">{t::payments(lang)}</h2>
                        <ul class="ui-rows">{payments}</ul>
                    </section>
                })}
                {(!claims.is_empty()).then(|| view! {
                    <section class="ui-stack" aria-labelledby="claims">
                        <h2 id="claims">{t::claims(lang)}</h2>
                        <ClaimRows claims/>
                    </section>
                })}
            </div>
            <div class="ui-stack--roomy">{aside(invoice, state)}</div>
        </div>
    }
    .into_any()
}

/// Nothing more comes back and what did is claimed: an offer to claim would read as a refusal of what was claimed.
fn stands_claimed(invoice: &InvoiceView) -> bool {
    let nothing_more = invoice.refundable.as_ref().is_some_and(|refundable| refundable.decision.total.is_zero());
    nothing_more && invoice.claims.iter().any(|claim| claim.state != ClaimState::Refused)
}

/// What one can do about it now.
fn aside(invoice: InvoiceView, state: InvoiceState) -> AnyView {
    let lang = use_lang();
    let id = invoice.id;
    let excess = (!invoice.excess.is_zero()).then(|| {
        view! {
            <section class="ui-panel ui-stack" aria-labelledby="excess">
                <h2 id="excess">{t::excess_title(lang)}</h2>
                <p>{t::excess_text(lang)}" "<strong><Amount amount=invoice.excess/></strong></p>
                <p><a class="ui-btn ui-btn--primary" href=lang.at(&format!("/my/refunds/new?invoice={id}&ground={}", RefundGround::PaidTwice.code()))>{t::claim_excess(lang)}</a></p>
            </section>
        }
    });
    let clock = match invoice.status {
        InvoiceStatus::Open { .. } => Some(clock(&invoice)),
        InvoiceStatus::Settled { .. }
        | InvoiceStatus::Waived { .. }
        | InvoiceStatus::Expired { .. }
        | InvoiceStatus::Cancelled { .. } => None,
    };
    let is_claimed = stands_claimed(&invoice);
    let is_open = invoice.claims.iter().any(|claim| claim.due_on.is_some());
    let claimed = is_claimed.then(|| {
        let other = lang.at(&format!("/my/refunds/new?invoice={id}"));
        view! {
            <section class="ui-panel ui-stack" aria-labelledby="claimed">
                <h2 id="claimed">{t::claims(lang)}</h2>
                <ClaimRows claims=invoice.claims.clone()/>
                {is_open.then(|| view! { <p class="ui-small ui-muted">{t::claim_runs(lang)}</p> })}
                {(!is_open).then(|| view! { <p class="ui-small"><a href=other>{t::claim_other(lang)}</a></p> })}
            </section>
        }
    });
    let refundable = invoice.refundable.filter(|_| state == InvoiceState::Settled && !is_claimed).map(|refundable| {
        let can_claim = !refundable.decision.total.is_zero();
        view! {
            <section class="ui-answer" aria-label=t::if_you_claim(lang)>
                <DecisionView decision=refundable.decision today=invoice.today folds=true tense=Tense::Unasked/>
            </section>
            {can_claim.then(|| view! { <p><a class="ui-btn" href=lang.at(&format!("/my/refunds/new?invoice={id}"))>{t::claim(lang)}</a></p> })}
            {(!can_claim).then(|| view! { <p><a href=lang.at(&format!("/my/refunds/new?invoice={id}"))>{t::claim_other(lang)}</a></p> })}
        }
    });
    view! { {clock} {excess} {claimed} {refundable} }.into_any()
}

fn clock(invoice: &InvoiceView) -> AnyView {
    let lang = use_lang();
    let left = invoice.due_on.days_since(invoice.today);
    let edition = policy::edition(invoice.edition).unwrap_or_else(|| policy::current());
    let pay = t::pay_sum(lang, format::money(lang, invoice.outstanding));
    let tone = if left <= 3 { Tone::Late } else { Tone::Yours };
    view! {
        <section class="ui-panel ui-stack" aria-labelledby="clock">
            <p class="ui-row ui-row--ends"><strong id="clock">{t::your_turn(lang)}</strong>" "<Tag text=i18n::common::days(lang, left.max(0)) tone=tone/></p>
            <p>{t::pay_until(lang)}" "<DualDate date=invoice.due_on/></p>
            <Ruler ticks=ticks(edition, invoice) size=RulerSize::Fine/>
            <p class="ui-small ui-muted">{t::then_cancelled(lang)}</p>
            <p><a class="ui-btn ui-btn--primary ui-btn--block" href=lang.at(&format!("/my/invoices/{}/pay", invoice.id))>{pay}</a></p>
        </section>
    }
    .into_any()
}

/// One tick a calendar day of the days to pay, a gap between weeks.
fn ticks(edition: &Edition, invoice: &InvoiceView) -> Vec<DayTick> {
    let _ = edition;
    let days = invoice.due_on.days_since(invoice.issued_on).clamp(0, 400);
    let mut ticks: Vec<DayTick> = (0..=days)
        .map(|day| {
            let date = invoice.issued_on.plus_days(day);
            let kind = match date.cmp(&invoice.today) {
                std::cmp::Ordering::Less => TickKind::Done,
                std::cmp::Ordering::Equal => TickKind::Now,
                std::cmp::Ordering::Greater => TickKind::Left,
            };
            DayTick { kind, after_gap: day > 0 && date.weekday_from_sunday() == 0 }
        })
        .collect();
    ticks.push(DayTick { kind: TickKind::End, after_gap: false });
    ticks
}

fn payment(payment: PaymentView) -> impl IntoView {
    let lang = use_lang();
    let at = payment.received_at.unwrap_or(payment.started_at);
    let method = coded(i18n::payments::find, lang, "method", payment.method.code());
    let state = coded(i18n::payments::find, lang, "state", payment.state.code());
    let failure = payment.failure.map(|failure| coded(i18n::payments::find, lang, "failure", failure.code()));
    let tone = if payment.received_at.is_some() { Tone::Good } else { Tone::Plain };
    view! {
        <li class="ui-rows__item">
            <span>{method}{i18n::common::and_so_on(lang)}<Amount amount=payment.amount/></span>
            <span class="ui-rows__note">{format::moment(lang, at)}{failure.map(|failure| view! { <br/>{failure} })}</span>
            <span class="ui-rows__end"><Tag text=state tone=tone/></span>
        </li>
    }
}
