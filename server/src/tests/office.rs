//! What staff do over HTTP: where a sign-in leads, powers lost at once, and that every look at a person's file is recorded.

use domain::account::{IdentityChangeFields, ProfileFields};
use domain::form::Setting;
use domain::ids::AccountId;
use domain::invoice::ReconcileInput;
use domain::money::Money;
use domain::refund::RefundGround;
use domain::text::{InvoiceNumber, ShortText};
use usecases::audit::{self, Search};
use usecases::context::Actor;
use usecases::documents::NewFile;
use usecases::testkit::{files, filings, money};
use usecases::{applications, invoices, on_both_engines, payments, refunds};

use super::*;

const FORM: &str = "application/x-www-form-urlencoded";

/// A person with a profile, an application in review with its documents, and a change of identity with its evidence.
struct Person {
    actor: Actor,
    application: domain::ids::ApplicationId,
    change: domain::ids::IdentityChangeId,
}

async fn person(bed: &Testbed, number: u32) -> Person {
    let actor = filings::applicant(bed).await;
    let application = filings::filed(bed, &actor, number).await;
    assert_eq!(filings::settle(bed, application, bed.now()).await, "entered");
    let identity = filings::identity(number);
    let fields = ProfileFields {
        arabic_name: identity.arabic_name,
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
    };
    let setting = Setting { edition: policy::current(), today: bed.today() };
    accounts::update_profile(bed, &actor, fields.parse(setting).expect("a profile")).await.expect("kept");
    let asked = IdentityChangeFields {
        arabic_name: "نورة الحربي".into(),
        reason: "قرار".into(),
        ..IdentityChangeFields::default()
    };
    let change = accounts::request_identity_change(bed, &actor, asked.parse(()).expect("right")).await.expect("asked");
    let file = NewFile { name: "evidence.pdf".into(), content: files::pdf(1) };
    accounts::add_evidence(bed, &actor, file).await.expect("evidence");
    Person { actor, application, change }
}

/// A claim: paid by transfer, withdrawn.
async fn claimed(bed: &Testbed, actor: &Actor) -> domain::ids::RefundClaimId {
    let (_, invoice) = money::awaiting_payment(bed, actor).await;
    let officer = money::person(bed, &[Role::FinanceOfficer]).await;
    let view = invoices::get(bed, actor, invoice).await.expect("an invoice");
    let paid = ReconcileInput {
        number: InvoiceNumber::parse(&view.number).expect("a number"),
        amount: view.total,
        paid_on: bed.today(),
        reference: ShortText::parse("TR-1").expect("a reference"),
    };
    payments::record_transfer(bed, &officer, &paid).await.expect("booked");
    let claim = money::claim(RefundGround::Withdrawal, Money::from_halalas(80_000));
    refunds::submit_claim(bed, actor, invoice, &claim, None).await.expect("filed").id
}

/// Looks recorded of a person's files.
async fn looks(bed: &Testbed, account: AccountId) -> usize {
    audit::readers_of(bed, account).await.expect("read").len()
}

on_both_engines! {
    async fn every_page_that_shows_a_person_to_staff_is_recorded(bed) {
        let service = service(&bed);
        let reviewer = cookie(&bed, "reviewer", Role::Reviewer).await;
        let supervisor = cookie(&bed, "supervisor", Role::Supervisor).await;
        let finance = cookie(&bed, "finance", Role::FinanceOfficer).await;
        let admin = cookie(&bed, "admin", Role::Administrator).await;
        let who = person(&bed, 1).await;
        let document = applications::get_application(&bed, &who.actor, who.application).await.expect("hers").documents[0].id;
        let claimant = filings::applicant(&bed).await;
        let claim = claimed(&bed, &claimant).await;
        let staff = bed.account("salem", &[Role::SupportAgent]).await;
        let walk = [
            (&reviewer, format!("/ar/office/applications/{}", who.application), who.actor.account),
            (&reviewer, format!("/documents/{document}?inline=1"), who.actor.account),
            (&supervisor, format!("/en/office/identity-changes/{}", who.change), who.actor.account),
            (&supervisor, format!("/identity-evidence/{}", who.change), who.actor.account),
            (&finance, format!("/ar/office/refunds/{claim}"), claimant.account),
            (&admin, format!("/en/office/people/{staff}"), staff),
        ];
        for (who, page, account) in walk {
            let before = looks(&bed, account).await;
            let response = get(&service, &page, who).await;
            assert_eq!(response.status(), StatusCode::OK, "{page}");
            assert_eq!(looks(&bed, account).await, before + 1, "{page} left no trace");
        }
    }

    async fn evidence_goes_out_in_a_sandbox_to_its_owner_and_who_decides(bed) {
        let service = service(&bed);
        let who = person(&bed, 1).await;
        let page = format!("/identity-evidence/{}?inline=1", who.change);
        let supervisor = cookie(&bed, "supervisor", Role::Supervisor).await;
        let answer = get(&service, &page, &supervisor).await;
        let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().expect("text").to_owned()).unwrap_or_default();
        assert!(header("content-security-policy").contains("sandbox"), "{}", header("content-security-policy"));
        assert_eq!((header("x-content-type-options").as_str(), header("cache-control").as_str()), ("nosniff", "no-store"));
        assert_eq!(header("content-type"), "application/pdf");
        for (name, role) in [("other", Role::Applicant), ("nasser", Role::SupportAgent)] {
            let stranger = cookie(&bed, name, role).await;
            assert_eq!(get(&service, &page, &stranger).await.status(), StatusCode::NOT_FOUND, "{name}");
        }
        assert_eq!(get(&service, &page, "").await.status(), StatusCode::NOT_FOUND);
    }

    async fn staff_come_to_the_desks_and_practitioners_to_their_page(bed) {
        let service = service(&bed);
        bed.account("mona", &[Role::Applicant]).await;
        bed.account("fahd", &[Role::Reviewer]).await;
        let enter = async |name: &str, next: &str| {
            let body = format!("fields[email]={name}%40example.com&fields[password]={}&fields[next]={next}", PASSWORD.replace(' ', "+"));
            post(&service, "/en/sign-in?fn=accounts/sign-in", "", FORM, body).await
        };
        assert_eq!(location(&enter("mona", "").await), "/en/my");
        for (next, leads) in [("", "/en/office"), ("%2Fen%2Foffice%2Frefunds", "/en/office/refunds")] {
            let first = enter("fahd", next).await;
            assert_eq!(location(&first), "/en/sign-in/second-factor");
            let cookies: Vec<_> = first.headers().get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()?.split(';').next()).collect();
            bed.clock.advance_seconds(30);
            let body = format!("fields[code]={}", totp::code_at(&TOTP_SECRET, bed.now()));
            let second = post(&service, "/en/sign-in/second-factor?fn=accounts/second-factor", &cookies.join("; "), FORM, body).await;
            assert_eq!(location(&second), leads);
        }
    }

    async fn a_role_that_is_taken_is_gone_at_the_next_request(bed) {
        let service = service(&bed);
        let fahd = cookie(&bed, "fahd", Role::Reviewer).await;
        assert_eq!(get(&service, "/en/office/applications", &fahd).await.status(), StatusCode::OK);
        let noura = bed.actor("noura", &[Role::Administrator]).await;
        let staff = accounts::list_staff(&bed, &noura).await.expect("staff");
        let id = staff.iter().find(|member| member.name == "fahd").expect("fahd").id;
        let fields = domain::account::RoleChangeFields { role: "reviewer".into(), act: "take".into(), reason: "انتقل".into() };
        accounts::change_role(&bed, &noura, id, fields.parse(()).expect("right")).await.expect("taken");
        assert_eq!(get(&service, "/en/office/applications", &fahd).await.status(), StatusCode::NOT_FOUND);
    }

    async fn a_refusal_says_why(bed) {
        let service = service(&bed);
        let noura = cookie(&bed, "noura", Role::Administrator).await;
        let id = accounts::list_staff(&bed, &bed.sign_in("noura").await).await.expect("staff")[0].id;
        let body = format!("id={id}&fields[role]=administrator&fields[act]=take&fields[reason]=moved");
        let response = post(&service, "/api/people/change-role", &noura, FORM, body).await;
        assert_eq!(response.status(), StatusCode::FORBIDDEN);
        assert_eq!(json(response).await["why"], "last_administrator");
        let mona = cookie(&bed, "mona", Role::Applicant).await;
        let response = post(&service, "/api/people/list", &mona, FORM, "").await;
        assert_eq!(json(response).await["why"], "not_permitted");
    }

    async fn what_is_held_goes_out_as_an_archive_to_its_owner(bed) {
        let service = service(&bed);
        let mona = cookie(&bed, "mona", Role::Applicant).await;
        let actor = bed.sign_in("mona").await;
        let id = filings::whole_draft(&bed, &actor, 3).await;
        let answer = get(&service, "/my-data.zip", &mona).await;
        assert_eq!((answer.status(), answer.headers()[header::CACHE_CONTROL].to_str().ok()), (StatusCode::OK, Some("no-store")));
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
        let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        assert!(has(b"PK\x03\x04") && has(b"my-data.json") && has(id.to_string().as_bytes()));
        for document in applications::get_draft(&bed, &actor, id).await.expect("hers").documents {
            assert!(has(format!("documents/{}.", document.id).as_bytes()), "{:?}", document.kind);
        }
        assert_eq!(get(&service, "/my-data.zip", "").await.status(), StatusCode::SEE_OTHER);
        let search = Search { event: Some("data-downloaded".into()), ..Search::default() };
        let noura = bed.actor("noura", &[Role::Administrator]).await;
        assert_eq!(audit::search(&bed, &noura, &search, None, 10).await.expect("read").len(), 1);
    }
}
