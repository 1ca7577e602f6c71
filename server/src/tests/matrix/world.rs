//! People with one object of every kind, so that each can be asked for by everyone.

use domain::{
    account::{IdentityChangeFields, ProfileFields},
    form::{Form as _, Setting},
    ids::ApplicationId,
    lang::Lang,
    money::Money,
    payment::PaymentMethod,
    permission::Role,
    refund::RefundGround,
    samples::{sample, sample_day},
    text::ApplicationNumber,
};
use usecases::{
    Actor, accounts,
    adapters::gateway,
    applications,
    db::Statement,
    documents,
    documents::NewFile,
    invoices, payments, refunds,
    testkit::{Testbed, files, filings, money},
};
use uuid::Uuid;

use super::super::signed_in;

/// One object of every kind, all but the account of one person; or none of them of anybody.
#[derive(Clone, Debug)]
pub(super) struct Objects {
    /// An account to be seen and suspended: of staff.
    pub(super) account: Uuid,
    pub(super) draft: Uuid,
    /// Of the draft.
    pub(super) qualification: Uuid,
    pub(super) filed: Uuid,
    /// Of the filed application.
    pub(super) number: String,
    pub(super) document: Uuid,
    pub(super) invoice: Uuid,
    pub(super) payment: Uuid,
    pub(super) claim: Uuid,
    pub(super) change: Uuid,
    pub(super) session: Uuid,
    pub(super) passkey: Uuid,
    /// A reviewer to whom a file may be given; the same everywhere.
    pub(super) colleague: Uuid,
}

impl Objects {
    /// Ids and numbers that nobody has.
    pub(super) fn nobodys(bed: &Testbed, colleague: Uuid) -> Self {
        Self {
            account: bed.new_id(),
            draft: bed.new_id(),
            qualification: bed.new_id(),
            filed: bed.new_id(),
            number: ApplicationNumber::from_random(4_711).as_str().to_owned(),
            document: bed.new_id(),
            invoice: bed.new_id(),
            payment: bed.new_id(),
            claim: bed.new_id(),
            change: bed.new_id(),
            session: bed.new_id(),
            passkey: bed.new_id(),
            colleague,
        }
    }

    /// Every text by which they are named.
    pub(super) fn names(&self) -> Vec<String> {
        let ids = [
            self.account,
            self.draft,
            self.qualification,
            self.filed,
            self.document,
            self.invoice,
            self.payment,
            self.claim,
            self.change,
            self.session,
            self.passkey,
        ];
        ids.iter().map(Uuid::to_string).chain([self.number.clone()]).collect()
    }
}

/// Somebody who asks.
pub(super) struct Asking {
    pub(super) name: &'static str,
    pub(super) roles: Vec<Role>,
    /// False for staff who have not shown a second factor.
    pub(super) is_proved: bool,
    pub(super) cookie: String,
}

/// The people and what is theirs.
pub(super) struct World {
    /// The owner and what is theirs, and what was theirs and is not any more.
    pub(super) owner: Asking,
    pub(super) own: Objects,
    pub(super) deleted: Objects,
    /// Somebody else who files.
    pub(super) other: Asking,
    pub(super) others: Objects,
    /// One of each role of staff.
    pub(super) staff: Vec<Asking>,
    /// All roles, and no second factor shown.
    pub(super) unproved: Asking,
    /// All roles, and files of their own.
    pub(super) everything: Asking,
    pub(super) everythings: Objects,
    pub(super) nobodys: Objects,
}

/// A passkey that no device has: it is listed, named and removed like another.
const PASSKEY: Statement = Statement {
    name: "passkey",
    text: "insert into passkeys (id, account_id, credential_index, credential_sealed, name, added_at, version)
        values ($1, $2, $3, $4, 'Phone', 1, 1)",
};

async fn paid(bed: &Testbed, actor: &Actor, number: u32) -> (ApplicationId, Uuid, Uuid) {
    let id = filings::filed(bed, actor, number).await;
    let list = invoices::list(bed, actor).await.expect("the invoices");
    let invoice = list.iter().find(|invoice| invoice.application == id).expect("an invoice").id;
    let started = payments::start(bed, actor, invoice, PaymentMethod::Card, Lang::En).await.expect("begun");
    gateway::pay(bed, started.payment, "4111111111111111", true).await.expect("paid");
    payments::confirm(bed, started.payment).await.expect("received");
    (id, invoice.0, started.payment.0)
}

async fn objects(bed: &Testbed, actor: &Actor, number: u32, colleague: Uuid) -> Objects {
    let draft = filings::whole_draft(bed, actor, number).await;
    let view = applications::get_draft(bed, actor, draft).await.expect("the draft");
    let (filed, invoice, payment) = paid(bed, actor, number + 1).await;
    let file = applications::get_application(bed, actor, filed).await.expect("the application");
    let (_, claimed, _) = paid(bed, actor, number + 2).await;
    // Half of the 900 riyals of the service line, on the day of payment.
    let claim = money::claim(RefundGround::Withdrawal, Money::from_halalas(45_000));
    let claim =
        refunds::submit_claim(bed, actor, domain::ids::InvoiceId(claimed), &claim, None).await.expect("a claim");
    let setting = Setting { edition: policy::effective_on(bed.today()), today: bed.today() };
    let profile = sample::<ProfileFields>().parse(setting).expect("a profile");
    accounts::update_profile(bed, actor, profile).await.expect("written");
    let change = sample::<IdentityChangeFields>().parse(()).expect("a change");
    let change = accounts::request_identity_change(bed, actor, change).await.expect("asked for");
    let evidence = NewFile { name: "evidence.pdf".into(), content: files::pdf(1) };
    accounts::add_evidence(bed, actor, evidence).await.expect("proved");
    Objects {
        account: colleague,
        draft: draft.0,
        qualification: view.draft.qualifications[0].id.0,
        filed: filed.0,
        number: file.number.replace(' ', ""),
        document: file.documents[0].id.0,
        invoice,
        payment,
        claim: claim.id.0,
        change: change.0,
        session: actor.session.0,
        passkey: bed.new_id(),
        colleague,
    }
}

impl World {
    pub(super) async fn new(bed: &Testbed) -> Self {
        bed.clock.set(sample_day().start().plus_seconds(12 * 3_600));
        let colleague = bed.account("hind", &[Role::Reviewer]).await.0;
        let mona = bed.applicant("mona").await;
        let own = objects(bed, &mona, 100, colleague).await;
        let sami = bed.applicant("sami").await;
        let others = objects(bed, &sami, 200, colleague).await;
        let rana = bed.actor("rana", Role::ALL).await;
        let everythings = objects(bed, &rana, 300, colleague).await;
        // A draft that was thrown away, a document taken back, a session that ended.
        let gone = filings::whole_draft(bed, &mona, 400).await;
        let view = applications::get_draft(bed, &mona, gone).await.expect("the draft");
        documents::remove(bed, &mona, view.documents[0].id).await.expect("taken back");
        applications::discard(bed, &mona, gone).await.expect("thrown away");
        let session = bed.sign_in("mona").await;
        accounts::end_session(bed, &mona, session.session).await.expect("ended");
        bed.work().await;
        let nobodys = Objects::nobodys(bed, colleague);
        let deleted = Objects {
            draft: gone.0,
            filed: gone.0,
            qualification: view.draft.qualifications[0].id.0,
            document: view.documents[0].id.0,
            session: session.session.0,
            ..Objects::nobodys(bed, colleague)
        };
        let mut staff = Vec::new();
        for role in Role::ALL.iter().copied().filter(|role| role.is_staff()) {
            let name: &'static str = role.code();
            bed.account(name, &[role]).await;
            let cookie = signed_in(bed, name).await;
            staff.push(Asking { name, roles: vec![role], is_proved: true, cookie });
        }
        bed.account("plain", &[Role::Applicant]).await;
        let plain = signed_in(bed, "plain").await;
        bed.tamper(
            "insert into account_roles (account_id, role, granted_at) select accounts.id, known.role, 0 from accounts,
                (select distinct role from account_roles where role <> 'applicant') known where accounts.name = 'plain'",
        )
        .await
        .expect("roles");
        let cookies = [signed_in(bed, "mona").await, signed_in(bed, "sami").await, signed_in(bed, "rana").await];
        // From now on they would be asked for it.
        for (of, who) in [(&own, &mona), (&everythings, &rana)] {
            let mut tx = bed.db.begin().await.expect("a transaction");
            let values = usecases::binds![of.passkey, who.account, vec![of.passkey.as_bytes()[15]], vec![0_u8]];
            tx.execute(PASSKEY, values).await.expect("a passkey");
            tx.commit().await.expect("committed");
        }
        let [owners, others_cookie, everythings_cookie] = cookies;
        let person = |name, cookie| Asking { name, roles: vec![Role::Applicant], is_proved: true, cookie };
        Self {
            owner: person("owner", owners),
            own,
            deleted,
            other: person("another applicant", others_cookie),
            others,
            staff,
            unproved: Asking { name: "no second factor", roles: Role::ALL.to_vec(), is_proved: false, cookie: plain },
            everything: Asking {
                name: "all roles",
                roles: Role::ALL.to_vec(),
                is_proved: true,
                cookie: everythings_cookie,
            },
            everythings,
            nobodys,
        }
    }
}
