//! What several server functions of applications need: ids as typed in an address, and where a saved step leads.

use domain::{
    application::classification::{Task, TaskState},
    form::Setting,
    ids::{ApplicationId, ExperienceId, QualificationId},
    violation::Violations,
};
use usecases::{
    Portal,
    applications::{self, StepFields},
};

use super::path::of_task;
use crate::{
    error::AppError,
    request::{self, signed_in},
};

/// The application of an address.
pub(in crate::features) fn application(id: &str) -> Result<ApplicationId, AppError> {
    ApplicationId::parse(id).ok_or(AppError::NotFound)
}

pub(super) fn qualification(id: &str) -> Result<QualificationId, AppError> {
    QualificationId::parse(id).ok_or(AppError::NotFound)
}

pub(super) fn experience(id: &str) -> Result<ExperienceId, AppError> {
    ExperienceId::parse(id).ok_or(AppError::NotFound)
}

/// What a step is read under.
pub(super) fn setting(portal: &Portal) -> Setting<'static> {
    let today = portal.today();
    Setting { edition: policy::effective_on(today), today }
}

/// What the person who saves wants next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// The next step, if nothing is wrong in this one.
    GoOn,
    /// The list of steps, right or wrong.
    Leave,
    /// To go on typing: saved on the way.
    Stay,
}

impl Then {
    pub(super) fn of(typed: &str) -> Self {
        match typed {
            "leave" => Self::Leave,
            "stay" => Self::Stay,
            _ => Self::GoOn,
        }
    }

    /// A new item of a list that is wrong is not added twice by pressing the button again: it is refused until it is right,
    /// unless the person leaves with it as it is.
    pub(super) fn refuse_unfinished(self, faults: Option<Violations>) -> Result<(), AppError> {
        match faults {
            Some(violations) if self == Self::GoOn => Err(AppError::Invalid { violations }),
            Some(_) | None => Ok(()),
        }
    }

    /// Leads on after the step was kept.
    pub(super) fn lead(self, id: &str, next: &str, faults: Violations) -> Result<(), AppError> {
        match self {
            Self::Stay => {}
            Self::Leave => request::go(&format!("/my/applications/{id}")),
            Self::GoOn if faults.is_empty() => request::go(&format!("/my/applications/{id}{next}")),
            Self::GoOn => return Err(AppError::Invalid { violations: faults }),
        }
        Ok(())
    }
}

/// Keeps a step and leads on.
pub(super) async fn saved(id: &str, step: StepFields, then: Then) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let file = application(id)?;
    let task = step.task();
    let faults = applications::save_step(&portal, &actor, file, step).await?;
    if then != Then::GoOn || !faults.is_empty() {
        return then.lead(id, "", faults);
    }
    let view = applications::get_draft(&portal, &actor, file).await?;
    if !view.correcting.is_empty() {
        return then.lead(id, "/requirements", faults);
    }
    if task == Task::Experiences && view.draft.has_experience() && view.draft.experiences.is_empty() {
        return then.lead(id, "/experience/new", faults);
    }
    let next =
        view.tasks.iter().skip_while(|view| view.task != task).skip(1).find(|view| view.state != TaskState::NotNeeded);
    let next = next.map_or_else(String::new, |next| format!("/{}", of_task(next.task)));
    then.lead(id, &next, faults)
}
