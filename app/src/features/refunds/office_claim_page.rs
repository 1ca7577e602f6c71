use crate::lang::Addressed as _;
use domain::{
    form::YesNo,
    refund::{
        Approval, ClaimAction, ClaimFile, ClaimState, ClaimStatus, PayoutFailure, PayoutFields, PayoutMethod,
        PayoutRequestFields, RefundDecision, RefundDecisionFields,
    },
    time::Instant,
};
use leptos::prelude::*;
use leptos_router::{
    LazyRoute,
    hooks::{use_params_map, use_query_map},
    lazy_route,
};

use super::{
    DecisionView, Tense, api,
    claim_page::{Clock, bank, stored},
    claim_rows::title,
    refunds_page::tone,
};
use crate::{
    date_names,
    features::{accounts::Done, documents::DocFrame, words},
    format,
    forms::{
        AreaField, CheckField, Choice, ChoiceField, DateField, FormFor, InputKind, Nothing, SubmitButton, TextField,
        TypedParts, Weight, check,
    },
    i18n::{self, coded, office_refunds as t},
    lang::{Lang, use_lang},
    ui::{Amount, Crumb, Icon, Load, Page, PageHead, Tag, load},
};

/// A claim at the finance desk: explained, decided by one, paid out by another.
pub struct RefundFilePage;

#[lazy_route]
impl LazyRoute for RefundFilePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let params = use_params_map();
        let data = load(move || params.get().get("id").unwrap_or_default(), api::file);
        view! {
            <Page title=t::file(lang) desk=true>
                <Load data children=show/>
            </Page>
        }
        .into_any()
    }
}

fn show(file: ClaimFile) -> AnyView {
    let lang = use_lang();
    let done = match use_query_map().get_untracked().get("done").as_deref() {
        Some("decided") => Some(t::done_decided(lang)),
        Some("ordered") => Some(t::done_ordered(lang)),
        Some("paid") => Some(t::done_paid(lang)),
        Some("failed") => Some(t::done_failed(lang)),
        _ => None,
    };
    let summary = file.view.summary.clone();
    let state = summary.status.state();
    let tense = Tense::of(&summary.status);
    let crumbs = vec![Crumb::new(lang.at("/office/refunds"), t::title(lang))];
    view! {
        <PageHead title=title(lang, summary.ground) crumbs/>
        {done.map(|text| view! { <Done text/> })}
        <div class="ui-split ui-split--even">
            <div class="ui-stack--roomy">
                <p>
                    <Tag text=coded(i18n::codes::find, lang, "refund_claim", state.code()) tone=tone(state)/>" "
                    <bdi>{file.claimant.clone()}</bdi>{i18n::common::and_so_on(lang)}{words::service(lang, summary.service)}
                    <br/>{i18n::refunds::number(lang)}" "<bdi class="ui-id" dir="ltr">{summary.number}</bdi>
                    <br/>{i18n::refunds::filed_at(lang)}" "{format::moment(lang, summary.filed_at)}
                </p>
                <Clock status=summary.status filed_on=file.view.decision.filed_on edition=file.view.decision.edition today=file.view.today/>
                {file.view.explanation.clone().map(|text| view! { <section class="ui-stack"><h2>{i18n::refunds::explanation(lang)}</h2><p dir="auto">{text}</p></section> })}
                {file.view.proof.clone().map(|document| view! {
                    <section class="ui-stack">
                        <h2>{i18n::refunds::proof_title(lang)}</h2>
                        <DocFrame address=format!("/documents/{}", document.id) file_name=document.file_name media_type=document.media_type label=i18n::refunds::proof_title(lang).to_owned()/>
                    </section>
                })}
                <FourEyes file=file.clone()/>
                <Acts file=file.clone()/>
            </div>
            <section class="ui-answer" aria-label=i18n::refunds::answer(lang)><DecisionView decision=stored(file.view.decision) today=file.view.today tense/></section>
        </div>
    }
    .into_any()
}

/// Two people and two clocks: who decides and who pays out, and until when each.
#[component]
fn FourEyes(file: ClaimFile) -> impl IntoView {
    let lang = use_lang();
    let who = |name: Option<String>| match name {
        Some(name) => view! { <bdi>{name}</bdi> }.into_any(),
        None => view! { <span class="ui-muted">{t::nobody_yet(lang)}</span> }.into_any(),
    };
    let (decision, payout) = clocks(lang, &file);
    let own = file.is_own_decision && file.view.summary.status.state() != ClaimState::Paid;
    view! {
        <div class="ui-stack">
            <h2 id="eyes">{t::four_eyes(lang)}</h2>
            <div class="ui-scroll" tabindex="0" role="region" aria-labelledby="eyes">
                <table class="ui-table">
                    <thead><tr><th scope="col">{t::step(lang)}</th><th scope="col">{t::who(lang)}</th><th scope="col">{t::clock(lang)}</th></tr></thead>
                    <tbody>
                        <tr><th scope="row">{t::step_decide(lang)}</th><td>{who(file.decided_by)}</td><td>{decision}</td></tr>
                        <tr><th scope="row">{t::step_pay(lang)}</th><td>{who(file.requested_by)}</td><td>{payout}</td></tr>
                    </tbody>
                </table>
            </div>
            {own.then(|| view! { <div class="ui-note ui-note--yours"><Icon name="info"/><p>{t::you_decided(lang)}</p></div> })}
        </div>
    }
}

/// What the clock of the decision says, and that of the payout, which begins with the decision.
fn clocks(lang: Lang, file: &ClaimFile) -> (String, String) {
    let day = |day| format::dual(lang, day);
    let paid = |approval: &Approval| t::pay_until(lang, day(approval.pay_by));
    let decided = |at: Instant| t::decided_on(lang, day(at.civil_date()));
    let edition = policy::edition(file.view.decision.edition).unwrap_or_else(policy::current);
    match &file.view.summary.status {
        ClaimStatus::Filed { decide_by } => {
            let days = i18n::common::business_days(lang, i64::from(edition.clocks.refund_payout.length));
            (t::decide_until(lang, day(*decide_by)), t::after_decision(lang, days))
        }
        ClaimStatus::Refused { decided_at, .. } => (decided(*decided_at), t::nothing_to_pay(lang).to_owned()),
        ClaimStatus::Paid { approval, paid_at, .. } => {
            (decided(approval.decided_at), t::paid_on(lang, day(paid_at.civil_date())))
        }
        ClaimStatus::Approved { approval }
        | ClaimStatus::PayoutRequested { approval, .. }
        | ClaimStatus::PayoutFailed { approval, .. } => (decided(approval.decided_at), paid(approval)),
    }
}

#[component]
fn Acts(file: ClaimFile) -> impl IntoView {
    let lang = use_lang();
    let can = |action| file.actions.contains(&action);
    if can(ClaimAction::Approve) {
        return decide(&file);
    }
    if can(ClaimAction::RequestPayout) {
        return order(&file);
    }
    match &file.payout {
        Some(payout)
            if payout.method == PayoutMethod::Transfer && !file.is_own_decision && can(ClaimAction::ConfirmPaid) =>
        {
            transfer(&file)
        }
        Some(payout) if payout.method == PayoutMethod::Gateway => {
            view! { <p role="status">{t::gateway_works(lang)}</p> }.into_any()
        }
        Some(_) | None => ().into_any(),
    }
}

fn if_so(label: &'static str, decision: &RefundDecision) -> impl IntoView {
    view! { <p>{label}" "<strong><Amount amount=decision.total/></strong></p> }
}

fn decide(file: &ClaimFile) -> AnyView {
    let lang = use_lang();
    let asks = file.if_proved.total != file.if_not_proved.total;
    if !asks {
        return verdict(file, None, &file.if_not_proved);
    }
    view! {
        <section class="ui-stack--roomy" aria-labelledby="decide">
            <h2 id="decide">{t::is_it_proved(lang)}</h2>
            {if_so(t::if_proved(lang), &file.if_proved)}
            {verdict(file, Some(YesNo::Yes), &file.if_proved)}
            {if_so(t::if_not_proved(lang), &file.if_not_proved)}
            {verdict(file, Some(YesNo::No), &file.if_not_proved)}
        </section>
    }
    .into_any()
}

/// One button, one sum: what is pressed is what is decided.
fn verdict(file: &ClaimFile, proved: Option<YesNo>, decision: &RefundDecision) -> AnyView {
    let lang = use_lang();
    let initial = RefundDecisionFields {
        proved: proved.map(|proved| proved.code().to_owned()).unwrap_or_default(),
        shown_total: decision.total.halalas().to_string(),
        ..RefundDecisionFields::default()
    };
    let (label, weight) = if decision.total.is_zero() {
        (t::refuse(lang).to_owned(), Weight::Danger)
    } else {
        (t::approve(lang, format::money(lang, decision.total)), Weight::Primary)
    };
    let with = vec![("claim", file.view.summary.id.to_string())];
    let shown_total = decision.total.halalas().to_string();
    let has_note = proved != Some(YesNo::Yes);
    view! {
        <FormFor initial=initial action="refunds/decide" with=with check=check>
            <input type="hidden" name="fields[proved]" value=proved.map(YesNo::code).unwrap_or_default()/>
            <input type="hidden" name="fields[shown_total]" value=shown_total/>
            {has_note.then(|| view! { <AreaField name="note" label=t::note(lang) optional=true rows=2/> })}
            <div class="ui-acts__row"><SubmitButton label=label weight=weight/></div>
        </FormFor>
    }
    .into_any()
}

fn order(file: &ClaimFile) -> AnyView {
    let lang = use_lang();
    let amount =
        file.view.summary.status.approval().map(|approval| approval.amount.left_after(file.paid)).unwrap_or_default();
    let by_card: i64 = file
        .sources
        .iter()
        .filter(|source| source.method.refunds_at_gateway())
        .map(|source| source.left.halalas())
        .sum();
    let can_gateway = by_card >= amount.halalas();
    let method = if can_gateway { PayoutMethod::Gateway } else { PayoutMethod::Transfer };
    let choices = PayoutMethod::ALL
        .iter()
        .filter(|method| can_gateway || **method != PayoutMethod::Gateway)
        .map(|method| Choice::new(method.code(), coded(i18n::payments::find, lang, "payout", method.code())))
        .collect();
    let initial = PayoutRequestFields { method: method.code().to_owned(), confirm: String::new() };
    let with = vec![("claim", file.view.summary.id.to_string())];
    view! {
        <section class="ui-stack" aria-labelledby="order">
            <h2 id="order">{t::order(lang)}</h2>
            {account(file)}
            <FormFor initial=initial action="refunds/request-payout" with=with check=check>
                <ChoiceField name="method" label=t::how(lang) choices/>
                <CheckField name="confirm" label=t::confirm_order(lang)/>
                <div class="ui-acts__row"><SubmitButton label=t::order_sum(lang, format::money(lang, amount))/></div>
            </FormFor>
        </section>
    }
    .into_any()
}

/// Whose account the money may go to, beside whose money it is.
fn account(file: &ClaimFile) -> impl IntoView + use<> {
    let lang = use_lang();
    let item = |term: &'static str, value: AnyView| {
        view! { <div class="ui-facts__item"><dt class="ui-facts__term">{term}</dt><dd class="ui-facts__value">{value}</dd></div> }
    };
    let iban = file.iban.clone().unwrap_or_else(|| file.view.iban_masked.clone());
    view! {
        <dl class="ui-facts">
            {item(t::claimant(lang), view! { <bdi>{file.claimant.clone()}</bdi> }.into_any())}
            {item(t::account_holder(lang), view! { <bdi>{file.view.holder.clone()}</bdi> }.into_any())}
            {item(t::account_number(lang), view! { <bdi class="ui-id" dir="ltr">{iban}</bdi><br/>{bank(lang, &file.view.bank_code)} }.into_any())}
        </dl>
    }
}

fn transfer(file: &ClaimFile) -> AnyView {
    let lang = use_lang();
    let live = RwSignal::new(PayoutFields::default());
    let paid = Signal::derive(move || live.with(|form| TypedParts::of(form, "paid")));
    let id = file.view.summary.id.to_string();
    let iban = file.iban.clone().unwrap_or_default();
    let failures: Vec<_> = [PayoutFailure::AccountRefused, PayoutFailure::NameMismatch]
        .into_iter()
        .map(|reason| {
            let with = vec![("claim", id.clone()), ("reason", reason.code().to_owned())];
            let label = coded(i18n::codes::find, lang, "payout_failure", reason.code());
            view! { <FormFor initial=Nothing action="refunds/report-failure" with=with><SubmitButton label=label weight=Weight::Second/></FormFor> }
        })
        .collect();
    let with = vec![("claim", id.clone())];
    view! {
        <section class="ui-stack" aria-labelledby="transfer">
            <h2 id="transfer">{t::transfer(lang)}</h2>
            <p>
                <bdi class="ui-id" dir="ltr">{iban}</bdi><br/>{bank(lang, &file.view.bank_code)}<br/>
                <bdi>{file.view.holder.clone()}</bdi><br/>
                {file.payout.as_ref().map(|payout| view! { <strong><Amount amount=payout.amount/></strong> })}
            </p>
            <FormFor initial=PayoutFields::default() action="refunds/confirm-transfer" with=with live=live>
                <TextField name="reference" label=i18n::invoices::bank_reference(lang) kind=InputKind::Identifier maxlength=100/>
                <DateField names=date_names!(paid_day, paid_month, paid_year, paid_calendar) label=t::transferred_on(lang) typed=paid/>
                <CheckField name="confirm" label=t::confirm_transfer(lang)/>
                <div class="ui-acts__row"><SubmitButton label=t::record_transfer(lang)/></div>
            </FormFor>
            <h3>{t::did_not_arrive(lang)}</h3>
            <div class="ui-acts__row">{failures}</div>
        </section>
    }
    .into_any()
}
