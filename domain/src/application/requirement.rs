//! Additional requirements: items the authority asks for, each with a coded finding, and the applicant's answer
//! (domain.md §9, §10).

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::classification::Task;
use super::{DocumentKind, Finding};
use crate::fields;
use crate::form::{chosen, confirmed};
use crate::ids::QualificationId;
use crate::text::FreeText;
use crate::violation::{Fault, Violations};

/// What an item is about. Its code: `document:<kind>`, `document:<kind>:<qualification id>` or `step:<task>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A document, to be uploaded anew.
    Document {
        /// Its kind.
        kind: DocumentKind,
        /// The qualification it belongs to.
        of: Option<QualificationId>,
    },
    /// A step of the data, to be corrected.
    Step(Task),
}

impl Subject {
    /// The subject of a code; `None` for a code that is none.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let (what, rest) = code.split_once(':')?;
        match what {
            "document" => match rest.split_once(':') {
                Some((kind, of)) => {
                    Some(Self::Document { kind: DocumentKind::parse(kind)?, of: Some(QualificationId::parse(of)?) })
                }
                None => Some(Self::Document { kind: DocumentKind::parse(rest)?, of: None }),
            },
            // Documents are asked for one by one, and checking is no data.
            "step" => Task::parse(rest).filter(|task| !matches!(task, Task::Documents | Task::Check)).map(Self::Step),
            _ => None,
        }
    }

    /// The code, as stored and as in the form.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Document { kind, of: None } => format!("document:{kind}"),
            Self::Document { kind, of: Some(of) } => format!("document:{kind}:{of}"),
            Self::Step(task) => format!("step:{task}"),
        }
    }
}

impl Serialize for Subject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.code())
    }
}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom("not a subject"))
    }
}

/// One item asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementItem {
    /// What it is about.
    pub subject: Subject,
    /// What is wrong with it.
    pub finding: Finding,
    /// In the reviewer's words, if any.
    pub note: Option<FreeText>,
}

/// A request for more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementRequestInput {
    /// One item or more, each subject once.
    pub items: Vec<RequirementItem>,
}

const ROWS: [(&str, &str, &str); 6] = [
    ("item1", "item1_finding", "item1_note"),
    ("item2", "item2_finding", "item2_note"),
    ("item3", "item3_finding", "item3_note"),
    ("item4", "item4_finding", "item4_note"),
    ("item5", "item5_finding", "item5_note"),
    ("item6", "item6_finding", "item6_note"),
];

fields! {
    /// Asking for more: up to six rows, sent in one act so that the applicant answers once. Rows left blank do not count.
    pub struct RequirementRequestFields("requirement-request") {
        item1, item1_finding, item1_note, item2, item2_finding, item2_note, item3, item3_finding, item3_note,
        item4, item4_finding, item4_note, item5, item5_finding, item5_note, item6, item6_finding, item6_note,
    }
    parse(self, _given: ()) -> RequirementRequestInput {
        let mut violations = Violations::new();
        let mut items: Vec<RequirementItem> = Vec::new();
        for (subject, finding, note) in ROWS {
            let typed = |field| !self.get(field).trim().is_empty();
            if !typed(subject) && !typed(finding) && !typed(note) {
                continue;
            }
            let item_subject = violations.take(subject, chosen(self.get(subject), Subject::parse));
            let item_finding = violations.take(finding, chosen(self.get(finding), Finding::parse));
            let item_note = violations.take(note, FreeText::parse_optional(self.get(note)));
            if item_subject.is_some_and(|subject| items.iter().any(|item| item.subject == subject)) {
                violations.push(Fault::new("asked-twice").at(subject));
            }
            items.extend((|| Some(RequirementItem { subject: item_subject?, finding: item_finding?, note: item_note? }))());
        }
        if items.is_empty() && violations.is_empty() {
            violations.push(Fault::new("required").at("item1"));
        }
        violations.or_else_value(Some(RequirementRequestInput { items }))
    }
}

/// The applicant's answer; that every item was put right is looked at in the file, not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementAnswerInput {
    /// In the applicant's words, if any.
    pub note: Option<FreeText>,
}

fields! {
    /// Answering a request for more: the items were put right one by one, this sends them.
    pub struct RequirementAnswerFields("requirement-answer") { note, confirm }
    parse(self, _given: ()) -> RequirementAnswerInput {
        let mut violations = Violations::new();
        let note = violations.take("note", FreeText::parse_optional(&self.note));
        violations.take("confirm", confirmed(&self.confirm));
        violations.or_else_value(note.map(|note| RequirementAnswerInput { note }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;

    #[test]
    fn a_subject_is_its_code_and_back() {
        let of = QualificationId(uuid::Uuid::from_u128(7));
        for subject in [
            Subject::Document { kind: DocumentKind::Identity, of: None },
            Subject::Document { kind: DocumentKind::Transcript, of: Some(of) },
            Subject::Step(Task::Request),
        ] {
            assert_eq!(Subject::parse(&subject.code()), Some(subject));
        }
        for code in ["", "document", "document:", "document:transcript:x", "step:documents", "step:check", "x:identity"]
        {
            assert_eq!(Subject::parse(code), None, "{code}");
        }
    }

    #[test]
    fn rows_are_skipped_when_blank_and_the_same_is_not_asked_twice() {
        let mut form = RequirementRequestFields::default();
        assert_eq!(form.parse(()).unwrap_err().first_of("item1").unwrap().code, "required");
        for field in ["item2", "item5"] {
            form.set(field, "document:photo".to_owned());
            form.set(&format!("{field}_finding"), "unreadable".to_owned());
        }
        assert_eq!(form.parse(()).unwrap_err().first_of("item5").unwrap().code, "asked-twice");
        form.set("item5", "step:identity".to_owned());
        assert_eq!(form.parse(()).unwrap().items.len(), 2);
        form.set("item5_finding", String::new());
        assert_eq!(form.parse(()).unwrap_err().first_of("item5_finding").unwrap().code, "required");
    }
}
