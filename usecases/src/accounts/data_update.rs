//! A data update, from the first change to «finish and confirm» (domain.md §3). How the data stood before is kept until then,
//! so that the person sees what changed; finishing confirms the data and submits again what was returned for correction.

use domain::account::ProfileFields;
use domain::ids::AccountId;
use domain::time::{CivilDate, Instant};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::identity_change::{IdentityChange, Row as ChangeRow};
use super::profile::{Profile, profile_of};
use super::{get, store};
use crate::applications::{self, Returned};
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::messages::{self, Channel, Template};
use crate::{audit, binds, transaction};

const BEFORE: &str = "data_updates.before";

/// A person's data at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataSnapshot {
    /// The e-mail address.
    pub email: String,
    /// The profile with the mobile number, as it would be typed.
    pub profile: ProfileFields,
}

impl DataSnapshot {
    fn of(profile: &Profile) -> Self {
        Self { email: profile.email.clone(), profile: profile.as_typed() }
    }
}

/// The update under way, as finishing it finds it.
#[derive(Clone, Debug)]
pub struct DataUpdate {
    /// How the data stood before its first change; as now when nothing changed since the last one.
    pub before: DataSnapshot,
    /// How they stand.
    pub now: DataSnapshot,
    /// When its first change was made; none when nothing changed since the last one.
    pub begun_at: Option<Instant>,
    /// A change of identity that waits, for its evidence or for staff.
    pub waiting: Option<IdentityChange>,
    /// Applications returned for correction, with what is missing of each.
    pub returned: Vec<Returned>,
}

#[derive(sqlx::FromRow)]
struct Row {
    before_sealed: Vec<u8>,
    begun_at: i64,
}

/// Keeps how the data stand, before the first change of an update.
pub(super) async fn begin(portal: &Portal, tx: &mut Tx, account: AccountId) -> Result<()> {
    let profile = profile_of(portal, tx, account).await?;
    let text = serde_json::to_vec(&DataSnapshot::of(&profile)).map_err(Error::unexpected)?;
    let sealed = portal.secrets.seal(&portal.rng, BEFORE, account.0, &text);
    tx.execute(store::BEGIN_DATA_UPDATE, binds![account, sealed, portal.now()]).await?;
    Ok(())
}

/// What changed since the data were last confirmed, and what finishing the update will do.
///
/// # Errors
/// When the database does not answer.
pub async fn get_data_update(portal: &Portal, actor: &Actor) -> Result<DataUpdate> {
    let mut tx = portal.db.read().await?;
    let profile = profile_of(portal, &mut tx, actor.account).await?;
    let now = DataSnapshot::of(&profile);
    let row: Option<Row> = tx.fetch_optional(store::FIND_DATA_UPDATE, binds![actor.account]).await?;
    let begun_at = row.as_ref().map(|row| Instant::from_micros(row.begun_at));
    let before = match row {
        Some(row) => {
            let text = portal.secrets.open(BEFORE, actor.account.0, &row.before_sealed).map_err(Error::unexpected)?;
            serde_json::from_slice(&text).map_err(Error::unexpected)?
        }
        None => now.clone(),
    };
    let waiting: Option<ChangeRow> = tx.fetch_optional(store::OPEN_IDENTITY_CHANGE, binds![actor.account]).await?;
    Ok(DataUpdate {
        before,
        now,
        begun_at,
        waiting: waiting.map(|row| row.open(portal)).transpose()?,
        returned: applications::list_returned(portal, &mut tx, actor.account).await?,
    })
}

/// Finishes the update: the data are confirmed, and every application that was returned for correction and now has all it
/// was asked for is submitted again (A2: "the application is renewed"). Answers with those returned, sent or not.
///
/// # Errors
/// When the database does not answer.
pub async fn finish_data_update(portal: &Portal, actor: &Actor) -> Result<Vec<Returned>> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        tx.execute(store::CONFIRM_DATA, binds![actor.account, now]).await?;
        tx.execute(store::DELETE_DATA_UPDATE, binds![actor.account]).await?;
        audit::event("data-confirmed", actor.account).by(actor).record(portal, tx).await?;
        applications::renew(portal, tx, actor).await
    })
}

/// The last day on which data must have been confirmed not to be asked for again on `today`.
fn confirmed_since(today: CivilDate) -> CivilDate {
    policy::effective_on(today).clocks.data_confirmation.before(today)
}

/// True when the data of a profile are to be confirmed again.
#[must_use]
pub fn is_confirmation_due(profile: &Profile, today: CivilDate) -> bool {
    let last = profile.data_confirmed_at.unwrap_or(profile.created_at);
    last.civil_date() <= confirmed_since(today)
}

/// The recurring job: asks everyone whose data were not confirmed for a year to look at them, once.
///
/// # Errors
/// What the database refuses.
pub async fn ask_to_confirm(portal: &Portal) -> Result<()> {
    let before = confirmed_since(portal.today()).plus_days(1).start();
    let mut after = Uuid::nil();
    loop {
        let mut reading = portal.db.read().await?;
        let found: Vec<(Uuid,)> = reading.fetch_all(store::UNCONFIRMED, binds![before, after]).await?;
        drop(reading);
        let Some((last,)) = found.last() else { return Ok(()) };
        after = *last;
        for (id,) in found {
            ask(portal, AccountId(id), before).await?;
        }
    }
}

async fn ask(portal: &Portal, account: AccountId, before: Instant) -> Result<()> {
    transaction!(portal.db, tx => {
        if tx.execute(store::ASK_TO_CONFIRM, binds![account, portal.now(), before]).await? == 0 {
            return Ok(());
        }
        let person = get(tx, account).await?;
        let link = format!("{}/{}/my/profile/finish", portal.settings.public_url, person.lang().code());
        let values = [("name", person.name.as_str()), ("link", link.as_str())];
        messages::send(portal, tx, Channel::Mail, &person.by_mail(), Template::ConfirmData, &values).await?;
        Ok(())
    })
}
