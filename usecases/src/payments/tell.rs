//! Telling the payer, by mail and in the portal.

use domain::money::Money;

use crate::applications::tell::Contact;
use crate::context::Portal;
use crate::db::Tx;
use crate::error::Result;
use crate::invoices::record::Invoice;
use crate::messages::{self, Channel, Recipient, Template, words};

/// Money came.
pub(crate) async fn received(portal: &Portal, tx: &mut Tx, invoice: &Invoice, amount: Money) -> Result<()> {
    payer(portal, tx, invoice, Template::PaymentReceived, amount, &format!("invoices/{}", invoice.id)).await
}

/// Money beside the invoice is the payer's and offered back, without proof.
pub(crate) async fn excess(portal: &Portal, tx: &mut Tx, invoice: &Invoice, amount: Money) -> Result<()> {
    let path = format!("refunds/new?invoice={}&ground=paid_twice", invoice.id);
    payer(portal, tx, invoice, Template::ExcessOffered, amount, &path).await
}

async fn payer(
    portal: &Portal,
    tx: &mut Tx,
    invoice: &Invoice,
    template: Template,
    amount: Money,
    path: &str,
) -> Result<()> {
    let contact = Contact::of(tx, invoice.account).await?;
    let lang = contact.lang();
    let (number, amount) = (invoice.number.grouped(), words::money(lang, amount));
    let link = format!("{}/{}/my/{path}", portal.settings.public_url, lang.code());
    let values = [("name", contact.name.as_str()), ("number", &number), ("amount", &amount), ("link", &link)];
    let mail = Recipient { account: Some(invoice.account), address: contact.email.clone(), lang };
    messages::send(portal, tx, Channel::Mail, &mail, template, &values).await?;
    let shown = Recipient { account: Some(invoice.account), address: String::new(), lang };
    messages::send(portal, tx, Channel::Portal, &shown, template, &values).await?;
    Ok(())
}
