//! A data update: evidence of a new identity, what changed, what is sent again, what open applications show, the yearly request.

use domain::account::{
    ChangeMobileFields, ConfirmContactFields, IdentityChangeFields, IdentityChangeInput, IdentityDecisionFields,
    ProfileFields,
};
use domain::application::{Attention, RequirementRequestFields, State, Subject};
use domain::form::{Form, Setting};
use domain::ids::{ApplicationId, IdentityChangeId};
use domain::permission::Role;
use usecases::accounts;
use usecases::applications;
use usecases::audit;
use usecases::context::Actor;
use usecases::documents::{self, NewFile, Place};
use usecases::testkit::{Testbed, files, filings};
use usecases::{Result, on_both_engines};

use crate::accounts::{code_in, fault};
use crate::review::{in_review, seen};

const DAY: i64 = 24 * 3_600;

/// The profile of the one of [`filings::identity`], with another name.
fn profile(number: u32, arabic_name: &str) -> ProfileFields {
    let identity = filings::identity(number);
    ProfileFields {
        arabic_name: arabic_name.into(),
        latin_name: identity.latin_name,
        identity_kind: identity.identity_kind,
        identity_number: identity.identity_number,
        nationality: identity.nationality,
        birth_day: identity.birth_day,
        birth_month: identity.birth_month,
        birth_year: identity.birth_year,
        birth_calendar: identity.birth_calendar,
        gender: identity.gender,
        mobile: identity.mobile,
        ..ProfileFields::default()
    }
}

async fn update(bed: &Testbed, actor: &Actor, fields: &ProfileFields) {
    let setting = Setting { edition: policy::current(), today: bed.today() };
    accounts::update_profile(bed, actor, fields.parse(setting).unwrap()).await.unwrap();
}

fn change(arabic_name: &str) -> IdentityChangeInput {
    let fields = IdentityChangeFields {
        arabic_name: arabic_name.into(),
        reason: "قرار الأحوال المدنية".into(),
        ..IdentityChangeFields::default()
    };
    fields.parse(()).unwrap()
}

async fn decide(bed: &Testbed, actor: &Actor, id: IdentityChangeId) -> Result<()> {
    let fields = IdentityDecisionFields { approved: "yes".into(), note: String::new() };
    accounts::decide_identity_change(bed, actor, id, fields.parse(()).unwrap()).await
}

fn scan(pages: u32) -> NewFile {
    NewFile { name: "هوية جديدة.pdf".into(), content: files::pdf(pages) }
}

/// An application in review of which more is asked: the items by subject.
async fn returned(bed: &Testbed, number: u32, subjects: &[&str]) -> (Actor, ApplicationId) {
    let applicant = filings::applicant(bed).await;
    let id = in_review(bed, &applicant, number).await;
    let officer = bed.actor(&format!("officer{}", ["a", "b", "c"][number as usize % 3]), &[Role::Reviewer]).await;
    applications::take_file(bed, &officer, id, seen(bed, &officer, id).await).await.unwrap();
    let mut fields = RequirementRequestFields::default();
    for (place, subject) in subjects.iter().enumerate() {
        fields.set(&format!("item{}", place + 1), (*subject).to_owned());
        fields.set(&format!("item{}_finding", place + 1), "name-mismatch".to_owned());
    }
    let version = seen(bed, &officer, id).await;
    applications::request_requirements(bed, &officer, id, version, &fields).await.unwrap();
    (applicant, id)
}

async fn state(bed: &Testbed, actor: &Actor, id: ApplicationId) -> State {
    applications::get_application(bed, actor, id).await.unwrap().state
}

on_both_engines! {
    async fn staff_see_a_change_of_identity_once_its_evidence_is_there(bed) {
        let mona = bed.applicant("mona").await;
        update(&bed, &mona, &profile(1, "منى الحربي")).await;
        assert_eq!(fault(accounts::add_evidence(&bed, &mona, scan(1)).await), "Err(NotFound)");
        let id = accounts::request_identity_change(&bed, &mona, change("منى أحمد الحربي")).await.unwrap();
        let huda = bed.actor("huda", &[Role::Supervisor]).await;
        assert!(accounts::list_identity_changes(&bed, &huda).await.unwrap().is_empty());
        assert_eq!(fault(decide(&bed, &huda, id).await), "no-evidence");

        let bad = |name: &str, content: &[u8]| NewFile { name: name.into(), content: content.to_vec() };
        assert_eq!(fault(accounts::add_evidence(&bed, &mona, bad("id.pdf", b"")).await), "file: empty-file");
        assert_eq!(fault(accounts::add_evidence(&bed, &mona, bad("id.pdf", b"MZ\x90\0not a picture")).await), "file: wrong-file-type");
        assert_eq!(fault(accounts::add_evidence(&bed, &mona, bad("id.pdf", &files::locked_pdf())).await), "file: locked-file");
        accounts::add_evidence(&bed, &mona, scan(1)).await.unwrap();
        let queue = accounts::list_identity_changes(&bed, &huda).await.unwrap();
        assert_eq!(queue.iter().map(|change| change.id).collect::<Vec<_>>(), [id]);

        // Its owner and who decides read it; nobody else learns that it is there.
        for (name, role) in [("sami", Role::Applicant), ("nasser", Role::SupportAgent), ("rana", Role::FinanceOfficer)] {
            let other = bed.actor(name, &[role]).await;
            assert_eq!(fault(accounts::read_evidence(&bed, &other, id).await), "Err(NotFound)", "{name}");
        }
        let looks = audit::readers_of(&bed, mona.account).await.unwrap().len();
        assert_eq!(accounts::read_evidence(&bed, &mona, id).await.unwrap().content, files::pdf(1));
        assert_eq!(audit::readers_of(&bed, mona.account).await.unwrap().len(), looks);
        assert_eq!(accounts::read_evidence(&bed, &huda, id).await.unwrap().file_name, "هوية جديدة.pdf");
        assert_eq!(audit::readers_of(&bed, mona.account).await.unwrap()[0].roles, [Role::Supervisor]);
        decide(&bed, &huda, id).await.unwrap();
        assert_eq!(fault(accounts::withdraw_identity_change(&bed, &mona, id).await), "already-decided");

        // For an objection it is kept for a time, then it goes.
        bed.clock.advance_seconds(89 * DAY);
        bed.work().await;
        let mona = bed.sign_in("mona").await;
        accounts::read_evidence(&bed, &mona, id).await.unwrap();
        bed.clock.advance_seconds(2 * DAY);
        bed.work().await;
        bed.work().await;
        let mona = bed.sign_in("mona").await;
        assert_eq!(fault(accounts::read_evidence(&bed, &mona, id).await), "Err(NotFound)");
        assert!(accounts::list_held_files(&bed, &mona).await.unwrap().is_empty());
        assert!(bed.objects.list().await.unwrap().is_empty());
    }

    async fn evidence_is_replaced_and_a_request_taken_back_without_a_trace(bed) {
        let mona = bed.applicant("mona").await;
        update(&bed, &mona, &profile(1, "منى الحربي")).await;
        let id = accounts::request_identity_change(&bed, &mona, change("منى أحمد")).await.unwrap();
        accounts::add_evidence(&bed, &mona, scan(1)).await.unwrap();
        let photo = NewFile { name: "id.jpg".into(), content: files::jpeg_with_metadata(40, 30, b"taken at home", 1) };
        accounts::add_evidence(&bed, &mona, photo).await.unwrap();
        bed.work().await;
        assert_eq!(bed.objects.list().await.unwrap().len(), 1, "the first one is gone");
        let read = accounts::read_evidence(&bed, &mona, id).await.unwrap();
        assert_eq!((read.media.code(), read.file_name.as_str()), ("image/jpeg", "id.jpg"));
        assert!(!read.content.windows(13).any(|part| part == b"taken at home"), "a picture keeps no metadata");
        let sami = bed.applicant("sami").await;
        assert_eq!(fault(accounts::withdraw_identity_change(&bed, &sami, id).await), "Err(NotFound)");
        accounts::withdraw_identity_change(&bed, &mona, id).await.unwrap();
        bed.work().await;
        assert!(bed.objects.list().await.unwrap().is_empty());
        assert!(accounts::list_own_identity_changes(&bed, &mona).await.unwrap().is_empty());
        accounts::request_identity_change(&bed, &mona, change("منى أحمد")).await.unwrap();
    }

    async fn finishing_an_update_shows_what_changed_since_it_began(bed) {
        let mona = bed.applicant("mona").await;
        let first = profile(1, "منى الحربي");
        update(&bed, &mona, &first).await;
        accounts::finish_data_update(&bed, &mona).await.unwrap();
        let update_of = async || accounts::get_data_update(&bed, &mona).await.unwrap();
        let quiet = update_of().await;
        assert_eq!((quiet.begun_at, &quiet.before), (None, &quiet.now));

        let began = bed.now();
        update(&bed, &mona, &ProfileFields { employer: "مستشفى الملك فهد".into(), ..first.clone() }).await;
        bed.clock.advance_seconds(60);
        let input = ChangeMobileFields { mobile: "0587654321".into() }.parse(()).unwrap();
        accounts::change_mobile(&bed, &mona, input).await.unwrap();
        let code = code_in(&bed.sent_to("+966587654321").await.last().unwrap().content.text);
        accounts::confirm_mobile(&bed, &mona, ConfirmContactFields { code }.parse(()).unwrap()).await.unwrap();
        accounts::request_identity_change(&bed, &mona, change("منى أحمد")).await.unwrap();
        let open = update_of().await;
        assert_eq!(open.begun_at, Some(began), "a later change leaves the beginning");
        let changed: Vec<_> = ProfileFields::FIELDS.iter().filter(|field| open.before.profile.get(field) != open.now.profile.get(field)).collect();
        assert_eq!(changed, [&"mobile", &"employer"]);
        assert_eq!(open.before.profile.mobile, "+966512345678");
        assert_eq!(open.waiting.unwrap().asked.arabic_name.as_deref(), Some("منى أحمد"));
        assert_eq!(accounts::get_profile(&bed, &mona).await.unwrap().update_begun_at, Some(began));

        accounts::finish_data_update(&bed, &mona).await.unwrap();
        let read = accounts::get_profile(&bed, &mona).await.unwrap();
        assert_eq!((read.update_begun_at, read.data_confirmed_at), (None, Some(bed.now())));
    }

    async fn what_was_returned_is_sent_again_when_the_update_is_finished(bed) {
        let (applicant, id) = returned(&bed, 1, &["step:identity"]).await;
        update(&bed, &applicant, &profile(1, "نورة سالم الحربي")).await;
        let preview = accounts::get_data_update(&bed, &applicant).await.unwrap().returned;
        assert_eq!((preview.len(), preview[0].id, preview[0].unmet.len()), (1, id, 0));
        assert_eq!(state(&bed, &applicant, id).await, State::AdditionalRequirements, "looking sends nothing");
        let sent = accounts::finish_data_update(&bed, &applicant).await.unwrap();
        assert_eq!(sent, preview);
        let view = applications::get_application(&bed, &applicant, id).await.unwrap();
        assert_eq!((view.state, view.applicant_name.as_str()), (State::UnderReview, "نورة سالم الحربي"));
        assert!(view.items.iter().all(|item| item.answered_at.is_some()));
        assert!(accounts::finish_data_update(&bed, &applicant).await.unwrap().is_empty(), "once");
        assert!(audit::verify(&bed.db).await.unwrap().faults.is_empty());
    }

    async fn what_still_lacks_a_document_stays_until_it_is_there(bed) {
        let (applicant, id) = returned(&bed, 1, &["step:identity", "document:identity"]).await;
        update(&bed, &applicant, &profile(1, "نورة سالم الحربي")).await;
        let kept = accounts::finish_data_update(&bed, &applicant).await.unwrap();
        assert!(matches!(kept[0].unmet[..], [Subject::Document { .. }]), "{kept:?}");
        let view = applications::get_application(&bed, &applicant, id).await.unwrap();
        assert_eq!(view.state, State::AdditionalRequirements);
        let item = view.items.iter().find(|item| matches!(item.subject, Subject::Document { .. })).unwrap().id;
        documents::upload(&bed, &applicant, id, Place::Item(item), scan(1)).await.unwrap();
        let sent = accounts::finish_data_update(&bed, &applicant).await.unwrap();
        assert!(sent[0].unmet.is_empty());
        assert_eq!(state(&bed, &applicant, id).await, State::UnderReview);
    }

    async fn what_was_returned_too_long_ago_is_not_sent(bed) {
        let (applicant, _) = returned(&bed, 1, &["step:identity"]).await;
        bed.clock.advance_seconds(31 * DAY);
        assert!(accounts::finish_data_update(&bed, &applicant).await.unwrap().is_empty());
    }

    async fn an_open_application_shows_new_contact_at_once_and_keeps_its_own_identity(bed) {
        let applicant = filings::applicant(&bed).await;
        let id = in_review(&bed, &applicant, 1).await;
        let officer = bed.actor("officer", &[Role::Reviewer]).await;
        let file = async || applications::open_file(&bed, &officer, id).await.unwrap();
        let person = file().await.person;
        assert_eq!((person.email, person.identity_changed_at), (filings::address(&applicant), None));

        bed.clock.advance_seconds(60);
        let input = ChangeMobileFields { mobile: "0587654321".into() }.parse(()).unwrap();
        accounts::change_mobile(&bed, &applicant, input).await.unwrap();
        let code = code_in(&bed.sent_to("+966587654321").await.last().unwrap().content.text);
        accounts::confirm_mobile(&bed, &applicant, ConfirmContactFields { code }.parse(()).unwrap()).await.unwrap();
        let seen = file().await;
        assert_eq!((seen.person.mobile.as_deref(), seen.person.identity_changed_at), (Some("+966587654321"), None));
        assert_eq!(seen.draft.identity.mobile, "0512345678", "what was sent is not rewritten");

        let mut fields = profile(1, "نورة سالم الحربي");
        fields.mobile = "0587654321".into();
        let now = bed.now();
        update(&bed, &applicant, &fields).await;
        let seen = file().await;
        assert_eq!((seen.applicant_name.as_str(), seen.person.identity_changed_at), ("نورة سالم العتيبي", Some(now)));
        let own = applications::get_application(&bed, &applicant, id).await.unwrap();
        assert_eq!((own.applicant_name.as_str(), own.person.identity_changed_at), ("نورة سالم العتيبي", Some(now)));
        applications::withdraw(&bed, &applicant, id).await.unwrap();
        assert_eq!(file().await.person.identity_changed_at, None, "what has ended is history");
    }

    async fn once_a_year_a_person_is_asked_to_confirm(bed) {
        let mona = bed.applicant("mona").await;
        bed.actor("huda", &[Role::Supervisor]).await;
        let asked = async |name: &str| {
            let sent = bed.sent_to(&format!("{name}@example.com")).await;
            sent.iter().filter(|message| message.content.text.contains("/my/profile/finish")).count()
        };
        bed.clock.advance_seconds(364 * DAY);
        assert_eq!(asked("mona").await, 0);
        bed.clock.advance_seconds(2 * DAY);
        assert_eq!(asked("mona").await, 1);
        assert_eq!(asked("huda").await, 0, "staff are no practitioners");
        bed.clock.advance_seconds(DAY);
        assert_eq!(asked("mona").await, 1, "once");
        let mona_again = bed.sign_in("mona").await;
        let needs = applications::dashboard(&bed, &mona_again).await.unwrap().needs;
        assert!(needs.iter().any(|item| item.attention == Attention::DataUnconfirmed));
        accounts::finish_data_update(&bed, &mona_again).await.unwrap();
        let needs = applications::dashboard(&bed, &mona).await.unwrap().needs;
        assert!(needs.is_empty(), "{needs:?}");
        bed.clock.advance_seconds(364 * DAY);
        assert_eq!(asked("mona").await, 1);
        bed.clock.advance_seconds(3 * DAY);
        assert_eq!(asked("mona").await, 2, "and again a year after");
    }
}
