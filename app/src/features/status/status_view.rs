use domain::application::{PublicStatusView, Shown};
use leptos::prelude::*;

use crate::{
    features::{
        timeline::{ClockPanel, History},
        words,
    },
    i18n::{coded, states, status as text},
    lang::use_lang,
};

/// Where an application stands, without a name.
#[component]
pub fn StatusView(status: PublicStatusView) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="ui-stack--roomy" role="status">
            <div class="ui-head ui-stack ui-stack--tight">
                <h2>{coded(states::find, lang, "status", status.status.code())}</h2>
                <p class="ui-muted">{words::service(lang, status.service)}". "{text::number(lang)}" "<bdi class="ui-id" dir="ltr">{status.number}</bdi></p>
            </div>
            <ClockPanel clock=status.clock shown=Shown::Public/>
            <History timeline=status.timeline/>
        </div>
    }
}
