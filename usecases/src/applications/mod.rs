//! Applications: the practitioner's side of a file from draft to decision (domain.md §9, §11). The desks' side is in the
//! same folder, one file a verb, on the same row.

pub(crate) mod advance;
mod answer_requirements;
mod approve;
mod assess;
mod assign;
pub(crate) mod bill;
mod correct;
mod dashboard;
pub(crate) mod draft;
mod edit;
mod expire;
mod get;
mod head;
mod items;
mod jobs;
mod list;
mod mark_studied;
mod open_file;
mod papers;
mod person_now;
mod queue;
pub(crate) mod record;
mod reject;
mod renew;
mod request_requirements;
mod review;
pub(crate) mod review_store;
mod settle;
mod start;
mod status_by_number;
pub(crate) mod store;
mod submit;
mod take_file;
pub(crate) mod tell;
mod withdraw;

use domain::application::Status;

pub use answer_requirements::answer_requirements;
pub use approve::approve;
pub use assess::{record_attendance, reschedule_assessment, schedule_assessment};
pub use assign::assign;
pub use dashboard::dashboard;
pub use edit::{
    StepFields, add_experience, add_qualification, discard, edit_experience, edit_qualification, remove_experience,
    remove_qualification, save_step,
};
pub(crate) use expire::expire_unpaid;
pub use get::{get_application, get_draft, open_application};
pub(crate) use items::{answer_item, open_items};
pub use jobs::{close_unanswered, expire_all_unpaid, remind};
pub use list::list;
pub use mark_studied::mark_studied;
pub use open_file::open_file;
pub use queue::{count_queues, find_file, list_queue};
pub use reject::reject;
pub use renew::Returned;
pub(crate) use renew::{list_returned, renew};
pub use request_requirements::request_requirements;
pub(crate) use settle::{Settled, settle};
pub use start::start;
pub use status_by_number::status_by_number;
pub use submit::{Submitted, submit};
pub use take_file::take_file;
pub use withdraw::withdraw;
#[allow(unused_imports, reason = "claiming asks")]
pub(crate) use withdraw::withdraw_in;

use crate::context::Actor;
use crate::error::{Error, Result};

/// Somebody else's application is not told from none.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) fn require_owner(actor: &Actor, file: &record::Application) -> Result<()> {
    if file.account == actor.account { Ok(()) } else { Err(Error::NotFound) }
}

/// What was never submitted has no page of an application: a draft has its own, a discarded one has none.
///
/// # Errors
/// [`Error::Conflict`] `a-draft`; [`Error::NotFound`].
pub(crate) fn require_filed(file: &record::Application) -> Result<()> {
    if file.submitted_at.is_some() {
        return Ok(());
    }
    Err(if file.status == Status::Draft { Error::conflict("a-draft") } else { Error::NotFound })
}
