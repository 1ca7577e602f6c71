//! The people of a demonstration. Their secrets are no secrets; they exist where `demonstration = true` and nowhere else.

use domain::{lang::Lang, permission::Role};
use usecases::{Clock, accounts::totp};

use super::{Outcome, say};
use crate::config::Config;

/// Someone who can sign in.
pub(crate) struct Person {
    pub(crate) email: &'static str,
    pub(crate) name: &'static str,
    pub(crate) password: &'static str,
    pub(crate) role: Role,
    pub(crate) lang: Lang,
    /// The authenticator's secret; practitioners have none.
    pub(crate) secret: Option<[u8; 20]>,
}

const PASSWORD: &str = "saffron-lantern-palm-tree";

const fn staff(email: &'static str, name: &'static str, role: Role, secret: [u8; 20]) -> Person {
    Person { email, name, password: PASSWORD, role, lang: Lang::Ar, secret: Some(secret) }
}

const fn practitioner(email: &'static str, name: &'static str) -> Person {
    Person { email, name, password: PASSWORD, role: Role::Applicant, lang: Lang::Ar, secret: None }
}

/// Everyone: practitioners, then each role of staff; two finance officers, since two people move money out.
pub(crate) const PEOPLE: &[Person] = &[
    practitioner("applicant@demo.example", "سارة أحمد القحطاني"),
    Person {
        email: "applicant-en@demo.example",
        name: "Omar Khalid Rahman",
        password: PASSWORD,
        role: Role::Applicant,
        lang: Lang::En,
        secret: None,
    },
    practitioner("layla@demo.example", "ليلى حسن العمري"),
    practitioner("yousef@demo.example", "يوسف إبراهيم الحربي"),
    practitioner("huda@demo.example", "هدى عمر الشمري"),
    practitioner("tariq@demo.example", "طارق فيصل البقمي"),
    practitioner("maha@demo.example", "مها سلطان الرشيد"),
    staff("reviewer@demo.example", "فهد سعد العتيبي", Role::Reviewer, *b"demo-reviewer-secret"),
    staff("finance-1@demo.example", "هند ناصر الدوسري", Role::FinanceOfficer, *b"demo-finance1-secret"),
    staff("finance-2@demo.example", "ماجد علي الشهري", Role::FinanceOfficer, *b"demo-finance2-secret"),
    staff("support@demo.example", "ريم عبدالله الزهراني", Role::SupportAgent, *b"demo-support0-secret"),
    staff("supervisor@demo.example", "نورة محمد الغامدي", Role::Supervisor, *b"demo-supervise-secre"),
    staff("admin@demo.example", "عبدالعزيز صالح المالكي", Role::Administrator, *b"demo-administ-secret"),
];

/// Prints the code that the authenticator of one of them shows.
pub(crate) fn code(config: &Config, email: &str, next: bool) -> Outcome {
    if !config.demonstration {
        return Err("only in a demonstration (PORTAL_DEMONSTRATION=true)".into());
    }
    let secret = PEOPLE.iter().find(|person| person.email == email).and_then(|person| person.secret);
    let secret = secret.ok_or("no authenticator is known for this address")?;
    let at = Clock::System.now().plus_seconds(if next { 30 } else { 0 });
    say(totp::code_at(&secret, at))?;
    Ok(())
}
