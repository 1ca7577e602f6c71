//! The draft as it lies: JSON, sealed, because it holds identity numbers.

use domain::application::classification::Draft;
use domain::form::Setting;
use domain::ids::ApplicationId;
use domain::time::CivilDate;

use super::record::Application;
use crate::context::Portal;
use crate::error::{Error, Result};

const SEALED_AS: &str = "applications.draft";
/// A draft of every list at its longest, in Arabic, is a third of this; what is longer was not typed by a person.
const MAX_BYTES: usize = 512 * 1024;

/// Seals a draft for its row.
///
/// # Errors
/// `too-long` when it is longer than anything a person types.
pub(crate) fn seal(portal: &Portal, id: ApplicationId, draft: &Draft) -> Result<Vec<u8>> {
    let json = serde_json::to_vec(draft).map_err(Error::unexpected)?;
    if json.len() > MAX_BYTES {
        return Err(Error::invalid("", "too-long"));
    }
    Ok(portal.secrets.seal(&portal.rng, SEALED_AS, id.0, &json))
}

/// The draft of an application; an empty one when it was discarded.
///
/// # Errors
/// When it does not open: it was altered, or the keys are others.
pub(crate) fn open(portal: &Portal, file: &Application) -> Result<Draft> {
    let Some(sealed) = &file.draft_sealed else { return Ok(Draft::default()) };
    let json = portal.secrets.open(SEALED_AS, file.id.0, sealed).map_err(Error::unexpected)?;
    serde_json::from_slice(&json).map_err(Error::unexpected)
}

/// What a draft is read under on a day: the edition in force, whatever it was begun under.
pub(crate) fn setting(today: CivilDate) -> Setting<'static> {
    Setting { edition: policy::effective_on(today), today }
}
