use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};

use super::{doors::Doors, hero::Hero, legend::Legend};
use crate::{
    features::services::Timetable,
    i18n::{common, home as text, service_pages},
    lang::use_lang,
    shell::use_today,
};

/// Home: a service, an application's state, or a question before one begins; then the timetable of services.
pub struct HomePage;

#[lazy_route]
impl LazyRoute for HomePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        view! {
            <Title text=format!("{} - {}", common::product(lang), text::title(lang))/>
            <div class="ui-wrap ui-stack--section">
                <Hero/>
                <Doors/>
                <section aria-labelledby="services">
                    <div class="ui-section__head">
                        <h2 id="services">{text::timetable(lang)}</h2>
                        <p class="ui-muted">{service_pages::timetable_lead(lang)}</p>
                    </div>
                    <Timetable edition=policy::effective_on(use_today())/>
                </section>
                <Legend/>
            </div>
        }
        .into_any()
    }
}
