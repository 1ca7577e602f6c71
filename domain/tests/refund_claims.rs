//! The life of a refund claim: who may do what, in which state, and by when.

#![allow(clippy::unwrap_used)]

use domain::application::Actor;
use domain::ids::AccountId;
use domain::money::Money;
use domain::permission::{Denied, Role};
use domain::refund::{
    CLAIM_EDGES, ClaimAction, ClaimRefusal, ClaimState, ClaimStatus, ClaimStep, PayoutFailure, RuleId, actions,
    decide_by, pay_by, step,
};
use domain::time::{CivilDate, Instant};

const CLAIMANT: AccountId = AccountId(uuid::Uuid::from_u128(1));
const DECIDER: AccountId = AccountId(uuid::Uuid::from_u128(2));
const PAYER: AccountId = AccountId(uuid::Uuid::from_u128(3));
const FINANCE: &[Role] = &[Role::FinanceOfficer];

fn day(iso: &str) -> CivilDate {
    CivilDate::parse_iso(iso).unwrap()
}

fn now() -> Instant {
    day("2026-11-23").start()
}

fn person(account: AccountId) -> Actor<'static> {
    Actor::Person { account, roles: FINANCE }
}

fn take(status: &ClaimStatus, actor: &Actor<'_>, act: &ClaimStep) -> Result<ClaimStatus, ClaimRefusal> {
    step(policy::current(), status, actor, CLAIMANT, act, now())
}

fn steps() -> Vec<ClaimStep> {
    let amount = Money::from_halalas(80_000);
    vec![
        ClaimStep::Approve { amount },
        ClaimStep::ApproveInPart { amount },
        ClaimStep::Refuse { rule: RuleId::R13 },
        ClaimStep::RequestPayout,
        ClaimStep::ConfirmPaid,
        ClaimStep::ReportFailure { reason: PayoutFailure::NameMismatch },
    ]
}

/// One claim in each state.
fn claims() -> Vec<ClaimStatus> {
    let [approve, in_part, refuse, request, confirm, fail] = steps().try_into().unwrap();
    let filed = ClaimStatus::filed(policy::current(), day("2026-11-01"));
    let approved = take(&filed, &person(DECIDER), &approve).unwrap();
    let requested = take(&approved, &person(PAYER), &request).unwrap();
    vec![
        take(&filed, &person(DECIDER), &in_part).unwrap(),
        take(&filed, &person(DECIDER), &refuse).unwrap(),
        take(&requested, &Actor::System, &confirm).unwrap(),
        take(&requested, &Actor::System, &fail).unwrap(),
        requested,
        approved,
        filed,
    ]
}

#[test]
fn every_edge_of_the_table_is_walked_and_every_other_act_refused() {
    let claims = claims();
    for state in ClaimState::ALL {
        let status = claims.iter().find(|status| status.state() == *state).unwrap();
        for act in steps() {
            let edge = CLAIM_EDGES.iter().find(|edge| edge.from == *state && edge.action == act.action());
            let taken = take(status, &person(PAYER), &act);
            match edge {
                Some(edge) => assert_eq!(taken.unwrap().state(), edge.to, "{state} {}", act.action()),
                None => assert_eq!(taken, Err(ClaimRefusal::NotFrom { state: *state, action: act.action() })),
            }
        }
    }
}

#[test]
fn money_out_needs_two_different_people() {
    let filed = ClaimStatus::filed(policy::current(), day("2026-11-01"));
    let approved = take(&filed, &person(DECIDER), &steps()[0]).unwrap();
    let denied = take(&approved, &person(DECIDER), &ClaimStep::RequestPayout);
    assert_eq!(denied, Err(ClaimRefusal::Denied(Denied::SamePerson)));
    assert_eq!(actions(&approved, &person(DECIDER), CLAIMANT), []);
    assert_eq!(actions(&approved, &person(PAYER), CLAIMANT), [ClaimAction::RequestPayout]);
}

#[test]
fn a_failed_payout_is_ordered_again_by_someone_who_did_not_decide() {
    let failed = claims().into_iter().find(|status| status.state() == ClaimState::PayoutFailed).unwrap();
    let denied = take(&failed, &person(DECIDER), &ClaimStep::RequestPayout);
    assert_eq!(denied, Err(ClaimRefusal::Denied(Denied::SamePerson)));
    let again = take(&failed, &person(PAYER), &ClaimStep::RequestPayout).unwrap();
    assert_eq!(again.state(), ClaimState::PayoutRequested);
    assert_eq!(again.pending(), Money::from_halalas(80_000));
}

#[test]
fn nobody_acts_on_their_own_claim_and_no_one_without_the_permission() {
    let filed = ClaimStatus::filed(policy::current(), day("2026-11-01"));
    let own = step(policy::current(), &filed, &person(CLAIMANT), CLAIMANT, &steps()[0], now());
    assert_eq!(own, Err(ClaimRefusal::Denied(Denied::OwnFile)));
    let reviewer = Actor::Person { account: DECIDER, roles: &[Role::Reviewer] };
    assert_eq!(take(&filed, &reviewer, &steps()[0]), Err(ClaimRefusal::Denied(Denied::NotPermitted)));
    assert_eq!(take(&filed, &Actor::System, &steps()[0]), Err(ClaimRefusal::Denied(Denied::NotPermitted)));
}

#[test]
fn an_approval_of_nothing_is_refused() {
    let filed = ClaimStatus::filed(policy::current(), day("2026-11-01"));
    let nothing = ClaimStep::Approve { amount: Money::ZERO };
    assert_eq!(take(&filed, &person(DECIDER), &nothing), Err(ClaimRefusal::AmountNotPositive));
}

#[test]
fn fifteen_business_days_to_decide_and_fourteen_to_pay() {
    // Filed on Monday 23 November 2026: Tuesday is the first day, Monday 14 December the fifteenth.
    assert_eq!(decide_by(policy::current(), day("2026-11-23")), day("2026-12-14"));
    assert_eq!(pay_by(policy::current(), day("2026-12-14")), day("2027-01-03"));
    // 22 February 2026, a Sunday, is Founding Day and does not count.
    assert_eq!(decide_by(policy::current(), day("2026-02-19")), day("2026-03-15"));
}

#[test]
fn a_claim_survives_the_wire_in_every_state() {
    for status in claims() {
        let text = serde_json::to_string(&status).unwrap();
        assert_eq!(serde_json::from_str::<ClaimStatus>(&text).unwrap(), status);
    }
}
