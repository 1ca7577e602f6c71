//! Server functions of refund claims: the claimant's, and the finance desk's.

use domain::refund::{
    ClaimDraft, ClaimFile, ClaimQueueItem, ClaimSummary, ClaimView, PayToFields, PayoutFields, PayoutRequestFields,
    RefundClaimFields, RefundDecisionFields,
};
use leptos::prelude::*;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    crate::request::{self, signed_in},
    domain::{
        form::{Form, Setting},
        ids::{DocumentId, InvoiceId, RefundClaimId},
        refund::PayoutFailure,
        time::CivilDate,
    },
    usecases::refunds,
};

/// One's own claims.
#[server(prefix = "/api", endpoint = "refunds/list")]
pub async fn list() -> Result<Vec<ClaimSummary>, AppError> {
    let (portal, actor) = signed_in()?;
    Ok(refunds::list(&portal, &actor).await?)
}

/// One of one's own.
#[server(prefix = "/api", endpoint = "refunds/get")]
pub async fn get(#[server(default)] claim: String) -> Result<ClaimView, AppError> {
    let (portal, actor) = signed_in()?;
    let id = RefundClaimId::parse(&claim).ok_or(AppError::NotFound)?;
    Ok(refunds::get(&portal, &actor, id).await?)
}

/// What a new claim about an invoice begins with.
#[server(prefix = "/api", endpoint = "refunds/draft")]
pub async fn draft(#[server(default)] invoice: String) -> Result<ClaimDraft, AppError> {
    let (portal, actor) = signed_in()?;
    let id = InvoiceId::parse(&invoice).ok_or(AppError::NotFound)?;
    Ok(refunds::draft(&portal, &actor, id).await?)
}

/// Files a claim.
#[server(prefix = "/api", endpoint = "refunds/submit")]
pub async fn submit(
    #[server(default)] invoice: String,
    #[server(default)] proof: String,
    #[server(default)] fields: RefundClaimFields,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let id = InvoiceId::parse(&invoice).ok_or(AppError::NotFound)?;
    let filed = refunds::submit_claim(&portal, &actor, id, &fields.parse(())?, DocumentId::parse(&proof)).await?;
    request::go(&format!("/my/refunds/{}?done=filed", filed.id));
    Ok(())
}

/// Names another account for money that did not arrive.
#[server(prefix = "/api", endpoint = "refunds/correct-account")]
pub async fn correct_account(
    #[server(default)] claim: String,
    #[server(default)] fields: PayToFields,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let id = RefundClaimId::parse(&claim).ok_or(AppError::NotFound)?;
    refunds::correct_account(&portal, &actor, id, &fields.parse(())?).await?;
    request::go(&format!("/my/refunds/{id}?done=account"));
    Ok(())
}

/// The queue of the finance desk, after a place `day:claim`.
#[server(prefix = "/api", endpoint = "refunds/queue")]
pub async fn queue(#[server(default)] after: String) -> Result<Vec<ClaimQueueItem>, AppError> {
    let (portal, actor) = signed_in()?;
    let place = after.split_once(':').and_then(|(day, id)| CivilDate::parse_iso(day).zip(RefundClaimId::parse(id)));
    Ok(refunds::queue(&portal, &actor, place).await?)
}

/// A claim for the finance desk.
#[server(prefix = "/api", endpoint = "refunds/file")]
pub async fn file(#[server(default)] claim: String) -> Result<ClaimFile, AppError> {
    let (portal, actor) = signed_in()?;
    let id = RefundClaimId::parse(&claim).ok_or(AppError::NotFound)?;
    Ok(refunds::get_file(&portal, &actor, id).await?)
}

/// Decides a claim.
#[server(prefix = "/api", endpoint = "refunds/decide")]
pub async fn decide(
    #[server(default)] claim: String,
    #[server(default)] fields: RefundDecisionFields,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let id = RefundClaimId::parse(&claim).ok_or(AppError::NotFound)?;
    refunds::decide_claim(&portal, &actor, id, &fields.parse(())?).await?;
    request::go(&format!("/office/refunds/{id}?done=decided"));
    Ok(())
}

/// Orders a decided refund out.
#[server(prefix = "/api", endpoint = "refunds/request-payout")]
pub async fn request_payout(
    #[server(default)] claim: String,
    #[server(default)] fields: PayoutRequestFields,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let id = RefundClaimId::parse(&claim).ok_or(AppError::NotFound)?;
    refunds::request_payout(&portal, &actor, id, fields.parse(())?).await?;
    request::go(&format!("/office/refunds/{id}?done=ordered"));
    Ok(())
}

/// Records that the transfer was made.
#[server(prefix = "/api", endpoint = "refunds/confirm-transfer")]
pub async fn confirm_transfer(
    #[server(default)] claim: String,
    #[server(default)] fields: PayoutFields,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let id = RefundClaimId::parse(&claim).ok_or(AppError::NotFound)?;
    let today = portal.today();
    let input = fields.parse(Setting { edition: policy::effective_on(today), today })?;
    refunds::confirm_transfer(&portal, &actor, id, &input).await?;
    request::go(&format!("/office/refunds/{id}?done=paid"));
    Ok(())
}

/// Records that the transfer did not arrive.
#[server(prefix = "/api", endpoint = "refunds/report-failure")]
pub async fn report_failure(
    #[server(default)] claim: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let id = RefundClaimId::parse(&claim).ok_or(AppError::NotFound)?;
    let reason = PayoutFailure::parse(&reason).ok_or(AppError::NotFound)?;
    refunds::report_failure(&portal, &actor, id, reason).await?;
    request::go(&format!("/office/refunds/{id}?done=failed"));
    Ok(())
}
