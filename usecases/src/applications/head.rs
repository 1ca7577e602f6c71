//! The head of a file: its row, its person, and what was set down about it.

use domain::application::{DecisionView, RejectionReason, SessionView, StudyView};
use domain::ids::ApplicationId;
use domain::time::{CivilDate, Instant};

use super::person_now::Person;
use super::record::{self, Application};
use super::store;
use crate::binds;
use crate::db::{Error as DbError, Joined, Maybe, Tx};

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    file: record::Row,
    #[sqlx(flatten)]
    person: Person,
    reviewer_name: Option<String>,
    #[sqlx(flatten)]
    session: Maybe<SessionRow>,
    #[sqlx(flatten)]
    study: Maybe<StudyRow>,
    #[sqlx(flatten)]
    decision: Maybe<DecisionRow>,
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    session_on: String,
    session_place: String,
}

impl Joined for SessionRow {
    const KEY: &'static str = "session_on";
}

#[derive(sqlx::FromRow)]
struct StudyRow {
    study_note: Option<String>,
    study_at: i64,
}

impl Joined for StudyRow {
    const KEY: &'static str = "study_at";
}

#[derive(sqlx::FromRow)]
struct DecisionRow {
    decided_rank: Option<String>,
    decision_reason: Option<String>,
    decision_note: Option<String>,
    decision_at: i64,
}

impl Joined for DecisionRow {
    const KEY: &'static str = "decision_at";
}

/// A file's head.
pub(super) struct Head {
    pub(super) file: Application,
    pub(super) person: Person,
    /// Who has it, by name.
    pub(super) reviewer: Option<String>,
    /// The appointment of the assessment, while it has one.
    pub(super) session: Option<SessionView>,
    /// What was found in the study, for colleagues to read.
    pub(super) study: Option<StudyView>,
    /// The decision, once there is one made by a person.
    pub(super) decision: Option<DecisionView>,
}

impl Head {
    /// Reads the head of a file.
    ///
    /// # Errors
    /// [`DbError::Missing`] when there is no such file.
    pub(super) async fn of(tx: &mut Tx, id: ApplicationId) -> Result<Self, DbError> {
        let row: Row = tx.fetch_one(store::FIND_HEAD, binds![id]).await?;
        let file = row.file.read()?;
        let session = row.session.0.filter(|_| file.facts.assessment_on.is_some());
        let session = session.map(|row| {
            let on = CivilDate::parse_iso(&row.session_on);
            let on = on.ok_or_else(|| DbError::inconsistent("assessment_sessions", "on_day", id))?;
            Ok::<_, DbError>(SessionView { on, place: row.session_place })
        });
        Ok(Self {
            file,
            person: row.person,
            reviewer: row.reviewer_name,
            session: session.transpose()?,
            study: row.study.0.map(|row| StudyView { note: row.study_note, at: Instant::from_micros(row.study_at) }),
            decision: row.decision.0.map(|row| DecisionView {
                rank: row.decided_rank,
                reason: row.decision_reason.as_deref().and_then(RejectionReason::parse),
                note: row.decision_note,
                at: Instant::from_micros(row.decision_at),
            }),
        })
    }
}
