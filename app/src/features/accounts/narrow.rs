//! The frame of a page with one short form.

use leptos::prelude::*;

use crate::ui::{Page, PageHead};

/// Title, lead, and one thing to do in a measure for reading.
#[component]
pub(crate) fn Narrow(
    #[prop(into)] title: String,
    #[prop(optional, into)] lead: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <Page title=title.clone()>
            <div class="ui-measure ui-stack--roomy">
                {match lead {
                    Some(lead) => view! { <PageHead title=title lead=lead/> }.into_any(),
                    None => view! { <PageHead title=title/> }.into_any(),
                }}
                {children()}
            </div>
        </Page>
    }
}

/// A message of the page: something was done, or must be known.
#[component]
pub(crate) fn Done(#[prop(into)] text: String) -> impl IntoView {
    view! {
        <div class="ui-note ui-note--good" role="status"><crate::ui::Icon name="check"/><p>{text}</p></div>
    }
}
