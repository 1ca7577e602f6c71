//! What was typed, step by step, as an officer reads it.

use domain::application::FileView;
use domain::application::classification::{ExperienceDraft, QualificationDraft, Task};
use domain::form::{Form, YesNo};
use domain::ids::QualificationId;
use domain::time::{CivilDate, TypedDate};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{coded, codes, countries, office as t, states},
    lang::Lang,
};

/// The steps that hold data, in the order of the application.
pub const STEPS: [Task; 8] = [
    Task::Identity,
    Task::Request,
    Task::Qualifications,
    Task::Experiences,
    Task::Licence,
    Task::GoodStanding,
    Task::Verification,
    Task::Declaration,
];

/// True for a step this applicant was asked to take.
pub fn is_asked(file: &FileView, task: Task) -> bool {
    match task {
        Task::GoodStanding => file.draft.lives_outside(),
        Task::Verification => file.draft.needs_verification(),
        Task::Identity
        | Task::Request
        | Task::Qualifications
        | Task::Experiences
        | Task::Licence
        | Task::Documents
        | Task::Declaration
        | Task::Check => true,
    }
}

/// A label and what was typed.
pub struct Row {
    label: String,
    value: String,
    /// Runs left to right: numbers, names in Latin.
    is_ltr: bool,
}

fn row(label: &str, value: impl Into<String>) -> Row {
    Row { label: label.to_owned(), value: value.into(), is_ltr: false }
}

fn ltr(label: &str, value: &str) -> Row {
    Row { label: label.to_owned(), value: value.trim().to_owned(), is_ltr: true }
}

/// Rows under one heading.
pub struct Group {
    /// Its heading; none when there is one group only.
    pub title: Option<String>,
    /// What stands in it.
    pub rows: Vec<Row>,
}

/// A date as typed, in both calendars once it is one.
fn day(lang: Lang, form: &impl Form, prefix: &str) -> String {
    let typed = TypedDate::of(form, prefix);
    match typed.parse() {
        Ok(day) => format::dual(lang, day),
        Err(_) if typed.is_blank() => String::new(),
        Err(_) => format!("{} {} {}", typed.day, typed.month, typed.year),
    }
}

fn expiry(lang: Lang, form: &impl Form, prefix: &str, today: CivilDate) -> String {
    let text = day(lang, form, prefix);
    let is_over = TypedDate::of(form, prefix).parse().is_ok_and(|day| day < today);
    if is_over { format!("{text} — {}", t::expired_mark(lang)) } else { text }
}

fn code(lang: Lang, prefix: &str, code: &str) -> String {
    if code.trim().is_empty() { String::new() } else { coded(codes::find, lang, prefix, code.trim()) }
}

fn country(lang: Lang, code: &str) -> String {
    countries::find(lang, code.trim()).unwrap_or(code).to_owned()
}

/// The data of a step.
pub fn groups(lang: Lang, file: &FileView, task: Task) -> Vec<Group> {
    let draft = &file.draft;
    let one = |rows| vec![Group { title: None, rows }];
    match task {
        Task::Identity => {
            let identity = &draft.identity;
            one(vec![
                row(t::l_arabic_name(lang), identity.arabic_name.clone()),
                ltr(t::l_latin_name(lang), &identity.latin_name),
                row(t::l_identity_kind(lang), code(lang, "identity_kind", &identity.identity_kind)),
                ltr(t::l_identity_number(lang), &identity.identity_number),
                row(t::l_born_on(lang), day(lang, identity, "birth")),
                row(t::l_gender(lang), code(lang, "gender", &identity.gender)),
                row(t::l_nationality(lang), country(lang, &identity.nationality)),
                row(t::l_residence(lang), code(lang, "residence", &identity.residence)),
                ltr(t::l_mobile(lang), file.person.mobile.as_deref().unwrap_or(&identity.mobile)),
                ltr(t::l_email(lang), &file.person.email),
            ])
        }
        Task::Request => one(vec![
            row(t::l_profession(lang), code(lang, "profession", &draft.request.profession)),
            row(t::l_specialty(lang), code(lang, "specialty", &draft.request.specialty)),
            row(t::l_rank(lang), code(lang, "rank", &draft.request.rank)),
        ]),
        Task::Qualifications => {
            draft.qualifications.iter().enumerate().map(|(place, draft)| qualification(lang, place, draft)).collect()
        }
        Task::Experiences if draft.has_experience() => {
            draft.experiences.iter().enumerate().map(|(place, draft)| experience(lang, place, draft)).collect()
        }
        Task::Experiences => one(vec![row(t::l_any_experience(lang), code(lang, "", &draft.experience_list.any))]),
        Task::Licence => {
            let licence = &draft.licence;
            let mut rows = vec![row(t::l_has_licence(lang), code(lang, "", &licence.has_licence))];
            if YesNo::parse(licence.has_licence.trim()).is_some_and(YesNo::is_yes) {
                rows.push(ltr(t::l_licence_number(lang), &licence.number));
                rows.push(row(t::l_authority(lang), licence.authority.clone()));
                rows.push(row(t::l_expires(lang), expiry(lang, licence, "expiry", file.today)));
            } else {
                rows.push(row(t::l_no_licence_reason(lang), licence.reason.clone()));
            }
            one(rows)
        }
        Task::GoodStanding => one(vec![
            row(t::l_authority(lang), draft.good_standing.authority.clone()),
            row(t::l_issued(lang), day(lang, &draft.good_standing, "issue")),
        ]),
        Task::Verification => one(vec![ltr(t::l_report(lang), &draft.verification.report_number)]),
        Task::Declaration => {
            let statements = ["d1", "d2", "d3", "d4", "d5", "d6"].iter().flat_map(|field| {
                let note = draft.declaration.get(&format!("{field}_note")).to_owned();
                let question = coded(states::find, lang, "statement", field);
                let mut answer = code(lang, "", draft.declaration.get(field));
                if !note.trim().is_empty() {
                    answer = format!("{answer}: {note}");
                }
                [row(&question, answer)]
            });
            one(statements.collect())
        }
        Task::Documents | Task::Check => Vec::new(),
    }
}

fn qualification(lang: Lang, place: usize, draft: &QualificationDraft) -> Group {
    let fields = &draft.fields;
    let mut rows = vec![
        row(t::l_degree(lang), code(lang, "degree", &fields.degree)),
        row(t::l_field(lang), fields.specialty.clone()),
        row(t::l_institution(lang), fields.institution.clone()),
        row(t::l_country(lang), country(lang, &fields.country)),
        row(t::l_started(lang), day(lang, fields, "start")),
        row(t::l_awarded(lang), day(lang, fields, "award")),
        row(t::l_study_mode(lang), code(lang, "study_mode", &fields.study_mode)),
    ];
    if !fields.equivalency.trim().is_empty() {
        rows.push(row(t::l_equivalency(lang), code(lang, "", &fields.equivalency)));
    }
    Group { title: Some(t::qualification_n(lang, place + 1)), rows }
}

fn experience(lang: Lang, place: usize, draft: &ExperienceDraft) -> Group {
    let fields = &draft.fields;
    let is_current = YesNo::parse(fields.current.trim()).is_some_and(YesNo::is_yes);
    let rows = vec![
        row(t::l_employer(lang), fields.employer.clone()),
        row(t::l_job(lang), fields.title.clone()),
        row(t::l_country(lang), country(lang, &fields.country)),
        row(t::l_from(lang), day(lang, fields, "from")),
        row(t::l_to(lang), if is_current { t::until_now(lang).to_owned() } else { day(lang, fields, "to") }),
    ];
    Group { title: Some(t::experience_n(lang, place + 1)), rows }
}

/// Which qualification a document belongs to, in words.
pub fn qualification_name(lang: Lang, file: &FileView, of: Option<QualificationId>) -> Option<String> {
    let place = file.draft.qualifications.iter().position(|draft| Some(draft.id) == of)?;
    Some(t::qualification_n(lang, place + 1))
}

/// The data of one qualification, to stand beside its document.
pub fn qualification_group(lang: Lang, file: &FileView, of: QualificationId) -> Option<Group> {
    let place = file.draft.qualifications.iter().position(|draft| draft.id == of)?;
    file.draft.qualifications.get(place).map(|draft| qualification(lang, place, draft))
}

/// Rows as a list of answers.
#[component]
pub fn Answers(group: Group) -> impl IntoView {
    let rows: Vec<_> = group
        .rows
        .into_iter()
        .map(|row| {
            let value = match (row.value.is_empty(), row.is_ltr) {
                (true, _) => view! { <span class="ui-muted">"—"</span> }.into_any(),
                (false, true) => view! { <bdi class="ui-id" dir="ltr">{row.value}</bdi> }.into_any(),
                (false, false) => view! { <bdi>{row.value}</bdi> }.into_any(),
            };
            view! { <div class="ui-answers__row"><dt class="ui-answers__term">{row.label}</dt><dd class="ui-answers__value">{value}</dd></div> }
        })
        .collect();
    view! {
        {group.title.map(|title| view! { <h3>{title}</h3> })}
        <dl class="ui-answers">{rows}</dl>
    }
}
