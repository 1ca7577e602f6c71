//! What was asked for, what happened, and the audit log of a file.

use domain::application::{Action, AuditTrail, FileView, RequirementItemView};
use leptos::prelude::*;

use super::words;
use crate::{
    format,
    i18n::{coded, codes, events, office as t, states},
    lang::{Lang, use_lang},
    ui::{DualDate, Icon, Tag, Tone},
};

/// Every item that was asked for, with what was sent instead.
#[component]
pub fn Asked(file: FileView) -> impl IntoView {
    let lang = use_lang();
    let items: Vec<_> = file.items.into_iter().map(|item| asked(lang, item)).collect();
    view! {
        <section class="ui-office__pane ui-stack" aria-labelledby="pane">
            <h2 id="pane">{t::asked(lang)}</h2>
            <ul class="ui-rows">{items}</ul>
        </section>
    }
}

fn asked(lang: Lang, item: RequirementItemView) -> impl IntoView {
    let (text, tone) = match (item.answered_at, item.corrected_at) {
        (None, None) => (t::asked_open(lang), Tone::Yours),
        (Some(_), _) | (_, Some(_)) => (t::corrected(lang), Tone::Good),
    };
    view! {
        <li class="ui-rows__item">
            <span class="ui-strong">{words::subject(lang, item.subject)}</span>
            <span class="ui-rows__note">
                {coded(states::find, lang, "finding", item.finding.code())}
                {item.note.map(|note| view! { <br/><bdi dir="auto">{note}</bdi> })}
                <br/>{t::asked_on(lang)}" "<DualDate date=item.asked_at.civil_date()/>
                {item.answered_at.map(|at| view! { <br/>{t::answered_on(lang)}" "<DualDate date=at.civil_date()/> })}
                {item.answer_note.map(|note| view! { <br/>{t::answer_words(lang, note)} })}
            </span>
            <span class="ui-rows__end"><Tag text=text tone=tone/></span>
        </li>
    }
}

/// Study, session, decision, history and audit log.
#[component]
pub fn Record(file: FileView) -> impl IntoView {
    let lang = use_lang();
    let study = file.study.map(|study| {
        view! {
            <h3>{t::study_found(lang)}" "<Tag text=t::study_internal(lang)/></h3>
            <p class="ui-inset"><bdi dir="auto">{study.note.unwrap_or_else(|| "—".to_owned())}</bdi></p>
        }
    });
    let session = file.session.map(|session| {
        view! { <h3>{t::session(lang)}</h3><p><DualDate date=session.on/>" · "<bdi>{session.place}</bdi></p> }
    });
    let decision = file.decision.map(|decision| {
        view! {
            <h3>{t::decision(lang)}</h3>
            <dl class="ui-answers">
                {decision.rank.map(|rank| view! { <div class="ui-answers__row"><dt class="ui-answers__term">{t::decision_rank(lang)}</dt><dd class="ui-answers__value">{coded(codes::find, lang, "rank", &rank)}</dd></div> })}
                {decision.reason.map(|reason| view! { <div class="ui-answers__row"><dt class="ui-answers__term">{t::decision_reason(lang)}</dt><dd class="ui-answers__value">{coded(states::find, lang, "reason", reason.code())}</dd></div> })}
                {decision.note.map(|note| view! { <div class="ui-answers__row"><dt class="ui-answers__term">{t::decision_note(lang)}</dt><dd class="ui-answers__value"><bdi dir="auto">{note}</bdi></dd></div> })}
            </dl>
        }
    });
    let happened: Vec<_> = file
        .history
        .into_iter()
        .map(|entry| {
            // The words of the timeline speak to the applicant; here the applicant is somebody else.
            let what = match entry.action {
                Action::AnswerRequirements => t::did_answer(lang).to_owned(),
                action => coded(states::find, lang, "did", action.code()),
            };
            view! {
                <li class="ui-line__item">
                    <p class="ui-line__what">{what}</p>
                    <p class="ui-line__when">{format::moment(lang, entry.at)}</p>
                </li>
            }
        })
        .collect();
    let coming: Vec<_> = file
        .expected
        .into_iter()
        .map(|expected| {
            view! {
                <li class="ui-line__item ui-line__item--next">
                    <p class="ui-line__what">{coded(states::find, lang, "expected", expected.action.code())}</p>
                    <p class="ui-line__when"><DualDate date=expected.on/></p>
                </li>
            }
        })
        .collect();
    view! {
        <section class="ui-office__pane ui-stack" aria-labelledby="pane">
            <h2 id="pane">{t::history(lang)}</h2>
            {study}{session}{decision}
            <ol class="ui-line">{happened}{coming}</ol>
            <Trail trail=file.audit/>
        </section>
    }
}

/// A fact of the log; of an id its end, by which two are told apart.
fn fact((name, value): &(String, String)) -> String {
    match value.get(value.len().saturating_sub(6)..) {
        Some(end) if value.len() == 36 => format!("{name}=…{end}"),
        _ => format!("{name}={value}"),
    }
}

/// The audit log with whether its chain holds.
#[component]
fn Trail(trail: AuditTrail) -> impl IntoView {
    let lang = use_lang();
    let verdict = if trail.is_intact {
        view! { <div class="ui-note ui-note--good"><Icon name="shield"/><p>{t::audit_intact(lang)}</p></div> }
            .into_any()
    } else {
        view! { <div class="ui-note ui-note--late" role="alert"><Icon name="error"/><p>{t::audit_broken(lang)}</p></div> }.into_any()
    };
    let lines: Vec<_> = trail
        .lines
        .into_iter()
        .map(|line| {
            let who = line.by.unwrap_or_else(|| t::by_portal(lang).to_owned());
            let facts = line.facts.iter().map(fact).collect::<Vec<_>>().join(" ");
            view! {
                <tr>
                    <td class="ui-table__num"><span class="ui-table__label">{t::audit_seq(lang)}" "</span>{format::number(line.seq)}</td>
                    <td>{coded(events::find, lang, "", &line.event)}</td>
                    <td><bdi>{who}</bdi></td>
                    <td>{format::gregorian(lang, line.at.civil_date())}" "<bdi class="ui-id" dir="ltr">{format::time(line.at)}</bdi></td>
                    <td><bdi class="ui-office__facts" dir="ltr">{facts}</bdi></td>
                </tr>
            }
        })
        .collect();
    view! {
        <h3>{t::audit(lang)}</h3>
        {verdict}
        <div class="ui-scroll" tabindex="0" role="region" aria-label=t::audit(lang)>
            <table class="ui-table ui-table--stack ui-office__trail">
                <thead><tr>
                    <th scope="col">{t::audit_seq(lang)}</th>
                    <th scope="col">{t::audit_what(lang)}</th>
                    <th scope="col">{t::audit_who(lang)}</th>
                    <th scope="col">{t::audit_when(lang)}</th>
                    <th scope="col">{t::audit_facts(lang)}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}
