//! The forms of a file's acts, one open at a time.

use domain::application::classification::Task;
use domain::application::{
    ApproveFields, AssessmentFields, AssignFields, AttendanceFields, DocumentKind, FileView, Finding, RejectFields,
    RequirementRequestFields, StudyFields, Subject,
};
use leptos::prelude::*;

use super::{data, place::Seen, words};
use crate::{
    date_names,
    format::apart,
    forms::{
        AreaField, CheckField, Choice, ChoiceField, DateField, FormFor, SelectField, SubmitButton, TextField,
        TypedParts, Weight, check,
    },
    i18n::{coded, codes, office as t, states},
    lang::{Lang, use_lang},
    ui::Icon,
};

/// What travels with every form: which file, and what of it the reader has seen.
pub fn about(file: &FileView) -> Vec<(&'static str, String)> {
    vec![("id", file.id.to_string()), ("seen", file.version.to_string())]
}

/// Giving the file to a reviewer.
pub fn assign(lang: Lang, file: &FileView) -> AnyView {
    let choices: Vec<_> = file.colleagues.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect();
    view! {
        <h2>{t::assign_title(lang)}</h2>
        <FormFor initial=AssignFields::default() action="office/assign" check=check with=about(file)>
            <SelectField name="reviewer" label=t::assign_to(lang) hint=t::assign_hint(lang) choices=Signal::stored(choices)/>
            <div class="ui-acts__row"><SubmitButton label=t::assign_button(lang)/></div>
        </FormFor>
    }
    .into_any()
}

const ROWS: [(&str, &str, &str); 6] = [
    ("item1", "item1_finding", "item1_note"),
    ("item2", "item2_finding", "item2_note"),
    ("item3", "item3_finding", "item3_note"),
    ("item4", "item4_finding", "item4_note"),
    ("item5", "item5_finding", "item5_note"),
    ("item6", "item6_finding", "item6_note"),
];

/// Asking for more: rows of item, finding and words, the later ones folded; the first is about what is being looked at.
pub fn ask(lang: Lang, file: &FileView, seen: Seen) -> AnyView {
    let subjects = subjects(lang, file);
    let item1 = seen_subject(file, seen).map(|subject| subject.code());
    let item1 = item1.filter(|code| subjects.iter().any(|choice| choice.value == *code)).unwrap_or_default();
    let initial = RequirementRequestFields { item1, ..RequirementRequestFields::default() };
    let findings: Vec<_> = Finding::ALL
        .iter()
        .map(|finding| Choice::new(finding.code(), coded(states::find, lang, "finding", finding.code())))
        .collect();
    let (subjects, findings) = (StoredValue::new(subjects), StoredValue::new(findings));
    // Made inside the form: its fields ask for its state.
    let rows = move |from: usize, to: usize| {
        (from..to).map(|place| view! { <AskRow place subjects findings/> }).collect::<Vec<_>>()
    };
    view! {
        <h2>{t::ask_title(lang)}</h2>
        <p class="ui-measure">{t::ask_lead(lang)}</p>
        <FormFor initial=initial action="office/request-requirements" check=check with=about(file)>
            {rows(0, 2)}
            <details class="ui-more">
                <summary class="ui-more__name"><Icon name="chevron"/>{t::ask_more_rows(lang)}</summary>
                <div class="ui-more__body ui-stack--roomy">{rows(2, ROWS.len())}</div>
            </details>
            <div class="ui-acts__row"><SubmitButton label=t::ask_button(lang)/></div>
        </FormFor>
    }
    .into_any()
}

/// A row of a request: what, what is wrong with it, in which words.
#[component]
fn AskRow(place: usize, subjects: StoredValue<Vec<Choice>>, findings: StoredValue<Vec<Choice>>) -> impl IntoView {
    let lang = use_lang();
    ROWS.get(place).map(|(item, finding, note)| {
        view! {
            <fieldset class="ui-group ui-office__row">
                <legend class="ui-field__label">{t::ask_item(lang, place + 1)}</legend>
                <SelectField name=item label=t::ask_subject(lang) choices=Signal::stored(subjects.get_value()) optional={place > 0}/>
                <SelectField name=finding label=t::ask_finding(lang) choices=Signal::stored(findings.get_value()) optional={place > 0}/>
                <AreaField name=note label=t::ask_note(lang) hint=t::ask_note_hint(lang) optional=true rows=2/>
            </fieldset>
        }
    })
}

/// What is being looked at, where it can be asked for. Identity is what stands there before anything was chosen.
fn seen_subject(file: &FileView, seen: Seen) -> Option<Subject> {
    match seen {
        Seen::Document(id) => file
            .documents
            .iter()
            .find(|document| document.id == id)
            .map(|document| Subject::Document { kind: document.kind, of: document.of }),
        Seen::Step(Task::Identity) | Seen::Asked | Seen::Record => None,
        Seen::Step(task) => Some(Subject::Step(task)),
    }
}

/// What may be asked for: the documents of the file, another one, the steps of its data.
fn subjects(lang: Lang, file: &FileView) -> Vec<Choice> {
    let mut all: Vec<Subject> =
        file.required.iter().map(|needed| Subject::Document { kind: needed.kind, of: needed.of }).collect();
    all.push(Subject::Document { kind: DocumentKind::Other, of: None });
    all.extend(data::STEPS.iter().filter(|task| data::is_asked(file, **task)).map(|task| Subject::Step(*task)));
    all.into_iter()
        .map(|subject| {
            let of = match subject {
                Subject::Document { of, .. } => data::qualification_name(lang, file, of),
                Subject::Step(_) => None,
            };
            let name = words::subject(lang, subject);
            Choice::new(subject.code(), of.map_or(name.clone(), |of| format!("{name} ({of})")))
        })
        .collect()
}

/// Marking as studied.
pub fn study(lang: Lang, file: &FileView) -> AnyView {
    view! {
        <h2>{t::study_title(lang)}</h2>
        <div class="ui-note ui-note--yours"><Icon name="warning"/><p>{t::study_warning(lang)}</p></div>
        <FormFor initial=StudyFields::default() action="office/mark-studied" check=check with=about(file)>
            <AreaField name="note" label=t::study_note(lang) hint=t::study_note_hint(lang) optional=true/>
            <CheckField name="confirm" label=t::study_confirm(lang)/>
            <div class="ui-acts__row"><SubmitButton label=t::study_button(lang)/></div>
        </FormFor>
    }
    .into_any()
}

/// Approving, with the rank: the button names the one that is chosen, once there is a script to follow the choice.
pub fn approve(lang: Lang, file: &FileView) -> AnyView {
    let requested = file.requested.rank.clone().unwrap_or_default();
    let ranks: Vec<_> = file
        .ranks
        .iter()
        .map(|rank| {
            let name = coded(codes::find, lang, "rank", rank.code());
            let label = if rank.code() == requested { t::approve_requested(lang, name) } else { name };
            Choice::new(rank.code(), label)
        })
        .collect();
    let confirm = t::approve_confirm(lang, apart(&words::names(lang, file).0));
    let initial = ApproveFields { rank: requested, ..ApproveFields::default() };
    let live = RwSignal::new(initial.clone());
    let is_awake = RwSignal::new(false);
    Effect::new(move || is_awake.set(true));
    let label = move || match live.with(|fields| fields.rank.clone()) {
        rank if is_awake.get() && !rank.is_empty() => t::approve_as(lang, coded(codes::find, lang, "rank", &rank)),
        _ => t::approve_button(lang).to_owned(),
    };
    view! {
        <h2>{t::approve_title(lang)}</h2>
        <FormFor initial=initial action="office/approve" check=check with=about(file) live=live>
            {(!ranks.is_empty()).then(|| view! { <ChoiceField name="rank" label=t::approve_rank(lang) hint=t::approve_rank_hint(lang) choices=ranks/> })}
            <AreaField name="note" label=t::note_to_applicant(lang) hint=t::ask_note_hint(lang) optional=true/>
            <CheckField name="confirm" label=confirm/>
            <div class="ui-acts__row"><SubmitButton label/></div>
        </FormFor>
    }
    .into_any()
}

/// Rejecting, for a reason that fits.
pub fn reject(lang: Lang, file: &FileView) -> AnyView {
    let reasons: Vec<_> = file
        .reasons
        .iter()
        .map(|reason| Choice::new(reason.code(), coded(states::find, lang, "reason", reason.code())))
        .collect();
    let confirm = t::reject_confirm(lang, apart(&words::names(lang, file).0));
    view! {
        <h2>{t::reject_title(lang)}</h2>
        <FormFor initial=RejectFields::default() action="office/reject" check=check with=about(file)>
            <ChoiceField name="reason" label=t::reject_reason(lang) hint=t::reject_reason_hint(lang) choices=reasons/>
            <AreaField name="note" label=t::note_to_applicant(lang) hint=t::ask_note_hint(lang) optional=true/>
            <CheckField name="confirm" label=confirm/>
            <div class="ui-acts__row"><SubmitButton label=t::reject_button(lang) weight=Weight::Danger/></div>
        </FormFor>
    }
    .into_any()
}

/// A day and a place for the assessment.
pub fn session(lang: Lang, file: &FileView, is_moved: bool) -> AnyView {
    let (title, button, action) = if is_moved {
        (t::assess_again_title(lang), t::assess_again_button(lang), "office/reschedule-assessment")
    } else {
        (t::assess_title(lang), t::assess_button(lang), "office/schedule-assessment")
    };
    let place = file.session.as_ref().map(|session| session.place.clone()).unwrap_or_default();
    let initial = AssessmentFields { session_calendar: "gregorian".to_owned(), place, ..AssessmentFields::default() };
    let live = RwSignal::new(initial.clone());
    let typed = Signal::derive(move || live.with(|fields| TypedParts::of(fields, "session")));
    view! {
        <h2>{title}</h2>
        <FormFor initial=initial action=action with=about(file) live=live>
            <DateField names=date_names!(session_day, session_month, session_year, session_calendar) label=t::assess_day(lang) typed=typed/>
            <TextField name="place" label=t::assess_place(lang) hint=t::assess_place_hint(lang) maxlength=100/>
            <div class="ui-acts__row"><SubmitButton label=button/></div>
        </FormFor>
    }
    .into_any()
}

/// Whether the session was held.
pub fn attendance(lang: Lang, file: &FileView) -> AnyView {
    let choices =
        vec![Choice::new("yes", t::held_yes(lang)), Choice::new("no", t::held_no(lang)).hint(t::held_no_hint(lang))];
    view! {
        <h2>{t::session(lang)}</h2>
        <FormFor initial=AttendanceFields::default() action="office/record-attendance" check=check with=about(file)>
            <ChoiceField name="held" label=t::held_title(lang) choices=choices/>
            <div class="ui-acts__row"><SubmitButton label=t::held_button(lang)/></div>
        </FormFor>
    }
    .into_any()
}
