use domain::account::IdentityDecisionFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{
    api::{self, ChangeFile},
    change_table::{ChangeTable, status_tag},
};
use crate::{
    features::documents::DocFrame,
    format,
    forms::{AreaField, Choice, ChoiceField, FormFor, SubmitButton, check},
    i18n::{self, identity as t},
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Icon, Load, Page, PageHead, load},
};

/// What is asked for beside what the profile says and what proves it, and the decision.
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
        let crumbs = vec![
            Crumb::new(lang.at("/office"), i18n::office::title(lang)),
            Crumb::new(lang.at("/office/identity-changes"), t::queue_title(lang)),
        ];
        view! {
            <Page title=t::decide_title(lang) desk=true>
                <PageHead title=t::decide_title(lang) crumbs/>
                <Load data children=show/>
            </Page>
        }
        .into_any()
    }
}

fn show(file: ChangeFile) -> AnyView {
    let lang = use_lang();
    let ChangeFile { change, current, earlier, is_own } = file;
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
    let (id, evidence) = (change.id.clone(), change.evidence);
    let decision = if change.status != "requested" {
        view! { <p>{status_tag(lang, &change.status)}</p> {change.note.map(|note| view! { <p><bdi>{note}</bdi></p> })} }
            .into_any()
    } else if is_own {
        view! { <div class="ui-note ui-note--yours"><Icon name="info"/><p>{i18n::errors::own_file(lang)}</p></div> }
            .into_any()
    } else {
        view! {
            <FormFor initial=IdentityDecisionFields::default() action="identity/decide" with=vec![("id", change.id)] check=check>
                <div class="ui-when ui-stack--roomy">
                    <ChoiceField name="approved" label=t::is_proved(lang) choices/>
                    <div class="ui-when__no"><AreaField name="note" label=t::note(lang) hint=t::note_hint(lang)/></div>
                </div>
                <div class="ui-acts__row"><SubmitButton label=t::decide_button(lang)/></div>
            </FormFor>
        }
        .into_any()
    };
    let shown = match evidence {
        Some(evidence) => view! {
            <DocFrame address=format!("/identity-evidence/{id}") file_name=evidence.file_name media_type=evidence.media_type label=t::evidence(lang).to_owned()/>
        }
        .into_any(),
        None => view! { <p class="ui-muted">{t::evidence_gone(lang)}</p> }.into_any(),
    };
    view! {
        <p><bdi class="ui-strong">{change.name}</bdi>" · "{t::asked_at(lang, format::moment(lang, change.requested_at))}</p>
        <div class="ui-split ui-split--even">
            <div class="ui-stack--roomy">
                <ChangeTable asked=change.asked current=current.unwrap_or_default() whole=true/>
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
            </div>
            <section class="ui-stack" aria-labelledby="evidence">
                <h2 id="evidence">{t::evidence(lang)}</h2>
                {shown}
            </section>
        </div>
    }
    .into_any()
}
