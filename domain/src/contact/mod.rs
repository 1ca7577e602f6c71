//! The contact service: inquiry, complaint, observation, suggestion (domain.md §1, §2).

mod input;

pub use input::{ContactFields, ContactInput};

crate::codes! {
    /// What a request of the contact service is (domain.md §1).
    pub enum ContactKind {
        /// A question.
        Inquiry = "inquiry",
        /// Something went wrong.
        Complaint = "complaint",
        /// Something was noticed.
        Observation = "observation",
        /// Something could be better.
        Suggestion = "suggestion",
    }
}
