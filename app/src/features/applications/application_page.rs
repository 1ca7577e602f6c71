use domain::application::Opened;
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{api, case_view::CaseView, task_list::TaskList};
use crate::ui::{Load, load};

/// An application: its steps while it is a draft, its clock and timeline once it is filed.
pub struct ApplicationPage;

#[lazy_route]
impl LazyRoute for ApplicationPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let params = use_params_map();
        let data = load(move || params.read().get("id").unwrap_or_default(), api::open);
        view! { <Load data children=shown/> }.into_any()
    }
}

fn shown(opened: Opened) -> AnyView {
    match opened {
        Opened::Draft(view) => view! { <TaskList view=*view/> }.into_any(),
        Opened::Filed(view) => view! { <CaseView view=*view/> }.into_any(),
    }
}
