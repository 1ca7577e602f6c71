//! The task list: how far each step is (experience.md).

use serde::{Deserialize, Serialize};

use super::draft::is_blank;
use super::{Draft, required_documents};
use crate::application::document::DocumentKind;
use crate::form::Setting;
use crate::ids::QualificationId;

crate::codes! {
    /// A step of the application.
    pub enum Task {
        /// Who applies.
        Identity = "identity",
        /// What is applied for.
        Request = "request",
        /// Qualifications.
        Qualifications = "qualifications",
        /// Experience.
        Experiences = "experiences",
        /// Licence of the home country.
        Licence = "licence",
        /// Incoming certificate of good standing.
        GoodStanding = "good-standing",
        /// Primary source verification.
        Verification = "verification",
        /// Documents.
        Documents = "documents",
        /// Declaration.
        Declaration = "declaration",
        /// Check answers and submit.
        Check = "check",
    }
}

crate::codes! {
    /// How far a step is.
    pub enum TaskState {
        /// Nothing typed.
        NotStarted = "not-started",
        /// Something typed, something missing or wrong.
        InProgress = "in-progress",
        /// Right.
        Complete = "complete",
        /// Waits for other steps.
        CannotStartYet = "cannot-start-yet",
        /// Not asked of this applicant.
        NotNeeded = "not-needed",
    }
}

/// A step and how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskView {
    /// The step.
    pub task: Task,
    /// How far.
    pub state: TaskState,
    /// Items there are: qualifications, experiences, required documents attached; 0 elsewhere.
    pub done: usize,
    /// Documents that are required; 0 elsewhere.
    pub of: usize,
}

/// A document that is attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// Its kind.
    pub kind: DocumentKind,
    /// The qualification it belongs to.
    pub of: Option<QualificationId>,
}

/// Every step of the draft and how far it is. When [`Task::Check`] is not [`TaskState::CannotStartYet`] the draft can
/// be submitted.
#[must_use]
pub fn completeness(draft: &Draft, attached: &[Attached], setting: Setting<'_>) -> Vec<TaskView> {
    let faults = draft.parse(setting).err().unwrap_or_default();
    let is_right = |task| !faults.iter().any(|fault| fault.task == task);
    let state = |task, is_blank: bool| match (is_right(task), is_blank) {
        (true, _) => TaskState::Complete,
        (false, true) => TaskState::NotStarted,
        (false, false) => TaskState::InProgress,
    };
    let needed = required_documents(draft);
    let present = needed
        .iter()
        .filter(|needed| attached.iter().any(|document| document.kind == needed.kind && document.of == needed.of))
        .count();
    let can_attach = !draft.qualifications.is_empty() && !draft.licence.has_licence.trim().is_empty();
    let mut tasks = Vec::with_capacity(Task::ALL.len());
    for task in Task::ALL {
        let (state, done, of) = match task {
            Task::Identity => (state(*task, is_blank(&draft.identity)), 0, 0),
            Task::Request => (state(*task, is_blank(&draft.request)), 0, 0),
            Task::Qualifications => (state(*task, draft.qualifications.is_empty()), draft.qualifications.len(), 0),
            Task::Experiences => {
                let done = if draft.has_experience() { draft.experiences.len() } else { 0 };
                (state(*task, is_blank(&draft.experience_list)), done, 0)
            }
            Task::Licence => (state(*task, is_blank(&draft.licence)), 0, 0),
            Task::GoodStanding if draft.identity.residence.trim().is_empty() => (TaskState::CannotStartYet, 0, 0),
            Task::GoodStanding if !draft.lives_outside() => (TaskState::NotNeeded, 0, 0),
            Task::GoodStanding => (state(*task, is_blank(&draft.good_standing)), 0, 0),
            Task::Verification if draft.qualifications.is_empty() => (TaskState::CannotStartYet, 0, 0),
            Task::Verification if !draft.needs_verification() => (TaskState::NotNeeded, 0, 0),
            Task::Verification => (state(*task, is_blank(&draft.verification)), 0, 0),
            Task::Documents => {
                let state = match (can_attach, present) {
                    (true, present) if present == needed.len() => TaskState::Complete,
                    (_, 1..) => TaskState::InProgress,
                    (true, 0) => TaskState::NotStarted,
                    (false, 0) => TaskState::CannotStartYet,
                };
                (state, present, needed.len())
            }
            Task::Declaration => (state(*task, is_blank(&draft.declaration)), 0, 0),
            Task::Check => {
                let ready = tasks
                    .iter()
                    .all(|task: &TaskView| matches!(task.state, TaskState::Complete | TaskState::NotNeeded));
                (if ready { TaskState::NotStarted } else { TaskState::CannotStartYet }, 0, 0)
            }
        };
        tasks.push(TaskView { task: *task, state, done, of });
    }
    tasks
}

/// The steps that count: those asked of this applicant as far as is known. Checking and sending is no step more.
#[must_use]
pub fn counted(tasks: &[TaskView]) -> Vec<TaskView> {
    tasks.iter().filter(|view| view.state != TaskState::NotNeeded && view.task != Task::Check).copied().collect()
}

impl Draft {
    /// True when nothing at all was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.qualifications.is_empty()
            && self.experiences.is_empty()
            && is_blank(&self.identity)
            && is_blank(&self.request)
            && is_blank(&self.experience_list)
            && is_blank(&self.licence)
            && is_blank(&self.good_standing)
            && is_blank(&self.verification)
            && is_blank(&self.declaration)
    }
}
