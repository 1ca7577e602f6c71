//! Invoices, payments, refunds: the rules of assurance.md I1–I7 and I13 on both engines.

mod claims;
mod contract;
mod paying;
mod races;

use domain::ids::{ApplicationId, InvoiceId, PaymentId};
use domain::invoice::InvoiceView;
use domain::lang::Lang;
use domain::money::Money;
use domain::payment::PaymentMethod;
use domain::permission::Role;
use usecases::adapters::gateway;
use usecases::db::Statement;
use usecases::testkit::{Testbed, money};
use usecases::{Actor, binds, invoices, payments};

/// Halalas.
const fn sar(riyals: i64) -> Money {
    Money::from_halalas(riyals * 100)
}

/// Someone who files.
async fn applicant(portal: &Testbed) -> Actor {
    money::person(portal, &[Role::Applicant]).await
}

/// Someone at the finance desk.
async fn officer(portal: &Testbed) -> Actor {
    money::person(portal, &[Role::FinanceOfficer]).await
}

/// Begins to pay by card.
async fn start(portal: &Testbed, payer: &Actor, invoice: InvoiceId) -> PaymentId {
    payments::start(portal, payer, invoice, PaymentMethod::Card, Lang::Ar).await.unwrap().payment
}

/// Presses "pay" on the gateway's page.
async fn press(portal: &Testbed, payment: PaymentId) {
    gateway::pay(portal, payment, "4111 1111 1111 1111", true).await.unwrap();
}

/// An application whose invoice is paid by card.
async fn paid(portal: &Testbed, payer: &Actor) -> (ApplicationId, InvoiceId, PaymentId) {
    let (application, invoice) = money::awaiting_payment(portal, payer).await;
    let payment = start(portal, payer, invoice).await;
    press(portal, payment).await;
    portal.work().await;
    (application, invoice, payment)
}

async fn view(portal: &Testbed, payer: &Actor, invoice: InvoiceId) -> InvoiceView {
    invoices::get(portal, payer, invoice).await.unwrap()
}

async fn state_of(portal: &Testbed, application: ApplicationId) -> String {
    let state = Statement { name: "state", text: "select status from applications where id = $1" };
    let mut tx = portal.db.read().await.unwrap();
    tx.fetch_one::<(String,)>(state, binds![application]).await.unwrap().0
}

/// Every entry of an invoice's ledger: movement, book, halalas.
async fn entries(portal: &Testbed, invoice: InvoiceId) -> Vec<(String, String, i64)> {
    let all = Statement {
        name: "entries",
        text: "select movement, book, amount_minor from ledger_entries where invoice_id = $1 order by at, movement, amount_minor",
    };
    let mut tx = portal.db.read().await.unwrap();
    tx.fetch_all(all, binds![invoice]).await.unwrap()
}

/// The books are right: balanced, and no figure kept apart from them.
async fn books_are_right(portal: &Testbed) {
    assert_eq!(invoices::verify(&portal.db).await.unwrap(), []);
}
