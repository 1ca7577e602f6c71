//! Telling the claimant, by mail and in the portal.

use domain::ids::RefundClaimId;

use super::record;
use crate::applications::tell::Contact;
use crate::context::Portal;
use crate::db::Tx;
use crate::error::Result;
use crate::messages::{self, Channel, Recipient, Template, words};

/// Tells where a claim stands: `name`, `number`, `amount`, `until` (the last day of the clock that runs), `link`.
pub(super) async fn claimant(portal: &Portal, tx: &mut Tx, id: RefundClaimId, template: Template) -> Result<()> {
    let claim = record::find(tx, id).await?;
    let contact = Contact::of(tx, claim.account).await?;
    let lang = contact.lang();
    let amount = words::money(lang, claim.decision.total);
    let until = words::day(lang, claim.status.due_on().unwrap_or_else(|| portal.today()));
    let number = claim.number.grouped();
    let link = format!("{}/{}/my/refunds/{id}", portal.settings.public_url, lang.code());
    // A template takes what it names of these.
    let values =
        [("name", contact.name.as_str()), ("number", &number), ("amount", &amount), ("until", &until), ("link", &link)];
    let mail = Recipient { account: Some(claim.account), address: contact.email.clone(), lang };
    messages::send(portal, tx, Channel::Mail, &mail, template, &values).await?;
    let shown = Recipient { account: Some(claim.account), address: String::new(), lang };
    messages::send(portal, tx, Channel::Portal, &shown, template, &values).await?;
    Ok(())
}
