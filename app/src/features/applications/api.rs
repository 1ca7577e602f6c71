//! Server functions of the practitioner's applications.

use domain::application::classification::{
    DeclarationFields, ExperienceFields, ExperienceListFields, GoodStandingFields, IdentityFields, LicenceFields,
    QualificationFields, ReportFields, RequestFields,
};
use domain::application::{
    ApplicationSummary, ApplicationView, DraftView, Opened, RequirementAnswerFields, WithdrawFields,
};
use domain::refund::WithdrawalDraft;
use leptos::prelude::*;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    super::api_support::{Then, application, experience, qualification, saved},
    crate::request::{self, signed_in},
    domain::{form::Form, money::Money, service::ServiceCode},
    usecases::applications::{self, StepFields},
};

/// One's own applications.
#[server(prefix = "/api", endpoint = "applications/list")]
pub async fn list() -> Result<Vec<ApplicationSummary>, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(applications::list(&portal, &actor).await?)
}

/// An application, still a draft or filed.
#[server(prefix = "/api", endpoint = "applications/open")]
pub async fn open(id: String) -> Result<Opened, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(applications::open_application(&portal, &actor, application(&id)?).await?)
}

/// A draft, or a filed application of which a step is asked for again.
#[server(prefix = "/api", endpoint = "applications/draft")]
pub async fn draft(id: String) -> Result<DraftView, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(applications::get_draft(&portal, &actor, application(&id)?).await?)
}

/// A filed application.
#[server(prefix = "/api", endpoint = "applications/get")]
pub async fn get(id: String) -> Result<ApplicationView, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(applications::get_application(&portal, &actor, application(&id)?).await?)
}

/// Begins a draft.
#[server(prefix = "/api", endpoint = "applications/start")]
pub async fn start(service: String, #[server(default)] from: String) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let service = ServiceCode::parse(&service).ok_or(AppError::NotFound)?;
    let from = if from.is_empty() { None } else { Some(application(&from)?) };
    let id = applications::start(&portal, &actor, service, from).await?;
    request::go(&format!("/my/applications/{id}"));
    Ok(())
}

/// Throws a draft away.
#[server(prefix = "/api", endpoint = "applications/discard")]
pub async fn discard(id: String) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    applications::discard(&portal, &actor, application(&id)?).await?;
    request::go("/my/applications");
    Ok(())
}

/// A step's function: keeps what was typed, right or wrong, then leads on, back to the list, or nowhere.
macro_rules! steps {
    ($($(#[$meta:meta])* $name:ident = $endpoint:literal, $step:ident($fields:ty);)*) => {$(
        $(#[$meta])*
        #[server(prefix = "/api", endpoint = $endpoint)]
        pub async fn $name(
            id: String,
            #[server(default)] fields: $fields,
            #[server(default)] then: String,
        ) -> Result<(), AppError> {
            saved(&id, StepFields::$step(fields), Then::of(&then)).await
        }
    )*};
}

steps! {
    /// Who applies.
    save_identity = "applications/save-identity", Identity(IdentityFields);
    /// What is applied for.
    save_request = "applications/save-request", Request(RequestFields);
    /// Whether there is experience.
    save_experiences = "applications/save-experiences", Experiences(ExperienceListFields);
    /// The licence.
    save_licence = "applications/save-licence", Licence(LicenceFields);
    /// The certificate of good standing.
    save_good_standing = "applications/save-good-standing", GoodStanding(GoodStandingFields);
    /// The verification report.
    save_verification = "applications/save-verification", Verification(ReportFields);
    /// The declaration.
    save_declaration = "applications/save-declaration", Declaration(DeclarationFields);
}

/// Keeps a qualification: a new one when `item` names none.
#[server(prefix = "/api", endpoint = "applications/save-qualification")]
pub async fn save_qualification(
    id: String,
    #[server(default)] item: String,
    #[server(default)] fields: QualificationFields,
    #[server(default)] then: String,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let then = Then::of(&then);
    let file = application(&id)?;
    let faults = if item == "new" {
        then.refuse_unfinished(fields.parse(super::api_support::setting(&portal)).err())?;
        applications::add_qualification(&portal, &actor, file, fields).await?.1
    } else {
        applications::edit_qualification(&portal, &actor, file, qualification(&item)?, fields).await?
    };
    then.lead(&id, "/qualifications", faults)
}

/// Takes a qualification out.
#[server(prefix = "/api", endpoint = "applications/remove-qualification")]
pub async fn remove_qualification(id: String, item: String) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    applications::remove_qualification(&portal, &actor, application(&id)?, qualification(&item)?).await?;
    request::go(&format!("/my/applications/{id}/qualifications"));
    Ok(())
}

/// Keeps an experience: a new one when `item` names none.
#[server(prefix = "/api", endpoint = "applications/save-experience")]
pub async fn save_experience(
    id: String,
    #[server(default)] item: String,
    #[server(default)] fields: ExperienceFields,
    #[server(default)] then: String,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let then = Then::of(&then);
    let file = application(&id)?;
    let faults = if item == "new" {
        then.refuse_unfinished(fields.parse(super::api_support::setting(&portal)).err())?;
        applications::add_experience(&portal, &actor, file, fields).await?.1
    } else {
        applications::edit_experience(&portal, &actor, file, experience(&item)?, fields).await?
    };
    then.lead(&id, "/experience", faults)
}

/// Takes an experience out.
#[server(prefix = "/api", endpoint = "applications/remove-experience")]
pub async fn remove_experience(id: String, item: String) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    applications::remove_experience(&portal, &actor, application(&id)?, experience(&item)?).await?;
    request::go(&format!("/my/applications/{id}/experience"));
    Ok(())
}

/// Files the draft, at the fee that was shown.
#[server(prefix = "/api", endpoint = "applications/submit")]
pub async fn submit(id: String, #[server(default)] shown_total: String) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let shown = shown_total.parse().ok().map(Money::from_halalas);
    applications::submit(&portal, &actor, application(&id)?, shown).await?;
    request::go(&format!("/my/applications/{id}/submitted"));
    Ok(())
}

/// What withdrawing would bring today.
#[server(prefix = "/api", endpoint = "applications/withdrawal")]
pub async fn withdrawal(id: String) -> Result<WithdrawalDraft, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(usecases::refunds::withdrawal(&portal, &actor, application(&id)?).await?)
}

/// Takes a filed application back; what comes back is claimed in the same act.
#[server(prefix = "/api", endpoint = "applications/withdraw")]
pub async fn withdraw(id: String, #[server(default)] fields: WithdrawFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let input = fields.parse(())?;
    match usecases::refunds::withdraw(&portal, &actor, application(&id)?, &input).await? {
        Some(claim) => request::go(&format!("/my/refunds/{claim}")),
        None => request::go(&format!("/my/applications/{id}")),
    }
    Ok(())
}

/// Hands a file back to its reviewer once every item is met.
#[server(prefix = "/api", endpoint = "applications/answer-requirements")]
pub async fn answer_requirements(
    id: String,
    #[server(default)] fields: RequirementAnswerFields,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    applications::answer_requirements(&portal, &actor, application(&id)?, &fields).await?;
    request::go(&format!("/my/applications/{id}"));
    Ok(())
}
