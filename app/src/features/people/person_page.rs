use domain::account::{RoleAct, RoleChangeFields};
use leptos::prelude::*;
use leptos_router::{
    LazyRoute,
    hooks::{use_params_map, use_query_map},
    lazy_route,
};

use super::{
    api::{self, MemberFile},
    people_page::{role_choices, role_name, status_tag},
};
use crate::{
    features::accounts::Done,
    format,
    forms::{AreaField, Choice, ChoiceField, FormFor, Nothing, SelectField, SubmitButton, Weight, check},
    i18n::people as t,
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Load, Page, PageHead, load},
};

/// One of staff: roles, suspension, what became of both.
pub struct PersonPage;

#[lazy_route]
impl LazyRoute for PersonPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let params = use_params_map();
        let data = load(move || params.get().get("id").unwrap_or_default(), api::get);
        let query = use_query_map();
        let done = move || match query.get().get("done").as_deref() {
            Some("role") => Some(t::done_role(lang)),
            Some("suspended") => Some(t::done_suspended(lang)),
            Some("reactivated") => Some(t::done_reactivated(lang)),
            _ => None,
        };
        let crumbs = vec![Crumb::new(lang.at("/office/people"), t::title(lang))];
        view! {
            <Page title=t::person_title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::person_title(lang) crumbs/>
                    {move || done().map(|text| view! { <Done text/> })}
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

fn show(file: MemberFile) -> AnyView {
    let lang = use_lang();
    let MemberFile { member, changes } = file;
    let roles: Vec<String> = member.roles.iter().map(|role| role_name(lang, *role)).collect();
    let acts = vec![Choice::new(RoleAct::Give.code(), t::give(lang)), Choice::new(RoleAct::Take.code(), t::take(lang))];
    let state = if member.is_self {
        ().into_any()
    } else if member.status == "active" {
        view! {
            <FormFor initial=Nothing action="people/suspend" with=vec![("id", member.id.clone())]>
                <p class="ui-muted">{t::suspend_text(lang)}</p>
                <div class="ui-acts__row"><SubmitButton label=t::suspend(lang) weight=Weight::Danger/></div>
            </FormFor>
        }
        .into_any()
    } else if member.status == "suspended" {
        view! {
            <FormFor initial=Nothing action="people/reactivate" with=vec![("id", member.id.clone())]>
                <div class="ui-acts__row"><SubmitButton label=t::reactivate(lang) weight=Weight::Second/></div>
            </FormFor>
        }
        .into_any()
    } else {
        ().into_any()
    };
    let history: Vec<_> = changes
        .into_iter()
        .map(|change| {
            let what = match change.act {
                RoleAct::Give => t::was_given(lang, role_name(lang, change.role)),
                RoleAct::Take => t::was_taken(lang, role_name(lang, change.role)),
            };
            view! {
                <li class="ui-line__item">
                    <span class="ui-line__when">{format::moment(lang, change.changed_at)}</span>
                    <span class="ui-line__what">{what}</span>
                    <span><bdi>{change.reason}</bdi>" ("<bdi>{change.by_name}</bdi>")"</span>
                </li>
            }
        })
        .collect();
    view! {
        <dl class="ui-answers">
            <div class="ui-answers__row"><dt class="ui-answers__term">{t::name(lang)}</dt><dd class="ui-answers__value"><bdi>{member.name}</bdi></dd></div>
            <div class="ui-answers__row"><dt class="ui-answers__term">{t::email(lang)}</dt><dd class="ui-answers__value"><bdi class="ui-id" dir="ltr">{member.email}</bdi></dd></div>
            <div class="ui-answers__row"><dt class="ui-answers__term">{t::roles(lang)}</dt><dd class="ui-answers__value">{roles.join(t::comma(lang))}</dd></div>
            <div class="ui-answers__row"><dt class="ui-answers__term">{t::status(lang)}</dt><dd class="ui-answers__value">{status_tag(lang, &member.status)}</dd></div>
            <div class="ui-answers__row"><dt class="ui-answers__term">{t::second_factor(lang)}</dt><dd class="ui-answers__value">{if member.has_second_factor { t::second_factor_on(lang) } else { t::second_factor_off(lang) }}</dd></div>
        </dl>
        <section class="ui-stack" aria-labelledby="roles">
            <h2 id="roles">{t::change_roles(lang)}</h2>
            <p class="ui-muted">{t::change_roles_text(lang)}</p>
            <FormFor initial=RoleChangeFields::default() action="people/change-role" with=vec![("id", member.id.clone())] check=check>
                <ChoiceField name="act" label=t::act(lang) choices=acts inline=true/>
                <SelectField name="role" label=t::role(lang) choices=role_choices(lang, &[])/>
                <AreaField name="reason" label=t::reason(lang) hint=t::reason_hint(lang) rows=2/>
                <div class="ui-acts__row"><SubmitButton label=t::change_role_button(lang)/></div>
            </FormFor>
        </section>
        {(!member.is_self).then(|| view! {
            <section class="ui-stack" aria-labelledby="account-state">
                <h2 id="account-state">{t::account_state(lang)}</h2>
                {state}
            </section>
        })}
        {(!history.is_empty()).then(|| view! {
            <section class="ui-stack" aria-labelledby="history">
                <h2 id="history">{t::history(lang)}</h2>
                <ol>{history}</ol>
            </section>
        })}
        <p><a href=lang.at(&format!("/office/audit?kind=account&id={}", member.id))>{t::to_audit(lang)}</a></p>
    }
    .into_any()
}
