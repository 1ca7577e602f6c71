use domain::account::IdentityDecisionFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{
    api::{self, ChangeFile, Who},
    request_page::status_tag,
};
use crate::{
    features::profile::words,
    format,
    forms::{AreaField, Choice, ChoiceField, FormFor, SubmitButton, check},
    i18n::{self, identity as t, profile as p},
    lang::{Addressed as _, Lang, use_lang},
    ui::{Crumb, Icon, Load, Page, PageHead, load},
};

/// What is asked for beside what the profile says, and the decision.
pub struct DecideIdentityPage;

#[lazy_route]
impl LazyRoute for DecideIdentityPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let params = use_params_map();
        let data = load(move || params.get().get("id").unwrap_or_default(), api::get);
        let crumbs = vec![Crumb::new(lang.at("/office/identity-changes"), t::queue_title(lang))];
        view! {
            <Page title=t::decide_title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::decide_title(lang) crumbs/>
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

fn rows(lang: Lang, who: &Who) -> [(&'static str, String); 5] {
    let kind = if who.identity_kind.is_empty() {
        String::new()
    } else {
        i18n::coded(i18n::codes::find, lang, "identity_kind", &who.identity_kind)
    };
    [
        (p::arabic_name(lang), who.arabic_name.clone()),
        (p::latin_name(lang), who.latin_name.clone()),
        (p::identity_kind(lang), kind),
        (p::identity_number(lang), who.identity_number.clone()),
        (p::nationality(lang), words::country(lang, &who.nationality)),
    ]
}

fn show(file: ChangeFile) -> AnyView {
    let lang = use_lang();
    let ChangeFile { change, current, earlier, is_own } = file;
    let present = rows(lang, &current.unwrap_or_default());
    let table: Vec<_> = rows(lang, &change.asked)
        .into_iter()
        .zip(present)
        .map(|((label, asked), (_, now))| {
            let asked = if asked.is_empty() {
                view! { <span class="ui-muted">{t::stays(lang)}</span> }.into_any()
            } else {
                view! { <strong><bdi>{asked}</bdi></strong> }.into_any()
            };
            view! { <tr><th scope="row">{label}</th><td><bdi>{now}</bdi></td><td>{asked}</td></tr> }
        })
        .collect();
    let earlier: Vec<_> = earlier
        .into_iter()
        .map(|past| {
            view! {
                <li class="ui-rows__item">
                    <span>{t::asked_at(lang, format::moment(lang, past.requested_at))}</span>
                    <span class="ui-rows__note"><bdi>{past.reason}</bdi></span>
                    <span class="ui-rows__end">{status_tag(lang, &past.status)}</span>
                </li>
            }
        })
        .collect();
    let choices = vec![Choice::new("yes", t::approve(lang)), Choice::new("no", t::refuse(lang))];
    let decision = if change.status != "requested" {
        view! { <p>{status_tag(lang, &change.status)}</p> {change.note.map(|note| view! { <p><bdi>{note}</bdi></p> })} }
            .into_any()
    } else if is_own {
        view! { <div class="ui-note ui-note--yours"><Icon name="info"/><p>{i18n::errors::own_file(lang)}</p></div> }
            .into_any()
    } else {
        view! {
            <FormFor initial=IdentityDecisionFields::default() action="identity/decide" with=vec![("id", change.id)] check=check>
                <ChoiceField name="approved" label=t::decision(lang) choices/>
                <AreaField name="note" label=t::note(lang) hint=t::note_hint(lang) optional=true/>
                <div class="ui-acts__row"><SubmitButton label=t::decide_button(lang)/></div>
            </FormFor>
        }
        .into_any()
    };
    view! {
        <p><bdi>{change.name}</bdi>" · "{t::asked_at(lang, format::moment(lang, change.requested_at))}</p>
        <div class="ui-scroll" tabindex="0" role="region" aria-labelledby="identity-caption">
            <table class="ui-table">
                <caption class="ui-table__caption" id="identity-caption">{t::caption(lang)}</caption>
                <thead><tr><th scope="col">{t::what(lang)}</th><th scope="col">{t::present(lang)}</th><th scope="col">{t::wanted(lang)}</th></tr></thead>
                <tbody>{table}</tbody>
            </table>
        </div>
        <section class="ui-stack ui-stack--tight" aria-labelledby="reason-title">
            <h2 id="reason-title">{t::reason(lang)}</h2>
            <p><bdi>{change.reason}</bdi></p>
        </section>
        <section class="ui-stack" aria-labelledby="decision-title">
            <h2 id="decision-title">{t::decision(lang)}</h2>
            {decision}
        </section>
        {(!earlier.is_empty()).then(|| view! {
            <section class="ui-stack" aria-labelledby="earlier">
                <h2 id="earlier">{t::past(lang)}</h2>
                <ul class="ui-rows">{earlier}</ul>
            </section>
        })}
    }
    .into_any()
}
