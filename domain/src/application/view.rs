//! What people see of an application: shapes that cross from the server to the browser.

use serde::{Deserialize, Serialize};

use crate::application::attention::AttentionItem;
use crate::application::classification::{Draft, NotReady, RequiredDocument, Task, TaskView};
use crate::application::clock::ClockView;
use crate::application::desk::DecisionView;
use crate::application::document::DocumentKind;
use crate::application::reason::{Finding, RejectionReason};
use crate::application::requirement::Subject;
use crate::application::status::{PublicStatus, State};
use crate::application::timeline::Timeline;
use crate::application::transition::Action;
use crate::ids::{ApplicationId, DocumentId, QualificationId, RequirementItemId};
use crate::invoice::{ClaimListItem, FeeQuote, InvoiceSummary};
use crate::refund::Outlook;
use crate::service::ServiceCode;
use crate::time::{CivilDate, Instant};

/// What is applied for, as codes; nothing that is not typed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requested {
    /// Profession.
    pub profession: Option<String>,
    /// Specialty.
    pub specialty: Option<String>,
    /// Requested rank.
    pub rank: Option<String>,
}

/// An application in a list of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationSummary {
    /// Its id.
    pub id: ApplicationId,
    /// Its number, in fours.
    pub number: String,
    /// The service.
    pub service: ServiceCode,
    /// What is applied for.
    pub requested: Requested,
    /// Where it stands.
    pub status: PublicStatus,
    /// Whose turn, until when.
    pub clock: ClockView,
    /// When the draft began.
    pub created_at: Instant,
    /// When something was last typed.
    pub saved_at: Instant,
    /// When it was submitted.
    pub submitted_at: Option<Instant>,
}

/// What needs the practitioner now, and where everything stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dashboard {
    /// What needs them now, the earliest day first.
    pub needs: Vec<AttentionItem>,
    /// Their applications, newest first.
    pub applications: Vec<ApplicationSummary>,
    /// Their refund claims that wait for a decision or for the money.
    pub claims: Vec<ClaimListItem>,
    /// Today in Riyadh.
    pub today: CivilDate,
}

/// A document as its owner and the reviewers see it in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentView {
    /// Its id, by which it is downloaded.
    pub id: DocumentId,
    /// What it is meant to be.
    pub kind: DocumentKind,
    /// The qualification it belongs to.
    pub of: Option<QualificationId>,
    /// The name it had on the applicant's device.
    pub file_name: String,
    /// `application/pdf`, `image/jpeg` or `image/png`.
    pub media_type: String,
    /// Its length in bytes.
    pub bytes: u32,
    /// Its pages.
    pub pages: u32,
    /// When it came.
    pub uploaded_at: Instant,
}

/// A draft with everything its pages show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftView {
    /// Its id.
    pub id: ApplicationId,
    /// The service.
    pub service: ServiceCode,
    /// The edition it is read under today.
    pub edition: CivilDate,
    /// Today in Riyadh.
    pub today: CivilDate,
    /// Every step as typed.
    pub draft: Draft,
    /// How far each step is.
    pub tasks: Vec<TaskView>,
    /// The documents it needs, as far as typed.
    pub required: Vec<RequiredDocument>,
    /// The documents it has.
    pub documents: Vec<DocumentView>,
    /// What stands in the way of submission.
    pub obstacles: NotReady,
    /// The fee of the requested rank; none until it is chosen.
    pub quote: Option<FeeQuote>,
    /// When something was last saved.
    pub saved_at: Instant,
    /// Steps of a submitted application that may be typed anew because they are asked for; none of a draft.
    pub correcting: Vec<Task>,
}

/// An application, opened: still a draft, or filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opened {
    /// Being typed.
    Draft(Box<DraftView>),
    /// Filed.
    Filed(Box<ApplicationView>),
}

/// An item of a request for additional requirements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementItemView {
    /// Its id.
    pub id: RequirementItemId,
    /// When it was asked for.
    pub asked_at: Instant,
    /// What it is about.
    pub subject: Subject,
    /// What is wrong.
    pub finding: Finding,
    /// In the reviewer's words.
    pub note: Option<String>,
    /// The document found wanting.
    pub document: Option<DocumentView>,
    /// What was sent instead.
    pub answer: Option<DocumentView>,
    /// When the document was sent, or the step typed anew.
    pub corrected_at: Option<Instant>,
    /// In the applicant's words.
    pub answer_note: Option<String>,
    /// When the whole request was answered.
    pub answered_at: Option<Instant>,
}

/// How a person is reached now, and whether an application says otherwise of who they are: contact data are always the newest, the
/// identity is the one it was filed with (domain.md §3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonNow {
    /// The e-mail address.
    pub email: String,
    /// The mobile number.
    pub mobile: Option<String>,
    /// When the person's identity was changed after the application was last written, if it was: the application's is older.
    pub identity_changed_at: Option<Instant>,
}

/// A submitted application as its applicant sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationView {
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
    /// The identity number as submitted, masked.
    pub identity_masked: String,
    /// How the applicant is reached, and whether the identity above is older than theirs.
    pub person: PersonNow,
    /// Where it stands.
    pub state: State,
    /// Whose turn, until when, and the ruler of days.
    pub clock: ClockView,
    /// What happened and what comes next.
    pub timeline: Timeline,
    /// What the applicant may do now.
    pub actions: Vec<Action>,
    /// What was asked for, every request, oldest first.
    pub items: Vec<RequirementItemView>,
    /// Its documents.
    pub documents: Vec<DocumentView>,
    /// Why it was rejected.
    pub rejection: Option<RejectionReason>,
    /// The decision of a person, with the rank assigned and a word to the applicant.
    pub decision: Option<DecisionView>,
    /// When it was submitted.
    pub submitted_at: Option<Instant>,
    /// Its invoice in short; none when it was free.
    pub invoice: Option<InvoiceSummary>,
    /// What withdrawing would bring, or would have brought once it has ended; none while nothing is paid.
    pub outlook: Option<Outlook>,
    /// Claims about its invoice, the newest first, once it has ended.
    pub claims: Vec<ClaimListItem>,
}

/// What anyone with the number sees: never a name, a rank or an amount (domain.md §2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicStatusView {
    /// The number, in fours.
    pub number: String,
    /// The service.
    pub service: ServiceCode,
    /// Where it stands.
    pub status: PublicStatus,
    /// Whose turn, until when, and the ruler of days.
    pub clock: ClockView,
    /// What happened and what comes next.
    pub timeline: Timeline,
    /// Today in Riyadh.
    pub today: CivilDate,
}
