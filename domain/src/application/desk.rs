//! What the desks see: queues in the order of their clock, a file with everything a decision rests on.

use serde::{Deserialize, Serialize};

use crate::application::classification::{Draft, RequiredDocument};
use crate::application::clock::ClockView;
use crate::application::reason::RejectionReason;
use crate::application::status::State;
use crate::application::timeline::Expected;
use crate::application::transition::Action;
use crate::application::view::{DocumentView, PersonNow, Requested, RequirementItemView};
use crate::ids::{AccountId, ApplicationId};
use crate::service::ServiceCode;
use crate::time::{CivilDate, Instant};

crate::codes! {
    /// A queue of the desks.
    pub enum Queue {
        /// Whatever waits for the authority.
        All = "all",
        /// Of these, what is past its day.
        Late = "late",
        /// Of these, what the reader has taken.
        Mine = "mine",
        /// Of these, what nobody has taken.
        Untaken = "untaken",
        /// What waits for its applicant.
        Waiting = "waiting",
    }
}

/// Files counted in each queue, up to [`QueueCounts::MOST`]: counting stops there, so that a count costs the same
/// however long a queue is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueCounts {
    /// [`Queue::All`].
    pub all: u32,
    /// [`Queue::Late`].
    pub late: u32,
    /// [`Queue::Mine`].
    pub mine: u32,
    /// [`Queue::Untaken`].
    pub untaken: u32,
    /// [`Queue::Waiting`].
    pub waiting: u32,
}

impl QueueCounts {
    /// The highest count; it means that many or more.
    pub const MOST: u32 = 1_000;

    /// The count of a queue.
    #[must_use]
    pub const fn of(&self, queue: Queue) -> u32 {
        match queue {
            Queue::All => self.all,
            Queue::Late => self.late,
            Queue::Mine => self.mine,
            Queue::Untaken => self.untaken,
            Queue::Waiting => self.waiting,
        }
    }
}

/// A file in a queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueRow {
    /// Its id.
    pub id: ApplicationId,
    /// Its number, in fours.
    pub number: String,
    /// The service.
    pub service: ServiceCode,
    /// What is applied for.
    pub requested: Requested,
    /// The applicant's Arabic name.
    pub applicant_name: String,
    /// Where it stands.
    pub state: State,
    /// Whose turn, until when, and the ruler.
    pub clock: ClockView,
    /// Who has it, by name.
    pub reviewer: Option<String>,
    /// True when the reader has it.
    pub is_mine: bool,
}

/// A page of a queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueuePage {
    /// The queue.
    pub queue: Queue,
    /// Its files, the nearest day first.
    pub rows: Vec<QueueRow>,
    /// Where the next page begins; none when this is the last.
    pub next: Option<String>,
    /// How many there are.
    pub counts: QueueCounts,
    /// Today in Riyadh.
    pub today: CivilDate,
}

/// The queue a file is worked through in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// The queue.
    pub queue: Queue,
    /// A page of its files, the nearest day first.
    pub rows: Vec<QueueRow>,
}

/// Someone who may be given a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Their account.
    pub id: AccountId,
    /// Their name.
    pub name: String,
}

/// A line of the file's history with the one who did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskEntry {
    /// When.
    pub at: Instant,
    /// The act.
    pub action: Action,
    /// The state entered.
    pub to: State,
}

/// A line of the audit log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLine {
    /// Its place in the file's chain, from 1.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// The event's kebab-case code.
    pub event: String,
    /// Who did it, by name; none when the portal did it by itself.
    pub by: Option<String>,
    /// Facts by name: ids, codes and numbers only.
    pub facts: Vec<(String, String)>,
}

/// The audit log of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditTrail {
    /// Every line, oldest first.
    pub lines: Vec<AuditLine>,
    /// True when every line carries the hash of the one before it and the last is the chain's head.
    pub is_intact: bool,
}

/// What was found when the file was studied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyView {
    /// In the reviewer's words, for colleagues.
    pub note: Option<String>,
    /// When.
    pub at: Instant,
}

/// The appointment of an assessment that lies ahead, or the last one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// The day.
    pub on: CivilDate,
    /// Where.
    pub place: String,
}

/// A decision as the applicant and the desks read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionView {
    /// The rank assigned, as a code.
    pub rank: Option<String>,
    /// Why it was rejected.
    pub reason: Option<RejectionReason>,
    /// A word to the applicant.
    pub note: Option<String>,
    /// When.
    pub at: Instant,
}

/// A file as the desks see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// Its id.
    pub id: ApplicationId,
    /// Its number, in fours.
    pub number: String,
    /// The service.
    pub service: ServiceCode,
    /// The edition it is decided under.
    pub edition: CivilDate,
    /// Today in Riyadh.
    pub today: CivilDate,
    /// What is applied for.
    pub requested: Requested,
    /// The applicant's Arabic name as submitted.
    pub applicant_name: String,
    /// How the applicant is reached, and whether the identity in the file is older than theirs.
    pub person: PersonNow,
    /// Every step as submitted or corrected.
    pub draft: Draft,
    /// The documents the application needs.
    pub required: Vec<RequiredDocument>,
    /// Every document that has its file; those found wanting and replaced too.
    pub documents: Vec<DocumentView>,
    /// Of these, the ones another has taken the place of.
    pub replaced: Vec<crate::ids::DocumentId>,
    /// What was asked for, every request, oldest first.
    pub items: Vec<RequirementItemView>,
    /// Where it stands.
    pub state: State,
    /// Whose turn, until when, and the ruler.
    pub clock: ClockView,
    /// What happened, oldest first.
    pub history: Vec<DeskEntry>,
    /// What comes next.
    pub expected: Vec<Expected>,
    /// What the reader may do now, in the table's order.
    pub actions: Vec<Action>,
    /// The reasons for which it may be rejected now.
    pub reasons: Vec<RejectionReason>,
    /// The ranks that may be assigned, the highest first: the requested one and those below it.
    pub ranks: Vec<crate::classification::Rank>,
    /// Who has it, by name.
    pub reviewer: Option<String>,
    /// True when the reader has it.
    pub is_mine: bool,
    /// To whom it may be given; empty when the reader may not give it now.
    pub colleagues: Vec<Colleague>,
    /// The appointment of the assessment.
    pub session: Option<SessionView>,
    /// What was found in the study.
    pub study: Option<StudyView>,
    /// The decision.
    pub decision: Option<DecisionView>,
    /// When it was submitted.
    pub submitted_at: Option<Instant>,
    /// When it entered review.
    pub in_review_at: Option<Instant>,
    /// The audit log.
    pub audit: AuditTrail,
    /// The queue it is worked through in.
    pub beside: Beside,
    /// What the reader has seen: an act on it is refused when the file has changed since.
    pub version: i64,
}
