//! The button pressed twice: one application is filed, once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::application::State;
use domain::money::Money;
use usecases::db::Statement;
use usecases::testkit::filings;
use usecases::{Actor, Error, Portal, applications, audit, binds, invoices, on_both_engines};

use super::racing::{racing, rounds};

/// Every invoice of an application: the list of an account is read a page at a time.
const INVOICES: Statement =
    Statement { name: "invoices", text: "select cast(count(*) as bigint) from invoices where application_id = $1" };

on_both_engines! {
    async fn pressing_submit_thrice_at_once_files_one_application(portal) {
        let applicant = filings::applicant(&portal).await;
        for number in (0_u32..).take(rounds(20)) {
            let id = filings::whole_draft(&portal, &applicant, 7).await;
            let firsts = Arc::new(AtomicUsize::new(0));
            let press = |by: &Actor| {
                let (by, firsts) = (by.clone(), firsts.clone());
                move |portal: Portal| async move {
                    let filed = applications::submit(&portal, &by, id, Some(Money::from_halalas(110_000))).await;
                    // One may be asked to press again; nothing else is answered.
                    assert!(matches!(filed, Ok(_) | Err(Error::Conflict { code: "busy" })), "round {number}: {filed:?}");
                    firsts.fetch_add(usize::from(filed.is_ok_and(|filed| filed.is_first)), Ordering::Relaxed);
                }
            };
            racing!(portal; press(&applicant), press(&applicant), press(&applicant));
            press(&applicant)(portal.portal.clone()).await;
            assert_eq!(firsts.load(Ordering::Relaxed), 1, "round {number}");
            assert_eq!(applications::get_application(&portal, &applicant, id).await.unwrap().state, State::AwaitingPayment);
            let mut tx = portal.db.read().await.unwrap();
            let (issued,): (i64,) = tx.fetch_one(INVOICES, binds![id]).await.unwrap();
            assert_eq!(issued, 1, "round {number}");
            let events = audit::list_of(&mut tx, id).await.unwrap();
            drop(tx);
            assert_eq!(events.iter().filter(|event| event.event.contains("submit")).count(), 1, "round {number}");
            // The list stays short: what is filed is taken back before the next.
            applications::withdraw(&portal, &applicant, id).await.unwrap();
        }
        assert_eq!(invoices::verify(&portal.db).await.unwrap(), []);
    }
}
