//! What needs the practitioner now (domain.md §10): each item with its date and one thing to do.

use serde::{Deserialize, Serialize};

use crate::application::status::Status;
use crate::form::Setting;
use crate::ids::{ApplicationId, DocumentId, InvoiceId};
use crate::money::Money;
use crate::time::CivilDate;

crate::codes! {
    /// What needs attention.
    pub enum Attention {
        /// An unpaid invoice.
        UnpaidInvoice = "unpaid-invoice",
        /// An item to correct.
        ItemToCorrect = "item-to-correct",
        /// An assessment to attend.
        AssessmentToAttend = "assessment-to-attend",
        /// Money beside an invoice that is the practitioner's, to be confirmed and claimed.
        RefundToConfirm = "refund-to-confirm",
        /// A registration that expires within 3 months.
        RegistrationExpiring = "registration-expiring",
        /// CPD hours behind the pace.
        CpdBehind = "cpd-behind",
        /// A document that expires soon.
        DocumentExpiring = "document-expiring",
        /// Data unconfirmed for a year.
        DataUnconfirmed = "data-unconfirmed",
        /// A draft older than 7 days.
        OldDraft = "old-draft",
    }
}

crate::codes! {
    /// The one thing to do.
    pub enum ToDo {
        /// Pay.
        Pay = "pay",
        /// Put the item right.
        Correct = "correct",
        /// See day and place.
        SeeSession = "see-session",
        /// Confirm.
        ConfirmRefund = "confirm-refund",
        /// Renew.
        Renew = "renew",
        /// Add hours.
        AddHours = "add-hours",
        /// Upload a valid one.
        ReplaceDocument = "replace-document",
        /// Confirm the data.
        ConfirmData = "confirm-data",
        /// Go on with it.
        ContinueDraft = "continue-draft",
    }
}

impl Attention {
    /// The one thing to do about it.
    #[must_use]
    pub const fn to_do(self) -> ToDo {
        match self {
            Self::UnpaidInvoice => ToDo::Pay,
            Self::ItemToCorrect => ToDo::Correct,
            Self::AssessmentToAttend => ToDo::SeeSession,
            Self::RefundToConfirm => ToDo::ConfirmRefund,
            Self::RegistrationExpiring => ToDo::Renew,
            Self::CpdBehind => ToDo::AddHours,
            Self::DocumentExpiring => ToDo::ReplaceDocument,
            Self::DataUnconfirmed => ToDo::ConfirmData,
            Self::OldDraft => ToDo::ContinueDraft,
        }
    }
}

/// What it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", content = "id", rename_all = "kebab-case")]
pub enum About {
    /// An application.
    Application(ApplicationId),
    /// An invoice.
    Invoice(InvoiceId),
    /// A document.
    Document(DocumentId),
    /// The practitioner.
    Practitioner,
}

/// One item of the dashboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttentionItem {
    /// What.
    pub attention: Attention,
    /// Its day: the last one to act, the session's, the expiry's, or that since which it waits.
    pub on: CivilDate,
    /// The one thing to do.
    pub to_do: ToDo,
    /// What it is about.
    pub about: About,
    /// The money it is about: what is to be paid, or what waits to be claimed.
    pub amount: Option<Money>,
    /// True when the day has passed.
    pub is_late: bool,
}

/// An application of the practitioner.
#[derive(Clone, Copy, Debug)]
pub struct OwnApplication<'a> {
    /// Its id.
    pub id: ApplicationId,
    /// Its status.
    pub status: &'a Status,
    /// The day it was last typed into.
    pub touched_on: CivilDate,
}

/// An invoice of the practitioner.
#[derive(Clone, Copy, Debug)]
pub struct OwnInvoice {
    /// Its id.
    pub id: InvoiceId,
    /// Of which application.
    pub application: ApplicationId,
    /// What is charged.
    pub total: Money,
    /// Money beside it that nobody has claimed yet, and the day on which the last of it came.
    pub excess: Option<(Money, CivilDate)>,
}

/// All that is looked at; what does not exist yet is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct PracticeFacts<'a> {
    /// The practitioner's applications.
    pub applications: &'a [OwnApplication<'a>],
    /// The practitioner's invoices.
    pub invoices: &'a [OwnInvoice],
    /// The last day of the registration.
    pub registration_expires_on: Option<CivilDate>,
    /// The end of the CPD period, when the hours are behind the pace.
    pub cpd_behind_until: Option<CivilDate>,
    /// The day the data was last confirmed; that of activation before.
    pub data_confirmed_on: Option<CivilDate>,
    /// Documents with a last day.
    pub documents: &'a [(DocumentId, CivilDate)],
}

/// What needs the practitioner now, the earliest day first.
#[must_use]
pub fn attention(facts: &PracticeFacts<'_>, setting: Setting<'_>) -> Vec<AttentionItem> {
    let (edition, today) = (setting.edition, setting.today);
    let clocks = &edition.clocks;
    let mut items = Vec::new();
    let mut add = |attention: Attention, on: CivilDate, about: About, is_late: bool| {
        items.push(AttentionItem { attention, on, to_do: attention.to_do(), about, amount: None, is_late });
    };
    for application in facts.applications {
        let about = About::Application(application.id);
        match application.status {
            Status::Draft => {
                let old_on = edition.ends_on(&clocks.draft_reminder, application.touched_on);
                if today > old_on {
                    add(Attention::OldDraft, application.touched_on, about, false);
                }
            }
            Status::AwaitingPayment { pay_by } => add(Attention::UnpaidInvoice, *pay_by, about, today > *pay_by),
            Status::AdditionalRequirements { answer_by, .. } => {
                add(Attention::ItemToCorrect, *answer_by, about, today > *answer_by);
            }
            Status::AssessmentScheduled { on, .. } => {
                if today <= *on {
                    add(Attention::AssessmentToAttend, *on, about, false);
                }
            }
            Status::UnderReview { .. }
            | Status::AssessmentHeld { .. }
            | Status::Studied { .. }
            | Status::Approved { .. }
            | Status::Rejected { .. }
            | Status::Cancelled { .. }
            | Status::Withdrawn { .. } => {}
        }
    }
    // Renewal opens 3 months before expiry; papers are named from the same distance.
    if let Some(on) = facts.registration_expires_on
        && today >= clocks.renewal_opens.before(on)
    {
        add(Attention::RegistrationExpiring, on, About::Practitioner, today > on);
    }
    if let Some(on) = facts.cpd_behind_until {
        add(Attention::CpdBehind, on, About::Practitioner, today > on);
    }
    for (document, on) in facts.documents {
        if today >= clocks.renewal_opens.before(*on) {
            add(Attention::DocumentExpiring, *on, About::Document(*document), today > *on);
        }
    }
    if let Some(confirmed_on) = facts.data_confirmed_on {
        let on = edition.ends_on(&clocks.data_confirmation, confirmed_on);
        if today >= on {
            add(Attention::DataUnconfirmed, on, About::Practitioner, today > on);
        }
    }
    for item in items.iter_mut().filter(|item| item.attention == Attention::UnpaidInvoice) {
        if let Some(invoice) =
            facts.invoices.iter().find(|invoice| item.about == About::Application(invoice.application))
        {
            (item.about, item.amount) = (About::Invoice(invoice.id), Some(invoice.total));
        }
    }
    // It may be claimed without a limit (R02, R03), so it is never late.
    let attention = Attention::RefundToConfirm;
    items.extend(facts.invoices.iter().filter_map(|invoice| {
        let (amount, on) = invoice.excess?;
        let about = About::Invoice(invoice.id);
        Some(AttentionItem { attention, on, to_do: attention.to_do(), about, amount: Some(amount), is_late: false })
    }));
    items.sort_by_key(|item| (item.on, item.attention));
    items
}
