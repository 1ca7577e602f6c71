use domain::application::Subject;
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::{
    api::{self, OwnUpdate, Returned, Waiting},
    words,
};
use crate::{
    features::{accounts::Done, applications::path},
    format,
    forms::{FormFor, Nothing, SubmitButton},
    i18n::{self, coded, profile as t, states},
    lang::{Addressed as _, Lang, use_lang},
    ui::{Crumb, Icon, Load, Page, PageHead, load},
};

/// Finish and confirm: what changed since the data were confirmed, what waits for staff, which applications are sent again.
pub struct FinishPage;

#[lazy_route]
impl LazyRoute for FinishPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::update_under_way());
        let crumbs = vec![Crumb::new(lang.at("/my/profile"), t::title(lang))];
        let query = use_query_map();
        let done = move || match query.get().get("done").as_deref() {
            Some("saved") => Some(t::done_saved(lang)),
            Some("email") => Some(t::done_email(lang)),
            Some("mobile") => Some(t::done_mobile(lang)),
            Some("identity") => Some(t::done_identity(lang)),
            _ => None,
        };
        view! {
            <Page title=t::finish_title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::finish_title(lang) lead=t::finish_lead(lang) crumbs/>
                    {move || done().map(|text| view! { <Done text/> })}
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

fn show(update: OwnUpdate) -> AnyView {
    let lang = use_lang();
    let rows: Vec<_> = words::all(lang, &update.email_before, &update.before)
        .into_iter()
        .zip(words::all(lang, &update.email, &update.now))
        .filter(|(before, now)| before.value != now.value)
        .map(|(before, now)| {
            view! { <tr><th scope="row">{now.label}</th><td>{value(lang, before.dir, before.value)}</td><td><strong>{value(lang, now.dir, now.value)}</strong></td></tr> }
        })
        .collect();
    let since = update.begun_at.map(|at| t::since(lang, format::moment(lang, at)));
    let changed = if rows.is_empty() {
        view! { <p>{t::nothing_changed(lang)}</p> }.into_any()
    } else {
        view! {
            <div class="ui-scroll" tabindex="0" role="region" aria-labelledby="changed-caption">
                <table class="ui-table">
                    <caption class="ui-table__caption" id="changed-caption">{since}</caption>
                    <thead><tr><th scope="col">{t::what(lang)}</th><th scope="col">{t::before(lang)}</th><th scope="col">{t::now(lang)}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let waiting = update.waiting.map(|waiting| {
        let (text, class, icon) = match waiting {
            Waiting::ForStaff => (t::waits_for_staff(lang), "ui-note", "wait"),
            Waiting::ForEvidence => (t::waits_for_evidence(lang), "ui-note ui-note--yours", "info"),
        };
        view! { <div class=class><Icon name=icon/><p>{text}" "<a href=lang.at("/my/profile/identity")>{t::identity_title(lang)}</a></p></div> }
    });
    let sent = update.returned.iter().filter(|one| one.unmet.is_empty()).count();
    let returned: Vec<_> = update.returned.into_iter().map(|one| returned(lang, one)).collect();
    let button = if sent > 0 { t::finish_and_send_button(lang) } else { t::finish_button(lang) };
    view! {
        <section class="ui-stack" aria-labelledby="changed">
            <h2 id="changed">{t::these_changed(lang)}</h2>
            {changed}
            {waiting}
        </section>
        {(!returned.is_empty()).then(|| view! {
            <section class="ui-stack" aria-labelledby="returned">
                <h2 id="returned">{t::returned_title(lang)}</h2>
                <p>{t::returned_text(lang)}</p>
                <ul class="ui-rows">{returned}</ul>
            </section>
        })}
        <section class="ui-stack" aria-labelledby="finish">
            <h2 id="finish">{t::confirm_title(lang)}</h2>
            <p>{t::finish_text(lang)}" "<a href=lang.at("/my/profile")>{t::look_over(lang)}</a></p>
            <FormFor initial=Nothing action="profile/confirm">
                <div class="ui-acts__row">
                    <SubmitButton label=button/>
                    <a class="ui-btn" href=lang.at("/my/profile/edit")>{t::edit_more(lang)}</a>
                </div>
            </FormFor>
        </section>
    }
    .into_any()
}

fn value(lang: Lang, dir: Option<&'static str>, value: String) -> AnyView {
    if value.is_empty() {
        view! { <span class="ui-muted">{t::empty(lang)}</span> }.into_any()
    } else {
        view! { <bdi dir=dir>{value}</bdi> }.into_any()
    }
}

/// An application that was returned: sent again, or what it still lacks.
fn returned(lang: Lang, one: Returned) -> impl IntoView {
    let missing: Vec<String> = one.unmet.iter().map(|subject| name(lang, *subject)).collect();
    let href = path::page(lang, one.id, "requirements");
    let note = if missing.is_empty() {
        view! { <span class="ui-rows__note">{t::is_sent_again(lang)}</span> }.into_any()
    } else {
        view! { <span class="ui-rows__note">{t::still_missing(lang, missing.join(i18n::people::comma(lang)))}</span> }
            .into_any()
    };
    view! {
        <li class="ui-rows__item">
            <a class="ui-rows__link" href=href>{t::application(lang)}" "<bdi class="ui-id" dir="ltr">{one.number}</bdi></a>
            {note}
        </li>
    }
}

fn name(lang: Lang, subject: Subject) -> String {
    match subject {
        Subject::Document { kind, .. } => coded(states::find, lang, "document", kind.code()),
        Subject::Step(task) => coded(states::find, lang, "task", task.code()),
    }
}
