//! Pages that are somebody's: who may see them at all. What they show is decided by their server functions.

use app::{lang::Addressed as _, lang::Lang, request::Asker};
use axum::{
    http::Uri,
    response::{IntoResponse, Redirect, Response},
};

use super::fault::{Fault, answer};
use crate::state::State;

/// Where staff set up their second factor, without which they have no powers.
const ENROLMENT: &str = "/my/security/second-factor";

/// The answer to someone who may not see a page; `None` when they may.
pub(super) fn refusal(state: &State, asker: &Asker, uri: &Uri) -> Option<Response> {
    let path = uri.path();
    let area = path.split('/').nth(2).unwrap_or_default();
    match (area, &asker.actor) {
        ("my" | "office", None) => {
            let page = uri.path_and_query().map_or(path, |page| page.as_str());
            Some(Redirect::to(&app::routes::sign_in_then(page)).into_response())
        }
        // Not told apart from a page that does not exist.
        ("office", Some(actor)) if !actor.is_staff() => Some(answer(state, path, Fault::NotFound)),
        ("office", Some(actor)) if !actor.has_second_factor => {
            Some(Redirect::to(&Lang::of_path(path).at(ENROLMENT)).into_response())
        }
        _ => None,
    }
}
