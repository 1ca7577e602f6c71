//! What the embedded gateway's page shows and does. Test numbers: any card whose check digit is right pays, but
//! `4000 0000 0000 0002` is refused.

use domain::ids::PaymentId;
use domain::lang::Lang;
use domain::money::Money;
use domain::payment::PaymentMethod;
use domain::text::compact;

use super::{EmbeddedGateway, find, lang_of, no_answer, store, write};
use crate::binds;
use crate::context::Portal;
use crate::error::{Error, Result};
use crate::ports::{Gateway, GatewayError, GatewayStatus};

/// The number that is refused.
const REFUSED: &str = "4000000000000002";

/// A payment as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostedPayment {
    /// Its id.
    pub id: PaymentId,
    /// The number of the invoice; of the bill.
    pub invoice_number: String,
    /// How much.
    pub amount: Money,
    /// Card or bill.
    pub method: PaymentMethod,
    /// The language it was created in.
    pub lang: Lang,
    /// Where it stands.
    pub status: GatewayStatus,
    /// Where the browser goes afterwards.
    pub return_url: String,
}

/// What pressing the button did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayOutcome {
    /// It is paid now, or was before.
    Paid,
    /// The card was refused: the payment has ended.
    Declined,
    /// It had ended before.
    Ended,
    /// What was typed is no card number.
    NoCard,
}

fn embedded(portal: &Portal) -> &EmbeddedGateway {
    match &portal.gateway {
        Gateway::Embedded(gateway) => gateway,
    }
}

/// A payment for its page.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn page(portal: &Portal, id: PaymentId) -> Result<HostedPayment> {
    let row = find(portal, id).await.map_err(Error::unexpected)?.ok_or(Error::NotFound)?;
    let mut status = GatewayStatus::parse(&row.status).ok_or(Error::NotFound)?;
    if status == GatewayStatus::Pending && row.expires_at <= portal.now().micros() {
        status = GatewayStatus::Expired;
    }
    Ok(HostedPayment {
        id,
        lang: lang_of(&row),
        invoice_number: row.invoice_number,
        amount: Money::from_halalas(row.amount_minor),
        method: PaymentMethod::parse(&row.method).ok_or(Error::NotFound)?,
        status,
        return_url: row.return_url,
    })
}

/// Pays with what was typed (nothing for a bill), or ends the payment when `approve` is false.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn pay(portal: &Portal, id: PaymentId, card: &str, approve: bool) -> Result<PayOutcome> {
    let payment = page(portal, id).await?;
    let number = compact(card);
    if approve && payment.method == PaymentMethod::Card && !is_card(&number) {
        return Ok(PayOutcome::NoCard);
    }
    let approve = approve && number != REFUSED;
    let tail = number.get(number.len().saturating_sub(4)..).map(str::to_owned).filter(|tail| !tail.is_empty());
    let touched = if approve {
        write(portal, store::PAY, binds![id, portal.now(), tail]).await
    } else {
        write(portal, store::DECLINE, binds![id]).await
    };
    if touched.map_err(Error::unexpected)? == 1 {
        embedded(portal).tell(portal, id).await?;
        return Ok(if approve { PayOutcome::Paid } else { PayOutcome::Declined });
    }
    let now = find(portal, id).await.map_err(|error: GatewayError| Error::unexpected(no_answer(error)))?;
    Ok(match now.and_then(|row| GatewayStatus::parse(&row.status)) {
        Some(GatewayStatus::Paid) => PayOutcome::Paid,
        Some(GatewayStatus::Declined) => PayOutcome::Declined,
        _ => PayOutcome::Ended,
    })
}

/// 13–19 digits whose check digit is right (ISO/IEC 7812).
fn is_card(number: &str) -> bool {
    let digits: Vec<u32> = number.chars().filter_map(|digit| digit.to_digit(10)).collect();
    if digits.len() != number.len() || !(13..=19).contains(&digits.len()) {
        return false;
    }
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| if place % 2 == 1 { (digit * 2) / 10 + (digit * 2) % 10 } else { *digit })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_number_carries_its_check_digit() {
        for right in ["4111111111111111", "5123450000000008", REFUSED] {
            assert!(is_card(right), "{right}");
        }
        for wrong in ["", "4111111111111112", "41111111111", "4111x11111111111"] {
            assert!(!is_card(wrong), "{wrong}");
        }
    }
}
