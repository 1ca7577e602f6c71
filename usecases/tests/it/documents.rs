//! Documents: what is taken in, who may read it, what goes when.

use domain::application::DocumentKind;
use domain::ids::{ApplicationId, DocumentId};
use domain::permission::Role;
use domain::service::ServiceCode;
use usecases::applications;
use usecases::context::Actor;
use usecases::db::Statement;
use usecases::documents::{self, MediaType, NewFile, Place};
use usecases::testkit::{Testbed, files, filings};
use usecases::{Error, binds, on_both_engines};

const IDENTITY: Place = Place::Draft { kind: DocumentKind::Identity, of: None };

fn file(name: &str, content: Vec<u8>) -> NewFile {
    NewFile { name: name.to_owned(), content }
}

async fn draft(portal: &Testbed) -> (Actor, ApplicationId) {
    let actor = filings::applicant(portal).await;
    let id = applications::start(portal, &actor, ServiceCode::Classification, None).await.unwrap();
    (actor, id)
}

async fn fault(portal: &Testbed, actor: &Actor, id: ApplicationId, content: Vec<u8>) -> String {
    match documents::upload(portal, actor, id, IDENTITY, file("x.pdf", content)).await.unwrap_err() {
        Error::Invalid(faults) => faults.first_of(documents::FIELD).unwrap().code.to_string(),
        Error::Conflict { code } => code.to_owned(),
        other => panic!("{other:?}"),
    }
}

fn is_not_found<T: std::fmt::Debug>(outcome: Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::NotFound))
}

on_both_engines! {
    async fn a_document_comes_back_whole_to_its_owner_and_to_nobody_else(portal) {
        let (actor, id) = draft(&portal).await;
        let content = files::pdf(2);
        let document = documents::upload(&portal, &actor, id, IDENTITY, file("C:\\هوية.pdf", content.clone())).await.unwrap();
        let got = documents::download(&portal, &actor, document).await.unwrap();
        assert_eq!((got.media, got.file_name.as_str(), got.content), (MediaType::Pdf, "هوية.pdf", content));
        let view = applications::get_draft(&portal, &actor, id).await.unwrap();
        assert_eq!((view.documents.len(), view.documents[0].pages), (1, 2));
        let other = filings::applicant(&portal).await;
        assert!(is_not_found(documents::download(&portal, &other, document).await));
        assert!(is_not_found(documents::remove(&portal, &other, document).await));
        assert!(is_not_found(documents::upload(&portal, &other, id, IDENTITY, file("x.pdf", files::pdf(1))).await));
        // A draft is nobody's to review.
        let reviewer = portal.actor("reviewer", &[Role::Reviewer]).await;
        assert!(is_not_found(documents::download(&portal, &reviewer, document).await));
        assert!(is_not_found(documents::download(&portal, &actor, DocumentId(portal.new_id())).await));
    }

    async fn staff_who_review_read_and_every_reading_is_recorded(portal) {
        let actor = filings::applicant(&portal).await;
        let id = filings::filed(&portal, &actor, 7).await;
        let document = applications::get_application(&portal, &actor, id).await.unwrap().documents[0].id;
        let reviewer = portal.actor("reviewer", &[Role::Reviewer]).await;
        let finance = portal.actor("finance", &[Role::FinanceOfficer]).await;
        let mut bare = reviewer.clone();
        bare.has_second_factor = false;
        assert!(is_not_found(documents::download(&portal, &finance, document).await));
        assert!(is_not_found(documents::download(&portal, &bare, document).await));
        documents::download(&portal, &reviewer, document).await.unwrap();
        documents::download(&portal, &reviewer, document).await.unwrap();
        documents::download(&portal, &actor, document).await.unwrap();
        let mut tx = portal.db.read().await.unwrap();
        let events = usecases::audit::list_of(&mut tx, id).await.unwrap();
        let reads: Vec<_> = events.iter().filter(|event| event.event == "document-read").collect();
        assert_eq!(reads.len(), 2);
        assert!(reads.iter().all(|read| read.actor_id == Some(reviewer.account.0)));
        assert!(events.iter().all(|event| !event.facts.contains("pdf")), "no file name in the log");
    }

    async fn a_fault_is_named_and_nothing_is_kept(portal) {
        let (actor, id) = draft(&portal).await;
        assert_eq!(fault(&portal, &actor, id, Vec::new()).await, "empty-file");
        assert_eq!(fault(&portal, &actor, id, b"MZ a program".to_vec()).await, "wrong-file-type");
        assert_eq!(fault(&portal, &actor, id, files::locked_pdf()).await, "locked-file");
        assert_eq!(fault(&portal, &actor, id, b"%PDF-1.4 torn".to_vec()).await, "unreadable-file");
        assert_eq!(fault(&portal, &actor, id, vec![b'%'; 10 * 1_048_576 + 1]).await, "file-too-large");
        assert!(applications::get_draft(&portal, &actor, id).await.unwrap().documents.is_empty());
    }

    async fn another_takes_the_place_and_the_file_of_the_first_goes(portal) {
        let (actor, id) = draft(&portal).await;
        let first = documents::upload(&portal, &actor, id, IDENTITY, file("1.pdf", files::pdf(1))).await.unwrap();
        let second = documents::upload(&portal, &actor, id, IDENTITY, file("2.png", files::png(9, 9))).await.unwrap();
        portal.work().await;
        let documents: Vec<_> = applications::get_draft(&portal, &actor, id).await.unwrap().documents;
        assert_eq!((documents.len(), documents[0].id, documents[0].media_type.as_str()), (1, second, "image/png"));
        assert!(is_not_found(documents::download(&portal, &actor, first).await));
        documents::remove(&portal, &actor, second).await.unwrap();
        documents::remove(&portal, &actor, second).await.unwrap();
        portal.work().await;
        assert!(applications::get_draft(&portal, &actor, id).await.unwrap().documents.is_empty());
        assert!(is_not_found(documents::download(&portal, &actor, second).await));
    }

    async fn only_what_is_asked_for_is_taken_and_only_while_it_is(portal) {
        let (actor, id) = draft(&portal).await;
        let odd = Place::Draft { kind: DocumentKind::RefundProof, of: None };
        let refused = documents::upload(&portal, &actor, id, odd, file("x.pdf", files::pdf(1))).await.unwrap_err();
        assert!(matches!(refused, Error::Conflict { code: "not-required" }));
        let filed = filings::filed(&portal, &actor, 7).await;
        assert_eq!(fault(&portal, &actor, filed, files::pdf(1)).await, "not-a-draft");
        let document = applications::get_application(&portal, &actor, filed).await.unwrap().documents[0].id;
        let refused = documents::remove(&portal, &actor, document).await.unwrap_err();
        assert!(matches!(refused, Error::Conflict { code: "not-a-draft" }));
    }

    async fn an_account_has_so_much_room_and_an_application_so_many_files(portal) {
        let (actor, id) = draft(&portal).await;
        let document = documents::upload(&portal, &actor, id, IDENTITY, file("1.pdf", files::pdf(1))).await.unwrap();
        let grow = Statement { name: "test", text: "update documents set bytes = $2 where id = $1" };
        let mut tx = portal.db.begin().await.unwrap();
        tx.execute(grow, binds![document, 900_i64 * 1_048_576]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(fault(&portal, &actor, id, files::pdf(1)).await, "quota-exceeded");
        let mut tx = portal.db.begin().await.unwrap();
        tx.execute(grow, binds![document, 1_000_i64]).await.unwrap();
        let copy = Statement {
            name: "test",
            text: "insert into documents (id, application_id, account_id, kind, media_type, bytes, pages, sha256, file_name_sealed, uploaded_at)
                select $2, application_id, account_id, 'other', media_type, bytes, pages, sha256, file_name_sealed, uploaded_at from documents where id = $1",
        };
        for _ in 0..29 {
            tx.execute(copy, binds![document, portal.new_id()]).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(fault(&portal, &actor, id, files::pdf(1)).await, "too-many-files");
    }

    async fn a_file_that_was_exchanged_behind_our_back_is_not_given_out(portal) {
        let (actor, id) = draft(&portal).await;
        let document = documents::upload(&portal, &actor, id, IDENTITY, file("1.pdf", files::pdf(1))).await.unwrap();
        portal.objects.put(&portal.rng, document.0, b"another content").await.unwrap();
        assert!(matches!(documents::download(&portal, &actor, document).await, Err(Error::Unexpected(_))));
    }
}
