//! Two at the same file at the same moment: exactly one wins, and the file says whose act it was.

use std::sync::atomic::{AtomicUsize, Ordering};

use domain::application::{Action, ApproveFields, RejectFields, State};
use domain::ids::ApplicationId;
use domain::permission::Role;
use usecases::applications;
use usecases::context::Actor;
use usecases::testkit::{Testbed, filings};
use usecases::{Error, on_both_engines};

use super::review::{in_review, seen};

/// Rounds on each engine: a copy of a file costs little.
fn rounds() -> usize {
    super::racing::rounds(1_000)
}

/// Copies of a filed application: a thousand filings of their own would take minutes.
async fn copies(
    portal: &Testbed,
    of: ApplicationId,
    status: &str,
    reviewer: Option<&Actor>,
    count: usize,
) -> Vec<ApplicationId> {
    let text = "insert into applications (id, number, account_id, service, edition, status, in_review_at, reviewer_id, studied_at,
            profession, specialty, rank, applicant_name, name_folded, decision_due_on, submitted_at, created_at, saved_at, version)
        select $1, $2, account_id, service, edition, $4, in_review_at, $5, $6, profession, specialty, rank, applicant_name, name_folded,
            decision_due_on, submitted_at, created_at, saved_at, 1 from applications where id = $3";
    let copy = usecases::db::Statement { name: "test", text };
    let mut tx = portal.db.begin().await.unwrap();
    let mut ids = Vec::with_capacity(count);
    let studied_at = (status == "studied").then(|| portal.now());
    for number in (0_u64..).take(count) {
        let id = ApplicationId(portal.new_id());
        let typed = domain::text::ApplicationNumber::from_random(number);
        let values = usecases::binds![id, typed.as_str(), of, status, reviewer.map(|actor| actor.account), studied_at];
        tx.execute(copy, values).await.unwrap();
        ids.push(id);
    }
    tx.commit().await.unwrap();
    ids
}

fn lost(error: &Error) -> bool {
    matches!(error, Error::Conflict { code: "already-taken" | "not-from-here" | "changed-meanwhile" })
}

on_both_engines! {
    async fn of_two_who_take_a_file_one_has_it(portal) {
        let (one, two) = (portal.actor("one", &[Role::Reviewer]).await, portal.actor("two", &[Role::Reviewer]).await);
        let applicant = filings::applicant(&portal).await;
        let first = in_review(&portal, &applicant, 1).await;
        for id in copies(&portal, first, "under-review", None, rounds()).await {
            let (a, b) = tokio::join!(applications::take_file(&portal, &one, id, 1), applications::take_file(&portal, &two, id, 1));
            assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "{a:?} {b:?}");
            assert!([&a, &b].iter().all(|outcome| outcome.as_ref().err().is_none_or(lost)), "{a:?} {b:?}");
        }
        let (mine, yours) = (count(&portal, &one).await, count(&portal, &two).await);
        assert_eq!(mine + yours, rounds().min(1_000));
    }

    async fn of_two_who_decide_a_file_one_has_decided_it(portal) {
        let (one, two) = (portal.actor("one", &[Role::Supervisor]).await, portal.actor("two", &[Role::Supervisor]).await);
        let applicant = filings::applicant(&portal).await;
        let first = in_review(&portal, &applicant, 1).await;
        let approved = AtomicUsize::new(0);
        let approval = ApproveFields { rank: "specialist".into(), note: String::new(), confirm: "yes".into() };
        let rejection = RejectFields { reason: "specialty-mismatch".into(), note: String::new(), confirm: "yes".into() };
        for (round, id) in copies(&portal, first, "studied", Some(&one), rounds()).await.into_iter().enumerate() {
            let (yes, no) = tokio::join!(
                applications::approve(&portal, &one, id, 1, &approval),
                applications::reject(&portal, &two, id, 1, &rejection),
            );
            assert_ne!(yes.is_ok(), no.is_ok(), "{yes:?} {no:?}");
            assert!([&yes, &no].iter().all(|outcome| outcome.as_ref().err().is_none_or(lost)), "{yes:?} {no:?}");
            approved.fetch_add(usize::from(yes.is_ok()), Ordering::Relaxed);
            if round.is_multiple_of(50) {
                let view = applications::open_file(&portal, &two, id).await.unwrap();
                assert_eq!(view.state, if yes.is_ok() { State::Approved } else { State::Rejected });
                let decided = view.history.iter().filter(|entry| matches!(entry.action, Action::Approve | Action::Reject)).count();
                assert_eq!((decided, view.audit.is_intact), (1, true));
                assert_eq!(seen(&portal, &two, id).await, 2);
            }
        }
        assert!(approved.into_inner() <= rounds());
        assert_eq!(usecases::audit::verify(&portal.db).await.unwrap().faults, []);
    }
}

async fn count(portal: &Testbed, actor: &Actor) -> usize {
    applications::count_queues(portal, actor).await.unwrap().mine as usize
}
