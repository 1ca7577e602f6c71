//! Every clause of the edition in force, each with an anchor, its source, and whether its figures are published.

mod clauses;
mod policy_page;

pub use policy_page::PolicyPage;
