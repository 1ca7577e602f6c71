//! The draft: every step as typed, so that unfinished work is never lost, and its meaning once every step is right.

use serde::{Deserialize, Serialize};

use super::{
    DeclarationFields, DeclarationInput, ExperienceFields, ExperienceInput, ExperienceListFields, GoodStandingFields,
    GoodStandingInput, IdentityFields, IdentityInput, LicenceFields, LicenceInput, QualificationFields,
    QualificationInput, ReportFields, ReportInput, RequestFields, RequestInput, Task,
};
use crate::form::{Form, Setting, YesNo};
use crate::ids::{ExperienceId, QualificationId};
use crate::practitioner::{Country, IdentityKind, Residence};
use crate::violation::{Fault, Violations};

/// A qualification as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualificationDraft {
    /// Its id, by which documents name it.
    pub id: QualificationId,
    /// As typed.
    pub fields: QualificationFields,
}

/// An experience as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExperienceDraft {
    /// Its id.
    pub id: ExperienceId,
    /// As typed.
    pub fields: ExperienceFields,
}

/// Every step as typed; stored as JSON. Fields a later version adds are empty in older drafts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Step 1.
    pub identity: IdentityFields,
    /// Step 2.
    pub request: RequestFields,
    /// Step 3.
    pub qualifications: Vec<QualificationDraft>,
    /// Step 4: whether there is any.
    pub experience_list: ExperienceListFields,
    /// Step 4.
    pub experiences: Vec<ExperienceDraft>,
    /// Step 5.
    pub licence: LicenceFields,
    /// Step 6, from abroad.
    pub good_standing: GoodStandingFields,
    /// Step 7, where §7 asks for it.
    pub verification: ReportFields,
    /// Step 9.
    pub declaration: DeclarationFields,
}

/// What the draft means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassificationInput {
    /// Who applies.
    pub identity: IdentityInput,
    /// What is applied for.
    pub request: RequestInput,
    /// One or more, with their ids.
    pub qualifications: Vec<(QualificationId, QualificationInput)>,
    /// None or more, with their ids.
    pub experiences: Vec<(ExperienceId, ExperienceInput)>,
    /// The licence, or why not.
    pub licence: LicenceInput,
    /// From abroad only.
    pub good_standing: Option<GoodStandingInput>,
    /// Where §7 asks for it.
    pub verification: Option<ReportInput>,
    /// The declaration.
    pub declaration: DeclarationInput,
}

/// What is wrong in one step, or one item of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftFault {
    /// The step.
    pub task: Task,
    /// Which qualification or experience, counted from 0.
    pub item: Option<usize>,
    /// Its violations.
    pub violations: Violations,
}

/// Keeps the value of a parsed step, or its violations.
fn keep<T>(faults: &mut Vec<DraftFault>, task: Task, item: Option<usize>, parsed: Result<T, Violations>) -> Option<T> {
    match parsed {
        Ok(value) => Some(value),
        Err(violations) => {
            faults.push(DraftFault { task, item, violations });
            None
        }
    }
}

/// True when nothing was typed into a form.
pub(super) fn is_blank<F: Form>(form: &F) -> bool {
    // A calendar is chosen beforehand.
    F::FIELDS.iter().all(|field| field.ends_with("_calendar") || form.get(field).trim().is_empty())
}

impl QualificationDraft {
    /// True when the qualification, as far as typed, needs a primary source verification (domain.md §7): awarded
    /// abroad, and not to a Saudi with a ministry equivalency.
    pub(super) fn needs_verification(&self, is_saudi: bool) -> bool {
        let is_equivalent = YesNo::parse(self.fields.equivalency.trim()).is_some_and(YesNo::is_yes);
        Country::parse(&self.fields.country).is_some_and(|country| !country.is_saudi_arabia())
            && !(is_saudi && is_equivalent)
    }
}

impl Draft {
    /// True when the applicant, as far as typed, is Saudi.
    #[must_use]
    pub fn is_saudi(&self) -> bool {
        Country::parse(&self.identity.nationality).is_some_and(Country::is_saudi_arabia)
            || IdentityKind::parse(self.identity.identity_kind.trim()) == Some(IdentityKind::NationalId)
    }

    /// True when the applicant, as far as typed, lives outside the Kingdom.
    #[must_use]
    pub fn lives_outside(&self) -> bool {
        Residence::parse(self.identity.residence.trim()) == Some(Residence::Outside)
    }

    /// True when a qualification, as far as typed, needs a primary source verification.
    #[must_use]
    pub fn needs_verification(&self) -> bool {
        let is_saudi = self.is_saudi();
        self.qualifications.iter().any(|qualification| qualification.needs_verification(is_saudi))
    }

    /// True when the applicant has said that there is experience to name.
    #[must_use]
    pub fn has_experience(&self) -> bool {
        YesNo::parse(self.experience_list.any.trim()).is_some_and(YesNo::is_yes)
    }

    /// The meaning of the whole, or every fault by step. Steps the applicant need not take are not looked at.
    ///
    /// # Errors
    /// Every fault, in the order of the steps. `too-few` and `too-many` with `min` or `max` stand at the form as a whole.
    pub fn parse(&self, setting: Setting<'_>) -> Result<ClassificationInput, Vec<DraftFault>> {
        let mut faults = Vec::new();
        let identity = keep(&mut faults, Task::Identity, None, self.identity.parse(setting));
        let request = keep(&mut faults, Task::Request, None, self.request.parse(setting));
        let limits = &setting.edition.limits;
        let count = counted(self.qualifications.len(), 1, limits.qualifications.max);
        keep(&mut faults, Task::Qualifications, None, count);
        let mut qualifications = Vec::with_capacity(self.qualifications.len());
        for (item, draft) in self.qualifications.iter().enumerate() {
            let parsed = keep(&mut faults, Task::Qualifications, Some(item), draft.fields.parse(setting));
            qualifications.extend(parsed.map(|input| (draft.id, input)));
        }
        let list = keep(&mut faults, Task::Experiences, None, self.experience_list.parse(()));
        let mut experiences = Vec::with_capacity(self.experiences.len());
        if list.is_some_and(|list| list.has_any) {
            let count = counted(self.experiences.len(), 1, limits.experiences.max);
            keep(&mut faults, Task::Experiences, None, count);
            for (item, draft) in self.experiences.iter().enumerate() {
                let parsed = keep(&mut faults, Task::Experiences, Some(item), draft.fields.parse(setting));
                experiences.extend(parsed.map(|input| (draft.id, input)));
            }
        }
        let licence = keep(&mut faults, Task::Licence, None, self.licence.parse(()));
        let good_standing = self
            .lives_outside()
            .then(|| keep(&mut faults, Task::GoodStanding, None, self.good_standing.parse(setting)));
        let verification =
            self.needs_verification().then(|| keep(&mut faults, Task::Verification, None, self.verification.parse(())));
        let declaration = keep(&mut faults, Task::Declaration, None, self.declaration.parse(()));
        let input = (|| {
            Some(ClassificationInput {
                identity: identity?,
                request: request?,
                qualifications,
                experiences,
                licence: licence?,
                good_standing: good_standing.flatten(),
                verification: verification.flatten(),
                declaration: declaration?,
            })
        })();
        match input {
            Some(input) if faults.is_empty() => Ok(input),
            _ => Err(faults),
        }
    }
}

fn counted(count: usize, min: u32, max: u32) -> Result<(), Violations> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    if count < min {
        Err(Fault::new("too-few").with("min", min).at("").into())
    } else if count > max {
        Err(Fault::new("too-many").with("max", max).at("").into())
    } else {
        Ok(())
    }
}
