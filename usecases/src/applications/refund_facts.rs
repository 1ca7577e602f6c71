//! What the refund engine asks of an application.

use domain::application::State;
use domain::ids::{AccountId, ApplicationId};
use domain::policy::Edition;
use domain::refund::RefundFacts;
use domain::service::ServiceCode;

use super::record;
use crate::db::{Error as DbError, Tx};

/// An application as the refund engine sees it.
#[derive(Clone, Debug)]
#[allow(dead_code, reason = "money asks")]
pub(crate) struct RefundRecord {
    /// Whose it is.
    pub(crate) account: AccountId,
    /// The service.
    pub(crate) service: ServiceCode,
    /// The edition it is decided under.
    pub(crate) edition: &'static Edition,
    /// Where it stands.
    pub(crate) state: State,
    /// The facts.
    pub(crate) facts: RefundFacts,
}

/// Reads what the engine looks at. A classification's output is the classification itself: it is used once approved.
///
/// # Errors
/// [`DbError::Missing`] when there is none.
#[allow(dead_code, reason = "money asks")]
pub(crate) async fn refund_facts(tx: &mut Tx, id: ApplicationId) -> Result<RefundRecord, DbError> {
    let file = record::find(tx, id).await?;
    let state = file.status.state();
    Ok(RefundRecord {
        account: file.account,
        service: file.service,
        edition: file.edition,
        state,
        facts: file.facts.refund_facts(state == State::Approved),
    })
}
