use domain::application::{DraftView, classification::Task};
use leptos::{lazy, prelude::*};
use leptos_router::{LazyRoute, hooks::use_params_map};

use super::{
    api,
    declaration_form::DeclarationForm,
    experience_form::ExperienceForm,
    experience_step::ExperienceStep,
    identity_form::IdentityForm,
    paper_forms::{GoodStandingForm, LicenceForm, VerificationForm},
    path,
    qualification_form::QualificationForm,
    qualifications_step::QualificationsStep,
    request_form::RequestForm,
};
use crate::{
    features::home::NotFound,
    ui::{Failure, Stays, awaited, if_still_here, load},
};

/// One step of the application.
pub struct StepPage;

impl LazyRoute for StepPage {
    fn data() -> Self {
        Self
    }

    async fn view(_this: Self) -> AnyView {
        step_page().await
    }

    /// What was rendered is taken over without waiting: page and form are there before. No route is known yet, but its address.
    #[cfg(target_arch = "wasm32")]
    async fn preload() {
        __preload_step_page().await;
        let path = location().pathname().unwrap_or_default();
        let mut parts = path.split('/').skip_while(|part| *part != "applications").skip(2);
        let _ = show_of(parts.next().unwrap_or_default(), parts.next().is_some()).await;
    }
}

#[lazy]
fn step_page() -> AnyView {
    let params = use_params_map();
    let data = load(move || params.read().get("id").unwrap_or_default(), api::draft);
    let step = Memo::new(move |_| params.read().get("step").unwrap_or_default());
    let item = Memo::new(move |_| params.read().get("item"));
    if item.get_untracked().is_none() {
        provide_context(Stays(is_step));
    }
    awaited(move || {
        let (step, item) = (step.get(), item.get());
        async move {
            let show = show_of(&step, item.is_some()).await;
            let loaded = data.get().await;
            if_still_here(|| match loaded {
                Ok(view) => show(view, item.unwrap_or_default()),
                Err(error) => view! { <Failure error/> }.into_any(),
            })
        }
    })
}

/// Whether a path is a step's, `/ar/my/applications/{id}/{step}`: all of them are one page; documents and check have
/// their own.
fn is_step(path: &str) -> bool {
    let mut below = path.split('/').skip_while(|part| *part != "applications").skip(2);
    let task = below.next().and_then(path::task_of).filter(|task| !matches!(task, Task::Documents | Task::Check));
    task.is_some() && below.next().is_none()
}

/// Shows a step of a draft, or an item of its list.
type Show = fn(DraftView, String) -> AnyView;

/// Each form is a chunk: whoever fills one in does not load the others.
async fn show_of(step: &str, is_item: bool) -> Show {
    match (path::task_of(step), is_item) {
        (Some(Task::Identity), false) => identity().await,
        (Some(Task::Request), false) => request().await,
        (Some(Task::Qualifications), false) => qualifications().await,
        (Some(Task::Qualifications), true) => qualification().await,
        (Some(Task::Experiences), false) => experiences().await,
        (Some(Task::Experiences), true) => experience().await,
        (Some(Task::Licence), false) => licence().await,
        (Some(Task::GoodStanding), false) => good_standing().await,
        (Some(Task::Verification), false) => verification().await,
        (Some(Task::Declaration), false) => declaration().await,
        _ => |_, _| view! { <NotFound/> }.into_any(),
    }
}

#[lazy]
fn identity() -> Show {
    |view, _| view! { <IdentityForm view/> }.into_any()
}

#[lazy]
fn request() -> Show {
    |view, _| view! { <RequestForm view/> }.into_any()
}

#[lazy]
fn qualifications() -> Show {
    |view, _| view! { <QualificationsStep view/> }.into_any()
}

#[lazy]
fn qualification() -> Show {
    |view, item| view! { <QualificationForm view item/> }.into_any()
}

#[lazy]
fn experiences() -> Show {
    |view, _| view! { <ExperienceStep view/> }.into_any()
}

#[lazy]
fn experience() -> Show {
    |view, item| view! { <ExperienceForm view item/> }.into_any()
}

#[lazy]
fn licence() -> Show {
    |view, _| view! { <LicenceForm view/> }.into_any()
}

#[lazy]
fn good_standing() -> Show {
    |view, _| view! { <GoodStandingForm view/> }.into_any()
}

#[lazy]
fn verification() -> Show {
    |view, _| view! { <VerificationForm view/> }.into_any()
}

#[lazy]
fn declaration() -> Show {
    |view, _| view! { <DeclarationForm view/> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::is_step;

    #[test]
    fn the_steps_are_one_page_and_nothing_beside_them() {
        for path in ["/ar/my/applications/x/request", "/en/my/applications/x/qualifications"] {
            assert!(is_step(path), "{path}");
        }
        let others = ["", "/documents", "/check", "/submitted", "/qualifications/new"];
        for path in others.map(|below| format!("/ar/my/applications/x{below}")) {
            assert!(!is_step(&path), "{path}");
        }
    }
}
