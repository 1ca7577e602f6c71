//! The row of a claim and what it means.

use domain::ids::{AccountId, ApplicationId, DocumentId, InvoiceId, RefundClaimId};
use domain::invoice::ClaimListItem;
use domain::money::Money;
use domain::policy::Edition;
use domain::refund::{
    Approval, ClaimState, ClaimStatus, ClaimSummary, ClaimView, PayoutFailure, RefundCase, RefundDecision,
    RefundGround, RuleId,
};
use domain::service::ServiceCode;
use domain::text::{Iban, RefundClaimNumber};
use domain::time::{CivilDate, Instant};
use uuid::Uuid;

use super::store;
use crate::context::Portal;
use crate::db::{Error as DbError, Tx};
use crate::error::{Error, Result};
use crate::{binds, documents};

const TABLE: &str = "refund_claims";
/// The column of the IBAN: what is sealed for it opens nowhere else.
pub(super) const IBAN: &str = "refund_claims.iban";
/// The column of the holder's name.
pub(super) const HOLDER: &str = "refund_claims.holder";
/// The column of the explanation.
pub(super) const EXPLANATION: &str = "refund_claims.explanation";
/// The column of the officer's word.
pub(super) const NOTE: &str = "refund_claims.note";

/// A row as it lies.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    id: Uuid,
    number: String,
    invoice_id: Uuid,
    application_id: Uuid,
    account_id: Uuid,
    ground: String,
    explanation_sealed: Option<Vec<u8>>,
    proof_id: Option<Uuid>,
    iban_sealed: Vec<u8>,
    bank_code: String,
    holder_sealed: Vec<u8>,
    edition: String,
    decision: String,
    case_facts: String,
    claimed_minor: i64,
    status: String,
    filed_at: i64,
    decide_by_on: String,
    decided_by_id: Option<Uuid>,
    decided_at: Option<i64>,
    approved_minor: Option<i64>,
    refused_rule: Option<String>,
    note_sealed: Option<Vec<u8>>,
    pay_by_on: Option<String>,
    requested_by_id: Option<Uuid>,
    requested_at: Option<i64>,
    paid_at: Option<i64>,
    failed_at: Option<i64>,
    failure: Option<String>,
    paid_minor: i64,
    #[allow(dead_code, reason = "raised by LOCK, never compared")]
    version: i64,
    service: String,
    claimant: String,
}

/// A claim.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    pub(crate) id: RefundClaimId,
    pub(crate) number: RefundClaimNumber,
    pub(crate) invoice: InvoiceId,
    pub(crate) application: ApplicationId,
    pub(crate) account: AccountId,
    pub(crate) claimant: String,
    pub(crate) service: ServiceCode,
    pub(crate) ground: RefundGround,
    pub(crate) proof: Option<DocumentId>,
    pub(crate) bank_code: String,
    pub(crate) edition: &'static Edition,
    /// As shown at filing; once decided, as decided.
    pub(crate) decision: RefundDecision,
    /// What the rules were asked at filing.
    pub(crate) case: RefundCase,
    pub(crate) claimed: Money,
    pub(crate) status: ClaimStatus,
    pub(crate) filed_at: Instant,
    pub(crate) paid: Money,
    iban_sealed: Vec<u8>,
    holder_sealed: Vec<u8>,
    explanation_sealed: Option<Vec<u8>>,
    note_sealed: Option<Vec<u8>>,
}

impl Row {
    fn status(&self) -> Result<ClaimStatus, DbError> {
        let wrong = |column| DbError::inconsistent(TABLE, column, self.id);
        let day = |text: &str, column| CivilDate::parse_iso(text).ok_or_else(|| wrong(column));
        let person = |id: Option<Uuid>, column| id.map(AccountId).ok_or_else(|| wrong(column));
        let at = |micros: Option<i64>, column| micros.map(Instant::from_micros).ok_or_else(|| wrong(column));
        let state = ClaimState::parse(&self.status).ok_or_else(|| wrong("status"))?;
        let approval = || {
            Ok::<_, DbError>(Approval {
                decided_by: person(self.decided_by_id, "decided_by_id")?,
                decided_at: at(self.decided_at, "decided_at")?,
                amount: Money::from_halalas(self.approved_minor.ok_or_else(|| wrong("approved_minor"))?),
                in_part: self.approved_minor.is_some_and(|approved| approved < self.claimed_minor),
                pay_by: day(self.pay_by_on.as_deref().unwrap_or_default(), "pay_by_on")?,
            })
        };
        Ok(match state {
            ClaimState::Filed => ClaimStatus::Filed { decide_by: day(&self.decide_by_on, "decide_by_on")? },
            ClaimState::Approved | ClaimState::ApprovedInPart => ClaimStatus::Approved { approval: approval()? },
            ClaimState::Refused => ClaimStatus::Refused {
                decided_by: person(self.decided_by_id, "decided_by_id")?,
                decided_at: at(self.decided_at, "decided_at")?,
                rule: self.refused_rule.as_deref().and_then(RuleId::parse).ok_or_else(|| wrong("refused_rule"))?,
            },
            ClaimState::PayoutRequested => ClaimStatus::PayoutRequested {
                approval: approval()?,
                requested_by: person(self.requested_by_id, "requested_by_id")?,
                requested_at: at(self.requested_at, "requested_at")?,
            },
            ClaimState::Paid => ClaimStatus::Paid {
                approval: approval()?,
                requested_by: person(self.requested_by_id, "requested_by_id")?,
                paid_at: at(self.paid_at, "paid_at")?,
            },
            ClaimState::PayoutFailed => ClaimStatus::PayoutFailed {
                approval: approval()?,
                requested_by: person(self.requested_by_id, "requested_by_id")?,
                failed_at: at(self.failed_at, "failed_at")?,
                reason: self.failure.as_deref().and_then(PayoutFailure::parse).ok_or_else(|| wrong("failure"))?,
            },
        })
    }

    /// What the row means.
    ///
    /// # Errors
    /// [`DbError::Inconsistent`] with the column that contradicts the rest.
    pub(crate) fn read(self) -> Result<Claim, DbError> {
        let id = self.id;
        let wrong = move |column| DbError::inconsistent(TABLE, column, id);
        Ok(Claim {
            id: RefundClaimId(id),
            status: self.status()?,
            number: RefundClaimNumber::parse(&self.number).map_err(|_| wrong("number"))?,
            invoice: InvoiceId(self.invoice_id),
            application: ApplicationId(self.application_id),
            account: AccountId(self.account_id),
            claimant: self.claimant,
            service: ServiceCode::parse(&self.service).ok_or_else(|| wrong("service"))?,
            ground: RefundGround::parse(&self.ground).ok_or_else(|| wrong("ground"))?,
            proof: self.proof_id.map(DocumentId),
            bank_code: self.bank_code,
            edition: CivilDate::parse_iso(&self.edition).and_then(policy::edition).ok_or_else(|| wrong("edition"))?,
            decision: serde_json::from_str(&self.decision).map_err(|_| wrong("decision"))?,
            case: serde_json::from_str(&self.case_facts).map_err(|_| wrong("case_facts"))?,
            claimed: Money::from_halalas(self.claimed_minor),
            filed_at: Instant::from_micros(self.filed_at),
            paid: Money::from_halalas(self.paid_minor),
            iban_sealed: self.iban_sealed,
            holder_sealed: self.holder_sealed,
            explanation_sealed: self.explanation_sealed,
            note_sealed: self.note_sealed,
        })
    }
}

impl Claim {
    pub(crate) fn summary(&self) -> ClaimSummary {
        ClaimSummary {
            id: self.id,
            number: self.number.grouped(),
            invoice: self.invoice,
            service: self.service,
            ground: self.ground,
            claimed: self.claimed,
            status: self.status.clone(),
            filed_at: self.filed_at,
        }
    }

    /// As it stands in a list beside its invoice or application.
    fn list_item(&self) -> ClaimListItem {
        ClaimListItem {
            id: self.id,
            number: self.number.grouped(),
            ground: self.ground,
            amount: self.status.approval().map_or(self.claimed, |approval| approval.amount),
            state: self.status.state(),
            filed_at: self.filed_at,
            due_on: self.status.due_on(),
        }
    }

    /// The IBAN, for the one who transfers.
    pub(crate) fn iban(&self, portal: &Portal) -> Result<Iban> {
        let text = portal.secrets.open_text(IBAN, self.id.0, &self.iban_sealed).map_err(Error::unexpected)?;
        Iban::parse(&text).map_err(|fault| Error::unexpected(fault.code))
    }

    /// As its claimant sees it.
    pub(crate) async fn view(&self, portal: &Portal, tx: &mut Tx) -> Result<ClaimView> {
        let open =
            |column, sealed: &[u8]| portal.secrets.open_text(column, self.id.0, sealed).map_err(Error::unexpected);
        let maybe = |column, sealed: &Option<Vec<u8>>| sealed.as_deref().map(|sealed| open(column, sealed)).transpose();
        let iban = self.iban(portal)?;
        let tail = iban.as_str().get(20..).unwrap_or_default();
        Ok(ClaimView {
            summary: self.summary(),
            today: portal.today(),
            application: self.application,
            explanation: maybe(EXPLANATION, &self.explanation_sealed)?,
            proof: match self.proof {
                Some(proof) => documents::record::find(portal, tx, proof).await?.map(|document| document.view()),
                None => None,
            },
            iban_masked: format!("SA•• •••• •••• •••• •••• {tail}"),
            bank_code: self.bank_code.clone(),
            holder: open(HOLDER, &self.holder_sealed)?,
            decision: self.decision.clone(),
            note: maybe(NOTE, &self.note_sealed)?,
            payout: None,
        })
    }
}

/// A claim.
pub(crate) async fn find(tx: &mut Tx, id: RefundClaimId) -> Result<Claim, DbError> {
    tx.fetch_one::<Row>(store::FIND, binds![id]).await?.read()
}

/// A claim that is about to change; its invoice is taken first.
pub(crate) async fn take(tx: &mut Tx, id: RefundClaimId) -> Result<Claim, DbError> {
    tx.execute(store::LOCK, binds![id]).await?;
    find(tx, id).await
}

/// The claims about an invoice, the newest first.
pub(crate) async fn list_of_invoice(tx: &mut Tx, id: InvoiceId) -> Result<Vec<ClaimListItem>, DbError> {
    let rows: Vec<Row> = tx.fetch_all(store::LIST_OF_INVOICE, binds![id]).await?;
    rows.into_iter().map(|row| Ok(row.read()?.list_item())).collect()
}

/// The claims of an account that wait for a decision or for their money, the newest first.
pub(crate) async fn list_waiting_of(tx: &mut Tx, account: AccountId) -> Result<Vec<ClaimListItem>, DbError> {
    let rows: Vec<Row> = tx.fetch_all(store::LIST_OF_ACCOUNT, binds![account]).await?;
    let mut waiting = Vec::new();
    for row in rows {
        let claim = row.read()?;
        if claim.status.due_on().is_some() {
            waiting.push(claim.list_item());
        }
    }
    Ok(waiting)
}
