use crate::lang::Addressed as _;
use domain::{
    money::Money,
    policy::Edition,
    refund::{
        AmountStep, ClaimDraft, RefundCase, RefundClaimFields, RefundDecision, RefundGround, amount_over_time, assess,
    },
    time::CivilDate,
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::{DecisionView, api, claim_page::bank_of};
use crate::{
    features::{
        documents::{FileLine, Spot},
        words,
    },
    format,
    forms::{
        AreaField, CheckField, FormFor, HiddenField, InputKind, SubmitButton, TextField, UploadField, Weight, check,
    },
    i18n::{self, documents, refunds as t},
    lang::use_lang,
    ui::{Amount, Crumb, Icon, Load, Page, PageHead, load},
};

/// A new claim: first the ground, each with what it brings; then the explained answer beside the form.
pub struct NewClaimPage;

#[lazy_route]
impl LazyRoute for NewClaimPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let query = use_query_map();
        let data = load(move || query.get().get("invoice").unwrap_or_default(), api::draft);
        view! {
            <Page title=t::new_title(lang)>
                <Load data children=show/>
            </Page>
        }
        .into_any()
    }
}

fn edition_of(draft: &ClaimDraft) -> &'static Edition {
    policy::edition(draft.edition).unwrap_or_else(|| policy::current())
}

/// What the rules are asked on a ground: proved where it needs a proof and one was sent.
fn on_ground(case: &RefundCase, ground: RefundGround, is_proved: bool) -> RefundCase {
    let mut case = case.clone();
    case.claim.ground = ground;
    case.claim.proved = is_proved && ground.needs_proof();
    case
}

fn show(draft: ClaimDraft) -> AnyView {
    let lang = use_lang();
    let query = use_query_map();
    let crumbs = vec![
        Crumb::new(lang.at("/my/invoices"), i18n::invoices::title(lang)),
        Crumb::new(lang.at(&format!("/my/invoices/{}", draft.invoice)), format::isolated(&draft.number)),
    ];
    let body = move || match query.get().get("ground").as_deref().and_then(RefundGround::parse) {
        Some(ground) => claim(draft.clone(), ground),
        None => grounds(draft.clone()),
    };
    view! { <PageHead title=t::new_title(lang) lead=t::new_lead(lang) crumbs/> {body} }.into_any()
}

/// The grounds that bring something today by the records, the most first; the rest behind a word, each with what it would bring
/// if it were proved.
fn grounds(draft: ClaimDraft) -> AnyView {
    let lang = use_lang();
    let edition = edition_of(&draft);
    let ask = |ground, is_proved| assess(edition, &on_ground(&draft.case, ground, is_proved)).ok();
    let mut borne_out = Vec::new();
    let mut others = Vec::new();
    for ground in RefundGround::ALL.iter().copied() {
        if ground == RefundGround::Withdrawal && !draft.can_withdraw {
            continue;
        }
        match (ask(ground, false), ask(ground, true)) {
            (Some(answer), _) if !answer.total.is_zero() => borne_out.push((ground, answer.total)),
            (Some(answer), Some(if_proved)) => others.push((ground, answer.needs_person(), if_proved.total)),
            _ => {}
        }
    }
    borne_out.sort_by_key(|(_, total)| std::cmp::Reverse(*total));
    let href =
        |ground: RefundGround| lang.at(&format!("/my/refunds/new?invoice={}&ground={}", draft.invoice, ground.code()));
    let rows: Vec<_> = borne_out
        .iter()
        .map(|(ground, total)| {
            let note = (*ground == RefundGround::Withdrawal).then(|| t::withdrawal_note(lang));
            view! {
                <li class="ui-rows__item">
                    <a class="ui-rows__link" href=href(*ground)>{words::ground(lang, *ground)}</a>
                    <span class="ui-rows__note">{note}</span>
                    <span class="ui-rows__end"><strong><Amount amount=*total/></strong></span>
                </li>
            }
        })
        .collect();
    let other_rows: Vec<_> = others
        .into_iter()
        .map(|(ground, needs_person, if_proved)| {
            let note = if !if_proved.is_zero() {
                view! { {t::if_proved(lang)}": "<Amount amount=if_proved/> }.into_any()
            } else if needs_person {
                t::person_decides(lang).into_any()
            } else {
                t::nothing_by_records(lang).into_any()
            };
            view! {
                <li class="ui-rows__item">
                    <a class="ui-rows__link" href=href(ground)>{words::ground(lang, ground)}</a>
                    <span class="ui-rows__note">{note}</span>
                </li>
            }
        })
        .collect();
    let has_rows = !rows.is_empty();
    view! {
        <section class="ui-measure ui-stack" aria-labelledby="grounds">
            <h2 id="grounds">{t::choose_ground(lang)}</h2>
            {if has_rows {
                view! { <ul class="ui-rows">{rows}</ul> }.into_any()
            } else {
                view! { <p>{t::nothing_borne_out(lang)}</p> }.into_any()
            }}
            <details class="ui-more" open=!has_rows>
                <summary class="ui-more__name"><Icon name="chevron"/>{t::another_ground(lang)}</summary>
                <div class="ui-more__body"><ul class="ui-rows">{other_rows}</ul></div>
            </details>
        </section>
    }
    .into_any()
}

/// The same day by day until some days after its last change.
fn steps(edition: &Edition, case: &RefundCase, decision: &RefundDecision) -> Vec<AmountStep> {
    let Some(from) = case.payments.iter().map(|payment| payment.on).min() else { return Vec::new() };
    let to = decision.changes_on.unwrap_or(decision.filed_on).max(from.plus_months(1)).plus_days(8);
    amount_over_time(edition, case, from, to).unwrap_or_default()
}

fn claim(draft: ClaimDraft, ground: RefundGround) -> AnyView {
    let lang = use_lang();
    let edition = edition_of(&draft);
    let case = on_ground(&draft.case, ground, draft.proof.is_some());
    let (Ok(decision), Ok(if_proved)) = (assess(edition, &case), assess(edition, &on_ground(&case, ground, true)))
    else {
        return view! { <p>{i18n::errors::unexpected(lang)}</p> }.into_any();
    };
    let steps = steps(edition, &case, &decision);
    let today: CivilDate = draft.today;
    let other = lang.at(&format!("/my/refunds/new?invoice={}", draft.invoice));
    let can_file = !decision.total.is_zero() || decision.needs_person();
    let takes_proof = if ground.needs_proof() { !if_proved.total.is_zero() } else { decision.needs_person() };
    let proof = takes_proof.then(|| proof(&draft, ground, if_proved.total));
    let form = match (can_file, takes_proof) {
        (true, _) => form(&draft, ground, &decision),
        // Filed without the proof it would be refused: what is missing stands above.
        (false, true) => ().into_any(),
        (false, false) => nothing(),
    };
    view! {
        <p>{t::ground(lang)}": "<strong>{words::ground(lang, ground)}</strong>" "<a href=other>{t::other_ground(lang)}</a></p>
        <div class="ui-split ui-split--even">
            <div class="ui-stack--roomy">{proof}{form}</div>
            <section class="ui-answer" aria-label=t::answer(lang)><DecisionView decision steps today/></section>
        </div>
    }
    .into_any()
}

/// The paper that proves the ground: sent first, so that the answer beside it is the one that is filed.
fn proof(draft: &ClaimDraft, ground: RefundGround, if_proved: Money) -> AnyView {
    let lang = use_lang();
    let spot = Spot::Proof(draft.invoice, ground).address();
    let with = vec![("id", draft.application.to_string()), ("spot", spot)];
    let max = edition_of(draft).limits.file_megabytes.max;
    let is_there = draft.proof.is_some();
    let lead = match ground {
        RefundGround::DirectedByStaff => t::proof_of_direction(lang),
        RefundGround::WrongTrack => t::proof_of_track(lang),
        _ => t::proof_of_anything(lang),
    };
    let (label, button) = if is_there {
        (t::proof_replace(lang), t::proof_replace(lang))
    } else {
        (t::proof(lang), documents::upload(lang))
    };
    view! {
        <section class="ui-panel ui-stack" aria-labelledby="proof">
            <h2 id="proof">{t::proof_title(lang)}</h2>
            <p>{lead}</p>
            {ground.needs_proof().then(|| view! { <p>{t::proof_brings(lang)}" "<strong><Amount amount=if_proved/></strong></p> })}
            {draft.proof.clone().map(|document| view! { <p>{t::proof_there(lang)}" "<FileLine document/></p> })}
            <UploadField action="documents/upload" name="file" label=label hint=documents::file_hint(lang, max) with button=button max_megabytes=max/>
        </section>
    }
    .into_any()
}

fn nothing() -> AnyView {
    let lang = use_lang();
    view! { <p class="ui-empty">{t::nothing(lang)}</p> }.into_any()
}

fn form(draft: &ClaimDraft, ground: RefundGround, decision: &RefundDecision) -> AnyView {
    let lang = use_lang();
    let withdraws = ground == RefundGround::Withdrawal && draft.can_withdraw;
    let initial = RefundClaimFields {
        ground: ground.code().to_owned(),
        holder: draft.name.clone(),
        shown_total: decision.total.halalas().to_string(),
        ..RefundClaimFields::default()
    };
    let live = RwSignal::new(initial.clone());
    let bank = move || live.with(|form| bank_of(lang, &form.iban));
    let needs_words = ground.needs_proof();
    let hint = if needs_words { t::explanation_needed(lang) } else { t::explanation_hint(lang) };
    let amount = format::money(lang, decision.total);
    let (label, weight, confirm) = if withdraws {
        (t::withdraw_and_claim(lang, &amount), Weight::Danger, t::confirm_withdraw(lang).to_owned())
    } else if decision.total.is_zero() {
        (t::file_for_person(lang).to_owned(), Weight::Primary, t::confirm(lang).to_owned())
    } else {
        (t::file(lang, &amount), Weight::Primary, t::confirm(lang).to_owned())
    };
    let proof = draft.proof.as_ref().map(|proof| proof.id.to_string()).unwrap_or_default();
    let with = vec![("invoice", draft.invoice.to_string()), ("proof", proof)];
    view! {
        {withdraws.then(|| view! { <p class="ui-note ui-note--yours"><Icon name="warning"/><span>{t::withdrawal_warning(lang)}</span></p> })}
        <FormFor initial=initial action="refunds/submit" with=with check=check live=live>
            <HiddenField name="ground"/>
            <HiddenField name="shown_total"/>
            <AreaField name="explanation" label=t::explanation(lang) hint=hint optional=!needs_words/>
            <TextField name="iban" label=t::iban(lang) hint=t::iban_hint(lang) kind=InputKind::Identifier autocomplete="off" maxlength=40 note=view! { {bank} }.into_any()/>
            <TextField name="holder" label=t::holder(lang) hint=t::holder_hint(lang) autocomplete="name" maxlength=100/>
            <CheckField name="confirm" label=confirm/>
            <div class="ui-acts__row"><SubmitButton label=label weight=weight/></div>
        </FormFor>
    }
    .into_any()
}
