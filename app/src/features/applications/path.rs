//! Addresses of an application's pages.

use domain::{application::classification::Task, ids::ApplicationId};

use crate::lang::{Addressed as _, Lang};

/// The last part of a step's address.
pub(in crate::features) const fn of_task(task: Task) -> &'static str {
    match task {
        Task::Identity => "identity",
        Task::Request => "request",
        Task::Qualifications => "qualifications",
        Task::Experiences => "experience",
        Task::Licence => "licence",
        Task::GoodStanding => "good-standing",
        Task::Verification => "verification",
        Task::Documents => "documents",
        Task::Declaration => "declaration",
        Task::Check => "check",
    }
}

/// The step of an address.
pub(in crate::features) fn task_of(path: &str) -> Option<Task> {
    Task::ALL.iter().copied().find(|task| of_task(*task) == path)
}

/// An application's own page, or one below it: `page(lang, id, "check")`.
pub(in crate::features) fn page(lang: Lang, id: ApplicationId, below: &str) -> String {
    let below = if below.is_empty() { String::new() } else { format!("/{below}") };
    lang.at(&format!("/my/applications/{id}{below}"))
}

/// A step's page.
pub(in crate::features) fn step(lang: Lang, id: ApplicationId, task: Task) -> String {
    page(lang, id, of_task(task))
}
