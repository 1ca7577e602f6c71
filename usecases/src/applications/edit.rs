//! Typing: every step keeps what was typed, right or wrong, so that nothing is lost and another device goes on with it.

use domain::application::classification::{
    DeclarationFields, Draft, ExperienceDraft, ExperienceFields, ExperienceListFields, GoodStandingFields,
    IdentityFields, LicenceFields, QualificationDraft, QualificationFields, ReportFields, RequestFields, Task,
};
use domain::application::{Status, Step};
use domain::form::Form;
use domain::ids::{ApplicationId, ExperienceId, QualificationId};
use domain::permission::Permission;
use domain::violation::{Fault, Violations};

use super::draft::{open, seal, setting};
use super::{advance, correct, record, require_owner, store};
use crate::context::{Actor, Portal};
use crate::documents::{ERASE, store as documents};
use crate::error::{Error, Result};
use crate::{binds, queue, transaction};

/// A step as typed.
#[derive(Clone, Debug)]
pub enum StepFields {
    /// Who applies.
    Identity(IdentityFields),
    /// What is applied for.
    Request(RequestFields),
    /// Whether there is any experience.
    Experiences(ExperienceListFields),
    /// The licence of the home country, or why not.
    Licence(LicenceFields),
    /// The incoming certificate of good standing.
    GoodStanding(GoodStandingFields),
    /// The primary source verification.
    Verification(ReportFields),
    /// The six statements.
    Declaration(DeclarationFields),
}

impl StepFields {
    /// The step.
    #[must_use]
    pub const fn task(&self) -> Task {
        match self {
            Self::Identity(_) => Task::Identity,
            Self::Request(_) => Task::Request,
            Self::Experiences(_) => Task::Experiences,
            Self::Licence(_) => Task::Licence,
            Self::GoodStanding(_) => Task::GoodStanding,
            Self::Verification(_) => Task::Verification,
            Self::Declaration(_) => Task::Declaration,
        }
    }
}

/// Keeps a step as typed, and answers with everything that is wrong in it: none means the step is done.
///
/// # Errors
/// [`Error::NotFound`] for an application that is not one's own, [`Error::Conflict`] `not-a-draft` for a step of a
/// submitted application that is not asked for.
pub async fn save_step(portal: &Portal, actor: &Actor, id: ApplicationId, step: StepFields) -> Result<Violations> {
    let setting = setting(portal.today());
    let faults = match &step {
        StepFields::Identity(fields) => fields.parse(setting).err(),
        StepFields::Request(fields) => fields.parse(setting).err(),
        StepFields::Experiences(fields) => fields.parse(()).err(),
        StepFields::Licence(fields) => fields.parse(()).err(),
        StepFields::GoodStanding(fields) => fields.parse(setting).err(),
        StepFields::Verification(fields) => fields.parse(()).err(),
        StepFields::Declaration(fields) => fields.parse(()).err(),
    };
    change(portal, actor, id, step.task(), |draft| {
        match step.clone() {
            StepFields::Identity(fields) => draft.identity = fields,
            StepFields::Request(fields) => draft.request = fields,
            StepFields::Experiences(fields) => draft.experience_list = fields,
            StepFields::Licence(fields) => draft.licence = fields,
            StepFields::GoodStanding(fields) => draft.good_standing = fields,
            StepFields::Verification(fields) => draft.verification = fields,
            StepFields::Declaration(fields) => draft.declaration = fields,
        }
        Ok(())
    })
    .await?;
    Ok(faults.unwrap_or_default())
}

/// Adds a qualification as typed; its id, and what is wrong in it.
///
/// # Errors
/// As [`save_step`]; `too-many` with `max` when the list is full.
pub async fn add_qualification(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    fields: QualificationFields,
) -> Result<(QualificationId, Violations)> {
    let setting = setting(portal.today());
    let faults = fields.parse(setting).err().unwrap_or_default();
    let max = setting.edition.limits.qualifications.max;
    let new = QualificationId(portal.new_id());
    change(portal, actor, id, Task::Qualifications, |draft| {
        room(draft.qualifications.len(), max)?;
        draft.qualifications.push(QualificationDraft { id: new, fields: fields.clone() });
        Ok(())
    })
    .await?;
    Ok((new, faults))
}

/// Keeps a qualification as typed; what is wrong in it.
///
/// # Errors
/// As [`save_step`]; [`Error::NotFound`] for a qualification that is not in the list.
pub async fn edit_qualification(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    which: QualificationId,
    fields: QualificationFields,
) -> Result<Violations> {
    let faults = fields.parse(setting(portal.today())).err().unwrap_or_default();
    change(portal, actor, id, Task::Qualifications, |draft| {
        let slot = draft.qualifications.iter_mut().find(|item| item.id == which).ok_or(Error::NotFound)?;
        slot.fields = fields.clone();
        Ok(())
    })
    .await?;
    Ok(faults)
}

/// Takes a qualification out of the list, its documents with it. One that is gone already is no fault.
///
/// # Errors
/// As [`save_step`].
pub async fn remove_qualification(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    which: QualificationId,
) -> Result<()> {
    change(portal, actor, id, Task::Qualifications, |draft| {
        draft.qualifications.retain(|item| item.id != which);
        Ok(())
    })
    .await?;
    transaction!(portal.db, tx => {
        let file = record::take(tx, id).await?;
        require_owner(actor, &file)?;
        let gone: Vec<(uuid::Uuid,)> = tx.fetch_all(documents::TAKE_BACK_ABOUT, binds![id, which.0, portal.now()]).await?;
        for (document,) in gone {
            queue::enqueue(portal, tx, ERASE, &[document]).await?;
        }
        Ok(())
    })
}

/// Adds an experience as typed; its id, and what is wrong in it.
///
/// # Errors
/// As [`save_step`]; `too-many` with `max` when the list is full.
pub async fn add_experience(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    fields: ExperienceFields,
) -> Result<(ExperienceId, Violations)> {
    let setting = setting(portal.today());
    let faults = fields.parse(setting).err().unwrap_or_default();
    let max = setting.edition.limits.experiences.max;
    let new = ExperienceId(portal.new_id());
    change(portal, actor, id, Task::Experiences, |draft| {
        room(draft.experiences.len(), max)?;
        draft.experiences.push(ExperienceDraft { id: new, fields: fields.clone() });
        // Who names one has said that there is some.
        "yes".clone_into(&mut draft.experience_list.any);
        Ok(())
    })
    .await?;
    Ok((new, faults))
}

/// Keeps an experience as typed; what is wrong in it.
///
/// # Errors
/// As [`save_step`]; [`Error::NotFound`] for an experience that is not in the list.
pub async fn edit_experience(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    which: ExperienceId,
    fields: ExperienceFields,
) -> Result<Violations> {
    let faults = fields.parse(setting(portal.today())).err().unwrap_or_default();
    change(portal, actor, id, Task::Experiences, |draft| {
        let slot = draft.experiences.iter_mut().find(|item| item.id == which).ok_or(Error::NotFound)?;
        slot.fields = fields.clone();
        Ok(())
    })
    .await?;
    Ok(faults)
}

/// Takes an experience out of the list. One that is gone already is no fault.
///
/// # Errors
/// As [`save_step`].
pub async fn remove_experience(portal: &Portal, actor: &Actor, id: ApplicationId, which: ExperienceId) -> Result<()> {
    change(portal, actor, id, Task::Experiences, |draft| {
        draft.experiences.retain(|item| item.id != which);
        Ok(())
    })
    .await
}

/// Throws a draft away: what was typed and its documents are forgotten.
///
/// # Errors
/// As [`save_step`].
pub async fn discard(portal: &Portal, actor: &Actor, id: ApplicationId) -> Result<()> {
    actor.require(Permission::FileApplications)?;
    transaction!(portal.db, tx => {
        let mut file = record::take(tx, id).await?;
        require_owner(actor, &file)?;
        if file.status != Status::Draft {
            return Err(Error::conflict("not-a-draft"));
        }
        advance::advance(portal, tx, &mut file, &Step::Withdraw { at: portal.now() }, Some(actor)).await?;
        tx.execute(store::FORGET_DRAFT, binds![id]).await?;
        let gone: Vec<(uuid::Uuid,)> = tx.fetch_all(documents::TAKE_BACK_ALL, binds![id, portal.now()]).await?;
        for (document,) in gone {
            queue::enqueue(portal, tx, ERASE, &[document]).await?;
        }
        Ok(())
    })
}

/// Changes a draft under its lock: of two devices that type at once, the later keeps its step and neither loses the
/// other's. A step of a submitted application is typed anew only while the authority asks for it.
async fn change(
    portal: &Portal,
    actor: &Actor,
    id: ApplicationId,
    task: Task,
    edit: impl Fn(&mut Draft) -> Result<()> + Send + Sync,
) -> Result<()> {
    actor.require(Permission::FileApplications)?;
    let edition = setting(portal.today()).edition.effective_on;
    transaction!(portal.db, tx => {
        let file = record::take(tx, id).await?;
        require_owner(actor, &file)?;
        let mut draft = open(portal, &file)?;
        if file.status != Status::Draft {
            return correct::step(portal, tx, actor, &file, task, draft, &edit).await;
        }
        edit(&mut draft)?;
        let sealed = seal(portal, id, &draft)?;
        let request = &draft.request;
        let values = binds![id, sealed, typed(&request.profession), typed(&request.specialty), typed(&request.rank), edition, portal.now()];
        tx.execute(store::SAVE_DRAFT, values).await?;
        Ok(())
    })
}

/// A code for a column: nothing, rather than something nobody can have chosen.
pub(super) fn typed(code: &str) -> Option<String> {
    let code = code.trim();
    (!code.is_empty() && code.len() <= 60).then(|| code.to_owned())
}

fn room(count: usize, max: u32) -> Result<()> {
    if u32::try_from(count).unwrap_or(u32::MAX) < max {
        Ok(())
    } else {
        Err(Error::Invalid(Fault::new("too-many").with("max", max).at("").into()))
    }
}
