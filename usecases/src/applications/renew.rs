//! A data update is finished: what was returned for correction and now has all it was asked for is submitted again
//! (domain.md §3; A2: "the application is renewed").

use domain::application::classification::{Draft, Task};
use domain::application::{Status, Subject};
use domain::form::Setting;
use domain::ids::{AccountId, ApplicationId};
use domain::service::ServiceCode;
use uuid::Uuid;

use super::answer_requirements::hand_back;
use super::draft::open;
use super::items::{Item, open_items};
use super::person_now::Person;
use super::record::{Application, find, take};
use super::{correct, store};
use crate::binds;
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::Result;

/// An application that was returned for correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// Its id.
    pub id: ApplicationId,
    /// Its number, in fours.
    pub number: String,
    /// The service.
    pub service: ServiceCode,
    /// What is still missing; with none it is submitted again.
    pub unmet: Vec<Subject>,
}

impl Returned {
    fn of(file: &Application, unmet: Vec<Subject>) -> Self {
        Self { id: file.id, number: file.number.grouped(), service: file.service, unmet }
    }
}

/// The applications of an account that were returned, with what finishing the update would leave missing.
pub(crate) async fn list_returned(portal: &Portal, tx: &mut Tx, account: AccountId) -> Result<Vec<Returned>> {
    let mut all = Vec::new();
    for id in ids(portal, tx, account).await? {
        let file = find(tx, id).await?;
        let items = open_items(tx, &file).await?;
        let is_filled = renewed_identity(portal, tx, &file, &items).await?.is_some();
        all.push(Returned::of(&file, unmet(&items, is_filled)));
    }
    Ok(all)
}

/// Submits again what has all it was asked for; the identity, where it was asked for, is taken from the updated data.
pub(crate) async fn renew(portal: &Portal, tx: &mut Tx, actor: &Actor) -> Result<Vec<Returned>> {
    let mut all = Vec::new();
    for id in ids(portal, tx, actor.account).await? {
        let mut file = take(tx, id).await?;
        let Status::AdditionalRequirements { asked_at, .. } = file.status else { continue };
        let items = open_items(tx, &file).await?;
        if let Some(draft) = renewed_identity(portal, tx, &file, &items).await? {
            let identity = draft.identity.clone();
            let edit = move |draft: &mut Draft| {
                draft.identity = identity.clone();
                Ok(())
            };
            correct::step(portal, tx, actor, &file, Task::Identity, draft, &edit).await?;
        }
        let unmet = unmet(&open_items(tx, &file).await?, false);
        if unmet.is_empty() {
            hand_back(portal, tx, &mut file, asked_at, None, actor).await?;
        }
        all.push(Returned::of(&file, unmet));
    }
    Ok(all)
}

/// Those whose last day to answer has not passed: the others are closed by their sweep.
async fn ids(portal: &Portal, tx: &mut Tx, account: AccountId) -> Result<Vec<ApplicationId>> {
    let found: Vec<(Uuid,)> = tx.fetch_all(store::LIST_RETURNED, binds![account, portal.today()]).await?;
    Ok(found.into_iter().map(|(id,)| ApplicationId(id)).collect())
}

/// The draft with the identity of the profile, when that step is asked for, was not typed anew, and nothing is wrong in it.
async fn renewed_identity(portal: &Portal, tx: &mut Tx, file: &Application, items: &[Item]) -> Result<Option<Draft>> {
    if !items.iter().any(|item| item.subject == Subject::Step(Task::Identity) && !item.is_met()) {
        return Ok(None);
    }
    let mut draft = open(portal, file)?;
    if !Person::of(tx, file.account).await?.fill(portal, file.account, &mut draft.identity)? {
        return Ok(None);
    }
    let setting = Setting { edition: file.edition, today: portal.today() };
    let is_wrong = draft.parse(setting).err().unwrap_or_default().iter().any(|fault| fault.task == Task::Identity);
    Ok((!is_wrong).then_some(draft))
}

fn unmet(items: &[Item], is_identity_filled: bool) -> Vec<Subject> {
    let is_met = |item: &Item| item.is_met() || (is_identity_filled && item.subject == Subject::Step(Task::Identity));
    items.iter().filter(|item| !is_met(item)).map(|item| item.subject).collect()
}
