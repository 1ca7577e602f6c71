//! The queue.

use usecases::db::Statement;
use usecases::{binds, on_both_engines, queue, transaction};

const JOBS: Statement =
    Statement { name: "jobs", text: "select state, attempts, run_at from jobs where kind = $1 order by id" };

on_both_engines! {
    async fn what_recurs_is_enqueued_once_and_again_when_it_is_due(portal) {
        portal.work().await;
        portal.work().await;
        let count = async |portal: &usecases::testkit::Testbed| {
            let mut tx = portal.db.read().await.unwrap();
            tx.fetch_all::<(String, i64, i64)>(JOBS, binds!["sweep-queue"]).await.unwrap().len()
        };
        assert_eq!(count(&portal).await, 1);
        portal.clock.advance_seconds(3_600);
        portal.work().await;
        assert_eq!(count(&portal).await, 2);
    }

    async fn a_job_that_fails_is_tried_again_later_and_given_up_at_last(portal) {
        // A message that does not exist: its delivery cannot succeed.
        let nothing = portal.new_id();
        transaction!(portal.db, tx => { Ok(queue::enqueue(&portal, tx, usecases::messages::DELIVER, &[nothing]).await?) }).unwrap();
        portal.work().await;
        let read = async |portal: &usecases::testkit::Testbed| {
            let mut tx = portal.db.read().await.unwrap();
            tx.fetch_one::<(String, i64, i64)>(JOBS, binds![usecases::messages::DELIVER]).await.unwrap()
        };
        let (state, attempts, run_at) = read(&portal).await;
        assert_eq!((state.as_str(), attempts, run_at), ("queued", 1, portal.now().plus_seconds(15).micros()));
        portal.work().await;
        assert_eq!(read(&portal).await.1, 1, "not before its time");
        for _ in 0..12 {
            portal.clock.advance_seconds(3_600);
            portal.work().await;
        }
        let (state, attempts, _) = read(&portal).await;
        assert_eq!((state.as_str(), attempts), ("failed", 12));
    }

    async fn many_workers_do_each_job_once(portal) {
        let ids: Vec<uuid::Uuid> = (0..40).map(|_| portal.new_id()).collect();
        transaction!(portal.db, tx => {
            for id in &ids {
                queue::enqueue(&portal, tx, usecases::messages::DELIVER, &[*id]).await?;
            }
            Ok(())
        })
        .unwrap();
        let workers: Vec<_> = (0..6)
            .map(|_| {
                let portal = portal.portal.clone();
                tokio::spawn(async move { queue::run_once(&portal).await.unwrap() })
            })
            .collect();
        for worker in workers {
            worker.await.unwrap();
        }
        let mut tx = portal.db.read().await.unwrap();
        let jobs: Vec<(String, i64, i64)> = tx.fetch_all(JOBS, binds![usecases::messages::DELIVER]).await.unwrap();
        assert_eq!(jobs.len(), 40);
        assert!(jobs.iter().all(|(_, attempts, _)| *attempts == 1), "{jobs:?}");
    }

    async fn a_job_whose_worker_died_is_taken_over(portal) {
        let nothing = portal.new_id();
        transaction!(portal.db, tx => { Ok(queue::enqueue(&portal, tx, usecases::messages::DELIVER, &[nothing]).await?) }).unwrap();
        let now = portal.now();
        let claim = Statement { name: "claim", text: "update jobs set state = 'running', attempts = 1, locked_until = $1, lock_id = $2" };
        transaction!(portal.db, tx => { Ok(tx.execute(claim, binds![now.plus_seconds(300), nothing]).await?) }).unwrap();
        portal.work().await;
        let attempts = async |portal: &usecases::testkit::Testbed| {
            let mut tx = portal.db.read().await.unwrap();
            tx.fetch_one::<(String, i64, i64)>(JOBS, binds![usecases::messages::DELIVER]).await.unwrap().1
        };
        assert_eq!(attempts(&portal).await, 1);
        portal.clock.advance_seconds(300);
        portal.work().await;
        assert_eq!(attempts(&portal).await, 2);
    }
}
