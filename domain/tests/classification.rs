//! The classification application: drafts, documents, the task list, submission; and the dashboard.

#![allow(clippy::unwrap_used)]

use domain::application::classification::{
    Attached, Draft, ExperienceDraft, ExperienceFields, QualificationDraft, QualificationFields, Task, TaskState,
    completeness, counted, required_documents,
};
use domain::application::{
    About, Attention, DocumentKind, OwnApplication, OwnInvoice, PracticeFacts, Status, ToDo, attention,
};
use domain::form::{Form, Setting};
use domain::ids::{AccountId, ApplicationId, ExperienceId, InvoiceId, QualificationId};
use domain::money::Money;
use domain::samples::{sample, sample_day};
use domain::time::Instant;
use uuid::Uuid;

fn setting() -> Setting<'static> {
    Setting { edition: policy::current(), today: sample_day() }
}

fn qualification(number: u128, fields: QualificationFields) -> QualificationDraft {
    QualificationDraft { id: QualificationId(Uuid::from_u128(number)), fields }
}

/// A whole draft: a resident with a degree from abroad.
fn whole() -> Draft {
    Draft {
        identity: sample(),
        request: sample(),
        qualifications: vec![qualification(1, sample())],
        experience_list: sample(),
        experiences: vec![ExperienceDraft { id: ExperienceId(Uuid::from_u128(2)), fields: sample() }],
        licence: sample(),
        verification: sample(),
        declaration: sample(),
        ..Draft::default()
    }
}

fn attached(draft: &Draft) -> Vec<Attached> {
    required_documents(draft).into_iter().map(|needed| Attached { kind: needed.kind, of: needed.of }).collect()
}

fn state(draft: &Draft, documents: &[Attached], task: Task) -> TaskState {
    completeness(draft, documents, setting()).into_iter().find(|view| view.task == task).unwrap().state
}

fn kinds(draft: &Draft) -> Vec<DocumentKind> {
    required_documents(draft).into_iter().map(|needed| needed.kind).collect()
}

#[test]
fn a_whole_draft_is_ready_and_survives_storage() {
    let draft = whole();
    let documents = attached(&draft);
    let input = draft.ready(&documents, setting()).unwrap();
    assert_eq!(input.qualifications.len(), 1);
    assert_eq!(input.good_standing, None);
    assert_eq!(state(&draft, &documents, Task::Check), TaskState::NotStarted);
    let stored = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<Draft>(&stored).unwrap(), draft);
    let input = serde_json::to_string(&input).unwrap();
    assert_eq!(
        serde_json::from_str::<domain::application::classification::ClassificationInput>(&input)
            .unwrap()
            .experiences
            .len(),
        1
    );
}

#[test]
fn an_older_or_newer_draft_is_still_read() {
    let draft: Draft = serde_json::from_str(r#"{"request":{"rank":"specialist","gone":"x"},"later":{}}"#).unwrap();
    assert_eq!(draft.request.rank, "specialist");
    assert!(!draft.is_blank());
    assert!(Draft::default().is_blank());
}

#[test]
fn a_blank_draft_says_every_step_at_once() {
    let faults = Draft::default().parse(setting()).unwrap_err();
    for task in
        [Task::Identity, Task::Request, Task::Qualifications, Task::Experiences, Task::Licence, Task::Declaration]
    {
        assert!(faults.iter().any(|fault| fault.task == task), "{task}");
        assert_eq!(state(&Draft::default(), &[], task), TaskState::NotStarted, "{task}");
    }
    for task in [Task::GoodStanding, Task::Verification, Task::Documents, Task::Check] {
        assert_eq!(state(&Draft::default(), &[], task), TaskState::CannotStartYet, "{task}");
    }
    let not_ready = Draft::default().ready(&[], setting()).unwrap_err();
    assert!(!not_ready.faults.is_empty() && !not_ready.missing.is_empty() && !not_ready.unmet.is_empty());
}

#[test]
fn a_degree_from_the_kingdom_needs_no_verification() {
    let mut draft = whole();
    assert!(kinds(&draft).contains(&DocumentKind::VerificationReport));
    draft.qualifications[0].fields.country = "sa".to_owned();
    assert!(!kinds(&draft).contains(&DocumentKind::VerificationReport));
    assert_eq!(state(&draft, &[], Task::Verification), TaskState::NotNeeded);
    assert!(draft.ready(&attached(&draft), setting()).unwrap().verification.is_none());
}

#[test]
fn steps_are_counted_as_far_as_they_are_asked_and_checking_is_none() {
    let count = |draft: &Draft| counted(&completeness(draft, &[], setting())).len();
    assert_eq!(count(&Draft::default()), 9, "what is not known yet may still be asked");
    assert_eq!(count(&whole()), 8, "a resident shows no certificate of good standing");
    let mut draft = whole();
    draft.qualifications[0].fields.country = "sa".to_owned();
    assert_eq!(count(&draft), 7);
}

#[test]
fn a_saudi_with_an_equivalency_shows_it_in_place_of_the_verification() {
    let mut draft = whole();
    draft.identity.identity_kind = "national-id".to_owned();
    draft.identity.identity_number = "1000000008".to_owned();
    draft.identity.nationality = "sa".to_owned();
    draft.qualifications[0].fields.equivalency = "yes".to_owned();
    assert!(kinds(&draft).contains(&DocumentKind::Equivalency));
    assert!(!kinds(&draft).contains(&DocumentKind::VerificationReport));
    // A resident is not spared by it.
    let mut resident = whole();
    resident.qualifications[0].fields.equivalency = "yes".to_owned();
    assert!(kinds(&resident).contains(&DocumentKind::VerificationReport));
    assert!(!kinds(&resident).contains(&DocumentKind::Equivalency));
}

#[test]
fn from_outside_a_recent_certificate_of_good_standing_is_asked() {
    let mut draft = whole();
    draft.identity.identity_kind = "passport".to_owned();
    draft.identity.identity_number = "P1234567A".to_owned();
    draft.identity.residence = "outside".to_owned();
    assert_eq!(state(&draft, &[], Task::GoodStanding), TaskState::NotStarted);
    draft.good_standing = sample();
    assert!(draft.ready(&attached(&draft), setting()).is_ok());
    draft.good_standing.issue_year = "2025".to_owned();
    let not_ready = draft.ready(&attached(&draft), setting()).unwrap_err();
    assert_eq!(not_ready.faults[0].task, Task::GoodStanding);
    assert_eq!(not_ready.faults[0].violations.0[0].code, "paper-too-old");
}

#[test]
fn without_a_licence_a_letter_of_experience_takes_its_place() {
    let mut draft = whole();
    assert!(kinds(&draft).contains(&DocumentKind::Licence));
    draft.licence.has_licence = "no".to_owned();
    assert_eq!(draft.parse(setting()).unwrap_err()[0].violations.0[0].field, "reason");
    draft.licence.reason = "بلد دراستي لا يرخّص للخريجين".to_owned();
    assert!(kinds(&draft).contains(&DocumentKind::ExperienceLetter) && !kinds(&draft).contains(&DocumentKind::Licence));
    assert!(draft.ready(&attached(&draft), setting()).is_ok());
}

#[test]
fn no_experience_is_said_and_not_guessed() {
    let mut draft = whole();
    draft.experiences.clear();
    assert_eq!(draft.parse(setting()).unwrap_err()[0].violations.0[0].code, "too-few");
    draft.experience_list.any = "no".to_owned();
    assert!(draft.parse(setting()).is_ok());
    assert_eq!(state(&draft, &[], Task::Experiences), TaskState::Complete);
    // What was typed before stays in the draft, and counts for nothing.
    draft.experiences =
        vec![ExperienceDraft { id: ExperienceId(Uuid::from_u128(3)), fields: ExperienceFields::default() }];
    assert!(draft.parse(setting()).unwrap().experiences.is_empty());
}

#[test]
fn ten_qualifications_and_thirty_files_are_the_most() {
    let mut draft = whole();
    draft.qualifications = (1..=10).map(|number| qualification(number, sample())).collect();
    assert!(draft.parse(setting()).is_ok());
    draft.qualifications.push(qualification(11, sample()));
    assert_eq!(draft.parse(setting()).unwrap_err()[0].violations.0[0].code, "too-many");
    let draft = whole();
    let mut documents = attached(&draft);
    documents.resize(31, Attached { kind: DocumentKind::Other, of: None });
    assert_eq!(draft.ready(&documents, setting()).unwrap_err().files.unwrap().code, "too-many");
}

#[test]
fn a_fault_of_one_item_names_it() {
    let mut draft = whole();
    draft.qualifications.push(qualification(5, QualificationFields::default()));
    let faults = draft.parse(setting()).unwrap_err();
    assert_eq!((faults.len(), faults[0].task, faults[0].item), (1, Task::Qualifications, Some(1)));
    assert_eq!(state(&draft, &[], Task::Qualifications), TaskState::InProgress);
}

#[test]
fn documents_of_one_qualification_do_not_serve_another() {
    let draft = whole();
    let mut documents = attached(&draft);
    for document in documents.iter_mut().filter(|document| document.kind == DocumentKind::Transcript) {
        document.of = Some(QualificationId(Uuid::from_u128(99)));
    }
    assert_eq!(state(&draft, &documents, Task::Documents), TaskState::InProgress);
    let not_ready = draft.ready(&documents, setting()).unwrap_err();
    assert_eq!(not_ready.missing.len(), 1);
    assert_eq!(not_ready.missing[0].kind, DocumentKind::Transcript);
}

#[test]
fn one_who_works_there_now_needs_no_last_day() {
    let mut form: ExperienceFields = sample();
    form.current = "yes".to_owned();
    form.to_day = String::new();
    assert_eq!(form.parse(setting()).unwrap().to, None);
}

#[test]
fn the_dashboard_names_what_needs_the_practitioner_the_earliest_first() {
    let today = sample_day();
    let id = |number| ApplicationId(Uuid::from_u128(number));
    let reviewer = AccountId(Uuid::from_u128(9));
    let at = Instant::from_micros(0);
    let unpaid = Status::AwaitingPayment { pay_by: today.plus_days(9) };
    let asked = Status::AdditionalRequirements { since: at, reviewer, asked_at: at, answer_by: today.plus_days(2) };
    let review = Status::UnderReview { since: at, reviewer: None };
    let applications = [
        OwnApplication { id: id(1), status: &unpaid, touched_on: today },
        OwnApplication { id: id(2), status: &asked, touched_on: today },
        OwnApplication { id: id(3), status: &review, touched_on: today },
        OwnApplication { id: id(4), status: &Status::Draft, touched_on: today.plus_days(-7) },
        OwnApplication { id: id(5), status: &Status::Draft, touched_on: today.plus_days(-8) },
    ];
    let (bill, excess) = (InvoiceId(Uuid::from_u128(11)), InvoiceId(Uuid::from_u128(13)));
    let (total, beside) = (Money::from_halalas(180_000), Money::from_halalas(9_000));
    let invoices = [
        OwnInvoice { id: bill, application: id(1), total, excess: None },
        OwnInvoice { id: excess, application: id(3), total, excess: Some((beside, today.plus_days(-1))) },
    ];
    let facts = PracticeFacts {
        applications: &applications,
        invoices: &invoices,
        registration_expires_on: Some(today.plus_months(3)),
        data_confirmed_on: Some(today.plus_months(-11)),
        ..PracticeFacts::default()
    };
    let items = attention(&facts, setting());
    let seen: Vec<_> = items.iter().map(|item| (item.attention, item.about)).collect();
    assert_eq!(
        seen,
        [
            (Attention::OldDraft, About::Application(id(5))),
            (Attention::RefundToConfirm, About::Invoice(excess)),
            (Attention::ItemToCorrect, About::Application(id(2))),
            (Attention::UnpaidInvoice, About::Invoice(bill)),
            (Attention::RegistrationExpiring, About::Practitioner),
        ]
    );
    assert_eq!(items[2].to_do, ToDo::Correct);
    assert_eq!((items[1].to_do, items[1].amount, items[1].is_late), (ToDo::ConfirmRefund, Some(beside), false));
    assert_eq!(items[3].amount, Some(total));
    let none =
        PracticeFacts { registration_expires_on: Some(today.plus_months(3).plus_days(1)), ..PracticeFacts::default() };
    assert!(attention(&none, setting()).is_empty());
    let stale = PracticeFacts { data_confirmed_on: Some(today.plus_months(-12)), ..PracticeFacts::default() };
    assert_eq!(attention(&stale, setting())[0].attention, Attention::DataUnconfirmed);
}
