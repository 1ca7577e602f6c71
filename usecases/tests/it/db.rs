//! The base of everything: statements, values, transactions.

use usecases::db::{Db, Error, Options, Statement};
use usecases::{binds, on_both_engines, transaction};

fn raw(text: &'static str) -> Statement {
    Statement { name: "raw", text }
}

on_both_engines! {
    async fn every_statement_of_every_store_is_prepared(portal) {
        let mut faults = Vec::new();
        for statement in usecases::statements() {
            let mut tx = portal.db.begin().await.unwrap();
            if let Err(error) = tx.prepare(statement).await {
                faults.push(format!("{}: {:?}", statement.name, error));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(usecases::statements().len() > 20);
    }

    async fn a_row_comes_back_as_it_was_bound(portal) {
        #[derive(Debug, PartialEq, sqlx::FromRow)]
        struct Row {
            id: uuid::Uuid,
            words: String,
            number: i64,
            truth: bool,
            bytes: Vec<u8>,
            json: Option<sqlx::types::Json<Vec<i64>>>,
            absent: Option<uuid::Uuid>,
        }
        let id = portal.new_id();
        let mut tx = portal.db.begin().await.unwrap();
        tx.execute(
            raw("create table kinds (id uuid primary key, words text, number bigint, truth boolean, bytes bytea, json jsonb, absent uuid)"),
            vec![],
        )
        .await
        .unwrap();
        let json = serde_json::json!([1, 2]);
        let row = binds![id, "كلام", i64::MIN, true, vec![0_u8, 255], json, None::<uuid::Uuid>];
        tx.execute(raw("insert into kinds values ($1, $2, $3, $4, $5, $6, $7)"), row).await.unwrap();
        let found: Row = tx.fetch_one(raw("select * from kinds where id = $1 and truth"), binds![id]).await.unwrap();
        let expected = Row {
            id,
            words: "كلام".into(),
            number: i64::MIN,
            truth: true,
            bytes: vec![0, 255],
            json: Some(sqlx::types::Json(vec![1, 2])),
            absent: None,
        };
        assert_eq!(found, expected);
        let missing = tx.fetch_one::<(i64,)>(raw("select number from kinds where id = $1"), binds![portal.new_id()]).await;
        assert!(matches!(missing, Err(Error::Missing)));
    }

    async fn what_a_constraint_refuses_is_known_by_kind(portal) {
        let id = portal.new_id();
        let insert = raw("insert into schedules (kind, next_at) values ($1, $2)");
        let mut tx = portal.db.begin().await.unwrap();
        tx.execute(insert, binds!["a", 1_i64]).await.unwrap();
        assert!(matches!(tx.execute(insert, binds!["a", 1_i64]).await, Err(Error::Unique(_))));
        drop(tx);
        let mut tx = portal.db.begin().await.unwrap();
        let refused = tx.execute(raw("insert into recovery_codes (account_id, code_hash) values ($1, $2)"), binds![id, vec![1_u8]]).await;
        assert!(matches!(refused, Err(Error::ForeignKey(_))));
        drop(tx);
        let mut tx = portal.db.begin().await.unwrap();
        let refused = tx
            .execute(raw("insert into jobs (id, kind, payload, state, run_at, attempts, created_at) values ($1, 'x', '', 'odd', 1, 0, 1)"), binds![id])
            .await;
        assert!(matches!(refused, Err(Error::Check(_))));
    }

    async fn a_transaction_that_ends_in_an_error_has_not_happened(portal) {
        let insert = raw("insert into schedules (kind, next_at) values ($1, $2)");
        let refused: usecases::Result<()> = transaction!(portal.db, tx => {
            tx.execute(insert, binds!["half", 1_i64]).await?;
            Err(usecases::Error::conflict("no"))
        });
        assert!(refused.is_err());
        transaction!(portal.db, tx => { Ok(tx.execute(insert, binds!["whole", 1_i64]).await?) }).unwrap();
        let mut tx = portal.db.read().await.unwrap();
        let kinds: Vec<(String,)> = tx.fetch_all(raw("select kind from schedules order by kind"), vec![]).await.unwrap();
        assert_eq!(kinds, [("whole".to_owned(),)]);
    }

    async fn a_reading_transaction_refuses_to_write(portal) {
        let mut tx = portal.db.read().await.unwrap();
        assert!(tx.execute(raw("insert into schedules (kind, next_at) values ('x', 1)"), vec![]).await.is_err());
    }

    async fn migrating_again_changes_nothing(portal) {
        portal.db.migrate().await.unwrap();
        let again = Db::connect(&portal.address, Options::default()).await.unwrap();
        again.migrate().await.unwrap();
        again.close().await;
    }

    async fn an_append_only_table_refuses_update_and_delete(portal) {
        for table in usecases::db::append_only_tables() {
            let texts: [&'static str; 2] = match table {
                "audit_events" => ["update audit_events set event = 'x'", "delete from audit_events"],
                "audit_anchors" => ["update audit_anchors set events = 0", "delete from audit_anchors"],
                other => [
                    Box::leak(format!("update {other} set id = id").into_boxed_str()),
                    Box::leak(format!("delete from {other}").into_boxed_str()),
                ],
            };
            // A row trigger speaks up only where there is a row.
            let rows: i64 = {
                let mut tx = portal.db.read().await.unwrap();
                tx.fetch_one::<(i64,)>(raw(Box::leak(format!("select cast(count(*) as bigint) from {table}").into_boxed_str())), vec![]).await.unwrap().0
            };
            if rows == 0 && table.starts_with("audit") {
                portal.tamper("insert into audit_events (id, subject_kind, subject_id, seq, at, event, facts, hash) values ('00000000-0000-0000-0000-000000000001', 'x', '00000000-0000-0000-0000-000000000001', 1, 1, 'x', '', '')").await.ok();
                portal.tamper("insert into audit_anchors (on_day, until_at, events, hash) values ('2026-01-01', 1, 1, '')").await.ok();
            }
            if rows > 0 || table.starts_with("audit") {
                for text in texts {
                    assert!(portal.tamper(text).await.is_err(), "{text}");
                }
            }
        }
    }

    async fn work_that_met_another_transaction_is_done_again(portal) {
        // Two transactions that take two rows in opposite order: one of them is a deadlock on Postgres; on SQLite they queue.
        let insert = raw("insert into schedules (kind, next_at) values ($1, 0)");
        transaction!(portal.db, tx => {
            tx.execute(insert, binds!["a"]).await?;
            Ok(tx.execute(insert, binds!["b"]).await?)
        })
        .unwrap();
        let add = raw("update schedules set next_at = next_at + 1 where kind = $1");
        let tasks: Vec<_> = (0..8)
            .map(|turn| {
                let db = portal.db.clone();
                tokio::spawn(async move {
                    let (first, second) = if turn % 2 == 0 { ("a", "b") } else { ("b", "a") };
                    transaction!(db, tx => {
                        tx.execute(add, binds![first]).await?;
                        tokio::task::yield_now().await;
                        Ok(tx.execute(add, binds![second]).await?)
                    })
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let mut tx = portal.db.read().await.unwrap();
        let sums: Vec<(i64,)> = tx.fetch_all(raw("select next_at from schedules order by kind"), vec![]).await.unwrap();
        assert_eq!(sums, [(8,), (8,)]);
    }
}

#[test]
fn every_store_is_in_the_list_of_statements() {
    fn stores(folder: &std::path::Path, found: &mut usize) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                stores(&entry.path(), found);
            } else if entry.path().extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(entry.path()).unwrap();
                *found += text.lines().filter(|line| *line == "statements! {").count();
            }
        }
    }
    let mut found = 0;
    stores(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let mut listed: Vec<&str> = usecases::statements()
        .iter()
        .filter_map(|statement| statement.name.rsplit_once("::"))
        .map(|(module, _)| module)
        .collect();
    listed.sort_unstable();
    listed.dedup();
    assert_eq!(found, listed.len(), "a store is missing in usecases::statements(): {listed:?}");
}
