//! The transition table as a page of the documentation: a Mermaid state diagram and the table itself.

use std::fmt::Write as _;

use crate::application::status::State;
use crate::application::transition::{EDGES, Edge, Guard};

/// Mermaid knows no hyphens in the names of states.
fn name(state: State) -> String {
    state.code().replace('-', "_")
}

fn label(edge: &Edge) -> String {
    match edge.when {
        Guard::Always => edge.action.code().to_owned(),
        guard => format!("{} [{}]", edge.action, guard),
    }
}

fn list(codes: impl Iterator<Item = &'static str>) -> String {
    let codes: Vec<_> = codes.collect();
    if codes.is_empty() { "–".to_owned() } else { codes.join(", ") }
}

/// `docs/states/application.md`, whole. A test compares the file with it; `UPDATE_STATES=1` writes it.
#[must_use]
pub fn diagram() -> String {
    let mut page = String::from(
        "# Application\n\nMade from `EDGES` in `domain/src/application/transition.rs` by \
         `UPDATE_STATES=1 cargo test -p domain --test states`. Do not edit.\n\n```mermaid\nstateDiagram-v2\n",
    );
    let _ = writeln!(page, "    [*] --> {}", name(State::Draft));
    for edge in EDGES {
        let _ = writeln!(page, "    {} --> {}: {}", name(edge.from), name(edge.to), label(edge));
    }
    for state in State::ALL.iter().filter(|state| state.is_final()) {
        let _ = writeln!(page, "    {} --> [*]", name(*state));
    }
    page.push_str(
        "```\n\n| from | act | to | when | who | clocks | tells | audit event |\n|---|---|---|---|---|---|---|---|\n",
    );
    for edge in EDGES {
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            edge.from,
            edge.action,
            edge.to,
            edge.when,
            edge.who.code(),
            list(edge.clocks.iter().map(|effect| effect.code())),
            list(edge.tells.iter().map(|audience| audience.code())),
            edge.event,
        );
    }
    page.push_str("\n| state | what the public sees |\n|---|---|\n");
    for state in State::ALL {
        let _ = writeln!(page, "| {state} | {} |", state.public());
    }
    page
}
