//! An application: one filed request for one service, from draft to decision (domain.md §9–11).

pub mod actor;
pub mod classification;
pub mod clock;
pub mod deadline;
pub mod diagram;
pub mod document;
pub mod facts;
pub mod inquiry;
pub mod reason;
pub mod status;
pub mod step;
pub mod timeline;
pub mod transition;

pub use actor::{Actor, Who};
pub use clock::{ClockFacts, ClockView, DecisionClock, Pause, RunningClock, Tick, TickKind, Turn, clock};
pub use document::DocumentKind;
pub use facts::{Inconsistent, StatusFacts};
pub use inquiry::{StatusInquiryFields, StatusInquiryInput};
pub use reason::{Finding, RejectionReason};
pub use status::{PublicStatus, State, Status};
pub use step::{Refused, Step, Why, actions_for};
pub use timeline::{Expected, Recorded, Shown, Timeline, TimelineEntry, timeline};
pub use transition::{Action, Audience, ClockEffect, EDGES, Edge, Guard};
