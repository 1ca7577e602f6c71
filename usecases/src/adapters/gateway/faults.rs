//! Faults the embedded gateway makes on purpose.

use std::sync::{Arc, Mutex, PoisonError};

use crate::context::Portal;
use crate::ports::GatewayError;

/// How often, in a thousand, and how late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FaultPlan {
    /// Calls that fail before anything was done.
    pub fail_before: u32,
    /// Calls that are done and then answered with trouble.
    pub fail_after: u32,
    /// Notices that never arrive.
    pub lose_notices: u32,
    /// Notices that arrive three times.
    pub duplicate_notices: u32,
    /// Notices beside which one about a payment nobody knows arrives.
    pub forge_notices: u32,
    /// How late notices are; the copies of one later still, so that they overtake one another.
    pub delay_notices_seconds: u32,
}

/// The faults of one gateway, shared by its clones.
#[derive(Clone, Debug, Default)]
pub struct Faults(Arc<Mutex<FaultPlan>>);

impl Faults {
    /// The plan of the moment.
    #[must_use]
    pub fn plan(&self) -> FaultPlan {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the plan.
    pub fn set(&self, plan: FaultPlan) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = plan;
    }

    pub(super) fn hits(&self, portal: &Portal, per_thousand: u32) -> bool {
        per_thousand > 0 && portal.rng.below(1_000) < per_thousand
    }

    pub(super) fn before(&self, portal: &Portal) -> Result<(), GatewayError> {
        if self.hits(portal, self.plan().fail_before) { Err(GatewayError::NoAnswer) } else { Ok(()) }
    }

    pub(super) fn after(&self, portal: &Portal) -> Result<(), GatewayError> {
        if self.hits(portal, self.plan().fail_after) { Err(GatewayError::NoAnswer) } else { Ok(()) }
    }
}
