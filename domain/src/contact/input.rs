//! The contact form (domain.md §2): type, personal data, text; attachments are uploads beside it.

use super::ContactKind;
use crate::fields;
use crate::form::chosen;
use crate::text::{Email, FreeText, Mobile, PersonName};
use crate::violation::Violations;

/// A request, right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactInput {
    /// What it is.
    pub kind: ContactKind,
    /// Who writes.
    pub name: PersonName,
    /// Where the answer goes.
    pub email: Email,
    /// A number, if one was given.
    pub mobile: Option<Mobile>,
    /// What it says.
    pub text: FreeText,
}

fields! {
    /// The contact form; prefilled when signed in.
    pub struct ContactFields("contact") { kind, name, email, mobile, text }
    parse(self, _given: ()) -> ContactInput {
        let mut violations = Violations::new();
        let kind = violations.take("kind", chosen(&self.kind, ContactKind::parse));
        let name = violations.take("name", PersonName::parse(&self.name));
        let email = violations.take("email", Email::parse(&self.email));
        let mobile = if self.mobile.trim().is_empty() { Some(None) } else {
            violations.take("mobile", Mobile::parse(&self.mobile)).map(Some)
        };
        let text = violations.take("text", FreeText::parse(&self.text));
        let input =
            (|| Some(ContactInput { kind: kind?, name: name?, email: email?, mobile: mobile?, text: text? }))();
        violations.or_else_value(input)
    }
}
