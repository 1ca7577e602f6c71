//! What a page asks of the database: the status page 2 statements, any page 6, and a GET writes nothing but the log of
//! staff who read a file, which comes on top of what the page asks. Every page is found by its links, as people find it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use usecases::{applications, on_both_engines, testkit::filings};

use super::*;
use crate::commands::{demonstration::PEOPLE, seed};

/// Statements of a page, those of the session included.
const STATEMENTS: u64 = 6;
/// Statements of the status page asked by somebody who is not signed in; two are allowed.
const STATUS: u64 = 1;
/// Reading somebody's file is recorded, on the chain of the file: these pages write, once an hour for each reader.
const RECORDED: &[&str] = &[
    "/ar/office/applications/:id",
    "/ar/office/refunds/:id",
    "/ar/office/people/:id",
    "/ar/office/identity-changes/:id",
];
/// What it takes to lay a link of that chain: its head is locked, the event written, the head moved.
const RECORD: u64 = 3;
/// Pages that no other page links to: they are led to by a message or by a form that was sent.
const LED_TO: &[&str] = &[
    "/ar/activate",
    "/ar/sign-in/second-factor",
    "/ar/forgotten-password/sent",
    "/ar/reset-password",
    "/ar/forgotten-email/code",
    "/ar/forgotten-email/found",
    "/ar/accept-invite",
    "/ar/undo-contact-change",
    "/ar/gallery",
    "/ar/offline",
    "/ar/my/security/second-factor",
    "/ar/my/security/recovery-codes",
    "/ar/my/reauthenticate",
    "/ar/my/profile/email/code",
    "/ar/my/profile/mobile/code",
    "/ar/office/payments/record",
];
/// How many of one kind of page are asked for by one person.
const OF_A_KIND: usize = 3;

/// An address with its ids taken out.
fn template(path: &str) -> String {
    let is_word = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.split('/').map(|part| if is_word(part) { part } else { ":id" }).collect::<Vec<_>>().join("/")
}

fn links(page: &str) -> BTreeSet<String> {
    page.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|target| target.starts_with("/ar/") || *target == "/ar")
        .map(|target| target.split('#').next().unwrap_or_default().replace("&amp;", "&"))
        .collect()
}

/// Walks from page to page as one person; what each kind of page asked for at most.
async fn walk(bed: &Testbed, service: &Router, who: &str, cookie: &str, most: &mut BTreeMap<String, u64>) {
    let mut next: VecDeque<String> =
        ["/ar", "/ar/my", "/ar/office"].iter().chain(LED_TO).map(|&at| at.into()).collect();
    let mut seen: BTreeSet<String> = next.iter().cloned().collect();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(path) = next.pop_front() {
        let kind = template(&path);
        let so_far = kinds.entry(kind.clone()).or_default();
        *so_far += 1;
        if *so_far > OF_A_KIND {
            continue;
        }
        let before = bed.db.work();
        let response = get(service, &path, cookie).await;
        let status = response.status();
        assert!(!is_our_failure(status), "{who} {path}: {status}");
        let page = text(response).await;
        let work = bed.db.work() - before;
        if status != StatusCode::OK {
            continue;
        }
        let writes = u64::from(RECORDED.contains(&kind.as_str()));
        assert!(work.writes <= writes, "{who} {path} writes: {work:?}");
        let known = most.entry(kind).or_default();
        *known = (work.statements - RECORD * work.writes).max(*known);
        next.extend(links(&page).into_iter().filter(|target| seen.insert(target.clone())));
    }
}

async fn seeded_cookie(bed: &Testbed, email: &str, password: &str) -> String {
    let fields = SignInFields { email: email.into(), password: password.into(), ..SignInFields::default() };
    match accounts::sign_in(bed, fields.parse(()).expect("right"), &bed.visit()).await.expect("signed in") {
        Entered::Session(opened) => format!("{}={}", app::request::SESSION_COOKIE, opened.token.as_str()),
        Entered::SecondFactor(_) => panic!("{email} is staff"),
    }
}

on_both_engines! {
    async fn a_page_asks_little_and_writes_nothing(bed) {
        let service = service(&bed);
        seed::fill(&bed).await.expect("seeded");
        let mut most = BTreeMap::new();
        walk(&bed, &service, "nobody", "", &mut most).await;
        for person in PEOPLE.iter().filter(|person| person.secret.is_none()) {
            let cookie = seeded_cookie(&bed, person.email, person.password).await;
            walk(&bed, &service, person.email, &cookie, &mut most).await;
        }
        // More of everything asks no more.
        let busy = filings::applicant(&bed).await;
        for number in 1..6 {
            let id = filings::filed(&bed, &busy, number).await;
            if number > 2 {
                assert_eq!(filings::settle(&bed, id, bed.now()).await, "entered");
            }
        }
        let fields = SignInFields { email: filings::address(&busy), password: PASSWORD.into(), ..SignInFields::default() };
        let cookie = seeded_cookie(&bed, &fields.email, &fields.password).await;
        walk(&bed, &service, "a busy applicant", &cookie, &mut most).await;
        for role in Role::ALL.iter().filter(|role| **role != Role::Applicant) {
            let cookie = cookie_of(&bed, *role).await;
            walk(&bed, &service, role.code(), &cookie, &mut most).await;
        }
        for page in ["/ar/my/invoices/:id", "/ar/my/applications/:id", "/ar/office/applications/:id", "/ar/my/refunds/:id"] {
            assert!(most.contains_key(page), "{page} was not reached: {:?}", most.keys());
        }
        let over: Vec<_> = most.iter().filter(|(_, statements)| **statements > STATEMENTS).collect();
        assert_eq!(over, [], "pages that ask for more than {STATEMENTS} statements");
    }

    async fn the_status_page_asks_one_thing(bed) {
        let service = service(&bed);
        let actor = filings::applicant(&bed).await;
        let id = filings::filed(&bed, &actor, 7).await;
        let number = applications::get_application(&bed, &actor, id).await.expect("filed").number;
        let before = bed.db.work();
        let response = get(&service, &format!("/ar/status?number={}", number.replace(' ', "+")), "").await;
        assert_eq!(response.status(), StatusCode::OK);
        assert!(text(response).await.contains(&number));
        assert_eq!(bed.db.work() - before, usecases::db::Work { statements: STATUS, writes: 0 });
    }
}

async fn cookie_of(bed: &Testbed, role: Role) -> String {
    cookie(bed, role.code(), role).await
}
