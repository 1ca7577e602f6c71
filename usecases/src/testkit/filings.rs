//! Applications for tests, filed through the use cases themselves: whole drafts with their documents, and how far one wants.

use domain::application::DocumentKind;
use domain::application::classification::{
    DeclarationFields, ExperienceListFields, IdentityFields, LicenceFields, QualificationFields, RequestFields,
};
use domain::ids::ApplicationId;
use domain::money::Money;
use domain::service::ServiceCode;

use super::{Testbed, files};
use crate::applications::{self, StepFields};
use crate::context::{Actor, Portal};
use crate::documents::{self, NewFile, Place};

/// A new applicant under a name of their own, signed in.
///
/// # Panics
/// When they cannot be.
pub async fn applicant(portal: &Testbed) -> Actor {
    // Names have no digits: the hexadecimal ones of an id become letters.
    let id = portal.new_id().simple().to_string();
    let name: String = id
        .chars()
        .rev()
        .take(12)
        .map(|digit| if digit.is_ascii_digit() { char::from(b'g' + (digit as u8 - b'0')) } else { digit })
        .collect();
    portal.applicant(&name).await
}

/// Where an applicant made here is told.
#[must_use]
pub fn address(actor: &Actor) -> String {
    format!("{}@example.com", actor.name)
}

/// Who a filing is of, by number: each has a national id of its own.
///
/// # Panics
/// Never: every nine digits have a check digit.
#[must_use]
pub fn identity(number: u32) -> IdentityFields {
    let text = |value: &str| value.to_owned();
    IdentityFields {
        identity_kind: text("national-id"),
        identity_number: national_id(number),
        arabic_name: text("نورة سالم العتيبي"),
        latin_name: text("Noura Salem Alotaibi"),
        birth_day: text("14"),
        birth_month: text("11"),
        birth_year: text("1987"),
        birth_calendar: text("gregorian"),
        gender: text("female"),
        nationality: text("sa"),
        mobile: text("0512345678"),
        residence: text("inside"),
    }
}

/// A nurse asks for the rank of a specialist: 1,100 riyals.
#[must_use]
pub fn request() -> RequestFields {
    let text = |value: &str| value.to_owned();
    RequestFields { profession: text("nursing"), specialty: text("general-nursing"), rank: text("specialist") }
}

/// A bachelor of the Kingdom.
#[must_use]
pub fn qualification() -> QualificationFields {
    let text = |value: &str| value.to_owned();
    QualificationFields {
        degree: text("bachelor"),
        specialty: text("التمريض"),
        institution: text("جامعة الملك سعود"),
        country: text("sa"),
        start_day: text("1"),
        start_month: text("9"),
        start_year: text("2005"),
        start_calendar: text("gregorian"),
        award_day: text("15"),
        award_month: text("6"),
        award_year: text("2009"),
        award_calendar: text("gregorian"),
        study_mode: text("full-time"),
        equivalency: String::new(),
    }
}

/// Every statement answered with no.
#[must_use]
pub fn declaration() -> DeclarationFields {
    let no = || "no".to_owned();
    DeclarationFields {
        d1: no(),
        d2: no(),
        d3: no(),
        d4: no(),
        d5: no(),
        d6: no(),
        confirm: "yes".to_owned(),
        ..DeclarationFields::default()
    }
}

/// A draft in which nothing is missing, with its documents.
///
/// # Panics
/// When a use case refuses.
pub async fn whole_draft(portal: &Portal, actor: &Actor, number: u32) -> ApplicationId {
    let id = applications::start(portal, actor, ServiceCode::Classification, None).await.expect("a draft");
    let licence = LicenceFields {
        has_licence: "no".to_owned(),
        reason: "أعمل منذ التخرج في المملكة".to_owned(),
        ..LicenceFields::default()
    };
    for step in [
        StepFields::Identity(identity(number)),
        StepFields::Request(request()),
        StepFields::Experiences(ExperienceListFields { any: "no".to_owned() }),
        StepFields::Licence(licence),
        StepFields::Declaration(declaration()),
    ] {
        let faults = applications::save_step(portal, actor, id, step).await.expect("a step");
        assert!(faults.is_empty(), "{faults:?}");
    }
    let (_, faults) =
        applications::add_qualification(portal, actor, id, qualification()).await.expect("a qualification");
    assert!(faults.is_empty(), "{faults:?}");
    let view = applications::get_draft(portal, actor, id).await.expect("the draft");
    for needed in view.required {
        let content = if needed.kind == DocumentKind::Photo { files::jpeg(40, 50) } else { files::pdf(1) };
        let file = NewFile { name: format!("{}.pdf", needed.kind), content };
        let place = Place::Draft { kind: needed.kind, of: needed.of };
        documents::upload(portal, actor, id, place, file).await.expect("a document");
    }
    id
}

/// An application that waits for payment: filed today for 1,100 riyals.
///
/// # Panics
/// When a use case refuses.
pub async fn filed(portal: &Portal, actor: &Actor, number: u32) -> ApplicationId {
    let id = whole_draft(portal, actor, number).await;
    applications::submit(portal, actor, id, Some(Money::from_halalas(110_000))).await.expect("a filing");
    id
}

/// A national id: 1, then the number, then the check digit of Luhn over all ten.
#[must_use]
pub fn national_id(number: u32) -> String {
    let body = format!("1{:08}", number % 100_000_000);
    let sum: u32 = body
        .bytes()
        .enumerate()
        .map(|(place, digit)| {
            let value = u32::from(digit - b'0') * if place % 2 == 0 { 2 } else { 1 };
            value / 10 + value % 10
        })
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

/// Settles an application's invoice as the payments do, and says what that did: `entered`, `already`, `too-late`.
///
/// # Panics
/// When the database refuses.
pub async fn settle(portal: &crate::Portal, id: ApplicationId, paid_at: domain::time::Instant) -> &'static str {
    let settled: crate::Result<applications::Settled> =
        crate::transaction!(portal.db, tx => { applications::settle(portal, tx, id, paid_at).await });
    match settled.expect("the table answers") {
        applications::Settled::Entered => "entered",
        applications::Settled::Already => "already",
        applications::Settled::TooLate => "too-late",
    }
}
