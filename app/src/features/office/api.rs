//! Server functions of the desks.

use domain::application::{
    ApproveFields, AssessmentFields, AssignFields, AttendanceFields, FileView, QueueCounts, QueuePage, RejectFields,
    RequirementRequestFields, StatusInquiryFields, StudyFields,
};
use leptos::prelude::*;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    crate::request::{self, signed_in},
    domain::{application::Queue, ids::ApplicationId},
    usecases::applications,
};

/// How many files wait in each queue.
#[server(prefix = "/api", endpoint = "office/counts")]
pub async fn counts() -> Result<QueueCounts, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(applications::count_queues(&portal, &actor).await?)
}

/// A page of a queue; the first one without a place.
#[server(prefix = "/api", endpoint = "office/queue")]
pub async fn list_queue(
    #[server(default)] queue: String,
    #[server(default)] after: String,
) -> Result<QueuePage, AppError> {
    let (portal, actor) = signed_in()?;
    let queue = Queue::parse(&queue).unwrap_or(Queue::All);
    let after = (!after.is_empty()).then_some(after.as_str());
    Ok(applications::list_queue(&portal, &actor, queue, after).await?)
}

/// A file with the queue it stands in; that it was read is recorded.
#[server(prefix = "/api", endpoint = "office/file")]
pub async fn file(id: String) -> Result<FileView, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(applications::open_file(&portal, &actor, application(&id)?).await?)
}

/// Opens a file by its number.
#[server(prefix = "/api", endpoint = "office/find")]
pub async fn find(#[server(default)] fields: StatusInquiryFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let id = applications::find_file(&portal, &actor, &fields.number).await?;
    request::go(&format!("/office/applications/{id}"));
    Ok(())
}

/// Takes a file.
#[server(prefix = "/api", endpoint = "office/take")]
pub async fn take(id: String, seen: String) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    applications::take_file(&portal, &actor, application(&id)?, version(&seen)?).await?;
    done(&id, "take")
}

/// Gives a file to a reviewer.
#[server(prefix = "/api", endpoint = "office/assign")]
pub async fn assign(id: String, seen: String, #[server(default)] fields: AssignFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    applications::assign(&portal, &actor, application(&id)?, version(&seen)?, &fields).await?;
    done(&id, "assign")
}

/// Asks the applicant for more.
#[server(prefix = "/api", endpoint = "office/request-requirements")]
pub async fn request_requirements(
    id: String,
    seen: String,
    #[server(default)] fields: RequirementRequestFields,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    applications::request_requirements(&portal, &actor, application(&id)?, version(&seen)?, &fields).await?;
    done(&id, "ask")
}

/// Marks a file as studied.
#[server(prefix = "/api", endpoint = "office/mark-studied")]
pub async fn mark_studied(id: String, seen: String, #[server(default)] fields: StudyFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    applications::mark_studied(&portal, &actor, application(&id)?, version(&seen)?, &fields).await?;
    done(&id, "study")
}

/// Approves.
#[server(prefix = "/api", endpoint = "office/approve")]
pub async fn approve(id: String, seen: String, #[server(default)] fields: ApproveFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    applications::approve(&portal, &actor, application(&id)?, version(&seen)?, &fields).await?;
    done(&id, "approve")
}

/// Rejects.
#[server(prefix = "/api", endpoint = "office/reject")]
pub async fn reject(id: String, seen: String, #[server(default)] fields: RejectFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    applications::reject(&portal, &actor, application(&id)?, version(&seen)?, &fields).await?;
    done(&id, "reject")
}

/// Gives the assessment its day.
#[server(prefix = "/api", endpoint = "office/schedule-assessment")]
pub async fn schedule_assessment(
    id: String,
    seen: String,
    #[server(default)] fields: AssessmentFields,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    applications::schedule_assessment(&portal, &actor, application(&id)?, version(&seen)?, &fields).await?;
    done(&id, "schedule")
}

/// Gives the assessment another day.
#[server(prefix = "/api", endpoint = "office/reschedule-assessment")]
pub async fn reschedule_assessment(
    id: String,
    seen: String,
    #[server(default)] fields: AssessmentFields,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    applications::reschedule_assessment(&portal, &actor, application(&id)?, version(&seen)?, &fields).await?;
    done(&id, "schedule")
}

/// Records whether the assessment was held.
#[server(prefix = "/api", endpoint = "office/record-attendance")]
pub async fn record_attendance(
    id: String,
    seen: String,
    #[server(default)] fields: AttendanceFields,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    applications::record_attendance(&portal, &actor, application(&id)?, version(&seen)?, &fields).await?;
    done(&id, "held")
}

#[cfg(feature = "ssr")]
fn application(id: &str) -> Result<ApplicationId, AppError> {
    ApplicationId::parse(id).ok_or(AppError::NotFound)
}

#[cfg(feature = "ssr")]
fn version(seen: &str) -> Result<i64, AppError> {
    seen.parse().map_err(|_| AppError::invalid("", "malformed"))
}

/// Back to the file, which says what was done.
#[cfg(feature = "ssr")]
fn done(id: &str, what: &str) -> Result<(), AppError> {
    request::go(&format!("/office/applications/{id}?done={what}"));
    Ok(())
}
