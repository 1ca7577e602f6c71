//! The claim's transition table as a page of the documentation.

use std::fmt::Write as _;

use super::{CLAIM_EDGES, ClaimState};

/// Mermaid knows no hyphens in the names of states.
fn name(state: ClaimState) -> String {
    state.code().replace('-', "_")
}

/// `docs/states/refund-claim.md`, whole. A test compares the file with it; `UPDATE_STATES=1` writes it.
#[must_use]
pub fn diagram() -> String {
    let mut page = String::from(
        "# Refund claim\n\nMade from `CLAIM_EDGES` in `domain/src/refund/transition.rs` by \
         `UPDATE_STATES=1 cargo test -p domain --test states`. Do not edit.\n\n```mermaid\nstateDiagram-v2\n",
    );
    let _ = writeln!(page, "    [*] --> {}", name(ClaimState::Filed));
    for edge in CLAIM_EDGES {
        let _ = writeln!(page, "    {} --> {}: {}", name(edge.from), name(edge.to), edge.action);
    }
    for state in ClaimState::ALL {
        if !CLAIM_EDGES.iter().any(|edge| edge.from == *state) {
            let _ = writeln!(page, "    {} --> [*]", name(*state));
        }
    }
    page.push_str("```\n\n| from | act | to | who | audit event |\n|---|---|---|---|---|\n");
    for edge in CLAIM_EDGES {
        let who = if edge.by_system { format!("{} or system", edge.permission) } else { edge.permission.to_string() };
        let _ = writeln!(page, "| {} | {} | {} | {who} | {} |", edge.from, edge.action, edge.to, edge.event);
    }
    page
}
