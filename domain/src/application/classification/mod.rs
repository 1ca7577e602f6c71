//! The classification application, step by step (domain.md §11): each step's form, the draft that keeps them as typed,
//! the documents it needs, and how far it is.

mod declaration;
mod document;
mod draft;
mod experience;
mod good_standing;
mod identity;
mod licence;
mod qualification;
mod ready;
mod request;
mod tasks;
mod verification;

pub use declaration::{DeclarationFields, DeclarationInput, Statement};
pub use document::{RequiredDocument, required_documents};
pub use draft::{ClassificationInput, Draft, DraftFault, ExperienceDraft, QualificationDraft};
pub use experience::{ExperienceFields, ExperienceInput, ExperienceListFields, ExperienceListInput};
pub use good_standing::{GoodStandingFields, GoodStandingInput};
pub use identity::{IdentityFields, IdentityInput};
pub use licence::{LicenceFields, LicenceInput};
pub use qualification::{Degree, QualificationFields, QualificationInput, StudyMode};
pub use ready::NotReady;
pub use request::{RequestFields, RequestInput};
pub use tasks::{Attached, Task, TaskState, TaskView, completeness, counted};
pub use verification::{ReportFields, ReportInput};
