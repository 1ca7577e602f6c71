//! Laws of the refund engine over random cases: no case may break them (domain.md §6; assurance I3).

#![allow(clippy::unwrap_used)]

use domain::exemption::ExemptClass;
use domain::invoice::LineKind;
use domain::money::Money;
use domain::refund::{
    ChargedLine, ReceivedPayment, RefundCase, RefundClaimTerms, RefundFacts, RefundGround, RefundLineKind, RuleId,
    amount_over_time, assess,
};
use domain::service::ServiceCode;
use domain::time::CivilDate;
use proptest::prelude::*;

fn first_day() -> CivilDate {
    CivilDate::from_ymd(2026, 1, 1).unwrap()
}

fn day() -> impl Strategy<Value = CivilDate> {
    (0i64..120).prop_map(|days| first_day().plus_days(days))
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn lines() -> impl Strategy<Value = Vec<ChargedLine>> {
    let amount = prop_oneof![Just(0i64), 1i64..200_001];
    (amount.clone(), amount.clone(), prop::option::of(amount), 0u8..=100, 0u8..=100).prop_map(
        |(administrative, service, late, refunded, pending)| {
            let line = |kind, halalas: i64| {
                // What was given back and what is promised stay within the line.
                let refunded = halalas * i64::from(refunded) / 100 / 2;
                let pending = halalas * i64::from(pending) / 100 / 2;
                ChargedLine {
                    kind,
                    amount: Money::from_halalas(halalas),
                    refunded: Money::from_halalas(refunded),
                    pending: Money::from_halalas(pending),
                }
            };
            let mut lines = vec![line(LineKind::Administrative, administrative), line(LineKind::Service, service)];
            lines.extend(late.map(|halalas| line(LineKind::Late, halalas)));
            lines
        },
    )
}

fn facts() -> impl Strategy<Value = RefundFacts> {
    (
        (prop::option::of(day()), any::<bool>(), prop::bool::weighted(0.2), prop::bool::weighted(0.8)),
        (prop::bool::weighted(0.1), prop::option::of(day()), 0u16..4),
        (prop::option::of(one_of(ExemptClass::ALL)), prop::option::of(day()), prop::bool::weighted(0.1)),
    )
        .prop_map(
            |(
                (submitted_on, studied, used, conditions_met),
                (closed_without_response, session_held_on, filings_before_expiry),
                (exempt_class, exemption_requested_on, ended_unpaid),
            )| RefundFacts {
                submitted_on,
                studied,
                used,
                conditions_met,
                closed_without_response,
                session_held_on,
                filings_before_expiry,
                exempt_class,
                exemption_requested_on,
                ended_unpaid,
            },
        )
}

prop_compose! {
    fn case()(
        service in one_of(ServiceCode::ALL),
        lines in lines(),
        shares in prop::collection::vec((0i64..151, day()), 0..4),
        facts in facts(),
        ground in one_of(RefundGround::ALL),
        proved in any::<bool>(),
        filed_on in day(),
    ) -> RefundCase {
        let total: i64 = lines.iter().map(|line| line.amount.halalas()).sum();
        let mut payments: Vec<ReceivedPayment> = shares
            .into_iter()
            .map(|(percent, on)| ReceivedPayment { amount: Money::from_halalas(total * percent / 100), on })
            .collect();
        payments.sort_by_key(|payment| payment.on);
        RefundCase {
            service, lines, payments, facts,
            excess_refunded: Money::ZERO,
            excess_pending: Money::ZERO,
            claim: RefundClaimTerms { ground, proved, filed_on },
        }
    }
}

fn received(case: &RefundCase) -> i64 {
    let known = case.payments.iter().filter(|payment| payment.on <= case.claim.filed_on);
    known.map(|payment| payment.amount.halalas()).sum()
}

fn total_when_filed_on(case: &RefundCase, day: CivilDate) -> Money {
    let mut later = case.clone();
    later.claim.filed_on = day;
    assess(policy::current(), &later).unwrap().total
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn never_is_more_given_back_than_was_paid(case in case()) {
        let decision = assess(policy::current(), &case).unwrap();
        let entitled: i64 = decision.lines.iter().map(|line| line.entitlement.halalas()).sum();
        prop_assert!(entitled <= received(&case));
        prop_assert!(decision.total.halalas() <= received(&case));
        prop_assert!(!decision.total.is_negative());
    }

    #[test]
    fn the_lines_account_for_all_money_that_was_received(case in case()) {
        let decision = assess(policy::current(), &case).unwrap();
        let charged: i64 = case.lines.iter().map(|line| line.amount.halalas()).sum();
        let excess: i64 = decision.lines.iter()
            .filter(|line| line.kind == RefundLineKind::Excess)
            .map(|line| line.amount.halalas())
            .sum();
        let unsettled = decision.lines.iter().any(|line| line.rule == RuleId::R01);
        let applied = if unsettled { 0 } else { charged };
        prop_assert_eq!(applied + excess, received(&case));
    }

    #[test]
    fn no_line_gives_more_than_it_charged_nor_twice(case in case()) {
        for line in assess(policy::current(), &case).unwrap().lines {
            prop_assert!(line.entitlement <= line.amount);
            let given = line.refund_left.halalas() + line.refunded.halalas() + line.pending.halalas();
            prop_assert!(line.refund_left.is_zero() || given == line.entitlement.halalas());
        }
    }

    #[test]
    fn money_beside_the_invoice_is_owed_whatever_is_claimed(case in case(), ground in one_of(RefundGround::ALL)) {
        let mut other = case.clone();
        other.claim.ground = ground;
        prop_assert_eq!(
            assess(policy::current(), &case).unwrap().excess(),
            assess(policy::current(), &other).unwrap().excess()
        );
    }

    #[test]
    fn a_later_claim_never_brings_more_once_all_money_is_in(case in case(), days in 0i64..400) {
        let last = case.payments.iter().map(|payment| payment.on).max().unwrap_or(case.claim.filed_on);
        let early = case.claim.filed_on.max(last);
        prop_assert!(total_when_filed_on(&case, early.plus_days(days)) <= total_when_filed_on(&case, early));
    }

    #[test]
    fn what_was_studied_brings_no_more_than_what_was_not(case in case()) {
        let with = |studied| {
            let mut case = case.clone();
            case.facts.studied = studied;
            assess(policy::current(), &case).unwrap().total
        };
        prop_assert!(with(true) <= with(false));
    }

    #[test]
    fn nothing_is_promised_twice(case in case()) {
        let decision = assess(policy::current(), &case).unwrap();
        let mut again = case.clone();
        for line in &mut again.lines {
            let left = decision.refund_left(line.kind.into()).halalas();
            line.pending = Money::from_halalas(line.pending.halalas() + left);
        }
        again.excess_pending = decision.excess();
        prop_assert_eq!(assess(policy::current(), &again).unwrap().total, Money::ZERO);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_day_of_the_next_change_is_the_first_of_400_days_looked_at_one_by_one(case in case()) {
        let decision = assess(policy::current(), &case).unwrap();
        let found = (1..=400)
            .map(|days| case.claim.filed_on.plus_days(days))
            .find(|day| total_when_filed_on(&case, *day) != decision.total);
        prop_assert_eq!(decision.changes_on, found);
    }

    #[test]
    fn the_steps_over_time_say_what_each_day_says(case in case()) {
        let (from, to) = (first_day(), first_day().plus_days(200));
        let steps = amount_over_time(policy::current(), &case, from, to).unwrap();
        prop_assert_eq!((steps.first().map(|step| step.from), steps.last().map(|step| step.to)), (Some(from), Some(to)));
        for pair in steps.windows(2) {
            prop_assert_eq!(pair[0].to.plus_days(1), pair[1].from);
            prop_assert_ne!(pair[0].total, pair[1].total);
        }
        for step in steps {
            let mut day = step.from;
            while day <= step.to {
                prop_assert_eq!(total_when_filed_on(&case, day), step.total);
                day = day.plus_days(1);
            }
        }
    }
}
