//! The practitioner's applications: from the first step to the decision.

mod answers;
pub mod api;
#[cfg(feature = "ssr")]
pub(in crate::features) mod api_support;
mod application_page;
mod autosave;
mod case_view;
mod check_page;
mod choices;
mod declaration_form;
mod experience_form;
mod experience_step;
mod fee_panel;
mod frame;
mod identity_form;
mod list_page;
mod new_page;
mod paper_forms;
pub(in crate::features) mod path;
mod qualification_form;
mod qualifications_step;
mod request_form;
mod requirements_page;
mod step_page;
mod submitted_page;
mod summary_rows;
mod task_list;
mod withdraw_page;
pub(in crate::features) mod words;

pub use application_page::ApplicationPage;
pub use check_page::CheckPage;
pub use list_page::ListPage;
pub use new_page::NewPage;
pub use requirements_page::RequirementsPage;
pub use step_page::StepPage;
pub use submitted_page::SubmittedPage;
pub use withdraw_page::WithdrawPage;
pub(in crate::features) use {frame::StepFrame, qualifications_step::next_of, summary_rows::SummaryRows};
