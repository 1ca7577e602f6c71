use domain::{
    time::Instant,
    trail::{EVENTS, KINDS},
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route, params::ParamsMap};

use super::api::{self, SearchFields, TrailPage, Verified};
use crate::{
    i18n::{coded, events, trail as t, trail_codes},
    lang::{Addressed as _, Lang, use_lang},
    ui::{Icon, Load, Page, PageHead, load},
};

/// Who did what to what, when: searched, paged, exported, checked.
pub struct AuditPage;

#[lazy_route]
impl LazyRoute for AuditPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let query = use_query_map();
        let data = load(move || query.with(wanted), api::search);
        let asked =
            Memo::new(move |_| SearchFields { after: String::new(), verify: String::new(), ..query.with(wanted) });
        let export =
            move || format!("/audit.csv{}", query.with(|query| address(query, &[("after", ""), ("verify", "")])));
        let check =
            move || format!("{}{}", lang.at("/office/audit"), query.with(|query| address(query, &[("verify", "1")])));
        view! {
            <Page title=t::title(lang) desk=true>
                <PageHead title=t::title(lang) lead=t::lead(lang)/>
                // A link in the table searches too: the form says what the address says.
                {move || filters(lang, asked.get())}
                <div class="ui-acts__row">
                    <a class="ui-btn" href=export rel="external"><Icon name="download"/>{t::export(lang)}</a>
                    <a class="ui-btn" href=check><Icon name="shield"/>{t::verify(lang)}</a>
                </div>
                <Load data children=show/>
            </Page>
        }
        .into_any()
    }
}

/// What is searched for: chosen where the codes are known, typed where it is an id.
fn filters(lang: Lang, now: SearchFields) -> AnyView {
    let typed = move |name: &'static str, label: &'static str, value: String, kind: &'static str| {
        view! {
            <div class="ui-field">
                <label class="ui-field__label" for=name>{label}</label>
                <input class="ui-input" id=name name=name type=kind dir="ltr" value=value maxlength="60"/>
            </div>
        }
    };
    let kinds = options(KINDS, &now.kind, |code| kind_name(lang, code));
    let happened: Vec<_> = EVENTS
        .iter()
        .map(|(kind, events)| {
            let label = kind_name(lang, kind);
            view! { <optgroup label=label>{options(events, &now.event, |code| event_name(lang, code))}</optgroup> }
        })
        .collect();
    // What an old link names and no list does.
    let other_event = !now.event.is_empty() && !domain::trail::is_event(&now.event);
    let other_kind = !now.kind.is_empty() && !KINDS.contains(&now.kind.as_str());
    view! {
        <form class="ui-filters" method="get" action=lang.at("/office/audit") role="search">
            {list(lang, "event", t::event(lang), other_event.then_some(now.event), happened.into_any())}
            {list(lang, "kind", t::kind(lang), other_kind.then_some(now.kind), kinds)}
            {typed("id", t::subject(lang), now.id, "text")}
            {typed("actor", t::actor(lang), now.actor, "text")}
            {typed("day", t::day(lang), now.day, "date")}
            <div class="ui-acts__row">
                <button class="ui-btn ui-btn--primary" type="submit">{t::search(lang)}</button>
                <a class="ui-btn" href=lang.at("/office/audit")>{t::all(lang)}</a>
            </div>
        </form>
    }
    .into_any()
}

fn options(codes: &[&'static str], now: &str, name: impl Fn(&str) -> String) -> AnyView {
    let options: Vec<_> =
        codes.iter().map(|code| view! { <option value=*code selected=*code == now>{name(code)}</option> }).collect();
    options.into_any()
}

fn list(lang: Lang, name: &'static str, label: &'static str, other: Option<String>, options: AnyView) -> AnyView {
    view! {
        <div class="ui-field">
            <label class="ui-field__label" for=name>{label}</label>
            <div class="ui-select">
                <select class="ui-input ui-input--select" id=name name=name>
                    <option value="">{t::any(lang)}</option>
                    {other.map(|code| view! { <option value=code.clone() selected=true>{code.clone()}</option> })}
                    {options}
                </select>
                <Icon name="chevron"/>
            </div>
        </div>
    }
    .into_any()
}

fn kind_name(lang: Lang, code: &str) -> String {
    coded(trail_codes::find, lang, "kind", code)
}

/// An event in words; those of applications as their file tells them.
fn event_name(lang: Lang, code: &str) -> String {
    let own = trail_codes::find(lang, &code.replace('-', "_"));
    own.map_or_else(|| coded(events::find, lang, "", code), str::to_owned)
}

fn wanted(query: &ParamsMap) -> SearchFields {
    let get = |name: &str| query.get(name).unwrap_or_default();
    SearchFields {
        kind: get("kind"),
        id: get("id"),
        actor: get("actor"),
        event: get("event"),
        day: get("day"),
        after: get("after"),
        verify: get("verify"),
    }
}

/// The query with some parts set, or taken out when empty.
fn address(query: &ParamsMap, set: &[(&'static str, &str)]) -> String {
    let mut query = query.clone();
    for (name, value) in set {
        query.remove(name);
        if !value.is_empty() {
            query.insert(*name, (*value).to_owned());
        }
    }
    query.to_query_string()
}

fn show(page: TrailPage) -> AnyView {
    let lang = use_lang();
    let query = use_query_map();
    let of = move |parts: &[(&'static str, &str)]| {
        let cleared: Vec<_> = [("after", ""), ("verify", "")].into_iter().chain(parts.iter().copied()).collect();
        format!("{}{}", lang.at("/office/audit"), query.with_untracked(|query| address(query, &cleared)))
    };
    let next = page.next.as_deref().map(|next| of(&[("after", next)]));
    let is_empty = page.entries.is_empty();
    let rows: Vec<_> = page
        .entries
        .into_iter()
        .map(|entry| {
            let by = entry.actor.map(|actor| {
                let href = of(&[("actor", &actor)]);
                view! { <a href=href><bdi class="ui-id" dir="ltr" title=actor.clone()>{short(&actor)}</bdi></a> }
            });
            let facts: Vec<_> = entry
                .facts
                .into_iter()
                .map(|(name, value)| view! { <bdi class="ui-id" dir="ltr">{name}"="{value}</bdi><br/> })
                .collect();
            let subject = of(&[("kind", &entry.subject_kind), ("id", &entry.subject_id)]);
            let event = of(&[("event", &entry.event)]);
            view! {
                <tr>
                    <td><bdi class="ui-id ui-nowrap" dir="ltr">{stamp(entry.at)}</bdi></td>
                    <th scope="row"><a href=event title=entry.event.clone()>{event_name(lang, &entry.event)}</a></th>
                    <td><a href=subject>{kind_name(lang, &entry.subject_kind)}" "<bdi class="ui-id" dir="ltr" title=entry.subject_id.clone()>{short(&entry.subject_id)}" #"{entry.seq}</bdi></a></td>
                    <td>{match by {
                        Some(by) => by.into_any(),
                        None => view! { <span class="ui-muted">{t::by_itself(lang)}</span> }.into_any(),
                    }}</td>
                    <td>{facts}</td>
                </tr>
            }
        })
        .collect();
    view! {
        {page.verified.map(verified)}
        {if is_empty {
            view! { <div class="ui-empty"><p>{t::nothing(lang)}</p></div> }.into_any()
        } else {
            view! {
                <div class="ui-scroll" tabindex="0" role="region" aria-labelledby="trail-caption">
                    <table class="ui-table ui-table--dense">
                        <caption class="ui-table__caption" id="trail-caption">{t::caption(lang)}</caption>
                        <thead><tr>
                            <th scope="col">{t::at(lang)}</th><th scope="col">{t::event(lang)}</th><th scope="col">{t::subject(lang)}</th>
                            <th scope="col">{t::actor(lang)}</th><th scope="col">{t::facts(lang)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any()
        }}
        {next.map(|href| view! { <p><a class="ui-btn" href=href>{t::older(lang)}</a></p> })}
    }
    .into_any()
}

/// Dense, for a table that is read by the minute: `2026-11-23 20:30`.
fn stamp(at: Instant) -> String {
    let (hour, minute) = at.hour_minute();
    format!("{} {hour:02}:{minute:02}", at.civil_date().to_iso())
}

/// The end of an id: its beginning is a time.
fn short(id: &str) -> String {
    format!("…{}", id.get(id.len().saturating_sub(8)..).unwrap_or(id))
}

fn verified(report: Verified) -> impl IntoView {
    let lang = use_lang();
    let text = t::verified_count(lang, report.events, report.chains, report.anchors);
    if report.faults == 0 {
        view! { <div class="ui-note ui-note--good" role="status"><Icon name="check"/><p>{t::holds(lang)}" "{text}</p></div> }.into_any()
    } else {
        view! { <div class="ui-note ui-note--late" role="alert"><Icon name="warning"/><p>{t::broken(lang, report.faults)}" "{text}</p></div> }.into_any()
    }
}
