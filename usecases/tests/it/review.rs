//! The desks: queues, opening a file, every act and its refusals, the audit log after them.

use domain::application::{
    Action, ApproveFields, AssessmentFields, AssignFields, AttendanceFields, FileView, Queue, RejectFields,
    RejectionReason, RequirementAnswerFields, RequirementRequestFields, State, StudyFields, Subject, Turn,
};
use domain::form::Form as _;
use domain::ids::ApplicationId;
use domain::permission::Role;
use domain::time::CivilDate;
use usecases::applications::{self, StepFields};
use usecases::context::Actor;
use usecases::documents::{self, NewFile, Place};
use usecases::testkit::{Testbed, files, filings, money};
use usecases::{Error, audit, on_both_engines};

const DAY: i64 = 24 * 3_600;

pub(crate) fn code<T: std::fmt::Debug>(outcome: Result<T, Error>) -> String {
    match outcome.unwrap_err() {
        Error::Conflict { code } => code.to_owned(),
        Error::NotFound => "not-found".to_owned(),
        Error::Forbidden(denied) => denied.code().to_owned(),
        Error::Invalid(faults) => format!("{}: {}", faults.0[0].field, faults.0[0].code),
        other => panic!("{other:?}"),
    }
}

/// An application in review: filed and paid for today.
pub(crate) async fn in_review(portal: &Testbed, actor: &Actor, number: u32) -> ApplicationId {
    let id = filings::filed(portal, actor, number).await;
    assert_eq!(filings::settle(portal, id, portal.now()).await, "entered");
    id
}

async fn reviewer(portal: &Testbed, name: &str) -> Actor {
    portal.actor(name, &[Role::Reviewer]).await
}

async fn open(portal: &Testbed, actor: &Actor, id: ApplicationId) -> FileView {
    applications::open_file(portal, actor, id).await.unwrap()
}

/// The version a reader sees.
pub(crate) async fn seen(portal: &Testbed, actor: &Actor, id: ApplicationId) -> i64 {
    open(portal, actor, id).await.version
}

/// A file in review that a reviewer has taken.
async fn taken(portal: &Testbed, by: &Actor, number: u32) -> (Actor, ApplicationId) {
    let applicant = filings::applicant(portal).await;
    let id = in_review(portal, &applicant, number).await;
    applications::take_file(portal, by, id, seen(portal, by, id).await).await.unwrap();
    (applicant, id)
}

async fn study(portal: &Testbed, by: &Actor, id: ApplicationId) {
    let fields = StudyFields { note: "المؤهل معتمد".into(), confirm: "yes".into() };
    applications::mark_studied(portal, by, id, seen(portal, by, id).await, &fields).await.unwrap();
}

fn approval(rank: &str) -> ApproveFields {
    ApproveFields { rank: rank.into(), note: "مبارك".into(), confirm: "yes".into() }
}

fn rejection(reason: RejectionReason) -> RejectFields {
    RejectFields { reason: reason.code().into(), note: String::new(), confirm: "yes".into() }
}

fn session(on: CivilDate) -> AssessmentFields {
    AssessmentFields {
        session_day: on.day().to_string(),
        session_month: on.month().to_string(),
        session_year: on.year().to_string(),
        session_calendar: "gregorian".into(),
        place: "مركز الرياض، القاعة 3".into(),
    }
}

fn attendance(held: &str) -> AttendanceFields {
    AttendanceFields { held: held.into() }
}

fn asking(subjects: &[&str]) -> RequirementRequestFields {
    let mut fields = RequirementRequestFields::default();
    for (place, subject) in subjects.iter().enumerate() {
        let row = format!("item{}", place + 1);
        fields.set(&row, (*subject).to_owned());
        fields.set(&format!("{row}_finding"), "unreadable".to_owned());
        fields.set(&format!("{row}_note"), "الصفحة الثانية".to_owned());
    }
    fields
}

async fn is_intact(portal: &Testbed) {
    let report = audit::verify(&portal.db).await.unwrap();
    assert_eq!(report.faults, []);
}

async fn told(portal: &Testbed, actor: &Actor, words: &str) -> usize {
    portal.sent_to(&filings::address(actor)).await.iter().filter(|sent| sent.content.subject.contains(words)).count()
}

on_both_engines! {
    async fn the_queue_stands_in_the_order_of_its_clock_late_files_first(portal) {
        let officer = reviewer(&portal, "officer").await;
        let mut ids = Vec::new();
        for number in 0..3 {
            let applicant = filings::applicant(&portal).await;
            ids.push(in_review(&portal, &applicant, number).await);
            portal.clock.advance_seconds(2 * DAY);
        }
        let page = applications::list_queue(&portal, &officer, Queue::All, None).await.unwrap();
        assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), ids);
        assert_eq!((page.counts.all, page.counts.late, page.counts.mine, page.counts.untaken, page.counts.waiting), (3, 0, 0, 3, 0));
        let row = &page.rows[0];
        assert_eq!((row.applicant_name.as_str(), row.state, row.clock.turn), ("نورة سالم العتيبي", State::UnderReview, Turn::Authority));
        assert_eq!(row.requested.rank.as_deref(), Some("specialist"));
        portal.clock.advance_seconds(12 * DAY);
        let late = applications::list_queue(&portal, &officer, Queue::Late, None).await.unwrap();
        assert_eq!((late.rows.len(), late.counts.late), (2, 2));
        assert!(late.rows.iter().all(|row| row.clock.is_late));
        applications::take_file(&portal, &officer, ids[1], seen(&portal, &officer, ids[1]).await).await.unwrap();
        let mine = applications::list_queue(&portal, &officer, Queue::Mine, None).await.unwrap();
        assert_eq!(mine.rows.iter().map(|row| (row.id, row.is_mine, row.reviewer.clone())).collect::<Vec<_>>(), [(ids[1], true, Some("officer".into()))]);
        let untaken = applications::list_queue(&portal, &officer, Queue::Untaken, None).await.unwrap();
        assert_eq!(untaken.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [ids[0], ids[2]]);
        let fields = asking(&["document:identity"]);
        applications::request_requirements(&portal, &officer, ids[1], seen(&portal, &officer, ids[1]).await, &fields).await.unwrap();
        let waiting = applications::list_queue(&portal, &officer, Queue::Waiting, None).await.unwrap();
        assert_eq!(waiting.rows.iter().map(|row| (row.id, row.clock.turn)).collect::<Vec<_>>(), [(ids[1], Turn::Applicant)]);
        assert_eq!((waiting.counts.all, waiting.counts.mine, waiting.counts.waiting), (2, 0, 1));
        // What was answered after days with the applicant is due later by as many.
        let before = applications::list_queue(&portal, &officer, Queue::All, None).await.unwrap();
        assert!(before.rows.iter().all(|row| row.id != ids[1]));
        let found = applications::find_file(&portal, &officer, &waiting.rows[0].number).await.unwrap();
        assert_eq!(found, ids[1]);
        assert_eq!(code(applications::find_file(&portal, &officer, "123").await), "number: invalid-number");
    }

    async fn a_queue_goes_on_where_the_page_before_ended(portal) {
        let officer = reviewer(&portal, "officer").await;
        let applicant = filings::applicant(&portal).await;
        let first = in_review(&portal, &applicant, 1).await;
        // Sixty files of the same day, as rows: what their drafts hold is not looked at here.
        let mut tx = portal.db.begin().await.unwrap();
        let copy = usecases::db::Statement { name: "test", text: "insert into applications (id, number, account_id, service, edition, status, in_review_at,
            profession, specialty, rank, applicant_name, name_folded, decision_due_on, submitted_at, created_at, saved_at, version)
            select $1, $2, account_id, service, edition, status, in_review_at, profession, specialty, rank, applicant_name, name_folded,
            decision_due_on, submitted_at, created_at, saved_at, 1 from applications where id = $3" };
        for number in 0..60_u64 {
            let typed = domain::text::ApplicationNumber::from_random(number);
            tx.execute(copy, usecases::binds![portal.new_id(), typed.as_str(), first]).await.unwrap();
        }
        tx.commit().await.unwrap();
        let (mut after, mut all, mut pages) = (None::<String>, Vec::new(), 0);
        loop {
            let page = applications::list_queue(&portal, &officer, Queue::Untaken, after.as_deref()).await.unwrap();
            all.extend(page.rows.iter().map(|row| row.id));
            pages += 1;
            assert_eq!(page.counts.untaken, 61);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!((count, all.len(), pages), (61, 61, 3));
        assert_eq!(code(applications::list_queue(&portal, &officer, Queue::All, Some("nowhere")).await), "not-found");
    }

    async fn only_staff_who_review_see_queues_and_files_and_nobody_their_own(portal) {
        let applicant = filings::applicant(&portal).await;
        let id = in_review(&portal, &applicant, 1).await;
        for (name, role) in [("money", Role::FinanceOfficer), ("admin", Role::Administrator), ("support", Role::SupportAgent)] {
            let other = portal.actor(name, &[role]).await;
            assert_eq!(code(applications::list_queue(&portal, &other, Queue::All, None).await), "not-permitted");
            assert_eq!(code(applications::open_file(&portal, &other, id).await), "not-permitted");
            assert_eq!(code(applications::take_file(&portal, &other, id, 1).await), "not-permitted");
        }
        assert_eq!(code(applications::open_file(&portal, &applicant, id).await), "not-permitted");
        // One who is both: their own file is in no queue of theirs, and closed to them.
        let both = portal.actor("both", &[Role::Applicant, Role::Reviewer, Role::Supervisor]).await;
        let own = in_review(&portal, &both, 2).await;
        let page = applications::list_queue(&portal, &both, Queue::All, None).await.unwrap();
        assert_eq!((page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), page.counts.all), (vec![id], 1));
        assert_eq!(code(applications::open_file(&portal, &both, own).await), "own-file");
        let version = { let officer = reviewer(&portal, "officer").await; seen(&portal, &officer, own).await };
        assert_eq!(code(applications::take_file(&portal, &both, own, version).await), "own-file");
        assert_eq!(code(applications::mark_studied(&portal, &both, own, version, &StudyFields { confirm: "yes".into(), ..StudyFields::default() }).await), "own-file");
        assert_eq!(code(applications::reject(&portal, &both, own, version, &rejection(RejectionReason::ConditionsNotMet)).await), "own-file");
        assert_eq!(code(applications::request_requirements(&portal, &both, own, version, &asking(&["document:identity"])).await), "own-file");
        let other = reviewer(&portal, "other").await;
        let to = AssignFields { reviewer: other.account.to_string() };
        assert_eq!(code(applications::assign(&portal, &both, own, version, &to).await), "own-file");
        // Without the second factor staff are nobody.
        let mut weak = other.clone();
        weak.has_second_factor = false;
        assert_eq!(code(applications::open_file(&portal, &weak, id).await), "not-permitted");
        // A draft is its owner's alone.
        let draft = filings::whole_draft(&portal, &applicant, 1).await;
        assert_eq!(code(applications::open_file(&portal, &other, draft).await), "not-found");
        assert_eq!(code(applications::take_file(&portal, &other, draft, 1).await), "not-found");
    }

    async fn opening_a_file_shows_all_of_it_and_is_recorded(portal) {
        let officer = reviewer(&portal, "officer").await;
        let applicant = filings::applicant(&portal).await;
        let id = in_review(&portal, &applicant, 7).await;
        let view = open(&portal, &officer, id).await;
        assert_eq!(view.draft.identity.identity_number, filings::identity(7).identity_number);
        assert_eq!(view.documents.len(), view.required.len());
        assert_eq!(view.actions, [Action::Take]);
        assert_eq!(view.ranks.iter().map(|rank| rank.code()).collect::<Vec<_>>(), ["specialist", "technician", "health-assistant"]);
        assert!(view.colleagues.is_empty(), "a reviewer gives no files");
        assert_eq!(view.history.iter().map(|entry| entry.action).collect::<Vec<_>>(), [Action::Submit, Action::Settle]);
        assert!(view.audit.is_intact);
        // The same reading again is one; another's, or later, is another.
        open(&portal, &officer, id).await;
        let other = portal.actor("lead", &[Role::Supervisor]).await;
        let view = open(&portal, &other, id).await;
        assert_eq!(view.audit.lines.iter().filter(|line| line.event == "file-read").map(|line| line.by.clone().unwrap()).collect::<Vec<_>>(), ["officer"]);
        assert_eq!(view.colleagues.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["lead", "officer"]);
        portal.clock.advance_seconds(3_600);
        open(&portal, &officer, id).await;
        let view = open(&portal, &officer, id).await;
        assert_eq!(view.audit.lines.iter().filter(|line| line.event == "file-read").count(), 3);
        documents::download(&portal, &officer, view.documents[0].id).await.unwrap();
        assert_eq!(open(&portal, &officer, id).await.audit.lines.last().unwrap().event, "document-read");
        is_intact(&portal).await;
    }

    async fn a_file_whose_log_was_altered_says_so(portal) {
        let officer = reviewer(&portal, "officer").await;
        let applicant = filings::applicant(&portal).await;
        let id = in_review(&portal, &applicant, 7).await;
        assert!(open(&portal, &officer, id).await.audit.is_intact);
        for trigger in ["drop trigger audit_events_refuse_delete", "drop trigger audit_events_refuse_change on audit_events"] {
            portal.tamper(trigger).await.ok();
        }
        portal.tamper("delete from audit_events where event = 'file-read'").await.unwrap();
        assert!(!open(&portal, &officer, id).await.audit.is_intact, "its end was taken away");
        portal.tamper("delete from audit_events").await.unwrap();
        let trail = open(&portal, &officer, id).await.audit;
        assert!(trail.lines.is_empty() && !trail.is_intact, "all of it was taken away");
    }

    async fn beside_a_file_stands_the_queue_it_is_worked_through_in(portal) {
        let officer = reviewer(&portal, "officer").await;
        let payer = filings::applicant(&portal).await;
        let mut ids = Vec::new();
        for _ in 0..27 {
            let (id, _) = money::awaiting_payment(&portal, &payer).await;
            assert_eq!(filings::settle(&portal, id, portal.now()).await, "entered");
            ids.push(id);
        }
        ids.sort();
        let ids_beside = |view: &FileView| view.beside.rows.iter().map(|row| row.id).collect::<Vec<_>>();
        // From its beginning as far as that reaches, then from the file on.
        for place in [0, 24] {
            let view = open(&portal, &officer, ids[place]).await;
            assert_eq!((view.beside.queue, ids_beside(&view)), (Queue::All, ids[..25].to_vec()));
        }
        assert_eq!(ids_beside(&open(&portal, &officer, ids[25]).await), ids[25..]);
        // One's own files beside one's own; what waits for applicants beside what does; after the last, everybody's.
        applications::take_file(&portal, &officer, ids[3], seen(&portal, &officer, ids[3]).await).await.unwrap();
        let view = open(&portal, &officer, ids[3]).await;
        assert_eq!((view.beside.queue, ids_beside(&view)), (Queue::Mine, vec![ids[3]]));
        let fields = asking(&["step:identity"]);
        applications::request_requirements(&portal, &officer, ids[3], view.version, &fields).await.unwrap();
        let view = open(&portal, &officer, ids[3]).await;
        assert_eq!((view.beside.queue, ids_beside(&view)), (Queue::Waiting, vec![ids[3]]));
        applications::take_file(&portal, &officer, ids[5], seen(&portal, &officer, ids[5]).await).await.unwrap();
        applications::withdraw(&portal, &payer, ids[5]).await.unwrap();
        let view = open(&portal, &officer, ids[5]).await;
        assert_eq!((view.beside.queue, view.beside.rows.len()), (Queue::All, 25));
        assert!(!ids_beside(&view).contains(&ids[5]), "it waits for nobody");
    }

    async fn a_file_is_taken_by_one_given_by_a_supervisor_and_acted_on_by_its_holder(portal) {
        let (one, two) = (reviewer(&portal, "one").await, reviewer(&portal, "two").await);
        let lead = portal.actor("lead", &[Role::Supervisor]).await;
        let (applicant, id) = taken(&portal, &one, 1).await;
        let version = seen(&portal, &two, id).await;
        applications::take_file(&portal, &one, id, version).await.unwrap();
        assert_eq!(code(applications::take_file(&portal, &two, id, version).await), "already-taken");
        // Not theirs: nothing to press, nothing to do.
        assert_eq!(open(&portal, &two, id).await.actions, []);
        assert_eq!(code(applications::mark_studied(&portal, &two, id, version, &StudyFields { confirm: "yes".into(), ..StudyFields::default() }).await), "not-permitted");
        assert_eq!(code(applications::request_requirements(&portal, &two, id, version, &asking(&["document:identity"])).await), "not-permitted");
        assert_eq!(code(applications::reject(&portal, &two, id, version, &rejection(RejectionReason::ConditionsNotMet)).await), "not-permitted");
        let to = |actor: &Actor| AssignFields { reviewer: actor.account.to_string() };
        assert_eq!(code(applications::assign(&portal, &one, id, version, &to(&two)).await), "not-permitted");
        assert_eq!(code(applications::assign(&portal, &lead, id, version, &to(&applicant)).await), "reviewer: not-a-choice");
        let money = portal.actor("money", &[Role::FinanceOfficer]).await;
        assert_eq!(code(applications::assign(&portal, &lead, id, version, &to(&money)).await), "reviewer: not-a-choice");
        assert_eq!(code(applications::assign(&portal, &lead, id, version - 1, &to(&two)).await), "changed-meanwhile");
        applications::assign(&portal, &lead, id, version, &to(&two)).await.unwrap();
        let view = open(&portal, &two, id).await;
        assert!(view.is_mine);
        assert_eq!(view.actions, [Action::RequestRequirements, Action::ScheduleAssessment, Action::MarkStudied, Action::Reject]);
        assert_eq!(portal.sent_to("two@example.com").await.iter().filter(|sent| sent.content.subject.contains("أُسند إليك")).count(), 1);
        assert_eq!(open(&portal, &one, id).await.actions, []);
        // Who distributes files may act on any.
        study(&portal, &lead, id).await;
        is_intact(&portal).await;
    }

    async fn more_is_asked_for_item_by_item_and_answered(portal) {
        let officer = reviewer(&portal, "officer").await;
        let (applicant, id) = taken(&portal, &officer, 1).await;
        let version = seen(&portal, &officer, id).await;
        assert_eq!(code(applications::request_requirements(&portal, &officer, id, version, &RequirementRequestFields::default()).await), "item1: required");
        let strange = asking(&["document:identity", "document:licence"]);
        assert_eq!(code(applications::request_requirements(&portal, &officer, id, version, &strange).await), "item2: not-a-choice");
        let fields = asking(&["document:identity", "step:request", "document:other"]);
        assert_eq!(code(applications::request_requirements(&portal, &officer, id, version - 1, &fields).await), "changed-meanwhile");
        applications::request_requirements(&portal, &officer, id, version, &fields).await.unwrap();
        assert_eq!(code(applications::request_requirements(&portal, &officer, id, version + 1, &fields).await), "not-from-here");
        let view = applications::get_application(&portal, &applicant, id).await.unwrap();
        assert_eq!((view.state, view.clock.turn, view.clock.days_left), (State::AdditionalRequirements, Turn::Applicant, 30));
        let codes: Vec<_> = view.items.iter().map(|item| (item.subject.code(), item.document.is_some(), item.note.clone().unwrap())).collect();
        let note = || "الصفحة الثانية".to_owned();
        assert_eq!(codes, [("document:identity".to_owned(), true, note()), ("step:request".to_owned(), false, note()), ("document:other".to_owned(), false, note())]);
        assert_eq!(told(&portal, &applicant, "استكمال").await, 1);
        for item in &view.items {
            match item.subject {
                Subject::Document { .. } => {
                    let file = NewFile { name: "again.pdf".into(), content: files::pdf(2) };
                    let _ = documents::upload(&portal, &applicant, id, Place::Item(item.id), file).await.unwrap();
                }
                Subject::Step(_) => {
                    let faults = applications::save_step(&portal, &applicant, id, StepFields::Request(filings::request())).await.unwrap();
                    assert!(faults.is_empty());
                }
            }
        }
        let answer = RequirementAnswerFields { note: "تم".into(), confirm: "yes".into() };
        applications::answer_requirements(&portal, &applicant, id, &answer).await.unwrap();
        let view = open(&portal, &officer, id).await;
        assert_eq!((view.state, view.is_mine), (State::UnderReview, true));
        assert!(view.items.iter().all(|item| item.answered_at.is_some() && item.answer_note.as_deref() == Some("تم")));
        assert_eq!(view.replaced.len(), 1);
        assert_eq!(view.history.last().unwrap().action, Action::AnswerRequirements);
        is_intact(&portal).await;
    }

    async fn an_approval_sets_rank_and_identity_and_a_lower_rank_changes_no_fee(portal) {
        let officer = reviewer(&portal, "officer").await;
        let (applicant, id) = taken(&portal, &officer, 7).await;
        let version = seen(&portal, &officer, id).await;
        assert_eq!(code(applications::approve(&portal, &officer, id, version, &approval("specialist")).await), "not-from-here");
        assert_eq!(code(applications::mark_studied(&portal, &officer, id, version, &StudyFields::default()).await), "confirm: must-confirm");
        study(&portal, &officer, id).await;
        let view = open(&portal, &officer, id).await;
        assert_eq!(view.study.unwrap().note.as_deref(), Some("المؤهل معتمد"));
        assert_eq!(view.actions, [Action::Approve, Action::Reject]);
        let version = view.version;
        assert_eq!(code(applications::approve(&portal, &officer, id, version, &approval("")).await), "rank: required");
        assert_eq!(code(applications::approve(&portal, &officer, id, version, &approval("consultant")).await), "rank: rank-not-assignable");
        assert_eq!(code(applications::approve(&portal, &officer, id, version, &approval("resident")).await), "rank: rank-not-assignable");
        assert_eq!(code(applications::approve(&portal, &officer, id, version - 1, &approval("technician")).await), "changed-meanwhile");
        applications::approve(&portal, &officer, id, version, &approval("technician")).await.unwrap();
        assert_eq!(code(applications::approve(&portal, &officer, id, version + 1, &approval("technician")).await), "not-from-here");
        assert_eq!(code(applications::reject(&portal, &officer, id, version + 1, &rejection(RejectionReason::ConditionsNotMet)).await), "not-from-here");
        let view = open(&portal, &officer, id).await;
        let decision = view.decision.unwrap();
        assert_eq!((view.state, decision.rank.as_deref(), decision.note.as_deref()), (State::Approved, Some("technician"), Some("مبارك")));
        assert_eq!(view.requested.rank.as_deref(), Some("specialist"), "what was asked for stays");
        assert!(view.actions.is_empty() && view.clock.turn == Turn::Nobody);
        let events: Vec<_> = view.audit.lines.iter().map(|line| line.event.as_str()).filter(|event| *event != "file-read").collect();
        assert_eq!(events[events.len() - 4..], ["application-taken", "application-studied", "application-approved", "rank-assigned"]);
        let told_decision = applications::get_application(&portal, &applicant, id).await.unwrap().decision.unwrap();
        assert_eq!((told_decision.rank.as_deref(), told_decision.note.as_deref()), (Some("technician"), Some("مبارك")));
        assert_eq!(told(&portal, &applicant, "قُبل طلبك").await, 1);
        let page = applications::list_queue(&portal, &officer, Queue::Mine, None).await.unwrap();
        assert_eq!(page.rows.len(), 0);
        // The identity is now this account's: nobody else's application with it is approved.
        let other = filings::applicant(&portal).await;
        let same = filings::whole_draft(&portal, &other, 7).await;
        assert_eq!(code(applications::submit(&portal, &other, same, None).await), "identity-in-use");
        is_intact(&portal).await;
    }

    async fn an_identity_verified_meanwhile_as_anothers_is_not_approved(portal) {
        let officer = reviewer(&portal, "officer").await;
        let (_, first) = taken(&portal, &officer, 7).await;
        let (_, second) = taken(&portal, &officer, 7).await;
        for id in [first, second] {
            study(&portal, &officer, id).await;
        }
        let version = seen(&portal, &officer, first).await;
        applications::approve(&portal, &officer, first, version, &approval("specialist")).await.unwrap();
        let version = seen(&portal, &officer, second).await;
        assert_eq!(code(applications::approve(&portal, &officer, second, version, &approval("specialist")).await), "identity-in-use");
        assert_eq!(open(&portal, &officer, second).await.state, State::Studied);
    }

    async fn a_rejection_has_a_reason_that_fits(portal) {
        let officer = reviewer(&portal, "officer").await;
        let (applicant, id) = taken(&portal, &officer, 1).await;
        let view = open(&portal, &officer, id).await;
        let version = view.version;
        assert_eq!(view.reasons, [RejectionReason::ConditionsNotMet, RejectionReason::ForgedDocument, RejectionReason::DuplicateApplication]);
        assert_eq!(code(applications::reject(&portal, &officer, id, version, &RejectFields { confirm: "yes".into(), ..RejectFields::default() }).await), "reason: required");
        assert_eq!(code(applications::reject(&portal, &officer, id, version, &rejection(RejectionReason::NoResponse)).await), "reason: not-a-choice");
        assert_eq!(code(applications::reject(&portal, &officer, id, version, &rejection(RejectionReason::SpecialtyMismatch)).await), "reason-does-not-fit");
        assert_eq!(code(applications::reject(&portal, &officer, id, version - 1, &rejection(RejectionReason::ConditionsNotMet)).await), "changed-meanwhile");
        study(&portal, &officer, id).await;
        let version = seen(&portal, &officer, id).await;
        assert_eq!(code(applications::reject(&portal, &officer, id, version, &rejection(RejectionReason::AssessmentFailed)).await), "reason-does-not-fit");
        applications::reject(&portal, &officer, id, version, &rejection(RejectionReason::SpecialtyMismatch)).await.unwrap();
        let view = applications::get_application(&portal, &applicant, id).await.unwrap();
        assert_eq!((view.state, view.rejection), (State::Rejected, Some(RejectionReason::SpecialtyMismatch)));
        assert_eq!(told(&portal, &applicant, "صدر القرار").await, 1);
        is_intact(&portal).await;
    }

    async fn a_session_is_set_moved_missed_set_again_and_held(portal) {
        let officer = reviewer(&portal, "officer").await;
        let (applicant, id) = taken(&portal, &officer, 1).await;
        let today = portal.today();
        let version = seen(&portal, &officer, id).await;
        assert_eq!(code(applications::schedule_assessment(&portal, &officer, id, version, &session(today)).await), "session_day: not-ahead");
        assert_eq!(code(applications::reschedule_assessment(&portal, &officer, id, version, &session(today.plus_days(2))).await), "not-from-here");
        applications::schedule_assessment(&portal, &officer, id, version, &session(today.plus_days(2))).await.unwrap();
        let view = open(&portal, &officer, id).await;
        let place = view.session.unwrap();
        assert_eq!((place.on, place.place.as_str()), (today.plus_days(2), "مركز الرياض، القاعة 3"));
        assert_eq!(view.actions, [Action::RescheduleAssessment, Action::HoldAssessment, Action::RecordNoShow]);
        assert_eq!(code(applications::record_attendance(&portal, &officer, id, view.version, &attendance("yes")).await), "too-early");
        assert_eq!(code(applications::record_attendance(&portal, &officer, id, view.version, &attendance("")).await), "held: required");
        applications::reschedule_assessment(&portal, &officer, id, view.version, &session(today.plus_days(1))).await.unwrap();
        portal.clock.advance_seconds(DAY);
        applications::record_attendance(&portal, &officer, id, seen(&portal, &officer, id).await, &attendance("no")).await.unwrap();
        let view = open(&portal, &officer, id).await;
        assert_eq!((view.state, view.session.is_none(), view.is_mine), (State::UnderReview, true, true));
        let on = portal.today().plus_days(1);
        applications::schedule_assessment(&portal, &officer, id, view.version, &session(on)).await.unwrap();
        portal.clock.advance_seconds(DAY);
        applications::record_attendance(&portal, &officer, id, seen(&portal, &officer, id).await, &attendance("yes")).await.unwrap();
        let view = open(&portal, &officer, id).await;
        assert_eq!((view.state, view.session.is_some()), (State::AssessmentHeld, true));
        assert!(view.reasons.contains(&RejectionReason::AssessmentFailed));
        applications::reject(&portal, &officer, id, view.version, &rejection(RejectionReason::AssessmentFailed)).await.unwrap();
        let counts = [told(&portal, &applicant, "موعد التقييم").await, told(&portal, &applicant, "تغيّر موعد").await, told(&portal, &applicant, "لم تُعقد").await];
        assert_eq!(counts, [3, 1, 1]);
        is_intact(&portal).await;
    }
}
