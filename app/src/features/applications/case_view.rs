use domain::{
    application::{Action, ApplicationView, DocumentView, RequirementItemView, Shown, State},
    invoice::{InvoiceStatus, InvoiceSummary},
    policy::ConditionCode,
    refund::Outlook,
    service::ServiceCode,
    time::CivilDate,
};
use leptos::prelude::*;

use super::{path, words};
use crate::features::words as said;
use crate::{
    features::{
        documents::FileLine,
        refunds::ClaimRows,
        timeline::{ClockPanel, History},
    },
    format,
    i18n::{applications as t, coded, codes, states},
    lang::{Addressed as _, Lang, use_lang},
    ui::{Amount, Crumb, DualDate, Icon, Page, PageHead},
};

/// A filed application: whose turn, what is needed, what happened, its documents, and the ways to act.
#[component]
pub(super) fn CaseView(view: ApplicationView) -> impl IntoView {
    let lang = use_lang();
    let id = view.id;
    let title = words::service(lang, view.service);
    let crumbs = vec![Crumb::new(lang.at("/my/applications"), t::my_applications(lang))];
    let then = then(lang, view.state);
    let open: Vec<_> = view.items.iter().filter(|item| item.answered_at.is_none()).cloned().collect();
    let is_asked = view.state == State::AdditionalRequirements;
    let documents: Vec<_> = view.documents.iter().cloned().map(document_row).collect();
    let can_withdraw = view.actions.contains(&Action::Withdraw);
    let is_over_unused = matches!(view.state, State::Cancelled | State::Withdrawn | State::Rejected);
    let rejection = view.rejection.map(|reason| coded(states::find, lang, "reason", reason.code()));
    let approved_as = view
        .decision
        .as_ref()
        .filter(|_| view.state == State::Approved)
        .map(|decision| decision.rank.as_deref().map(|rank| coded(codes::find, lang, "rank", rank)));
    let officer_note = view.decision.as_ref().and_then(|decision| decision.note.clone());
    let awaits_payment = view.state == State::AwaitingPayment;
    let clock_props = view.clock.clone();
    let usable_until = usable_until(&view);
    let next_service = (approved_as.is_some() && view.service == ServiceCode::Classification).then(|| {
        let next = ServiceCode::Registration;
        view! { <p>{t::next_service(lang)}" "<a href=lang.at(&format!("/services/{next}"))>{words::service(lang, next)}</a></p> }
    });
    let claims = (!view.claims.is_empty()).then(|| {
        view! {
            <section class="ui-stack" aria-labelledby="claims">
                <h2 id="claims">{t::refund_claims(lang)}</h2>
                <ClaimRows claims=view.claims.clone()/>
            </section>
        }
    });
    let outlook = view.outlook.filter(|_| view.claims.is_empty());
    // After a refusal it belongs to what happened, before it to the fees.
    let nothing_back = outlook.filter(|outlook| is_over_unused && outlook.back.is_zero()).map(|outlook| {
        let page = invoice_page(lang, view.invoice.as_ref());
        comes_back(lang, outlook, can_withdraw, page)
    });
    let outlook = outlook.filter(|_| nothing_back.is_none());
    view! {
        <Page title=title.clone()>
            <div>
                <PageHead title crumbs/>
                <p class="ui-muted">
                    {words::requested(lang, &view.requested)}". "{t::number_label(lang)}" "<bdi class="ui-id" dir="ltr">{view.number.clone()}</bdi>
                    ". "{words::state(lang, view.state)}
                </p>
            </div>
            <div class="ui-split ui-split--case">
                <div class="ui-split__clock">
                    {match then {
                        Some(then) => view! { <ClockPanel clock=clock_props shown=Shown::Applicant then/> }.into_any(),
                        None => view! { <ClockPanel clock=clock_props shown=Shown::Applicant/> }.into_any(),
                    }}
                </div>
                <div class="ui-split__work ui-stack--roomy">
                    {rejection.map(|reason| view! {
                        <div class="ui-note ui-note--late"><Icon name="error"/><p class="ui-note__title">{t::rejected_because(lang)}</p><p>{reason}</p></div>
                    })}
                    {approved_as.map(|rank| view! {
                        <div class="ui-note ui-note--good"><Icon name="check"/><p class="ui-note__title">{t::approved(lang)}</p>{rank.map(|rank| view! { <p>{t::approved_as(lang, rank)}</p> })}{usable_until.map(|day| view! { <p>{t::usable_until(lang)}" "<DualDate date=day/>"."</p> })}</div>
                    })}
                    {next_service}
                    {claims}
                    {nothing_back}
                    {is_over_unused.then(|| {
                        let href = lang.at(&format!("/my/applications/new?service={}&from={id}", view.service));
                        view! { <p><a class="ui-btn" href=href>{t::start_from_this(lang)}</a></p> }
                    })}
                    {officer_note.map(|note| view! { <div class="ui-inset"><p class="ui-small ui-muted">{t::officer_note(lang)}</p><p dir="auto">{note}</p></div> })}
                    {awaits_payment.then(|| view! {
                        <p><a class="ui-btn ui-btn--primary" href=invoice_page(lang, view.invoice.as_ref())>{t::to_invoice(lang)}</a></p>
                    })}
                    {is_asked.then(|| asked(lang, &open, path::page(lang, id, "requirements")))}
                    <History timeline=view.timeline.clone()/>
                    <section class="ui-tasks__group" aria-labelledby="papers">
                        <h2 class="ui-tasks__title" id="papers">{t::group_documents(lang)}</h2>
                        <ul>{documents}</ul>
                    </section>
                    {can_withdraw.then(|| view! {
                        <p class="ui-screen-only"><a class="ui-btn ui-btn--plain" href=path::page(lang, id, "withdraw")>{t::withdraw(lang)}</a></p>
                    })}
                </div>
                <div class="ui-split__money ui-stack">
                    {view.invoice.clone().map(|invoice| money(invoice, outlook, can_withdraw))}
                    <section class="ui-panel ui-stack" aria-labelledby="who">
                        <h2 id="who">{t::applicant(lang)}</h2>
                        <p><bdi>{view.applicant_name.clone()}</bdi></p>
                        <p class="ui-small ui-muted"><bdi class="ui-id" dir="ltr">{view.identity_masked.clone()}</bdi></p>
                        <p class="ui-small">{match view.person.identity_changed_at {
                            Some(at) => t::identity_older(lang, format::moment(lang, at)),
                            None => t::identity_snapshot(lang).to_owned(),
                        }}</p>
                        <h3>{t::reached_at(lang)}</h3>
                        <p class="ui-small">
                            <bdi class="ui-id" dir="ltr">{view.person.email.clone()}</bdi>
                            {view.person.mobile.clone().map(|mobile| view! { <br/><bdi class="ui-id" dir="ltr">{mobile}</bdi> })}
                        </p>
                    </section>
                </div>
            </div>
        </Page>
    }
    .into_any()
}

/// The page of an application's invoice; that of all while there is none.
pub(super) fn invoice_page(lang: Lang, invoice: Option<&InvoiceSummary>) -> String {
    match invoice {
        Some(invoice) => lang.at(&format!("/my/invoices/{}", invoice.id)),
        None => lang.at("/my/invoices"),
    }
}

/// The last day on which an approved classification serves for a first registration.
fn usable_until(view: &ApplicationView) -> Option<CivilDate> {
    let edition = policy::edition(view.edition)?;
    let valid = edition.condition(ConditionCode::ValidClassification)?;
    let ended = view.clock.ended?;
    let is_approved = view.state == State::Approved && view.service == ServiceCode::Classification;
    is_approved.then(|| ended.on.plus_months(i32::from(valid.months.unwrap_or_default())))
}

/// What withdrawing brings today and after it; once the file has ended, that nothing comes back, and by which rule.
fn comes_back(lang: Lang, outlook: Outlook, can_withdraw: bool, invoice: String) -> impl IntoView {
    let rule = outlook.rule;
    let by_rule = view! { <a href=lang.at(&format!("/policy#{rule}"))><bdi dir="ltr">{rule.code()}</bdi></a> };
    if outlook.back.is_zero() {
        let words = if can_withdraw { t::nothing_back_today(lang) } else { t::nothing_back(lang) };
        return view! { <p class="ui-small">{words}" "{said::rule(lang, rule)}" ("{by_rule}")."</p> }.into_any();
    }
    // An ended file of which something would come back is claimed on the invoice's page.
    let now = can_withdraw.then(|| t::back_if_withdrawn(lang, format::money(lang, outlook.back)));
    let then = outlook.last_day.filter(|_| can_withdraw).map(|day| {
        let sum = if outlook.then.is_zero() {
            t::then_nothing(lang).to_owned()
        } else {
            t::then_less(lang, format::money(lang, outlook.then))
        };
        view! { " "{t::after_end_of(lang)}" "<DualDate date=day/>" "{sum} }
    });
    view! { <p class="ui-small">{now}{then}" "<a href=invoice>{t::how_computed(lang)}</a></p> }.into_any()
}

/// The fee, its lines, whether and when it is paid, and what of it comes back.
fn money(invoice: InvoiceSummary, outlook: Option<Outlook>, can_withdraw: bool) -> impl IntoView {
    let lang = use_lang();
    let rows: Vec<_> = invoice
        .lines
        .iter()
        .map(|line| view! { <p class="ui-sums__row"><span>{words::code(lang, "line", line.kind.code())}</span><Amount amount=line.amount/></p> })
        .collect();
    let page = lang.at(&format!("/my/invoices/{}", invoice.id));
    let total = match invoice.status {
        InvoiceStatus::Settled { on } => view! { {t::paid_on(lang)}" "<DualDate date=on/> }.into_any(),
        InvoiceStatus::Open { .. } => t::to_pay(lang).into_any(),
        InvoiceStatus::Waived { .. } | InvoiceStatus::Expired { .. } | InvoiceStatus::Cancelled { .. } => {
            t::total(lang).into_any()
        }
    };
    let has_receipt = !invoice.received.is_zero();
    let comes_back = outlook.map(|outlook| comes_back(lang, outlook, can_withdraw, page.clone()));
    view! {
        <section class="ui-panel ui-stack" aria-labelledby="money">
            <h2 id="money">{t::fees(lang)}</h2>
            <div class="ui-sums">
                {rows}
                <p class="ui-sums__row ui-sums__row--total"><span>{total}</span><Amount amount=invoice.total/></p>
            </div>
            {comes_back}
            <p class="ui-row">
                <a href=page.clone()>{t::invoice(lang)}</a>
                {has_receipt.then(|| view! { <a href=format!("{page}/receipt")>{t::receipt(lang)}</a> })}
            </p>
        </section>
    }
}

/// What follows when the day passes.
fn then(lang: Lang, state: State) -> Option<String> {
    match state {
        State::AwaitingPayment => Some(t::then_cancelled(lang).to_owned()),
        State::AdditionalRequirements => Some(t::then_rejected(lang).to_owned()),
        State::Draft
        | State::UnderReview
        | State::AssessmentScheduled
        | State::AssessmentHeld
        | State::Studied
        | State::Approved
        | State::Rejected
        | State::Cancelled
        | State::Withdrawn => None,
    }
}

fn asked(lang: Lang, open: &[RequirementItemView], href: String) -> impl IntoView + use<> {
    let count = i64::try_from(open.len()).unwrap_or(0);
    view! {
        <section class="ui-tasks__group" aria-labelledby="now">
            <h2 class="ui-tasks__title" id="now">{t::needed_now(lang)}<span class="ui-tasks__done">{t::items(lang, count)}</span></h2>
            <p><a class="ui-btn ui-btn--primary" href=href>{t::to_requirements(lang)}</a></p>
        </section>
    }
}

fn document_row(document: DocumentView) -> impl IntoView {
    let lang = use_lang();
    view! { <li class="ui-task"><strong>{words::document(lang, document.kind)}</strong><span class="ui-task__hint"><FileLine document/></span></li> }
}
