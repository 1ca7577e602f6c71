//! People and invoices to test money with.

use domain::classification::{Profession, Rank};
use domain::ids::{AccountId, ApplicationId, InvoiceId, SessionId};
use domain::invoice::{QuoteRequest, due_on, quote};
use domain::lang::Lang;
use domain::money::Money;
use domain::permission::Role;
use domain::refund::{PayTo, RefundClaimInput, RefundGround};
use domain::service::ServiceCode;
use domain::text::{ApplicationNumber, FreeText, Iban, PersonName};

use crate::context::{Actor, Portal};
use crate::db::Statement;
use crate::invoices;
use crate::{binds, transaction};

const INSERT_ACCOUNT: Statement = Statement {
    name: "testkit::money::INSERT_ACCOUNT",
    text: "insert into accounts (id, status, email, name, name_folded, language, totp_last_step, created_at, activated_at, version)
        values ($1, 'active', $2, $3, $3, 'ar', 0, $4, $4, 1)",
};
const INSERT_APPLICATION: Statement = Statement {
    name: "testkit::money::INSERT_APPLICATION",
    text: "insert into applications (id, number, account_id, service, edition, status, pay_by_on, applicant_name, submitted_at,
            created_at, saved_at, version)
        values ($1, $2, $3, 'classification', $4, 'awaiting-payment', $5, 'نورة العتيبي', $6, $6, $6, 1)",
};

/// Somebody signed in with a second factor, with these roles.
///
/// # Panics
/// When the database refuses.
pub async fn person(portal: &Portal, roles: &[Role]) -> Actor {
    let account = AccountId(portal.new_id());
    let email = format!("{account}@example.com");
    transaction!(portal.db, tx => {
        Ok(tx.execute(INSERT_ACCOUNT, binds![account, &email, "نورة العتيبي", portal.now()]).await?)
    })
    .expect("an account");
    Actor {
        account,
        session: SessionId(portal.new_id()),
        roles: roles.to_vec(),
        authenticated_at: portal.now(),
        has_second_factor: true,
        name: "نورة العتيبي".to_owned(),
        lang: Lang::Ar,
    }
}

/// An application of a consultant physician that waits for its 1,800 riyals (200 + 1,600), and its invoice.
///
/// # Panics
/// When the database refuses.
pub async fn awaiting_payment(portal: &Portal, payer: &Actor) -> (ApplicationId, InvoiceId) {
    let edition = policy::effective_on(portal.today());
    let request = QuoteRequest {
        profession: Some(Profession::Medicine),
        rank: Some(Rank::Consultant),
        ..QuoteRequest::of(ServiceCode::Classification)
    };
    let fee = quote(edition, request).expect("a fee");
    let id = ApplicationId(portal.new_id());
    let number = ApplicationNumber::from_random(u64::from_be_bytes(portal.rng.bytes()));
    let now = portal.now();
    let due_on = due_on(edition, now.civil_date());
    let row = binds![id, number.as_str(), payer.account, edition.effective_on, due_on, now];
    let invoice = transaction!(portal.db, tx => {
        tx.execute(INSERT_APPLICATION, row.clone()).await?;
        invoices::issue(portal, tx, id, payer.account, &fee, now).await
    });
    (id, invoice.expect("an invoice").expect("of something").id)
}

/// A claim on a ground, of what was shown.
///
/// # Panics
/// Never: the sample IBAN is right.
#[must_use]
pub fn claim(ground: RefundGround, shown_total: Money) -> RefundClaimInput {
    RefundClaimInput {
        ground,
        explanation: Some(FreeText::parse("طُلب مني السداد في رسالة").expect("a text")),
        pay_to: PayTo {
            iban: Iban::parse("SA0380000000608010167519").expect("an IBAN"),
            holder: PersonName::parse("نورة العتيبي").expect("a name"),
        },
        shown_total,
    }
}
