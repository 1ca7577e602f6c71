//! The row of an application and what it means.

use domain::application::{Action, ClockFacts, ClockView, clock};
use domain::application::{Pause, Recorded, State, Status, StatusFacts};
use domain::ids::{AccountId, ApplicationId};
use domain::policy::Edition;
use domain::refund::RefundFacts;
use domain::service::ServiceCode;
use domain::text::ApplicationNumber;
use domain::time::{CivilDate, Instant};
use uuid::Uuid;

use super::store;
use crate::binds;
use crate::db::{Error as DbError, Tx};
use crate::error::Result;

const TABLE: &str = "applications";

/// A row as it lies.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) id: Uuid,
    number: String,
    account_id: Uuid,
    service: String,
    edition: String,
    status: String,
    pay_by_on: Option<String>,
    in_review_at: Option<i64>,
    reviewer_id: Option<Uuid>,
    asked_at: Option<i64>,
    answer_by_on: Option<String>,
    assessment_on: Option<String>,
    studied_at: Option<i64>,
    ended_at: Option<i64>,
    decided_by_id: Option<Uuid>,
    rejection_reason: Option<String>,
    draft_sealed: Option<Vec<u8>>,
    profession: Option<String>,
    specialty: Option<String>,
    rank: Option<String>,
    applicant_name: Option<String>,
    decision_due_on: Option<String>,
    submitted_at: Option<i64>,
    created_at: i64,
    saved_at: i64,
    version: i64,
    history: Option<String>,
}

/// An application as the use cases see it. The draft stays sealed until someone needs it.
#[derive(Clone, Debug)]
pub(crate) struct Application {
    pub(crate) id: ApplicationId,
    pub(crate) number: ApplicationNumber,
    pub(crate) account: AccountId,
    pub(crate) service: ServiceCode,
    pub(crate) edition: &'static Edition,
    pub(crate) facts: StatusFacts,
    pub(crate) status: Status,
    pub(crate) draft_sealed: Option<Vec<u8>>,
    pub(crate) profession: Option<String>,
    pub(crate) specialty: Option<String>,
    pub(crate) rank: Option<String>,
    pub(crate) applicant_name: Option<String>,
    #[allow(dead_code, reason = "the queue of the office reads it")]
    pub(crate) decision_due_on: Option<CivilDate>,
    pub(crate) submitted_at: Option<Instant>,
    pub(crate) created_at: Instant,
    pub(crate) saved_at: Instant,
    pub(crate) version: i64,
    /// What happened, oldest first.
    pub(crate) history: Vec<Recorded>,
}

impl Row {
    /// What the row means.
    ///
    /// # Errors
    /// [`DbError::Inconsistent`] with the column that contradicts the rest.
    pub(crate) fn read(self) -> Result<Application, DbError> {
        let id = self.id;
        let wrong = move |column| DbError::inconsistent(TABLE, column, id);
        let day = |column, text: Option<&str>| {
            text.map(|text| CivilDate::parse_iso(text).ok_or_else(|| wrong(column))).transpose()
        };
        let facts = StatusFacts {
            status: self.status,
            pay_by_on: day("pay_by_on", self.pay_by_on.as_deref())?,
            in_review_at: self.in_review_at.map(Instant::from_micros),
            reviewer_id: self.reviewer_id.map(AccountId),
            asked_at: self.asked_at.map(Instant::from_micros),
            answer_by_on: day("answer_by_on", self.answer_by_on.as_deref())?,
            assessment_on: day("assessment_on", self.assessment_on.as_deref())?,
            studied_at: self.studied_at.map(Instant::from_micros),
            ended_at: self.ended_at.map(Instant::from_micros),
            decided_by_id: self.decided_by_id.map(AccountId),
            rejection_reason: self.rejection_reason,
        };
        let status = facts.status().map_err(|error| wrong(error.column))?;
        let edition = CivilDate::parse_iso(&self.edition).and_then(policy::edition).ok_or_else(|| wrong("edition"))?;
        Ok(Application {
            id: ApplicationId(id),
            number: ApplicationNumber::parse(&self.number).map_err(|_| wrong("number"))?,
            account: AccountId(self.account_id),
            service: ServiceCode::parse(&self.service).ok_or_else(|| wrong("service"))?,
            edition,
            facts,
            status,
            draft_sealed: self.draft_sealed,
            profession: self.profession,
            specialty: self.specialty,
            rank: self.rank,
            applicant_name: self.applicant_name,
            decision_due_on: day("decision_due_on", self.decision_due_on.as_deref())?,
            submitted_at: self.submitted_at.map(Instant::from_micros),
            created_at: Instant::from_micros(self.created_at),
            saved_at: Instant::from_micros(self.saved_at),
            version: self.version,
            history: history(self.history.as_deref()).ok_or_else(|| wrong("history"))?,
        })
    }
}

impl Application {
    /// What the refund engine looks at. A classification's output is the classification itself: it is used once approved.
    pub(crate) fn refund_facts(&self) -> RefundFacts {
        self.facts.refund_facts(self.status.state() == State::Approved)
    }

    /// The clocks as of a day.
    pub(crate) fn clock(&self, today: CivilDate) -> ClockView {
        let pauses = pauses(&self.history);
        let facts = ClockFacts {
            status: &self.status,
            invoiced_on: self.submitted_at.map(Instant::civil_date),
            in_review_on: self.facts.in_review_at.map(Instant::civil_date),
            pauses: &pauses,
            decision_days: self.edition.service(self.service).map_or(0, |entry| u32::from(entry.days)),
            ended_on: self.facts.ended_at.map(Instant::civil_date),
        };
        clock(&facts, today, &self.edition.business_calendar())
    }
}

/// One's own application, or one that staff may open.
///
/// # Errors
/// [`DbError::Missing`] when there is none.
pub(crate) async fn find(tx: &mut Tx, id: ApplicationId) -> Result<Application, DbError> {
    tx.fetch_one::<Row>(store::FIND, binds![id]).await?.read()
}

/// An application that is about to change.
///
/// # Errors
/// [`DbError::Missing`] when there is none.
pub(crate) async fn take(tx: &mut Tx, id: ApplicationId) -> Result<Application, DbError> {
    // Read once it is locked: Postgres would return what happened as it was before it waited for the lock.
    tx.execute(store::LOCK, binds![id]).await?;
    find(tx, id).await
}

/// What happened, from the column it stands in.
fn history(written: Option<&str>) -> Option<Vec<Recorded>> {
    let read = |entry: &str| {
        let mut parts = entry.split(' ');
        let at = Instant::from_micros(parts.next()?.parse().ok()?);
        Some(Recorded { at, action: Action::parse(parts.next()?)?, to: State::parse(parts.next()?)? })
    };
    written.into_iter().flat_map(|entries| entries.split(',')).map(read).collect()
}

/// The stretches in which the applicant held the file: from each request for more to its answer.
fn pauses(history: &[Recorded]) -> Vec<Pause> {
    let mut asked_on = None;
    let mut pauses = Vec::new();
    for recorded in history {
        match recorded.action {
            Action::RequestRequirements => asked_on = Some(recorded.at.civil_date()),
            Action::AnswerRequirements => {
                pauses
                    .extend(asked_on.take().map(|asked_on| Pause { asked_on, answered_on: recorded.at.civil_date() }));
            }
            Action::Submit
            | Action::Settle
            | Action::ExpireUnpaid
            | Action::Take
            | Action::Assign
            | Action::CloseUnanswered
            | Action::ScheduleAssessment
            | Action::RescheduleAssessment
            | Action::HoldAssessment
            | Action::RecordNoShow
            | Action::MarkStudied
            | Action::Approve
            | Action::Reject
            | Action::Withdraw => {}
        }
    }
    pauses
}
