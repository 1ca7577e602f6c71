//! The commands, as far as they are more than their use cases.

use usecases::on_both_engines;

use super::*;
use crate::commands;

on_both_engines! {
    async fn seeding_fills_an_empty_database_once_and_leaves_another_alone(bed) {
        commands::seed::fill(&bed).await.expect("seeded");
        commands::seed::fill(&bed).await.expect("seeded again does nothing");
        let signed_in = SignInFields { email: "applicant@demo.example".into(), password: "saffron-lantern-palm-tree".into(), ..SignInFields::default() };
        let entered = accounts::sign_in(&bed, signed_in.parse(()).expect("right"), &bed.visit()).await.expect("signed in");
        assert!(matches!(entered, Entered::Session(_)));
    }

    async fn the_audit_log_is_verified_by_the_command_and_one_altered_row_fails_it(bed) {
        commands::seed::fill(&bed).await.expect("seeded");
        let config = || Config { database_url: bed.address.clone(), demonstration: true, documents_dir: std::env::temp_dir().join("portal-verify"), ..Config::default() };
        commands::audit::verify(config()).await.expect("an untouched log holds");
        for trigger in ["drop trigger audit_events_refuse_update", "drop trigger audit_events_refuse_change on audit_events"] {
            bed.tamper(trigger).await.ok();
        }
        let altered = "update audit_events set actor_id = subject_id where id in (select id from audit_events where event = 'application-approved' order by id limit 1)";
        assert_eq!(bed.tamper(altered).await.expect("altered"), 1);
        let refused = commands::audit::verify(config()).await.expect_err("one row is enough");
        assert_eq!(refused.to_string(), "the audit log does not hold");
    }

    async fn a_database_that_holds_somebody_else_is_not_seeded(bed) {
        bed.applicant("mona").await;
        assert!(commands::seed::fill(&bed).await.is_err());
        assert_eq!(accounts::is_open(&bed, &domain::text::Email::parse("applicant@demo.example").expect("an address")).await.ok(), Some(false));
    }

    async fn a_copy_of_sqlite_holds_what_was_committed(bed) {
        bed.account("mona", &[Role::Applicant]).await;
        let file = std::env::temp_dir().join(format!("portal-copy-{:?}-{}.db", bed.db.engine(), std::process::id()));
        let _ = std::fs::remove_file(&file);
        let copied = bed.db.copy_to(&file).await.expect("copied");
        assert_eq!(copied, bed.db.engine() == usecases::db::Engine::Sqlite);
        if copied {
            assert!(bed.db.copy_to(&file).await.is_err(), "an older copy is never overwritten");
            let db = usecases::db::Db::connect(&format!("sqlite:{}", file.display()), usecases::db::Options::default()).await.expect("opened");
            let copy = usecases::Portal { db, ..bed.portal.clone() };
            assert!(!accounts::is_empty(&copy).await.expect("read"));
            copy.db.close().await;
            for end in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{end}", file.display()));
            }
        }
    }
}
