//! Every code of states, acts, documents, findings, reasons, steps, roles and permissions has its words in both
//! languages.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use domain::account::{AccountStatus, RoleAct};
use domain::application::classification::{Degree, Statement, StudyMode, Task, TaskState};
use domain::application::{
    Action, Attention, DocumentKind, Finding, PublicStatus, RejectionReason, RunningClock, State, TickKind, ToDo, Turn,
};
use domain::contact::ContactKind;
use domain::permission::{Permission, Role};
use domain::refund::Progress;

fn words(file: &str, lang: &str) -> BTreeMap<String, String> {
    let path = format!("{}/../app/locales/{lang}/{file}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn keys<T: Copy>(prefix: &str, all: &[T], code: impl Fn(T) -> &'static str) -> Vec<String> {
    all.iter().map(|value| format!("{prefix}_{}", code(*value).replace('-', "_"))).collect()
}

fn all_there(file: &str, wanted: &[String]) {
    for lang in ["ar", "en"] {
        let words = words(file, lang);
        let missing: Vec<_> = wanted.iter().filter(|key| words.get(*key).is_none_or(String::is_empty)).collect();
        assert!(missing.is_empty(), "{lang}/{file}.json lacks {missing:?}");
    }
}

#[test]
fn every_code_of_the_states_file_has_words() {
    let mut wanted = keys("status", State::ALL, State::code);
    wanted.extend(keys("status", PublicStatus::ALL, PublicStatus::code));
    wanted.extend(keys("action", Action::ALL, Action::code));
    wanted.extend(keys("did", Action::ALL, Action::code));
    wanted.extend(keys("turn", Turn::ALL, Turn::code));
    wanted.extend(keys("clock", RunningClock::ALL, RunningClock::code));
    wanted.extend(keys("tick", TickKind::ALL, TickKind::code));
    wanted.extend(keys("document", DocumentKind::ALL, DocumentKind::code));
    wanted.extend(keys("finding", Finding::ALL, Finding::code));
    wanted.extend(keys("finding", Finding::ALL, Finding::code).into_iter().map(|key| key + "_do"));
    wanted.extend(keys("reason", RejectionReason::ALL, RejectionReason::code));
    wanted.extend(keys("task", Task::ALL, Task::code));
    wanted.extend(keys("task_state", TaskState::ALL, TaskState::code));
    wanted.extend(keys("statement", Statement::ALL, Statement::code));
    wanted.extend(keys("role", Role::ALL, Role::code));
    wanted.extend(keys("permission", Permission::ALL, Permission::code));
    wanted.extend(keys("account", AccountStatus::ALL, AccountStatus::code));
    wanted.extend(keys("attention", Attention::ALL, Attention::code));
    wanted.extend(keys("todo", ToDo::ALL, ToDo::code));
    wanted.extend(
        ["approve", "expire_unpaid", "close_unanswered", "hold_assessment"].map(|act| format!("expected_{act}")),
    );
    all_there("states", &wanted);
}

#[test]
fn every_choice_of_these_forms_has_words() {
    let mut wanted = keys("degree", Degree::ALL, Degree::code);
    wanted.extend(keys("study_mode", StudyMode::ALL, StudyMode::code));
    wanted.extend(keys("contact", ContactKind::ALL, ContactKind::code));
    wanted.extend(keys("progress", Progress::ALL, Progress::code));
    wanted.extend(keys("role_act", RoleAct::ALL, RoleAct::code));
    wanted.extend(["yes".to_owned(), "no".to_owned()]);
    all_there("codes", &wanted);
}

#[test]
fn every_refusal_of_the_tables_has_a_sentence() {
    use domain::application::Why;
    use domain::permission::Denied;
    let mut wanted: Vec<_> = Why::ALL.iter().map(|why| why.code().replace('-', "_")).collect();
    wanted.extend(Denied::ALL.iter().map(|denied| denied.code().replace('-', "_")));
    all_there("errors", &wanted);
}
