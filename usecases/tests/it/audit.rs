//! The audit log.

use domain::ids::{AccountId, InvoiceId};
use domain::money::Money;
use usecases::audit::{self, Fault};
use usecases::testkit::Testbed;
use usecases::{on_both_engines, transaction};

async fn record(portal: &Testbed, name: &'static str, account: AccountId) {
    transaction!(portal.db, tx => {
        audit::event(name, account).by_account(account).with("amount", Money::from_halalas(5)).record(portal, tx).await?;
        Ok(())
    })
    .unwrap();
}

on_both_engines! {
    async fn a_log_that_was_left_alone_holds(portal) {
        let (one, two) = (AccountId(portal.new_id()), AccountId(portal.new_id()));
        for turn in 0..3 {
            record(&portal, "account-registered", one).await;
            record(&portal, "account-activated", two).await;
            portal.clock.advance_seconds(turn * 86_400);
        }
        transaction!(portal.db, tx => { Ok(audit::event("invoice-issued", InvoiceId(one.0)).record(&portal, tx).await?) }).unwrap();
        portal.clock.advance_seconds(2 * 86_400);
        assert!(audit::anchor_day(&portal.db, portal.now()).await.unwrap() > 0);
        assert_eq!(audit::anchor_day(&portal.db, portal.now()).await.unwrap(), 0);
        portal.clock.advance_seconds(3 * 86_400);
        assert_eq!(audit::anchor_day(&portal.db, portal.now()).await.unwrap(), 3);
        let report = audit::verify(&portal.db).await.unwrap();
        assert_eq!((report.events, report.chains, report.anchors), (7, 3, 4));
        assert_eq!(report.faults, []);
        let mut tx = portal.db.read().await.unwrap();
        let chain = audit::list_of(&mut tx, one).await.unwrap();
        assert_eq!(chain.iter().map(|row| row.seq).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(chain[0].facts().collect::<Vec<_>>(), [("amount", "5")]);
    }

    async fn a_single_altered_row_is_found(portal) {
        let (one, two) = (AccountId(portal.new_id()), AccountId(portal.new_id()));
        for _ in 0..3 {
            record(&portal, "account-registered", one).await;
            record(&portal, "account-registered", two).await;
        }
        portal.clock.advance_seconds(2 * 86_400);
        audit::anchor_day(&portal.db, portal.now()).await.unwrap();
        for trigger in ["drop trigger audit_events_refuse_update", "drop trigger audit_events_refuse_change on audit_events"] {
            portal.tamper(trigger).await.ok();
        }
        let altered = "update audit_events set facts = 'amount=6' where seq = 2 and subject_id in (select subject_id from audit_events order by id limit 1)";
        assert_eq!(portal.tamper(altered).await.unwrap(), 1);
        let report = audit::verify(&portal.db).await.unwrap();
        assert_eq!(report.faults, [Fault::Event { kind: "account".into(), id: one.0, seq: 2 }]);
    }

    async fn a_row_taken_away_is_found(portal) {
        let (one, two) = (AccountId(portal.new_id()), AccountId(portal.new_id()));
        for account in [one, one, two] {
            record(&portal, "account-registered", account).await;
        }
        portal.clock.advance_seconds(2 * 86_400);
        audit::anchor_day(&portal.db, portal.now()).await.unwrap();
        for trigger in ["drop trigger audit_events_refuse_delete", "drop trigger audit_events_refuse_change on audit_events"] {
            portal.tamper(trigger).await.ok();
        }
        portal.tamper("delete from audit_events where seq = 2").await.unwrap();
        let faults = audit::verify(&portal.db).await.unwrap().faults;
        assert_eq!(faults, [Fault::Head { kind: "account".into(), id: one.0 }, Fault::Anchor { day: "2026-01-05".into() }]);
        portal.tamper("delete from audit_heads where seq = 2").await.unwrap();
        portal.tamper("delete from audit_events").await.unwrap();
        assert!(audit::verify(&portal.db).await.unwrap().faults.contains(&Fault::Chains { missing: 1 }));
    }

    async fn many_writers_of_one_file_leave_one_chain(portal) {
        let account = AccountId(portal.new_id());
        let tasks: Vec<_> = (0..30)
            .map(|_| {
                let portal = portal.clone();
                tokio::spawn(async move { record(&portal, "account-registered", account).await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let report = audit::verify(&portal.db).await.unwrap();
        assert_eq!((report.events, report.faults), (30, vec![]));
    }
}
