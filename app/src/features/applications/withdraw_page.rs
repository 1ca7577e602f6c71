use domain::{
    application::WithdrawFields,
    money::Money,
    refund::{RefundDecision, WithdrawalDraft},
    text::Iban,
    time::CivilDate,
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{api, path, words};
use crate::{
    features::refunds::DecisionView,
    format,
    forms::{AreaField, CheckField, FormFor, HiddenField, InputKind, SubmitButton, TextField, Weight, check},
    i18n::applications as t,
    lang::{Addressed as _, Lang, use_lang},
    ui::{Crumb, Icon, Load, Page, PageHead, load},
};

/// Taking an application back, told beforehand what is lost by it, with the claim of what comes back.
pub struct WithdrawPage;

#[lazy_route]
impl LazyRoute for WithdrawPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let params = use_params_map();
        let data = load(move || params.read().get("id").unwrap_or_default(), api::withdrawal);
        view! { <Load data children=shown/> }.into_any()
    }
}

fn shown(view: WithdrawalDraft) -> AnyView {
    let lang = use_lang();
    let id = view.id;
    let title = t::withdraw(lang);
    let crumbs = vec![
        Crumb::new(lang.at("/my/applications"), t::my_applications(lang)),
        Crumb::new(path::page(lang, id, ""), words::service(lang, view.service)),
    ];
    let body = if view.can_withdraw {
        form(lang, id.to_string(), view.today, view.decision)
    } else {
        view! { <p>{t::cannot_withdraw(lang)}</p> }.into_any()
    };
    view! {
        <Page title=title>
            <div class="ui-measure ui-stack--roomy">
                <PageHead title lead=t::withdraw_lead(lang) crumbs/>
                {body}
                <p><a href=path::page(lang, id, "")>{t::keep_application(lang)}</a></p>
            </div>
        </Page>
    }
    .into_any()
}

fn form(lang: Lang, id: String, today: CivilDate, decision: Option<RefundDecision>) -> AnyView {
    let total = decision.as_ref().map_or(Money::ZERO, |decision| decision.total);
    let comes_back = !total.is_zero();
    let initial = WithdrawFields { shown_total: total.halalas().to_string(), ..WithdrawFields::default() };
    let live = RwSignal::new(initial.clone());
    let bank = view! { {move || live.with(|form| bank(lang, &form.iban))} }.into_any();
    let consequence = match &decision {
        None => t::withdraw_unpaid(lang).to_owned(),
        Some(decision) if comes_back => {
            let paid = Money::checked_sum(decision.lines.iter().map(|line| line.amount)).unwrap_or_default();
            t::withdraw_paid(lang, format::money(lang, paid.left_after(total)))
        }
        Some(_) => t::withdraw_nothing_back(lang).to_owned(),
    };
    view! {
        <div class="ui-note ui-note--yours"><Icon name="alarm"/><p class="ui-note__title">{t::withdraw_loses(lang)}</p><p>{consequence}</p></div>
        {decision.map(|decision| view! {
            <section class="ui-answer" aria-label=t::comes_back_today(lang)><DecisionView decision today folds=true/></section>
        })}
        <FormFor initial action="applications/withdraw" check=check with=vec![("id", id)] live>
            <HiddenField name="shown_total"/>
            {comes_back.then(|| view! {
                <TextField name="iban" label=t::iban(lang) hint=t::iban_hint(lang) kind=InputKind::Identifier note=bank maxlength=60/>
                <TextField name="holder" label=t::holder(lang) hint=t::holder_hint(lang)/>
            })}
            <AreaField name="note" label=t::withdraw_note(lang) optional=true/>
            <CheckField name="confirm" label=t::withdraw_confirm(lang)/>
            <div class="ui-acts__row">
                <SubmitButton label=if comes_back { t::withdraw_and_claim(lang) } else { t::withdraw_now(lang) } weight=Weight::Danger/>
            </div>
        </FormFor>
    }
    .into_any()
}

/// The bank of the account, as soon as its number is one.
fn bank(lang: Lang, typed: &str) -> Option<String> {
    let iban = Iban::parse(typed).ok()?;
    Some(words::code(lang, "bank", iban.bank().map_or("unknown", |bank| bank.code())))
}
