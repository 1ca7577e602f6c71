//! The frame of a page's own content: title, crumbs, head.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{i18n, lang::use_lang};

/// A step of the way here: address and words. The last is this page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub href: String,
    pub label: String,
}

impl Crumb {
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into() }
    }
}

/// Title in the tab, content in the usual width.
#[component]
pub fn Page(#[prop(into)] title: String, #[prop(optional)] desk: bool, children: Children) -> impl IntoView {
    let lang = use_lang();
    let full = format!("{title} - {}", i18n::common::product(lang));
    // A refused form is said in the title too, before anything else is read out (experience.md).
    let wrong = use_context::<crate::forms::Returned>().is_some_and(crate::forms::Returned::is_any);
    let full = if wrong { format!("{} {full}", i18n::common::title_error(lang)) } else { full };
    let class = if desk { "ui-wrap ui-wrap--desk ui-stack--roomy" } else { "ui-wrap ui-stack--roomy" };
    view! {
        <Title text=full/>
        <div class=class>{children()}</div>
    }
}

/// Crumbs, the page's one h1, and what it is for.
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    #[prop(optional, into)] lead: Option<String>,
    #[prop(optional)] crumbs: Vec<Crumb>,
) -> impl IntoView {
    let lang = use_lang();
    let here = title.clone();
    let crumbs = (!crumbs.is_empty()).then(|| {
        let links: Vec<_> = crumbs
            .into_iter()
            .map(|crumb| view! { <a class="ui-crumbs__link" href=crumb.href>{crumb.label}</a><span aria-hidden="true">"/"</span> })
            .collect();
        view! { <nav class="ui-crumbs" aria-label=i18n::common::crumbs(lang)>{links}<span aria-current="page">{here}</span></nav> }
    });
    view! {
        <div>
            {crumbs}
            <div class="ui-head ui-stack ui-stack--tight">
                <h1 tabindex="-1">{title}</h1>
                {lead.map(|lead| view! { <p class="ui-lead">{lead}</p> })}
            </div>
        </div>
    }
    .into_any()
}
