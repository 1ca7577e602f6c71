//! The floor's statements: the two of the status page, and one to find a number to ask for.

/// A number to ask for.
pub(crate) const FIRST_IN_REVIEW: &str =
    "select number from applications where status = 'under-review' order by number limit 1";

/// The application of a number.
pub(crate) const FIND_BY_NUMBER: &str = "select id, number, service, status, decision_due_on from applications where number = $1 and submitted_at is not null";

/// What has happened to it.
pub(crate) const LIST_EVENTS: &str =
    "select at, action, to_status from application_events where application_id = $1 order by at, id limit 1000";
