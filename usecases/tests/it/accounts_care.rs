//! Who one is, changed by staff; who looked; what is held; erasure.

use domain::account::*;
use domain::form::{Form, Setting};
use domain::permission::Role;
use usecases::accounts;
use usecases::audit::{self, Place, Search};
use usecases::context::Actor;
use usecases::documents::NewFile;
use usecases::testkit::{PASSWORD, Testbed, files, filings};
use usecases::{Result, on_both_engines};

use crate::accounts::fault;

pub(crate) async fn fill_profile(bed: &Testbed, actor: &Actor, number: &str) {
    let fields = ProfileFields {
        arabic_name: "منى الحربي".into(),
        latin_name: "Mona Alharbi".into(),
        identity_kind: "national-id".into(),
        identity_number: number.into(),
        nationality: "sa".into(),
        birth_day: "1".into(),
        birth_month: "2".into(),
        birth_year: "1990".into(),
        birth_calendar: "gregorian".into(),
        gender: "female".into(),
        mobile: "+966512345678".into(),
        employer: "مستشفى الملك فهد".into(),
        ..ProfileFields::default()
    };
    let setting = Setting { edition: policy::current(), today: bed.today() };
    accounts::update_profile(bed, actor, fields.parse(setting).unwrap()).await.unwrap();
}

pub(crate) fn change(arabic_name: &str, number: &str) -> IdentityChangeInput {
    let fields = IdentityChangeFields {
        arabic_name: arabic_name.into(),
        identity_kind: if number.is_empty() { String::new() } else { "national-id".into() },
        identity_number: number.into(),
        reason: "تصحيح في الأحوال المدنية".into(),
        ..IdentityChangeFields::default()
    };
    fields.parse(()).unwrap()
}

/// Asks for a change and sends what proves it.
pub(crate) async fn ask(bed: &Testbed, actor: &Actor, input: IdentityChangeInput) -> domain::ids::IdentityChangeId {
    let id = accounts::request_identity_change(bed, actor, input).await.unwrap();
    let file = NewFile { name: "evidence.pdf".into(), content: files::pdf(1) };
    accounts::add_evidence(bed, actor, file).await.unwrap();
    id
}

async fn decide(bed: &Testbed, actor: &Actor, id: domain::ids::IdentityChangeId, approved: &str) -> Result<()> {
    let fields = IdentityDecisionFields { approved: approved.into(), note: "الصورة غير واضحة".into() };
    accounts::decide_identity_change(bed, actor, id, fields.parse(()).unwrap()).await
}

on_both_engines! {
    async fn a_change_of_identity_is_decided_by_another_and_then_vouched_for(bed) {
        let mona = bed.applicant("mona").await;
        assert_eq!(fault(accounts::request_identity_change(&bed, &mona, change("منى أحمد", "")).await), "no-profile");
        fill_profile(&bed, &mona, "1000000008").await;
        assert_eq!(fault(accounts::request_identity_change(&bed, &mona, change("منى الحربي", "")).await), ": nothing-changed");
        let id = ask(&bed, &mona, change("منى أحمد الحربي", "1123456780")).await;
        assert_eq!(fault(accounts::request_identity_change(&bed, &mona, change("منى صالح", "")).await), "change-open");
        assert_eq!(fault(accounts::list_identity_changes(&bed, &mona).await), "not-permitted");

        let huda = bed.actor("huda", &[Role::Supervisor]).await;
        assert_eq!(accounts::list_identity_changes(&bed, &huda).await.unwrap().len(), 1);
        let file = accounts::get_identity_change(&bed, &huda, id).await.unwrap();
        assert_eq!(file.current.unwrap().arabic_name, "منى الحربي");
        assert_eq!(audit::readers_of(&bed, mona.account).await.unwrap()[0].roles, [Role::Supervisor]);
        decide(&bed, &huda, id, "yes").await.unwrap();
        assert_eq!(fault(decide(&bed, &huda, id, "no").await), "already-decided");

        let who = accounts::get_profile(&bed, &mona).await.unwrap().identity.unwrap();
        assert_eq!((who.arabic_name.as_str(), who.identity.as_str()), ("منى أحمد الحربي", "1123456780"));
        assert!(who.verified_at.is_some());
        assert!(accounts::list_identity_changes(&bed, &huda).await.unwrap().is_empty());
        let id = ask(&bed, &mona, change("منى خالد", "")).await;
        decide(&bed, &huda, id, "no").await.unwrap();
        let own = accounts::list_own_identity_changes(&bed, &mona).await.unwrap();
        assert_eq!(own[0].note.as_deref(), Some("الصورة غير واضحة"));
        let told = bed.sent_to("mona@example.com").await;
        assert!(told.last().unwrap().content.text.contains("الصورة غير واضحة"));
    }

    async fn nobody_decides_on_their_own_identity_and_no_number_is_vouched_for_twice(bed) {
        let huda = bed.actor("huda", &[Role::Applicant, Role::Supervisor]).await;
        fill_profile(&bed, &huda, "1000000008").await;
        let own = ask(&bed, &huda, change("هدى", "")).await;
        assert_eq!(fault(decide(&bed, &huda, own, "yes").await), "own-file");
        let other = bed.actor("salem", &[Role::Supervisor]).await;
        decide(&bed, &other, own, "yes").await.unwrap();
        let mona = bed.applicant("mona").await;
        fill_profile(&bed, &mona, "1123456780").await;
        let taken = ask(&bed, &mona, change("", "1000000008")).await;
        assert_eq!(fault(decide(&bed, &other, taken, "yes").await), "identity-taken");
        assert_eq!(accounts::list_identity_changes(&bed, &other).await.unwrap().len(), 1);
    }

    async fn the_log_is_searched_page_by_page_by_who_may(bed) {
        let noura = bed.actor("noura", &[Role::Administrator]).await;
        let mona = bed.applicant("mona").await;
        assert_eq!(fault(audit::search(&bed, &mona, &Search::default(), None, 10).await), "not-permitted");
        let all = audit::search(&bed, &noura, &Search::default(), None, 500).await.unwrap();
        assert!(all.len() >= 4 && all.windows(2).all(|pair| (pair[0].at, pair[0].id) > (pair[1].at, pair[1].id)));
        let mut paged = Vec::new();
        let mut after = None;
        loop {
            let page = audit::search(&bed, &noura, &Search::default(), after, 3).await.unwrap();
            let Some(last) = page.last() else { break };
            after = Some(Place { at: last.at, id: last.id });
            paged.extend(page.into_iter().map(|row| row.id));
        }
        assert_eq!(paged, all.iter().map(|row| row.id).collect::<Vec<_>>());
        let search = Search { subject_kind: Some("account".into()), subject_id: Some(mona.account.0), on_day: Some(bed.today()), ..Search::default() };
        let hers = audit::search(&bed, &noura, &search, None, 500).await.unwrap();
        assert!(!hers.is_empty() && hers.iter().all(|row| row.subject_id == mona.account.0));
        let event = Search { event: Some("no-such".into()), ..Search::default() };
        assert!(audit::search(&bed, &noura, &event, None, 500).await.unwrap().is_empty());
    }

    async fn a_look_at_a_file_is_recorded_once_an_hour_and_ones_own_never(bed) {
        let (mona, nasser) = (bed.applicant("mona").await, bed.actor("nasser", &[Role::SupportAgent]).await);
        for _ in 0..3 {
            audit::read_of(&bed, &nasser, mona.account).await.unwrap();
        }
        audit::read_of(&bed, &mona, mona.account).await.unwrap();
        assert_eq!(audit::readers_of(&bed, mona.account).await.unwrap().len(), 1);
        bed.clock.advance_seconds(3_600);
        audit::read_of(&bed, &nasser, mona.account).await.unwrap();
        assert_eq!(audit::readers_of(&bed, mona.account).await.unwrap().len(), 2);
    }

    async fn everything_held_is_handed_out_to_its_owner(bed) {
        let mona = filings::applicant(&bed).await;
        fill_profile(&bed, &mona, "1000000008").await;
        filings::whole_draft(&bed, &mona, 1).await;
        bed.work().await;
        let held = accounts::held(&bed, &mona).await.unwrap();
        assert_eq!(held["profile"]["identity_number"], "1000000008");
        assert_eq!(held["applications"].as_array().unwrap().len(), 1);
        assert!(held["log"].as_array().unwrap().iter().any(|entry| entry["event"] == "profile-updated"));
        assert!(!held.to_string().contains("password_hash"));
    }

    async fn asking_how_long_a_session_lasts_does_not_make_it_last(bed) {
        bed.account("mona", &[Role::Applicant]).await;
        let fields = SignInFields { email: "mona@example.com".into(), password: PASSWORD.into(), ..SignInFields::default() };
        let accounts::Entered::Session(opened) = accounts::sign_in(&bed, fields.parse(()).unwrap(), &bed.visit()).await.unwrap() else { panic!() };
        bed.clock.advance_seconds(29 * 60);
        let quiet = accounts::authenticate_quietly(&bed, &opened.token).await.unwrap().unwrap();
        assert_eq!(quiet.idle_until.seconds_since(bed.now()), 60);
        let seen = accounts::authenticate(&bed, &opened.token).await.unwrap().unwrap();
        assert_eq!(seen.idle_until.seconds_since(bed.now()), 30 * 60);
    }

    async fn a_secret_that_was_begun_is_shown_again_until_it_counts(bed) {
        let mona = bed.applicant("mona").await;
        assert!(accounts::pending_enrolment(&bed, &mona).await.unwrap().is_none());
        let begun = accounts::begin_enrolment(&bed, &mona).await.unwrap();
        assert_eq!(accounts::pending_enrolment(&bed, &mona).await.unwrap().unwrap().secret, begun.secret);
        bed.clock.advance_seconds(600);
        assert_eq!(fault(accounts::pending_enrolment(&bed, &mona).await), "reauthenticate");
    }
}
