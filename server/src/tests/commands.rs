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
