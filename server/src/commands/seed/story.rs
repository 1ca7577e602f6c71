//! What has happened in the demonstration: applications in every state a desk sees, a claim that waits. Each is done by
//! the use cases that do it for everyone, on a clock that is set back, so that the days between are true.

use domain::{
    application::classification::{ExperienceListFields, IdentityFields, LicenceFields},
    application::{ApproveFields, DocumentKind, RejectFields, RejectionReason, RequirementRequestFields, StudyFields},
    ids::{AccountId, ApplicationId, InvoiceId, SessionId},
    payment::PaymentMethod,
    refund::{PayTo, RefundClaimInput, RefundClaimTerms, RefundGround, assess},
    service::ServiceCode,
    text::{Iban, PersonName},
};
use usecases::{
    Actor, Clock, Portal,
    adapters::gateway,
    applications::{self, StepFields},
    documents::{self, NewFile, Place},
    invoices, payments, refunds,
    testkit::{files, filings},
};

use super::super::demonstration::Person;

type Told<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

const DAY: i64 = 24 * 3_600;
const CARD: &str = "4111111111111111";

/// How far an application has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Far {
    /// Filed, not paid.
    Filed,
    /// Paid, waiting for a reviewer.
    Paid,
    /// More is asked for.
    Asked,
    /// Approved.
    Approved,
    /// Rejected.
    Rejected,
    /// Withdrawn, and the money claimed back.
    Claimed,
}

/// One person's application.
pub(crate) struct Story {
    /// Who.
    pub(crate) who: Actor,
    /// Their name in Latin letters.
    pub(crate) latin_name: &'static str,
    /// Nine digits of an identity number nobody else of the demonstration has.
    pub(crate) number: u32,
    /// How many days ago it was filed.
    pub(crate) days_ago: i64,
    /// How far it has come.
    pub(crate) far: Far,
}

/// A person as one who asks. No session is opened: signing in would take the authenticator's code of this half minute
/// away from whoever tries the demonstration.
pub(crate) fn actor(portal: &Portal, person: &Person, account: AccountId) -> Actor {
    Actor {
        account,
        session: SessionId(portal.new_id()),
        roles: vec![person.role],
        authenticated_at: portal.now(),
        has_second_factor: true,
        name: person.name.to_owned(),
        lang: person.lang,
    }
}

/// Lets it happen.
pub(crate) async fn tell(portal: &Portal, reviewer: &Actor, story: &Story) -> Told<()> {
    let clock = Clock::fixed(portal.now().plus_seconds(-story.days_ago * DAY));
    let then = Portal { clock: clock.clone(), ..portal.clone() };
    let id = file(&then, story).await?;
    if story.far == Far::Filed {
        return Ok(());
    }
    let invoice = pay(&then, &story.who, id).await?;
    clock.advance_seconds(DAY);
    match story.far {
        Far::Filed | Far::Paid => {}
        Far::Asked => {
            let seen = take(&then, reviewer, id).await?;
            let fields = RequirementRequestFields {
                item1: "document:photo".to_owned(),
                item1_finding: "unreadable".to_owned(),
                item1_note: "الصورة غير واضحة، نرجو إرسال صورة حديثة بخلفية بيضاء.".to_owned(),
                ..RequirementRequestFields::default()
            };
            applications::request_requirements(&then, reviewer, id, seen, &fields).await?;
        }
        Far::Approved | Far::Rejected => {
            let seen = take(&then, reviewer, id).await?;
            let study = StudyFields { note: String::new(), confirm: "yes".to_owned() };
            applications::mark_studied(&then, reviewer, id, seen, &study).await?;
            clock.advance_seconds(DAY);
            let seen = applications::open_file(&then, reviewer, id).await?.version;
            if story.far == Far::Approved {
                let fields =
                    ApproveFields { rank: filings::request().rank, note: String::new(), confirm: "yes".to_owned() };
                applications::approve(&then, reviewer, id, seen, &fields).await?;
            } else {
                let fields = RejectFields {
                    reason: RejectionReason::SpecialtyMismatch.code().to_owned(),
                    confirm: "yes".to_owned(),
                    ..RejectFields::default()
                };
                applications::reject(&then, reviewer, id, seen, &fields).await?;
            }
        }
        Far::Claimed => claim(&then, &story.who, invoice).await?,
    }
    Ok(())
}

async fn file(portal: &Portal, story: &Story) -> Told<ApplicationId> {
    let who = &story.who;
    let id = applications::start(portal, who, ServiceCode::Classification, None).await?;
    let identity = IdentityFields {
        arabic_name: who.name.clone(),
        latin_name: story.latin_name.to_owned(),
        ..filings::identity(story.number)
    };
    let licence = LicenceFields {
        has_licence: "no".to_owned(),
        reason: "أعمل منذ التخرج في المملكة".to_owned(),
        ..LicenceFields::default()
    };
    for step in [
        StepFields::Identity(identity),
        StepFields::Request(filings::request()),
        StepFields::Experiences(ExperienceListFields { any: "no".to_owned() }),
        StepFields::Licence(licence),
        StepFields::Declaration(filings::declaration()),
    ] {
        let faults = applications::save_step(portal, who, id, step).await?;
        if !faults.is_empty() {
            return Err(format!("a step of {}: {faults:?}", story.latin_name).into());
        }
    }
    applications::add_qualification(portal, who, id, filings::qualification()).await?;
    for needed in applications::get_draft(portal, who, id).await?.required {
        let content = if needed.kind == DocumentKind::Photo { files::jpeg(40, 50) } else { files::pdf(1) };
        let file = NewFile { name: format!("{}.pdf", needed.kind), content };
        documents::upload(portal, who, id, Place::Draft { kind: needed.kind, of: needed.of }, file).await?;
    }
    let total = applications::get_draft(portal, who, id).await?.quote.map(|quote| quote.total);
    applications::submit(portal, who, id, total).await?;
    Ok(id)
}

async fn pay(portal: &Portal, who: &Actor, id: ApplicationId) -> Told<InvoiceId> {
    let invoices = invoices::list(portal, who).await?;
    let invoice =
        invoices.iter().find(|invoice| invoice.application == id).ok_or("an application without an invoice")?.id;
    let started = payments::start(portal, who, invoice, PaymentMethod::Card, who.lang).await?;
    gateway::pay(portal, started.payment, CARD, true).await?;
    payments::confirm(portal, started.payment).await?;
    Ok(invoice)
}

async fn take(portal: &Portal, reviewer: &Actor, id: ApplicationId) -> Told<i64> {
    let seen = applications::open_file(portal, reviewer, id).await?.version;
    applications::take_file(portal, reviewer, id, seen).await?;
    Ok(applications::open_file(portal, reviewer, id).await?.version)
}

async fn claim(portal: &Portal, who: &Actor, invoice: InvoiceId) -> Told<()> {
    let mut case = refunds::draft(portal, who, invoice).await?.case;
    case.claim = RefundClaimTerms { ground: RefundGround::Withdrawal, ..case.claim };
    let decision = assess(policy::effective_on(portal.today()), &case).map_err(|fault| fault.code())?;
    let input = RefundClaimInput {
        ground: RefundGround::Withdrawal,
        explanation: None,
        pay_to: PayTo {
            iban: Iban::parse("SA0380000000608010167519").map_err(|fault| fault.code)?,
            holder: PersonName::parse(&who.name).map_err(|fault| fault.code)?,
        },
        shown_total: decision.total,
    };
    refunds::submit_claim(portal, who, invoice, &input, None).await?;
    Ok(())
}
