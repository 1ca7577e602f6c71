//! Every answer of a draft, step by step, with its way back.

use domain::{
    application::{
        DraftView,
        classification::{Degree, Statement, StudyMode, Task, TaskState},
    },
    form::{Form, YesNo},
    text::Mobile,
    time::TypedDate,
};
use leptos::prelude::*;

use super::{choices, path, words};
use crate::{
    format,
    i18n::{applications as t, coded, common, states},
    lang::{Lang, use_lang},
};

/// A question and its answer; none when nothing was typed.
type Row = (String, Option<String>);

/// The answers.
#[component]
pub(super) fn Answers(view: DraftView) -> impl IntoView {
    let lang = use_lang();
    let sections: Vec<_> = view
        .tasks
        .iter()
        .filter(|task| {
            !matches!(task.state, TaskState::NotNeeded | TaskState::CannotStartYet) && task.task != Task::Check
        })
        .map(|task| section(lang, &view, task.task))
        .collect();
    view! { <div class="ui-stack--roomy">{sections}</div> }.into_any()
}

fn section(lang: Lang, view: &DraftView, task: Task) -> AnyView {
    let href = path::step(lang, view.id, task);
    let title = words::task(lang, task);
    let missing = if task == Task::Documents { t::not_uploaded(lang) } else { t::no_answer(lang) };
    let is_wrong = view.obstacles.faults.iter().any(|fault| fault.task == task);
    let rows: Vec<_> = rows(lang, view, task)
        .into_iter()
        .map(|(term, value)| {
            let class = if value.is_none() { "ui-answers__row ui-answers__row--wrong" } else { "ui-answers__row" };
            let hidden = term.clone();
            let change = if value.is_none() { t::complete(lang) } else { common::change(lang) };
            let shown = match value {
                Some(value) => view! { <bdi>{value}</bdi> }.into_any(),
                None => view! { <span class="ui-answers__missing">{missing}</span> }.into_any(),
            };
            view! {
                <div class=class>
                    <dt class="ui-answers__term">{term}</dt>
                    <dd class="ui-answers__value">{shown}</dd>
                    <dd class="ui-answers__change"><a class="ui-answers__link" href=href.clone()>{change}<span class="ui-hidden">" "{hidden}</span></a></dd>
                </div>
            }
        })
        .collect();
    view! {
        <section class="ui-stack" aria-labelledby=format!("{}-title", task.code()) id=task.code().replace('-', "_")>
            <h2 id=format!("{}-title", task.code())>{title}{is_wrong.then(|| view! { " "<span class="ui-tag ui-tag--yours">{t::to_complete(lang)}</span> })}</h2>
            <dl class="ui-answers">{rows}</dl>
        </section>
    }
    .into_any()
}

fn rows(lang: Lang, view: &DraftView, task: Task) -> Vec<Row> {
    let draft = &view.draft;
    let row = |term: &str, value: Option<String>| (term.to_owned(), value);
    match task {
        Task::Identity => {
            let form = &draft.identity;
            vec![
                row(t::identity_kind(lang), coded_or_none(lang, "identity_kind", &form.identity_kind)),
                row(t::identity_number(lang), text(&form.identity_number).map(format::isolated)),
                row(t::arabic_name(lang), text(&form.arabic_name)),
                row(t::latin_name(lang), text(&form.latin_name)),
                row(t::birth_date(lang), date(lang, form, "birth")),
                row(t::gender(lang), coded_or_none(lang, "gender", &form.gender)),
                row(t::nationality(lang), text(&form.nationality).map(|code| words::country(lang, &code))),
                row(
                    t::mobile(lang),
                    text(&form.mobile).map(|typed| {
                        format::isolated(
                            Mobile::parse(&typed).map_or(typed.clone(), |mobile| mobile.as_str().to_owned()),
                        )
                    }),
                ),
                row(t::residence(lang), coded_or_none(lang, "residence", &form.residence)),
            ]
        }
        Task::Request => {
            let form = &draft.request;
            vec![
                row(t::profession(lang), coded_or_none(lang, "profession", &form.profession)),
                row(t::specialty(lang), coded_or_none(lang, "specialty", &form.specialty)),
                row(t::rank(lang), coded_or_none(lang, "rank", &form.rank)),
            ]
        }
        Task::Qualifications => qualifications(lang, view),
        Task::Experiences => experiences(lang, view),
        Task::Licence => {
            let form = &draft.licence;
            let mut rows = vec![row(t::has_licence(lang), yes_no(lang, &form.has_licence))];
            if form.has_licence == YesNo::Yes.code() {
                rows.push(row(t::licence_number(lang), text(&form.number).map(format::isolated)));
                rows.push(row(t::licence_authority(lang), text(&form.authority)));
                rows.push(row(t::licence_expiry(lang), date(lang, form, "expiry")));
            } else if form.has_licence == YesNo::No.code() {
                rows.push(row(t::no_licence_reason(lang), text(&form.reason)));
            }
            rows
        }
        Task::GoodStanding => {
            let form = &draft.good_standing;
            vec![row(t::issued_by(lang), text(&form.authority)), row(t::issued_on(lang), date(lang, form, "issue"))]
        }
        Task::Verification => {
            vec![row(t::report_number(lang), text(&draft.verification.report_number).map(format::isolated))]
        }
        Task::Documents => view
            .required
            .iter()
            .map(|needed| {
                let there =
                    view.documents.iter().find(|document| document.kind == needed.kind && document.of == needed.of);
                (
                    words::document_of(lang, draft, needed.kind, needed.of),
                    there.map(|document| document.file_name.clone()),
                )
            })
            .collect(),
        Task::Declaration => Statement::ALL
            .iter()
            .map(|statement| {
                let (answer, note) = statement.fields();
                let form = &draft.declaration;
                let said = yes_no(lang, form.get(answer)).map(|said| match text(form.get(note)) {
                    Some(note) if form.get(answer) == YesNo::Yes.code() => format!("{said}: {note}"),
                    _ => said,
                });
                (coded(states::find, lang, "statement", statement.code()), said)
            })
            .collect(),
        Task::Check => Vec::new(),
    }
}

fn qualifications(lang: Lang, view: &DraftView) -> Vec<Row> {
    let name = |form: &domain::application::classification::QualificationFields| {
        let degree = Degree::parse(form.degree.trim()).map(|degree| choices::degree_name(lang, degree).to_owned());
        let mode = StudyMode::parse(form.study_mode.trim()).map(|mode| choices::study_mode_name(lang, mode).to_owned());
        let country = text(&form.country).map(|code| words::country(lang, &code));
        let parts: Vec<String> =
            [degree, text(&form.specialty), text(&form.institution), country, date(lang, form, "award"), mode]
                .into_iter()
                .flatten()
                .collect();
        listed(lang, &parts)
    };
    let mut rows: Vec<Row> = view
        .draft
        .qualifications
        .iter()
        .enumerate()
        .map(|(index, item)| (t::nth_qualification(lang, index + 1), name(&item.fields)))
        .collect();
    if rows.is_empty() {
        rows.push((words::task(lang, Task::Qualifications), None));
    }
    rows
}

fn experiences(lang: Lang, view: &DraftView) -> Vec<Row> {
    if !view.draft.has_experience() {
        return vec![(t::any_experience(lang).to_owned(), yes_no(lang, &view.draft.experience_list.any))];
    }
    let name = |form: &domain::application::classification::ExperienceFields| {
        let to = if form.current == YesNo::Yes.code() {
            Some(t::until_now(lang).to_owned())
        } else {
            date(lang, form, "to")
        };
        let parts: Vec<String> =
            [text(&form.title), text(&form.employer), date(lang, form, "from"), to].into_iter().flatten().collect();
        listed(lang, &parts)
    };
    let mut rows: Vec<Row> = view
        .draft
        .experiences
        .iter()
        .enumerate()
        .map(|(index, item)| (t::nth_experience(lang, index + 1), name(&item.fields)))
        .collect();
    if rows.is_empty() {
        rows.push((words::task(lang, Task::Experiences), None));
    }
    rows
}

/// Parts in the page's order, whatever the direction of each.
fn listed(lang: Lang, parts: &[String]) -> Option<String> {
    let parts: Vec<_> = parts.iter().map(|part| format::apart(part)).collect();
    (!parts.is_empty()).then(|| parts.join(t::comma(lang)))
}

fn text(typed: &str) -> Option<String> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| typed.to_owned())
}

fn coded_or_none(lang: Lang, prefix: &str, code: &str) -> Option<String> {
    text(code).map(|code| words::code(lang, prefix, &code))
}

fn yes_no(lang: Lang, code: &str) -> Option<String> {
    YesNo::parse(code.trim())
        .map(|answer| if answer.is_yes() { common::yes(lang) } else { common::no(lang) }.to_owned())
}

fn date(lang: Lang, form: &impl Form, prefix: &str) -> Option<String> {
    TypedDate::of(form, prefix).parse().ok().map(|date| format::dual(lang, date))
}
