//! Fees and refunds under the current edition.

use domain::classification::{Profession, Rank};
use domain::exemption::ExemptClass;
use domain::invoice::{LineKind, QuoteRequest, quote};
use domain::money::Money;
use domain::refund::{
    ChargedLine, ReceivedPayment, RefundCase, RefundClaimTerms, RefundFacts, RefundGround, amount_over_time, assess,
};
use domain::service::ServiceCode;
use domain::time::CivilDate;

use super::time::day;
use crate::{Digest, Generator};

pub(crate) fn fees(generator: &mut Generator, digest: &mut Digest) {
    let expires_on = day(generator);
    let request = QuoteRequest {
        service: *generator.pick(ServiceCode::ALL),
        rank: maybe(generator, Rank::ALL),
        profession: maybe(generator, Profession::ALL),
        expires_on: (!generator.one_in(4)).then_some(expires_on),
        filed_on: (!generator.one_in(4)).then(|| near(generator, expires_on, 500)),
        exempt_class: if generator.one_in(4) { maybe(generator, ExemptClass::ALL) } else { None },
    };
    digest.debug(&quote(policy::current(), request));
}

pub(crate) fn refunds(generator: &mut Generator, digest: &mut Digest) {
    let paid_on = day(generator);
    let mut lines = Vec::new();
    for kind in LineKind::ALL {
        if !generator.one_in(4) {
            let amount = halalas(generator, 200_000);
            let refunded = if generator.one_in(4) { halalas(generator, 60_000) } else { Money::ZERO };
            let pending = if generator.one_in(6) { halalas(generator, 60_000) } else { Money::ZERO };
            lines.push(ChargedLine { kind: *kind, amount, refunded, pending });
        }
    }
    let total = Money::checked_sum(lines.iter().map(|line| line.amount)).unwrap_or(Money::ZERO);
    let mut payments: Vec<ReceivedPayment> = (0..generator.below(4))
        .map(|_| {
            // Mostly the exact total, so that settled, paid twice and paid in part all come up.
            let amount = if generator.one_in(3) { halalas(generator, 250_000) } else { total };
            ReceivedPayment { amount, on: near(generator, paid_on, 20) }
        })
        .collect();
    payments.sort_by_key(|payment| payment.on);
    let sometimes = |generator: &mut Generator| generator.one_in(3).then(|| near(generator, paid_on, 60));
    let facts = RefundFacts {
        submitted_on: (!generator.one_in(5)).then(|| near(generator, paid_on, 40)),
        studied: generator.one_in(5),
        used: generator.one_in(8),
        conditions_met: !generator.one_in(6),
        closed_without_response: generator.one_in(8),
        session_held_on: sometimes(generator),
        filings_before_expiry: generator.below(4) as u16,
        exempt_class: if generator.one_in(3) { maybe(generator, ExemptClass::ALL) } else { None },
        exemption_requested_on: sometimes(generator),
        ended_unpaid: generator.one_in(10),
    };
    let claim = RefundClaimTerms {
        ground: *generator.pick(RefundGround::ALL),
        proved: generator.one_in(2),
        filed_on: near(generator, paid_on, 60),
    };
    let case = RefundCase {
        service: *generator.pick(ServiceCode::ALL),
        lines,
        payments,
        excess_refunded: if generator.one_in(6) { halalas(generator, 50_000) } else { Money::ZERO },
        excess_pending: if generator.one_in(6) { halalas(generator, 50_000) } else { Money::ZERO },
        facts,
        claim,
    };
    digest.debug(&assess(policy::current(), &case));
    digest.debug(&amount_over_time(policy::current(), &case, claim.filed_on, claim.filed_on.plus_days(45)));
}

fn maybe<T: Copy>(generator: &mut Generator, all: &[T]) -> Option<T> {
    (!generator.one_in(5)).then(|| *generator.pick(all))
}

fn halalas(generator: &mut Generator, end: u64) -> Money {
    Money::from_halalas(generator.below(end) as i64)
}

/// A day at most `days` away.
fn near(generator: &mut Generator, from: CivilDate, days: u64) -> CivilDate {
    from.plus_days(generator.below(2 * days + 1) as i64 - days as i64)
}
