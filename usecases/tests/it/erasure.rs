//! After erasure a person is found nowhere but in what is declared to be held (docs/privacy.md): every table is read whole,
//! everything sealed is opened with the keys, every stored file too.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use domain::account::{
    ChangeEmailFields, ChangeMobileFields, ConfirmContactFields, EraseFields, EraseInput, ForgottenPasswordFields,
};
use domain::form::Form;
use domain::money::Money;
use domain::permission::Role;
use domain::refund::{PayTo, RefundClaimInput, RefundGround};
use domain::text::{FreeText, Iban, PersonName};
use usecases::context::{Actor, Portal};
use usecases::db::{Engine, Statement};
use usecases::documents::NewFile;
use usecases::ports::Objects;
use usecases::testkit::{PASSWORD, Testbed, files, filings};
use usecases::{accounts, applications, audit, on_both_engines, refunds};
use uuid::Uuid;

use crate::accounts::{code_in, fault};
use crate::accounts_care::{change, fill_profile};

/// Every column that is sealed, with what seals it; a new one that is missing here fails the test.
const SEALED: &[(&str, &str)] = &[
    ("accounts.totp_sealed", "accounts.totp"),
    ("accounts.totp_pending_sealed", "accounts.totp"),
    ("applications.draft_sealed", "applications.draft"),
    ("data_updates.before_sealed", "data_updates.before"),
    ("documents.file_name_sealed", "documents.file_name"),
    ("identity_changes.asked_sealed", "identity_changes.asked"),
    ("identity_changes.evidence_name_sealed", "identity_changes.evidence_name"),
    ("identity_changes.note_sealed", "identity_changes.note"),
    ("kept_forms.form_sealed", "kept_forms.form"),
    ("messages.content_sealed", "messages.content"),
    ("messages.recipient_sealed", "messages.recipient"),
    ("one_time_codes.subject_sealed", "one_time_codes.subject"),
    ("passkey_ceremonies.state_sealed", "passkey_ceremonies.state"),
    ("passkeys.credential_sealed", "passkeys.credential"),
    ("profiles.identity_sealed", "profiles.identity"),
    ("refund_claims.explanation_sealed", "refund_claims.explanation"),
    ("refund_claims.holder_sealed", "refund_claims.holder"),
    ("refund_claims.iban_sealed", "refund_claims.iban"),
    ("refund_claims.note_sealed", "refund_claims.note"),
    ("sessions.place_sealed", "sessions.place"),
];

/// Where a person may still be found, and under which law (docs/privacy.md).
const HELD: &[&str] = &[
    "applications.applicant_name",
    "applications.draft_sealed",
    "applications.name_folded",
    "documents.file_name_sealed",
    "refund_claims.explanation_sealed",
    "refund_claims.holder_sealed",
    "refund_claims.iban_sealed",
];

/// What the person typed, each found nowhere else in the database.
const CANARIES: &[&str] = &[
    "canary-one",
    "canary-two@example.com",
    "منى الحربي",
    "Mona Alharbi",
    "كناري الأولى",
    "كناري المحدثة",
    "Kanari Alula",
    "1123456780",
    "512345678",
    "598765432",
    "مستشفى الملك فهد",
    "canary-evidence",
    "canary words",
    "SA0380000000608010167519",
];

async fn columns(bed: &Testbed) -> Vec<(String, String)> {
    let text = match bed.db.engine() {
        Engine::Sqlite => {
            "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and m.name not like '\\_%' escape '\\' and m.name not like 'sqlite%'"
        }
        Engine::Postgres => {
            "select cast(table_name as text), cast(column_name as text) from information_schema.columns where table_schema = current_schema() and table_name not like '\\_%'"
        }
    };
    let mut tx = bed.db.read().await.unwrap();
    let columns: Vec<(String, String)> = tx.fetch_all(Statement { name: "columns", text }, vec![]).await.unwrap();
    assert!(columns.len() > 150, "{}", columns.len());
    columns
}

fn raw(text: String) -> Statement {
    Statement { name: "scan", text: Box::leak(text.into_boxed_str()) }
}

/// `table.column` of everything in which one of the needles is found; what is sealed is opened first.
async fn traces(bed: &Testbed, needles: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (table, column) in columns(bed).await {
        let place = format!("{table}.{column}");
        let mut tx = bed.db.read().await.unwrap();
        if column.ends_with("_sealed") {
            let key =
                if ["profiles", "data_updates", "kept_forms"].contains(&table.as_str()) { "account_id" } else { "id" };
            let text = format!("select \"{key}\", \"{column}\" from \"{table}\" where \"{column}\" is not null");
            let rows: Vec<(Uuid, Vec<u8>)> = tx.fetch_all(raw(text), vec![]).await.unwrap();
            let (_, seal) =
                SEALED.iter().find(|(known, _)| *known == place).unwrap_or_else(|| panic!("{place} is not listed"));
            for (id, sealed) in rows {
                let open = bed.secrets.open(seal, id, &sealed).unwrap_or_else(|_| panic!("{place} does not open"));
                if holds(&open, needles) {
                    found.insert(place.clone());
                }
            }
        } else {
            // Text as it is; bytes in hexadecimal, in which a text would be found by its own.
            let cell = match bed.db.engine() {
                Engine::Sqlite => format!(
                    "case typeof(\"{column}\") when 'blob' then hex(\"{column}\") else cast(\"{column}\" as text) end"
                ),
                Engine::Postgres => format!("cast(\"{column}\" as text)"),
            };
            let text = format!("select {cell} from \"{table}\" where \"{column}\" is not null");
            let rows: Vec<(String,)> = tx.fetch_all(raw(text), vec![]).await.unwrap();
            if rows.iter().any(|(cell,)| holds(cell.as_bytes(), needles)) {
                found.insert(place);
            }
        }
    }
    found
}

fn holds(bytes: &[u8], needles: &[&str]) -> bool {
    let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part));
    needles.iter().any(|needle| {
        let hex: String = needle.bytes().map(|byte| format!("{byte:02x}")).collect();
        let folded = domain::text::fold(needle);
        has(needle.as_bytes()) || has(hex.as_bytes()) || has(folded.as_bytes())
    })
}

fn erasing() -> EraseInput {
    EraseFields { password: PASSWORD.into(), understood: "yes".into() }.parse(()).unwrap()
}

/// Every stored file as its key opens it.
fn stored(portal: &Portal, folder: &Path) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for part in std::fs::read_dir(folder).unwrap().map(|part| part.unwrap().path()).filter(|part| part.is_dir()) {
        for file in std::fs::read_dir(part).unwrap().map(|file| file.unwrap().path()) {
            let id = Uuid::try_parse(file.file_name().unwrap().to_str().unwrap()).unwrap();
            all.push(portal.secrets.open("objects", id, &std::fs::read(&file).unwrap()).unwrap());
        }
    }
    all
}

/// A PDF in which a mark is found again.
fn marked(mark: &str) -> Vec<u8> {
    [files::pdf(1), format!("\n% {mark}\n").into_bytes()].concat()
}

/// A life at the portal that leaves a trace wherever one can be left.
async fn live(bed: &Testbed, officer: &Actor) -> Actor {
    let who = bed.applicant("canary-one").await;
    fill_profile(bed, &who, "1123456780").await;
    // Asked for and not answered yet: the code lies by the address alone.
    let ask = ForgottenPasswordFields { email: "canary-one@example.com".into() }.parse(()).unwrap();
    accounts::request_password_link(bed, ask, domain::lang::Lang::Ar, &bed.visit()).await.unwrap();
    let input = ChangeMobileFields { mobile: "+966598765432".into() }.parse(()).unwrap();
    accounts::change_mobile(bed, &who, input).await.unwrap();
    let code = code_in(&bed.sent_to("+966598765432").await.last().unwrap().content.text);
    accounts::confirm_mobile(bed, &who, ConfirmContactFields { code }.parse(()).unwrap()).await.unwrap();
    let input = ChangeEmailFields { email: "canary-two@example.com".into() }.parse(()).unwrap();
    accounts::change_email(bed, &who, input).await.unwrap();
    let code = code_in(&bed.sent_to("canary-two@example.com").await.last().unwrap().content.text);
    accounts::confirm_email(bed, &who, ConfirmContactFields { code }.parse(()).unwrap()).await.unwrap();

    claim(bed, &who).await;
    // A change of identity that was decided, with its file, and one that waits.
    for (name, is_decided) in [("كناري الأولى", true), ("كناري المحدثة", false)] {
        let id = accounts::request_identity_change(bed, &who, change(name, "")).await.unwrap();
        let file = NewFile { name: "canary-evidence.pdf".into(), content: marked("canary-evidence") };
        accounts::add_evidence(bed, &who, file).await.unwrap();
        if is_decided {
            let fields =
                domain::account::IdentityDecisionFields { approved: "yes".into(), note: "canary words".into() };
            accounts::decide_identity_change(bed, officer, id, fields.parse(()).unwrap()).await.unwrap();
        }
    }
    // A draft that was never sent.
    filings::whole_draft(bed, &who, 5).await;
    who
}

/// Paid for, withdrawn, claimed back to an account: what is held.
async fn claim(bed: &Testbed, who: &Actor) {
    let id = filings::filed(bed, who, 6).await;
    let invoice = applications::get_application(bed, who, id).await.unwrap().invoice.unwrap();
    let finance = bed.actor("finance", &[Role::FinanceOfficer]).await;
    let other = bed.actor("cashier", &[Role::FinanceOfficer]).await;
    let number =
        domain::text::InvoiceNumber::parse(&usecases::invoices::get(bed, who, invoice.id).await.unwrap().number)
            .unwrap();
    let reference = domain::text::ShortText::parse("TR-1").unwrap();
    let paid = domain::invoice::ReconcileInput { number, amount: invoice.total, paid_on: bed.today(), reference };
    usecases::payments::record_transfer(bed, &finance, &paid).await.unwrap();
    let input = RefundClaimInput {
        ground: RefundGround::Withdrawal,
        explanation: Some(FreeText::parse("canary words").unwrap()),
        pay_to: PayTo {
            iban: Iban::parse("SA0380000000608010167519").unwrap(),
            holder: PersonName::parse("Kanari Alula").unwrap(),
        },
        shown_total: Money::from_halalas(45_000),
    };
    let claim = refunds::submit_claim(bed, who, invoice.id, &input, None).await.unwrap().id;
    assert_eq!(fault(accounts::erase(bed, who, erasing()).await), "refund-open");
    let verdict =
        domain::refund::RefundDecisionInput { is_proved: None, note: None, shown_total: Money::from_halalas(45_000) };
    refunds::decide_claim(bed, &finance, claim, &verdict).await.unwrap();
    refunds::request_payout(bed, &other, claim, domain::refund::PayoutMethod::Transfer).await.unwrap();
    let reference = domain::text::ShortText::parse("TR-2").unwrap();
    refunds::confirm_transfer(bed, &other, claim, &domain::refund::PayoutInput { reference, paid_on: bed.today() })
        .await
        .unwrap();
}

on_both_engines! {
    async fn after_erasure_the_person_is_found_nowhere_but_in_what_is_held(bed) {
        // Ids of a test's clock and chance are the same on both engines.
        let name = format!("portal-erasure-{:?}-{}", bed.db.engine(), std::process::id());
        let folder: PathBuf = std::env::temp_dir().join(name);
        let mut bed = bed;
        bed.portal.objects = Objects::folder(&folder, bed.secrets.clone()).unwrap();
        let officer = bed.actor("officer", &[Role::Supervisor]).await;
        let who = live(&bed, &officer).await;
        bed.work().await;
        let before = traces(&bed, CANARIES).await;
        for place in ["accounts.email", "profiles.employer", "identity_changes.asked_sealed", "messages.content_sealed", "one_time_codes.subject_sealed", "data_updates.before_sealed", "contact_changes.before_value", "refund_claims.iban_sealed", "identity_changes.note_sealed"] {
            assert!(before.contains(place), "the canary never sat in {place}: {before:?}");
        }
        assert!(stored(&bed, &folder).iter().any(|file| holds(file, &["canary-evidence"])));

        let wrong = EraseFields { password: "not this one at all".into(), understood: "yes".into() }.parse(()).unwrap();
        assert_eq!(fault(accounts::erase(&bed, &who, wrong).await), "password: wrong-password");
        accounts::erase(&bed, &who, erasing()).await.unwrap();
        bed.work().await;
        let after = traces(&bed, CANARIES).await;
        let declared: BTreeSet<String> = HELD.iter().map(|place| (*place).to_owned()).collect();
        assert_eq!(after.difference(&declared).collect::<Vec<_>>(), Vec::<&String>::new());
        assert!(after.contains("refund_claims.iban_sealed"), "what is held by law is held");
        // Of the files, those of the application that was sent.
        let kept = bed.objects.list().await.unwrap().len();
        assert_eq!(kept, accounts_files(&bed).await, "a file for every row that is held");
        assert!(!stored(&bed, &folder).iter().any(|file| holds(file, &["canary-evidence"])));
        assert!(audit::verify(&bed.db).await.unwrap().faults.is_empty());
        // The address is free again.
        bed.applicant("canary-two").await;
        std::fs::remove_dir_all(folder).unwrap();
    }

    async fn what_is_under_way_keeps_the_account(bed) {
        let mona = filings::applicant(&bed).await;
        let id = filings::filed(&bed, &mona, 1).await;
        assert_eq!(fault(accounts::erase(&bed, &mona, erasing()).await), "application-open");
        applications::withdraw(&bed, &mona, id).await.unwrap();
        accounts::erase(&bed, &mona, erasing()).await.unwrap();
    }

    async fn a_registration_that_was_never_answered_is_forgotten_with_the_account(bed) {
        let who = bed.applicant("canary-one").await;
        let input = ChangeEmailFields { email: "canary-two@example.com".into() }.parse(()).unwrap();
        accounts::change_email(&bed, &who, input).await.unwrap();
        let code = code_in(&bed.sent_to("canary-two@example.com").await.last().unwrap().content.text);
        accounts::confirm_email(&bed, &who, ConfirmContactFields { code }.parse(()).unwrap()).await.unwrap();
        // By the address the account had before: nobody works the queue, so nobody knows yet whose it is.
        let ask = ForgottenPasswordFields { email: "canary-one@example.com".into() }.parse(()).unwrap();
        accounts::request_password_link(&bed, ask, domain::lang::Lang::Ar, &bed.visit()).await.unwrap();
        accounts::erase(&bed, &who, erasing()).await.unwrap();
        assert_eq!(traces(&bed, CANARIES).await, BTreeSet::new());
    }

    async fn staff_are_not_erased(bed) {
        let huda = bed.actor("huda", &[Role::Supervisor]).await;
        assert_eq!(fault(accounts::erase(&bed, &huda, erasing()).await), "not-permitted");
    }
}

/// Rows of documents whose file is kept.
async fn accounts_files(bed: &Testbed) -> usize {
    let mut tx = bed.db.read().await.unwrap();
    let text = "select cast(count(*) as bigint) from documents where erased_at is null";
    let (count,): (i64,) = tx.fetch_one(Statement { name: "kept", text }, vec![]).await.unwrap();
    usize::try_from(count).unwrap()
}
