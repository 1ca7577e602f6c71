use domain::application::{DraftView, classification::Task};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

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
    ui::{Failure, awaited, if_still_here, load},
};

/// One step of the application.
pub struct StepPage;

#[lazy_route]
impl LazyRoute for StepPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let params = use_params_map();
        let data = load(move || params.read().get("id").unwrap_or_default(), api::draft);
        let step = Memo::new(move |_| params.read().get("step").unwrap_or_default());
        let item = Memo::new(move |_| params.read().get("item"));
        awaited(move || {
            let (step, item) = (step.get(), item.get());
            async move {
                let loaded = data.get().await;
                if_still_here(|| match loaded {
                    Ok(view) => shown(view, &step, item),
                    Err(error) => view! { <Failure error/> }.into_any(),
                })
            }
        })
    }
}

fn shown(view: DraftView, step: &str, item: Option<String>) -> AnyView {
    match (path::task_of(step), item) {
        (Some(Task::Identity), None) => view! { <IdentityForm view/> }.into_any(),
        (Some(Task::Request), None) => view! { <RequestForm view/> }.into_any(),
        (Some(Task::Qualifications), None) => view! { <QualificationsStep view/> }.into_any(),
        (Some(Task::Qualifications), Some(item)) => view! { <QualificationForm view item/> }.into_any(),
        (Some(Task::Experiences), None) => view! { <ExperienceStep view/> }.into_any(),
        (Some(Task::Experiences), Some(item)) => view! { <ExperienceForm view item/> }.into_any(),
        (Some(Task::Licence), None) => view! { <LicenceForm view/> }.into_any(),
        (Some(Task::GoodStanding), None) => view! { <GoodStandingForm view/> }.into_any(),
        (Some(Task::Verification), None) => view! { <VerificationForm view/> }.into_any(),
        (Some(Task::Declaration), None) => view! { <DeclarationForm view/> }.into_any(),
        _ => view! { <NotFound/> }.into_any(),
    }
}
