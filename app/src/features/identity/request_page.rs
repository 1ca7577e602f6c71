use domain::{account::IdentityChangeFields, practitioner::IdentityKind};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api::{self, Change, OwnChanges};
use crate::{
    features::profile::words,
    format,
    forms::{AreaField, Choice, FormFor, InputKind, SelectField, SubmitButton, TextField, check},
    i18n::{self, identity as t, profile as p},
    lang::{Addressed as _, Lang, use_lang},
    ui::{Crumb, Icon, Load, Page, PageHead, Tag, Tone, load},
};

/// Asking staff to change name, identity number or nationality.
pub struct RequestIdentityPage;

#[lazy_route]
impl LazyRoute for RequestIdentityPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::own());
        let crumbs = vec![Crumb::new(lang.at("/my/profile"), p::title(lang))];
        view! {
            <Page title=t::title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::title(lang) lead=t::lead(lang) crumbs/>
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

pub(super) fn status_tag(lang: Lang, status: &str) -> impl IntoView + use<> {
    let (text, tone) = match status {
        "approved" => (t::approved(lang), Tone::Good),
        "refused" => (t::refused(lang), Tone::Late),
        _ => (t::waiting(lang), Tone::Info),
    };
    view! { <Tag text tone/> }
}

fn show(own: OwnChanges) -> AnyView {
    let lang = use_lang();
    let Some(current) = own.current else {
        return view! {
            <div class="ui-empty ui-stack">
                <p>{t::fill_first(lang)}</p>
                <p><a class="ui-btn ui-btn--primary" href=lang.at("/my/profile/edit")>{p::edit_title(lang)}</a></p>
            </div>
        }
        .into_any();
    };
    let waits = own.changes.iter().any(|change| change.status == "requested");
    let past: Vec<_> = own.changes.into_iter().map(past).collect();
    let kinds: Vec<_> = IdentityKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), i18n::coded(i18n::codes::find, lang, "identity_kind", kind.code())))
        .collect();
    let form = if waits {
        view! { <div class="ui-note"><Icon name="wait"/><p>{t::one_waits(lang)}</p></div> }.into_any()
    } else {
        view! {
            <FormFor initial=IdentityChangeFields::default() action="identity/request" check=check>
                <TextField name="arabic_name" label=p::arabic_name(lang) hint=t::now(lang, format::isolated(&current.arabic_name)) optional=true/>
                <TextField name="latin_name" label=p::latin_name(lang) hint=t::now(lang, format::isolated(&current.latin_name)) kind=InputKind::Identifier optional=true/>
                <SelectField name="identity_kind" label=p::identity_kind(lang) choices=kinds optional=true/>
                <TextField name="identity_number" label=p::identity_number(lang) hint=t::now(lang, format::isolated(&current.identity_number)) kind=InputKind::Identifier maxlength=40 optional=true/>
                <SelectField name="nationality" label=p::nationality(lang) hint=t::now(lang, words::country(lang, &current.nationality)) choices=words::countries(lang) optional=true/>
                <AreaField name="reason" label=t::reason(lang) hint=t::reason_hint(lang)/>
                <div class="ui-acts__row"><SubmitButton label=t::ask_button(lang)/></div>
            </FormFor>
        }
        .into_any()
    };
    view! {
        {form}
        {(!past.is_empty()).then(|| view! {
            <section class="ui-stack" aria-labelledby="past">
                <h2 id="past">{t::past(lang)}</h2>
                <ul class="ui-rows">{past}</ul>
            </section>
        })}
    }
    .into_any()
}

fn past(change: Change) -> impl IntoView {
    let lang = use_lang();
    view! {
        <li class="ui-rows__item">
            <span>{t::asked_at(lang, format::moment(lang, change.requested_at))}</span>
            {change.note.map(|note| view! { <span class="ui-rows__note"><bdi>{note}</bdi></span> })}
            <span class="ui-rows__end">{status_tag(lang, &change.status)}</span>
        </li>
    }
}
