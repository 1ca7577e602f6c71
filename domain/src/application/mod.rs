//! An application: one filed request for one service, from draft to decision (domain.md §9–11).

pub mod actor;
pub mod attention;
pub mod classification;
pub mod clock;
pub mod deadline;
pub mod decision;
pub mod desk;
pub mod diagram;
pub mod document;
pub mod facts;
pub mod inquiry;
pub mod reason;
pub mod requirement;
pub mod status;
pub mod step;
pub mod timeline;
pub mod transition;
pub mod view;
pub mod withdraw;

pub use actor::{Actor, Who};
pub use attention::{About, Attention, AttentionItem, OwnApplication, OwnInvoice, PracticeFacts, ToDo, attention};
pub use clock::{
    ClockFacts, ClockView, DecisionClock, EndKind, Ending, Pause, RunningClock, Tick, TickKind, Turn, clock,
};
pub use decision::{
    ApproveFields, ApproveInput, AssessmentFields, AssessmentInput, AssignFields, AssignInput, AttendanceFields,
    AttendanceInput, RejectFields, RejectInput, StudyFields, StudyInput,
};
pub use desk::{
    AuditLine, AuditTrail, Beside, Colleague, DecisionView, DeskEntry, FileView, Queue, QueueCounts, QueuePage,
    QueueRow, SessionView, StudyView,
};
pub use document::DocumentKind;
pub use facts::{Inconsistent, StatusFacts};
pub use inquiry::{StatusInquiryFields, StatusInquiryInput};
pub use reason::{Finding, RejectionReason};
pub use requirement::{
    RequirementAnswerFields, RequirementAnswerInput, RequirementItem, RequirementRequestFields,
    RequirementRequestInput, Subject,
};
pub use status::{PublicStatus, State, Status};
pub use step::{Refused, Step, Why, actions_for};
pub use timeline::{Expected, Recorded, Shown, Timeline, TimelineEntry, timeline};
pub use transition::{Action, Audience, ClockEffect, EDGES, Edge, Guard};
pub use view::{
    ApplicationSummary, ApplicationView, Dashboard, DocumentView, DraftView, Opened, PersonNow, PublicStatusView,
    Requested, RequirementItemView,
};
pub use withdraw::{WithdrawFields, WithdrawInput};
