use domain::{account::IdentityChangeFields, practitioner::IdentityKind};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::{
    api::{self, Change, OwnChanges, Who},
    change_table::{ChangeTable, status_tag},
};
use crate::{
    features::{accounts::Done, profile::words},
    format,
    forms::{
        AreaField, Choice, FormFor, InputKind, Nothing, SelectField, SubmitButton, TextField, UploadField, Weight,
        check,
    },
    i18n::{self, documents as d, identity as t, profile as p},
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Icon, Load, Page, PageHead, load},
};

/// Asking staff to change name, identity number or nationality: first what, then what proves it.
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
        let query = use_query_map();
        let done = move || match query.get().get("done").as_deref() {
            Some("asked") => Some(t::done_asked(lang)),
            Some("withdrawn") => Some(t::done_withdrawn(lang)),
            _ => None,
        };
        view! {
            <Page title=t::title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::title(lang) lead=t::lead(lang) crumbs/>
                    {move || done().map(|text| view! { <Done text/> })}
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
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
    let (open, past): (Vec<_>, Vec<_>) = own.changes.into_iter().partition(|change| change.status == "requested");
    let past: Vec<_> = past.into_iter().map(self::past).collect();
    let now = match open.into_iter().next() {
        Some(open) => waiting(open, current),
        None => form(current),
    };
    view! {
        {now}
        {(!past.is_empty()).then(|| view! {
            <section class="ui-stack" aria-labelledby="past">
                <h2 id="past">{t::past(lang)}</h2>
                <ul class="ui-rows">{past}</ul>
            </section>
        })}
    }
    .into_any()
}

fn form(current: Who) -> AnyView {
    let lang = use_lang();
    let kinds: Vec<_> = IdentityKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), i18n::coded(i18n::codes::find, lang, "identity_kind", kind.code())))
        .collect();
    view! {
        <FormFor initial=IdentityChangeFields::default() action="identity/request" check=check>
            <TextField name="arabic_name" label=p::arabic_name(lang) hint=t::now(lang, format::isolated(&current.arabic_name)) optional=true/>
            <TextField name="latin_name" label=p::latin_name(lang) hint=t::now(lang, format::isolated(&current.latin_name)) kind=InputKind::Identifier optional=true/>
            <SelectField name="identity_kind" label=p::identity_kind(lang) choices=kinds optional=true/>
            <TextField name="identity_number" label=p::identity_number(lang) hint=t::now(lang, format::isolated(&current.identity_number)) kind=InputKind::Identifier maxlength=40 optional=true/>
            <SelectField name="nationality" label=p::nationality(lang) hint=t::now(lang, words::country(lang, &current.nationality)) choices=words::countries(lang) optional=true/>
            <AreaField name="reason" label=t::reason(lang) hint=t::reason_hint(lang)/>
            <p class="ui-muted">{t::evidence_next(lang)}</p>
            <div class="ui-acts__row"><SubmitButton label=t::ask_button(lang)/></div>
        </FormFor>
    }
    .into_any()
}

/// The open request: what is asked for, what proves it, and the way back.
fn waiting(change: Change, current: Who) -> AnyView {
    let lang = use_lang();
    let limit = policy::current().limits.file_megabytes.max;
    let (title, button) = match &change.evidence {
        Some(_) => (t::replace_evidence(lang), t::replace_evidence(lang)),
        None => (t::add_evidence(lang), t::send_evidence(lang)),
    };
    let news = match &change.evidence {
        Some(_) => view! { <div class="ui-note"><Icon name="wait"/><p>{t::one_waits(lang)}</p></div> }.into_any(),
        None => {
            view! { <div class="ui-note ui-note--yours"><Icon name="info"/><p>{t::evidence_wanted(lang)}</p></div> }
                .into_any()
        }
    };
    let address = format!("/identity-evidence/{}", change.id);
    let there = change.evidence.map(|evidence| {
        view! {
            <p>{t::evidence_there(lang)}" "<a href=address rel="external" download=""><bdi class="ui-file-name" dir="auto">{evidence.file_name}</bdi></a></p>
        }
    });
    view! {
        {news}
        <ChangeTable asked=change.asked current=current/>
        <section class="ui-stack" aria-labelledby="evidence-title">
            <h2 id="evidence-title">{t::evidence(lang)}</h2>
            <p>{t::evidence_text(lang)}</p>
            {there}
            <UploadField action="identity/evidence" name="file" label=title hint=d::file_hint(lang, limit) with=Vec::new() button max_megabytes=limit/>
            <p class="ui-small ui-muted">{d::photo_advice(lang)}</p>
        </section>
        <FormFor initial=Nothing action="identity/withdraw" with=vec![("id", change.id)]>
            <div class="ui-acts__row"><SubmitButton label=t::withdraw(lang) weight=Weight::Second/></div>
        </FormFor>
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
