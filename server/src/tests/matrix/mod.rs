//! The access matrix: every function, page and address × everyone who may ask × one's own object, another's, a deleted one
//! and one that never was. The table of [`rows`] says who a function is open to; `domain::permission` says who has the
//! permission; `docs/access-matrix.md` is what was answered, written out (`UPDATE_DOCS=1`).
//!
//! Two things are shown. Who a function is not open to learns nothing: what is another's, or deleted, is answered byte for
//! byte like what never was. And nothing is missing: a new function, page or address without a row fails.

mod rows;
mod world;

use std::{collections::BTreeMap, fmt::Write as _};

use domain::permission::{Permission, Role, allows};
use usecases::{db::Engine, on_both_engines};

use super::*;
use crate::http::functions::PUBLIC;
use rows::{ADDRESSES, API, Open, PAGES, ROWS, Row, Thing};
use world::{Asking, Objects, World};

const FORM: &str = "application/x-www-form-urlencoded";
/// Functions that take a file.
const UPLOADS: [&str; 2] = ["documents/upload", "identity/evidence"];
const UPLOAD: &str = "multipart/form-data; boundary=x";

/// An answer as it is compared: its status, and all of it without what names the object or the request.
struct Answer {
    status: StatusCode,
    whole: String,
}

async fn taken(response: Response, about: &Objects) -> Answer {
    let status = response.status();
    let policy = response.headers().get(header::CONTENT_SECURITY_POLICY).and_then(|value| value.to_str().ok());
    let nonce =
        policy.and_then(|text| text.split_once("'nonce-")?.1.split_once('\'')).map(|(nonce, _)| nonce.to_owned());
    let leads = location(&response).to_owned();
    let mut whole = format!("{status} {leads}\n{}", text(response).await);
    for word in about.names().iter().chain(nonce.iter()) {
        whole = whole.replace(word.as_str(), "…");
    }
    Answer { status, whole }
}

async fn call(service: &Router, row: &Row, cookie: &str, about: &Objects) -> Answer {
    let kind = if UPLOADS.contains(&row.function) { UPLOAD } else { FORM };
    let response = post(service, &format!("/api/{}", row.function), cookie, kind, (row.body)(about)).await;
    let answer = taken(response, about).await;
    assert!(!is_our_failure(answer.status), "{}: {}", row.function, answer.whole);
    answer
}

impl Asking {
    /// True when the function is open to them.
    fn may(&self, open: Open) -> bool {
        let is_staff = self.roles.iter().any(|role| role.is_staff());
        match open {
            Open::All | Open::SignedIn => true,
            Open::NoStaff => !is_staff,
            Open::To(permission) => self.has(permission),
        }
    }

    fn has(&self, permission: Permission) -> bool {
        let counted: Vec<Role> = self.roles.iter().copied().filter(|role| self.is_proved || !role.is_staff()).collect();
        allows(&counted, permission)
    }
}

/// True for what only somebody of staff may do with what is another's.
fn is_of_desk(open: Open) -> bool {
    matches!(open, Open::To(permission) if !Role::Applicant.permissions().contains(&permission))
}

fn word(answer: &Answer) -> &'static str {
    match answer.status {
        StatusCode::UNAUTHORIZED => "sign in",
        StatusCode::FORBIDDEN => "no",
        StatusCode::NOT_FOUND => "none",
        StatusCode::SEE_OTHER => "led away",
        _ => "yes",
    }
}

/// The lines of the document, by what was asked for, a cell a column.
type Table = BTreeMap<String, BTreeMap<&'static str, &'static str>>;

const COLUMNS: &[&str] = &[
    "nobody",
    "owner",
    "owner, deleted",
    "another applicant",
    "reviewer",
    "finance-officer",
    "support-agent",
    "supervisor",
    "administrator",
    "all roles, own",
    "no second factor",
];

/// What is refused to somebody the function is not open to, or who asks for what is not theirs.
const REFUSED: [StatusCode; 2] = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND];

/// Asks everybody: first those who are refused, then those who change something, the owner last. Where nothing is asked
/// about, each asks once.
async fn walk_row(service: &Router, world: &World, row: &Row, table: &mut Table, leaks: &mut Vec<String>) {
    let line = table.entry(format!("function {}", row.function)).or_default();
    let mut expect = |right: bool, who: &str, what: &str, answer: &Answer| {
        if !right {
            leaks.push(format!("{} {who}, {what}: {}", row.function, answer.whole));
        }
    };
    let has_object = row.about != Thing::Nothing;
    let desk = is_of_desk(row.open);
    let nobody = call(service, row, "", &world.own).await;
    expect((nobody.status == StatusCode::UNAUTHORIZED) == (row.open != Open::All), "nobody", "signed out", &nobody);
    line.insert("nobody", word(&nobody));
    let mut everyone: Vec<&Asking> = world.staff.iter().chain([&world.unproved, &world.other]).collect();
    everyone.sort_by_key(|who| who.may(row.open));
    for who in everyone {
        let may = who.may(row.open);
        if has_object {
            let never = call(service, row, &who.cookie, &world.nobodys).await;
            expect(REFUSED.contains(&never.status), who.name, "what never was", &never);
            if row.about.can_be_deleted() {
                let deleted = call(service, row, &who.cookie, &world.deleted).await;
                expect(deleted.whole == never.whole, who.name, "deleted", &deleted);
            }
            let anothers = call(service, row, &who.cookie, &world.own).await;
            if may && desk {
                // A colleague's file is seen and known of; some acts are for who has taken it.
                expect(anothers.status != StatusCode::NOT_FOUND, who.name, "another's", &anothers);
            } else {
                expect(anothers.whole == never.whole, who.name, "another's is told from what never was", &anothers);
            }
            line.insert(who.name, word(&anothers));
        } else {
            let answer = call(service, row, &who.cookie, &world.own).await;
            // Who has asked for no change of identity has none to prove.
            let has_none = row.function == "identity/evidence" && answer.status == StatusCode::NOT_FOUND;
            expect(may != REFUSED.contains(&answer.status) || has_none, who.name, "own", &answer);
            line.insert(who.name, word(&answer));
        }
    }
    // Nobody decides on what is their own, whatever their roles; where the state of it forbids the act, that is said first.
    let own = call(service, row, &world.everything.cookie, &world.everythings).await;
    line.insert("all roles, own", word(&own));
    // What is one's own may be looked for and, a change of identity, looked at: only deciding it is another's.
    let is_decided = !["office/find", "identity/get"].contains(&row.function);
    if desk && is_decided && matches!(row.about, Thing::Filed | Thing::Claim | Thing::Change) {
        let refused = matches!(own.status, StatusCode::FORBIDDEN | StatusCode::CONFLICT);
        expect(refused, "all roles", "one's own", &own);
    }
    if desk {
        return;
    }
    let owner = &world.owner;
    if has_object {
        let never = call(service, row, &owner.cookie, &world.nobodys).await;
        let anothers = call(service, row, &owner.cookie, &world.others).await;
        expect(anothers.whole == never.whole, "owner", "another's is told from what never was", &anothers);
        if row.about.can_be_deleted() {
            let deleted = call(service, row, &owner.cookie, &world.deleted).await;
            line.insert("owner, deleted", word(&deleted));
        }
    }
    let own = call(service, row, &owner.cookie, &world.own).await;
    let refused = REFUSED.contains(&own.status) || own.status == StatusCode::UNAUTHORIZED;
    expect(!refused, "owner", "own", &own);
    line.insert("owner", word(&own));
}

/// Where a page leads with one person's objects.
fn address(path: &str, about: Thing, of: &Objects) -> String {
    let id = match about {
        Thing::Nothing => "classification".to_owned(),
        Thing::Draft => of.draft.to_string(),
        Thing::Filed => of.filed.to_string(),
        Thing::Document => of.document.to_string(),
        Thing::Invoice => of.invoice.to_string(),
        Thing::Payment => of.payment.to_string(),
        Thing::Claim => of.claim.to_string(),
        Thing::Session => of.session.to_string(),
        Thing::Change => of.change.to_string(),
        Thing::Account => of.account.to_string(),
        Thing::Passkey => of.passkey.to_string(),
    };
    let step = if path.ends_with(":item") { "qualifications" } else { "identity" };
    path.replace(":id", &id)
        .replace(":code", &id)
        .replace(":spot", "photo")
        .replace(":step", step)
        .replace(":item", &of.qualification.to_string())
}

/// Every page of the application, without its language.
fn pages() -> Vec<String> {
    let table = include_str!("../../../../app/src/routes.rs");
    let paths: Vec<String> = table
        .lines()
        .filter(|line| line.contains("<Route "))
        .filter_map(|line| Some(line.split_once("path!(\"")?.1.split_once('"')?.0.to_owned()))
        .collect();
    assert!(paths.len() > 60, "the table of pages is not read: {paths:?}");
    paths
}

async fn see(service: &Router, path: &str, cookie: &str, about: &Objects) -> Answer {
    let answer = taken(get(service, path, cookie).await, about).await;
    assert!(!is_our_failure(answer.status), "{path}: {}", answer.whole);
    answer
}

async fn walk_page(service: &Router, world: &World, path: &str, table: &mut Table, leaks: &mut Vec<String>) {
    if path.starts_with('*') {
        return;
    }
    let known = PAGES.iter().find(|(page, ..)| *page == path);
    assert!(known.is_some() || !path.contains(':'), "the page {path} has no row in PAGES");
    let (about, permission) = known.map_or((Thing::Nothing, None), |(_, about, permission)| (*about, *permission));
    let at = |of: &Objects| format!("/en/{}", address(path, about, of)).trim_end_matches('/').to_owned();
    let area = path.split('/').next().unwrap_or_default();
    let is_private = matches!(area, "my" | "office");
    let line = table.entry(format!("page /{path}")).or_default();
    let nobody = see(service, &at(&world.own), "", &world.own).await;
    assert_eq!(nobody.status == StatusCode::SEE_OTHER, is_private, "{path}: {}", nobody.status);
    line.insert("nobody", if is_private { "sign in" } else { "yes" });
    let everyone = world.staff.iter().chain([&world.unproved, &world.other, &world.owner]);
    for who in everyone {
        let is_owner = who.name == world.owner.name;
        let shown = if is_owner { &world.others } else { &world.own };
        let anothers = see(service, &at(shown), &who.cookie, shown).await;
        let never = see(service, &at(&world.nobodys), &who.cookie, &world.nobodys).await;
        let may = permission.is_some_and(|permission| who.has(permission));
        if about != Thing::Nothing && !may && anothers.whole != never.whole {
            leaks.push(format!("page {path} {}: another's is told from what never was", who.name));
        }
        if may {
            assert_eq!((anothers.status, never.status), (StatusCode::OK, StatusCode::NOT_FOUND), "{path} {}", who.name);
        }
        if about.can_be_deleted() && !is_owner {
            let deleted = see(service, &at(&world.deleted), &who.cookie, &world.deleted).await;
            if deleted.whole != never.whole {
                leaks.push(format!("page {path} {}: what is deleted is told from what never was", who.name));
            }
        }
        if is_owner {
            let own = see(service, &at(&world.own), &who.cookie, &world.own).await;
            line.insert("owner", word(&own));
        } else {
            line.insert(who.name, word(&anothers));
        }
    }
}

/// Files, which are addresses of their own.
async fn walk_files(service: &Router, world: &World, table: &mut Table, leaks: &mut Vec<String>) {
    let at = |of: &Objects| format!("/documents/{}?inline=1", of.document);
    let line = table.entry("file /documents/{id}".to_owned()).or_default();
    for who in world.staff.iter().chain([&world.unproved, &world.other]) {
        let never = see(service, &at(&world.nobodys), &who.cookie, &world.nobodys).await;
        let anothers = see(service, &at(&world.own), &who.cookie, &world.own).await;
        let deleted = see(service, &at(&world.deleted), &who.cookie, &world.deleted).await;
        let may = who.has(Permission::ReviewApplications);
        assert_eq!(anothers.status == StatusCode::OK, may, "{}: {}", who.name, anothers.status);
        if deleted.whole != never.whole || !may && anothers.whole != never.whole {
            leaks.push(format!("a document is told from none: {}", who.name));
        }
        line.insert(who.name, word(&anothers));
    }
    let nobody = see(service, &at(&world.own), "", &world.own).await;
    assert_eq!(nobody.whole, see(service, &at(&world.nobodys), "", &world.nobodys).await.whole);
    line.insert("nobody", word(&nobody));
    line.insert("owner", word(&see(service, &at(&world.own), &world.owner.cookie, &world.own).await));
    line.insert("owner, deleted", word(&see(service, &at(&world.deleted), &world.owner.cookie, &world.deleted).await));
    let at = |of: &Objects| format!("/identity-evidence/{}", of.change);
    let line = table.entry("file /identity-evidence/{id}".to_owned()).or_default();
    for who in world.staff.iter().chain([&world.unproved, &world.other]) {
        let never = see(service, &at(&world.nobodys), &who.cookie, &world.nobodys).await;
        let anothers = see(service, &at(&world.own), &who.cookie, &world.own).await;
        let may = who.has(Permission::DecideIdentityChanges);
        assert_eq!(anothers.status == StatusCode::OK, may, "{}: {}", who.name, anothers.status);
        if !may && anothers.whole != never.whole {
            leaks.push(format!("evidence is told from none: {}", who.name));
        }
        line.insert(who.name, word(&anothers));
    }
    line.insert("nobody", word(&see(service, &at(&world.own), "", &world.own).await));
    line.insert("owner", word(&see(service, &at(&world.own), &world.owner.cookie, &world.own).await));
    for (path, permission) in
        [("/my-data.json", None), ("/my-data.zip", None), ("/audit.csv", Some(Permission::ReadAudit))]
    {
        let line = table.entry(format!("file {path}")).or_default();
        line.insert("nobody", word(&see(service, path, "", &world.own).await));
        for who in world.staff.iter().chain([&world.unproved, &world.other, &world.owner]) {
            let answer = see(service, path, &who.cookie, &world.own).await;
            let may = permission.is_none_or(|permission| who.has(permission));
            assert_eq!(answer.status == StatusCode::OK, may, "{path} {}: {}", who.name, answer.status);
            line.insert(who.name, word(&answer));
        }
    }
}

fn document(table: &Table) -> String {
    let mut text = String::from(
        "# The access matrix\n\nWhat is answered to whom, asked over HTTP by `server/src/tests/matrix` and written by it (`UPDATE_DOCS=1`); who a function is \
         open to stands in its `rows.rs`, who has a permission in [access](access.md).\nEverybody but *owner* and *all roles* asks for what is the owner's. \
         `yes`: not refused for who asks (the state of the thing may still forbid it); `no`: 403, whatever is asked for; `none`: 404, byte for byte as for \
         what never was; `sign in`: 401, or the way to the sign-in; `led away`: a page that sends on.\n\n| |",
    );
    for column in COLUMNS {
        let _ = write!(text, " {column} |");
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(COLUMNS.len()));
    text.push('\n');
    for (what, line) in table {
        let _ = write!(text, "| `{what}` |");
        for column in COLUMNS {
            let _ = write!(text, " {} |", line.get(column).copied().unwrap_or_default());
        }
        text.push('\n');
    }
    text
}

on_both_engines! {
    async fn nobody_reads_or_learns_of_what_is_anothers_or_deleted(bed) {
        let world = World::new(&bed).await;
        let service = service(&bed);
        let (mut table, mut leaks) = (Table::new(), Vec::new());
        for path in pages() {
            walk_page(&service, &world, &path, &mut table, &mut leaks).await;
        }
        walk_files(&service, &world, &mut table, &mut leaks).await;
        for row in ROWS {
            walk_row(&service, &world, row, &mut table, &mut leaks).await;
        }
        assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
        let cells: usize = table.values().map(BTreeMap::len).sum();
        assert!(cells > 900, "{cells}");
        let (path, wanted) = (concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/access-matrix.md"), document(&table));
        if std::env::var_os("UPDATE_DOCS").is_some() && bed.db.engine() == Engine::Sqlite {
            std::fs::write(path, &wanted).expect("the document is written");
        }
        let found = std::fs::read_to_string(path).unwrap_or_default();
        if let Some((found, wanted)) = found.lines().zip(wanted.lines()).find(|(found, wanted)| found != wanted) {
            panic!("docs/access-matrix.md is not what is answered, look at it and run with UPDATE_DOCS=1:\n{found}\n{wanted}");
        }
        assert_eq!(found.lines().count(), wanted.lines().count(), "docs/access-matrix.md: run with UPDATE_DOCS=1");
    }
}

#[test]
fn every_function_has_a_row_and_every_row_a_function() {
    let known: Vec<&str> =
        leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.trim_start_matches("/api/")).collect();
    let missing: Vec<_> = known.iter().filter(|name| !ROWS.iter().any(|row| row.function == **name)).collect();
    assert!(missing.is_empty(), "functions without a row in rows.rs: {missing:?}");
    for row in ROWS {
        assert!(known.contains(&row.function), "{} is no function", row.function);
        assert_eq!(PUBLIC.contains(&row.function), row.open == Open::All, "{}", row.function);
    }
}

#[test]
fn every_address_of_the_router_and_of_the_api_has_a_row() {
    let router = include_str!("../../router.rs");
    let addresses: Vec<&str> =
        router.split(".route(\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    assert!(addresses.len() > 10, "{addresses:?}");
    for address in &addresses {
        assert!(ADDRESSES.iter().any(|(known, _)| known == address), "{address} has no row in ADDRESSES");
    }
    for (known, how) in ADDRESSES {
        assert!(addresses.contains(known) && !how.is_empty(), "{known} is no address");
    }
    let described = crate::http::api::description();
    let mut paths: Vec<&str> = described.paths.paths.keys().map(String::as_str).collect();
    let mut known = API.to_vec();
    paths.sort_unstable();
    known.sort_unstable();
    assert_eq!(paths, known);
}
