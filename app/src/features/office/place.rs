//! What of a file is looked at, and which act is open: in the address, so that every view is a link.

use domain::application::classification::Task;
use domain::ids::{ApplicationId, DocumentId};
use leptos_router::params::ParamsMap;

use crate::lang::{Addressed as _, Lang};

/// What stands beside the list of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The data of a step.
    Step(Task),
    /// A document.
    Document(DocumentId),
    /// What the applicant was asked for.
    Asked,
    /// What happened, and the audit log.
    Record,
}

impl Seen {
    /// The one of an address; identity first.
    pub fn of(query: &ParamsMap) -> Self {
        query.get("see").as_deref().and_then(Self::parse).unwrap_or(Self::Step(Task::Identity))
    }

    fn parse(code: &str) -> Option<Self> {
        match code {
            "asked" => Some(Self::Asked),
            "record" => Some(Self::Record),
            other => match other.split_once('.')? {
                ("step", task) => Task::parse(task).map(Self::Step),
                ("document", id) => DocumentId::parse(id).map(Self::Document),
                _ => None,
            },
        }
    }

    fn code(self) -> String {
        match self {
            Self::Step(task) => format!("step.{task}"),
            Self::Document(id) => format!("document.{id}"),
            Self::Asked => "asked".to_owned(),
            Self::Record => "record".to_owned(),
        }
    }

    /// The address of a file with this beside its list.
    pub fn href(self, lang: Lang, id: ApplicationId) -> String {
        format!("{}#pane", self.address(lang, id))
    }

    fn address(self, lang: Lang, id: ApplicationId) -> String {
        lang.at(&format!("/office/applications/{id}?see={}", self.code()))
    }

    /// The same with an act opened under it.
    pub fn act(self, lang: Lang, id: ApplicationId, act: &str) -> String {
        format!("{}&act={act}#act", self.address(lang, id))
    }
}
