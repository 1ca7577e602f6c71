//! Applications: typing, filing, payment and its clock, requirements, withdrawal, the inquiry.

use domain::application::classification::{RequestFields, Task, TaskState};
use domain::application::{
    About, Action, Attention, PublicStatus, RequirementAnswerFields, State, StatusInquiryFields, Subject, Turn,
};
use domain::ids::{ApplicationId, RequirementItemId};
use domain::lang::Lang;
use domain::money::Money;
use domain::permission::Role;
use domain::service::ServiceCode;
use domain::time::CivilDate;
use usecases::applications::{self, StepFields};
use usecases::context::Actor;
use usecases::db::Statement;
use usecases::documents::{self, NewFile, Place};
use usecases::testkit::{Testbed, files, filings};
use usecases::{Error, binds, on_both_engines};

const DAY: i64 = 24 * 3_600;

fn code<T: std::fmt::Debug>(outcome: Result<T, Error>) -> &'static str {
    match outcome.unwrap_err() {
        Error::Conflict { code } => code,
        Error::NotFound => "not-found",
        Error::Forbidden(_) => "forbidden",
        Error::Invalid(_) => "invalid",
        other => panic!("{other:?}"),
    }
}

async fn state(portal: &Testbed, actor: &Actor, id: ApplicationId) -> State {
    applications::get_application(portal, actor, id).await.unwrap().state
}

async fn write(portal: &Testbed, text: &'static str, values: Vec<usecases::db::Value>) {
    let mut tx = portal.db.begin().await.unwrap();
    tx.execute(Statement { name: "test", text }, values).await.unwrap();
    tx.commit().await.unwrap();
}

fn answer(note: &str) -> RequirementAnswerFields {
    RequirementAnswerFields { note: note.to_owned(), confirm: "yes".to_owned() }
}

async fn settle(portal: &Testbed, id: ApplicationId, at: domain::time::Instant) -> &'static str {
    usecases::testkit::filings::settle(portal, id, at).await
}

on_both_engines! {
    async fn what_was_typed_is_kept_right_or_wrong_and_found_on_another_device(portal) {
        let actor = filings::applicant(&portal).await;
        let id = applications::start(&portal, &actor, ServiceCode::Classification, None).await.unwrap();
        let typed = RequestFields { profession: "nursing".into(), specialty: "orthodontics".into(), rank: "x".into() };
        let faults = applications::save_step(&portal, &actor, id, StepFields::Request(typed.clone())).await.unwrap();
        assert_eq!(faults.first_of("specialty").unwrap().code, "not-of-profession");
        assert_eq!(faults.first_of("rank").unwrap().code, "not-a-choice");
        let view = applications::get_draft(&portal, &actor, id).await.unwrap();
        assert_eq!(view.draft.request, typed);
        assert_eq!(view.tasks.iter().find(|task| task.task == Task::Request).unwrap().state, TaskState::InProgress);
        assert_eq!(view.quote, None);
        applications::save_step(&portal, &actor, id, StepFields::Request(filings::request())).await.unwrap();
        let view = applications::get_draft(&portal, &actor, id).await.unwrap();
        assert_eq!(view.quote.unwrap().total, Money::from_halalas(110_000));
    }

    async fn a_draft_is_its_owners_alone_and_lies_sealed(portal) {
        let actor = filings::applicant(&portal).await;
        let other = filings::applicant(&portal).await;
        let id = filings::whole_draft(&portal, &actor, 1).await;
        assert_eq!(code(applications::get_draft(&portal, &other, id).await), "not-found");
        assert_eq!(code(applications::save_step(&portal, &other, id, StepFields::Request(filings::request())).await), "not-found");
        assert_eq!(code(applications::submit(&portal, &other, id, None).await), "not-found");
        assert_eq!(code(applications::discard(&portal, &other, id).await), "not-found");
        assert_eq!(code(applications::start(&portal, &other, ServiceCode::Classification, Some(id)).await), "not-found");
        let reviewer = portal.actor("reviewer", &[Role::Reviewer]).await;
        assert_eq!(code(applications::save_step(&portal, &reviewer, id, StepFields::Request(filings::request())).await), "forbidden");
        let mut tx = portal.db.read().await.unwrap();
        let read = Statement { name: "test", text: "select draft_sealed from applications where id = $1" };
        let (sealed,): (Vec<u8>,) = tx.fetch_one(read, binds![id]).await.unwrap();
        assert!(!sealed.windows(4).any(|part| part == b"sa\",".as_slice() || part == b"1987".as_slice()));
    }

    async fn lists_of_a_draft_have_their_limits_and_take_documents_with_them(portal) {
        let actor = filings::applicant(&portal).await;
        let id = filings::whole_draft(&portal, &actor, 1).await;
        let view = applications::get_draft(&portal, &actor, id).await.unwrap();
        let (first, before) = (view.draft.qualifications[0].id, view.documents.len());
        for _ in 1..10 {
            applications::add_qualification(&portal, &actor, id, filings::qualification()).await.unwrap();
        }
        assert_eq!(code(applications::add_qualification(&portal, &actor, id, filings::qualification()).await), "invalid");
        applications::remove_qualification(&portal, &actor, id, first).await.unwrap();
        applications::remove_qualification(&portal, &actor, id, first).await.unwrap();
        let view = applications::get_draft(&portal, &actor, id).await.unwrap();
        assert_eq!((view.draft.qualifications.len(), view.documents.len()), (9, before - 2));
        let missing = applications::edit_qualification(&portal, &actor, id, first, filings::qualification()).await;
        assert_eq!(code(missing), "not-found");
        let (job, _) = applications::add_experience(&portal, &actor, id, Default::default()).await.unwrap();
        assert!(applications::get_draft(&portal, &actor, id).await.unwrap().draft.has_experience());
        let faults = applications::edit_experience(&portal, &actor, id, job, Default::default()).await.unwrap();
        assert_eq!(faults.first_of("employer").unwrap().code, "required");
        applications::remove_experience(&portal, &actor, id, job).await.unwrap();
    }

    async fn only_so_many_drafts_are_kept_and_a_discarded_one_is_forgotten(portal) {
        let actor = filings::applicant(&portal).await;
        let first = filings::whole_draft(&portal, &actor, 1).await;
        for _ in 1..10 {
            applications::start(&portal, &actor, ServiceCode::Classification, None).await.unwrap();
        }
        assert_eq!(code(applications::start(&portal, &actor, ServiceCode::Classification, None).await), "too-many-drafts");
        assert_eq!(code(applications::start(&portal, &actor, ServiceCode::Registration, None).await), "service-closed");
        let document = applications::get_draft(&portal, &actor, first).await.unwrap().documents[0].id;
        applications::discard(&portal, &actor, first).await.unwrap();
        portal.work().await;
        assert_eq!(applications::list(&portal, &actor).await.unwrap().len(), 9);
        assert_eq!(code(applications::get_draft(&portal, &actor, first).await), "not-a-draft");
        assert_eq!(code(applications::get_application(&portal, &actor, first).await), "not-found");
        assert_eq!(code(documents::download(&portal, &actor, document).await), "not-found");
    }

    async fn every_obstacle_is_named_at_once(portal) {
        let actor = filings::applicant(&portal).await;
        let id = applications::start(&portal, &actor, ServiceCode::Classification, None).await.unwrap();
        let Error::Invalid(faults) = applications::submit(&portal, &actor, id, None).await.unwrap_err() else { panic!() };
        let all: Vec<(&str, &str)> = faults.0.iter().map(|fault| (fault.field.as_ref(), fault.code.as_ref())).collect();
        for expected in [
            ("identity", "step-incomplete"),
            ("request", "step-incomplete"),
            ("qualifications", "step-incomplete"),
            ("declaration", "step-incomplete"),
            ("photo", "document-missing"),
            ("conditions", "conditions-not-met"),
        ] {
            assert!(all.contains(&expected), "{expected:?} in {all:?}");
        }
        let codes = &faults.first_of("conditions").unwrap().params[0].1;
        assert_eq!(codes, "qualification-missing internship-missing licence-or-letter-missing");
        let mut abroad = filings::identity(1);
        "outside".clone_into(&mut abroad.residence);
        applications::save_step(&portal, &actor, id, StepFields::Identity(abroad)).await.unwrap();
        let Error::Invalid(faults) = applications::submit(&portal, &actor, id, None).await.unwrap_err() else { panic!() };
        assert!(faults.first_of("conditions").unwrap().params[0].1.contains("good-standing-missing"));
    }

    async fn a_filing_fixes_identity_fee_and_day_and_tells_the_applicant(portal) {
        let actor = filings::applicant(&portal).await;
        let id = filings::whole_draft(&portal, &actor, 7).await;
        assert_eq!(code(applications::submit(&portal, &actor, id, Some(Money::from_halalas(60_000))).await), "fee-changed");
        let filed = applications::submit(&portal, &actor, id, Some(Money::from_halalas(110_000))).await.unwrap();
        assert!(filed.is_first);
        let again = applications::submit(&portal, &actor, id, Some(Money::from_halalas(110_000))).await.unwrap();
        assert_eq!((again.is_first, &again.number), (false, &filed.number));
        let view = applications::get_application(&portal, &actor, id).await.unwrap();
        assert_eq!(view.state, State::AwaitingPayment);
        assert_eq!(view.clock.until, CivilDate::from_ymd(2026, 2, 3), "day D + 30");
        assert_eq!((view.clock.turn, view.clock.days_left), (Turn::Applicant, 30));
        assert_eq!(view.applicant_name, "نورة سالم العتيبي");
        assert!(view.identity_masked.starts_with('1') && view.identity_masked.contains('•'));
        assert_eq!(view.actions, [Action::Withdraw]);
        assert_eq!(code(applications::save_step(&portal, &actor, id, StepFields::Request(filings::request())).await), "not-a-draft");
        let sent = portal.sent_to(&filings::address(&actor)).await;
        assert_eq!(sent.len(), 1);
        assert!(sent[0].content.text.contains(&filed.number.replace(' ', "\u{a0}")) && sent[0].content.text.contains("1,100.00 ر.س"));
        assert!(sent[0].content.text.contains("3 فبراير 2026"), "{}", sent[0].content.text);
    }

    async fn a_verified_identity_belongs_to_one_account_and_does_not_change_by_filing(portal) {
        let actor = filings::applicant(&portal).await;
        filings::filed(&portal, &actor, 7).await;
        let other = filings::applicant(&portal).await;
        let same = filings::whole_draft(&portal, &other, 7).await;
        let changed = filings::whole_draft(&portal, &actor, 8).await;
        write(&portal, "update profiles set verified_at = 1 where account_id = $1", binds![actor.account]).await;
        assert_eq!(code(applications::submit(&portal, &other, same, None).await), "identity-in-use");
        assert_eq!(code(applications::submit(&portal, &actor, changed, None).await), "identity-differs");
        // What nobody verified keeps nobody out.
        write(&portal, "update profiles set verified_at = null where account_id = $1", binds![actor.account]).await;
        applications::submit(&portal, &other, same, None).await.unwrap();
        let next = applications::start(&portal, &actor, ServiceCode::Classification, None).await.unwrap();
        let view = applications::get_draft(&portal, &actor, next).await.unwrap();
        assert_eq!(view.draft.identity.identity_number, filings::identity(7).identity_number);
        assert_eq!(view.draft.identity.birth_year, "1987");
    }

    async fn filing_twice_at_the_same_moment_files_once(portal) {
        let actor = filings::applicant(&portal).await;
        for round in 0..20 {
            // The identity is one person's; each round is a new draft of theirs.
            let id = filings::whole_draft(&portal, &actor, 7).await;
            let tries: Vec<_> = (0..4)
                .map(|_| {
                    let (portal, actor) = (portal.portal.clone(), actor.clone());
                    tokio::spawn(async move { applications::submit(&portal, &actor, id, None).await })
                })
                .collect();
            let mut first = 0;
            for one in tries {
                first += u32::from(one.await.unwrap().unwrap().is_first);
            }
            assert_eq!(first, 1, "round {round}");
            let mut tx = portal.db.read().await.unwrap();
            let count = Statement { name: "test", text: "select cast(count(*) as bigint) from application_events where application_id = $1" };
            assert_eq!(tx.fetch_one::<(i64,)>(count, binds![id]).await.unwrap().0, 1, "round {round}");
        }
    }

    async fn unpaid_is_cancelled_when_day_thirty_has_ended_in_riyadh_and_not_before(portal) {
        let actor = filings::applicant(&portal).await;
        let id = filings::filed(&portal, &actor, 7).await;
        let last = CivilDate::from_ymd(2026, 2, 3).unwrap();
        portal.clock.set(last.end());
        applications::expire_all_unpaid(&portal).await.unwrap();
        assert_eq!(state(&portal, &actor, id).await, State::AwaitingPayment);
        portal.clock.set(last.plus_days(1).start());
        applications::expire_all_unpaid(&portal).await.unwrap();
        applications::expire_all_unpaid(&portal).await.unwrap();
        assert_eq!(state(&portal, &actor, id).await, State::Cancelled);
        let told = portal.sent_to(&filings::address(&actor)).await;
        assert_eq!(told.iter().filter(|sent| sent.content.subject.contains("أُلغي")).count(), 1);
        assert_eq!(settle(&portal, id, last.end()).await, "too-late");
        // What was typed is kept for a new one, but for the declaration.
        let next = applications::start(&portal, &actor, ServiceCode::Classification, Some(id)).await.unwrap();
        let view = applications::get_draft(&portal, &actor, next).await.unwrap();
        assert_eq!(view.draft.qualifications.len(), 1);
        assert_eq!(view.draft.declaration, Default::default());
    }

    async fn payment_leads_into_review_once_by_the_day_it_was_paid(portal) {
        let actor = filings::applicant(&portal).await;
        let id = filings::filed(&portal, &actor, 7).await;
        let last = CivilDate::from_ymd(2026, 2, 3).unwrap();
        // Learned of a day later, paid in time: in time.
        portal.clock.set(last.plus_days(1).start());
        assert_eq!(settle(&portal, id, last.end()).await, "entered");
        assert_eq!(settle(&portal, id, last.end()).await, "already");
        let view = applications::get_application(&portal, &actor, id).await.unwrap();
        assert_eq!((view.state, view.clock.turn), (State::UnderReview, Turn::Authority));
        assert_eq!(view.clock.decision.unwrap().total, 10);
        assert_eq!(view.clock.until, CivilDate::from_ymd(2026, 2, 18), "ten business days after 4 February");
        applications::expire_all_unpaid(&portal).await.unwrap();
        assert_eq!(state(&portal, &actor, id).await, State::UnderReview);
        let other = filings::applicant(&portal).await;
        let late = filings::filed(&portal, &other, 9).await;
        let due = portal.today().plus_days(30);
        assert_eq!(settle(&portal, late, due.plus_days(1).start()).await, "too-late");
    }

    async fn paying_and_expiring_at_the_same_moment_end_in_one_of_the_two(portal) {
        for round in 0..10 {
            let actor = filings::applicant(&portal).await;
            let id = filings::filed(&portal, &actor, 100 + round).await;
            let paid_at = portal.now();
            portal.clock.advance_seconds(31 * DAY);
            let paying = {
                let portal = portal.clone();
                tokio::spawn(async move { filings::settle(&portal, id, paid_at).await })
            };
            let expiring = {
                let portal = portal.portal.clone();
                tokio::spawn(async move { applications::expire_all_unpaid(&portal).await })
            };
            let paid = paying.await.unwrap();
            expiring.await.unwrap().unwrap();
            let ended = state(&portal, &actor, id).await;
            assert_eq!(ended == State::UnderReview, paid == "entered", "round {round}");
            assert_eq!(ended == State::Cancelled, paid == "too-late", "round {round}");
        }
    }

    async fn reminders_go_out_on_their_days_once_each(portal) {
        let actor = filings::applicant(&portal).await;
        filings::filed(&portal, &actor, 7).await;
        let mut sent_on = Vec::new();
        let mut before = 0;
        for day in 0..32 {
            applications::remind(&portal).await.unwrap();
            applications::remind(&portal).await.unwrap();
            let count = portal.sent_to(&filings::address(&actor)).await.iter().filter(|sent| sent.content.subject.contains("تذكير")).count();
            if count > before {
                assert_eq!(count, before + 1, "day {day}");
                sent_on.push(30 - day);
                before = count;
            }
            portal.clock.advance_seconds(DAY);
            if day == 29 {
                assert_eq!(sent_on, [14, 7, 3, 1]);
            }
        }
        assert_eq!(sent_on, [14, 7, 3, 1]);
    }

    async fn reminders_missed_while_nothing_ran_are_made_up_for_by_one(portal) {
        let actor = filings::applicant(&portal).await;
        filings::filed(&portal, &actor, 7).await;
        portal.clock.advance_seconds(25 * DAY);
        applications::remind(&portal).await.unwrap();
        portal.clock.advance_seconds(DAY);
        applications::remind(&portal).await.unwrap();
        let sent = portal.sent_to(&filings::address(&actor)).await;
        let reminders: Vec<_> = sent.iter().filter(|sent| sent.content.subject.contains("تذكير")).collect();
        assert_eq!(reminders.len(), 1);
        assert!(reminders[0].content.text.contains("5 أيام"), "{}", reminders[0].content.text);
    }

    async fn requirements_are_answered_item_by_item_and_the_clock_goes_on(portal) {
        let actor = filings::applicant(&portal).await;
        let (id, items) = asked(&portal, &actor).await;
        let view = applications::get_application(&portal, &actor, id).await.unwrap();
        assert_eq!((view.state, view.clock.turn), (State::AdditionalRequirements, Turn::Applicant));
        assert_eq!(view.items.len(), 2);
        assert!(view.items.iter().all(|item| item.document.is_some() && item.answer.is_none()));
        let Error::Invalid(faults) = applications::answer_requirements(&portal, &actor, id, &answer("")).await.unwrap_err() else { panic!() };
        assert_eq!(faults.0.len(), 2);
        let file = || NewFile { name: "again.pdf".into(), content: files::pdf(2) };
        for item in &items {
            documents::upload(&portal, &actor, id, Place::Item(*item), file()).await.unwrap();
        }
        let elsewhere = Place::Item(RequirementItemId(portal.new_id()));
        assert_eq!(code(documents::upload(&portal, &actor, id, elsewhere, file()).await), "not-found");
        portal.clock.advance_seconds(3 * DAY);
        applications::answer_requirements(&portal, &actor, id, &answer("صورت الصفحتين")).await.unwrap();
        assert_eq!(code(applications::answer_requirements(&portal, &actor, id, &answer("")).await), "not-from-here");
        let view = applications::get_application(&portal, &actor, id).await.unwrap();
        assert_eq!((view.state, view.clock.turn), (State::UnderReview, Turn::Authority));
        assert!(view.items.iter().all(|item| item.answered_at.is_some() && item.answer.as_ref().unwrap().pages == 2));
        assert!(view.items.iter().all(|item| item.document.is_some()), "what was found wanting is kept beside");
        // Three calendar days with the applicant, of which Monday to Wednesday were business days.
        assert_eq!(view.clock.until, CivilDate::from_ymd(2026, 1, 21));
    }

    async fn a_step_asked_for_is_typed_anew_and_nothing_else_is(portal) {
        let actor = filings::applicant(&portal).await;
        let (id, items) = asked(&portal, &actor).await;
        assert_eq!(code(applications::save_step(&portal, &actor, id, StepFields::Identity(filings::identity(7))).await), "not-a-draft");
        write(&portal, "update requirement_items set subject = 'step:request', document_id = null where id = $1", binds![items[0]]).await;
        write(&portal, "update requirement_items set subject = 'step:qualifications', document_id = null where id = $1", binds![items[1]]).await;
        let mut dearer = filings::request();
        "technician".clone_into(&mut dearer.rank);
        assert_eq!(code(applications::save_step(&portal, &actor, id, StepFields::Request(dearer)).await), "invalid");
        let mut other = filings::request();
        "midwifery".clone_into(&mut other.specialty);
        applications::save_step(&portal, &actor, id, StepFields::Request(other)).await.unwrap();
        let (added, faults) = applications::add_qualification(&portal, &actor, id, Default::default()).await.unwrap();
        assert!(!faults.is_empty());
        let Error::Invalid(unmet) = applications::answer_requirements(&portal, &actor, id, &answer("")).await.unwrap_err() else { panic!() };
        assert_eq!(unmet.0.len(), 1, "a step that is wrong is not met");
        applications::edit_qualification(&portal, &actor, id, added, filings::qualification()).await.unwrap();
        applications::answer_requirements(&portal, &actor, id, &answer("")).await.unwrap();
        let view = applications::get_application(&portal, &actor, id).await.unwrap();
        assert_eq!((view.state, view.requested.specialty.as_deref()), (State::UnderReview, Some("midwifery")));
    }

    async fn the_dashboard_says_what_needs_one_now(portal) {
        let actor = filings::applicant(&portal).await;
        let draft = applications::start(&portal, &actor, ServiceCode::Classification, None).await.unwrap();
        let filed = filings::filed(&portal, &actor, 7).await;
        let board = applications::dashboard(&portal, &actor).await.unwrap();
        assert_eq!(board.applications.len(), 2);
        let invoice = applications::get_application(&portal, &actor, filed).await.unwrap().invoice.unwrap();
        let needs: Vec<_> = board.needs.iter().map(|item| (item.attention, item.about, item.amount)).collect();
        assert_eq!(needs, [(Attention::UnpaidInvoice, About::Invoice(invoice.id), Some(invoice.total))]);
        portal.clock.advance_seconds(8 * DAY);
        let board = applications::dashboard(&portal, &actor).await.unwrap();
        assert!(board.needs.iter().any(|item| item.attention == Attention::OldDraft && item.about == About::Application(draft)));
    }

    async fn unanswered_is_closed_when_day_thirty_has_ended_and_not_before(portal) {
        let actor = filings::applicant(&portal).await;
        let (id, items) = asked(&portal, &actor).await;
        let last = portal.today().plus_days(30);
        portal.clock.set(last.end());
        applications::close_unanswered(&portal).await.unwrap();
        assert_eq!(state(&portal, &actor, id).await, State::AdditionalRequirements);
        portal.clock.set(last.plus_days(1).start());
        let file = NewFile { name: "late.pdf".into(), content: files::pdf(1) };
        for item in items {
            documents::upload(&portal, &actor, id, Place::Item(item), file.clone()).await.unwrap();
        }
        assert_eq!(code(applications::answer_requirements(&portal, &actor, id, &answer("")).await), "too-late");
        applications::close_unanswered(&portal).await.unwrap();
        applications::close_unanswered(&portal).await.unwrap();
        let view = applications::get_application(&portal, &actor, id).await.unwrap();
        assert_eq!((view.state, view.rejection.unwrap().code()), (State::Rejected, "no-response"));
    }

    async fn withdrawing_ends_it_from_every_state_before_a_decision(portal) {
        let actor = filings::applicant(&portal).await;
        let waiting = filings::filed(&portal, &actor, 7).await;
        applications::withdraw(&portal, &actor, waiting).await.unwrap();
        assert_eq!(state(&portal, &actor, waiting).await, State::Withdrawn);
        assert_eq!(code(applications::withdraw(&portal, &actor, waiting).await), "not-from-here");
        assert_eq!(settle(&portal, waiting, portal.now()).await, "too-late");
        let (asked, _) = asked(&portal, &actor).await;
        let other = filings::applicant(&portal).await;
        assert_eq!(code(applications::withdraw(&portal, &other, asked).await), "not-found");
        applications::withdraw(&portal, &actor, asked).await.unwrap();
        let draft = applications::start(&portal, &actor, ServiceCode::Classification, None).await.unwrap();
        assert_eq!(code(applications::withdraw(&portal, &actor, draft).await), "not-from-here");
    }

    async fn the_inquiry_shows_no_name_and_tells_a_wrong_number_nothing(portal) {
        let actor = filings::applicant(&portal).await;
        let id = filings::filed(&portal, &actor, 7).await;
        let number = applications::get_application(&portal, &actor, id).await.unwrap().number;
        let ask = |number: &str| StatusInquiryFields { number: number.to_owned() };
        let view = applications::status_by_number(&portal, &ask(&number), "192.0.2.9").await.unwrap();
        assert_eq!(view.status, PublicStatus::AwaitingPayment);
        let shown = serde_json::to_string(&view).unwrap();
        assert!(!shown.contains("نورة") && !shown.contains("specialist") && !shown.contains("1100"));
        let draft = applications::start(&portal, &actor, ServiceCode::Classification, None).await.unwrap();
        let mut tx = portal.db.read().await.unwrap();
        let of = Statement { name: "test", text: "select number from applications where id = $1" };
        let (unfiled,): (String,) = tx.fetch_one(of, binds![draft]).await.unwrap();
        drop(tx);
        let wrong = format!("{}{}", &number[..13], (number.as_bytes()[13] - b'0' + 1) % 10);
        for number in [wrong.as_str(), unfiled.as_str()] {
            assert_eq!(code(applications::status_by_number(&portal, &ask(number), "192.0.2.9").await), "not-found");
        }
        assert_eq!(code(applications::status_by_number(&portal, &ask("12"), "192.0.2.9").await), "invalid");
        for _ in 4..60 {
            let _ = applications::status_by_number(&portal, &ask("12"), "192.0.2.9").await;
        }
        let limited = applications::status_by_number(&portal, &ask(&number), "192.0.2.9").await;
        assert!(matches!(limited, Err(Error::TooMany { .. })));
        assert!(applications::status_by_number(&portal, &ask(&number), "192.0.2.10").await.is_ok());
    }

    async fn messages_come_in_the_language_one_reads(portal) {
        let actor = filings::applicant(&portal).await;
        usecases::accounts::set_language(&portal, &actor, Lang::En).await.unwrap();
        filings::filed(&portal, &actor, 7).await;
        let sent = portal.sent_to(&filings::address(&actor)).await;
        assert!(sent[0].content.text.contains("SAR 1,100.00") && sent[0].content.text.contains("/en/my/applications/"));
    }
}

/// An application under review whose reviewer has asked for two documents again. The desks' verbs are tested beside them;
/// here only what they leave behind is needed.
async fn asked(portal: &Testbed, actor: &Actor) -> (ApplicationId, Vec<RequirementItemId>) {
    let id = filings::filed(portal, actor, 7).await;
    assert_eq!(settle(portal, id, portal.now()).await, "entered");
    let reviewer = portal.actor("reviewer", &[Role::Reviewer]).await;
    let documents = applications::get_application(portal, actor, id).await.unwrap().documents;
    let mut items = Vec::new();
    for (position, document) in documents.iter().take(2).enumerate() {
        let item = RequirementItemId(portal.new_id());
        let insert = "insert into requirement_items (id, application_id, asked_at, asked_by_id, position, subject, document_id, finding, note)
            values ($1, $2, $3, $4, $5, $6, $7, 'unreadable', 'الصفحة الثانية')";
        let subject = Subject::Document { kind: document.kind, of: document.of }.code();
        let values =
            binds![item, id, portal.now(), reviewer.account, i64::try_from(position).unwrap(), subject, document.id];
        write(portal, insert, values).await;
        items.push(item);
    }
    let status = "update applications set status = 'additional-requirements', reviewer_id = $2, asked_at = $3, answer_by_on = $4, decision_due_on = null where id = $1";
    write(portal, status, binds![id, reviewer.account, portal.now(), portal.today().plus_days(30)]).await;
    let event = "insert into application_events (id, application_id, at, action, to_status, actor_id) values ($1, $2, $3, 'request-requirements', 'additional-requirements', $4)";
    write(portal, event, binds![portal.new_id(), id, portal.now(), reviewer.account]).await;
    (id, items)
}
