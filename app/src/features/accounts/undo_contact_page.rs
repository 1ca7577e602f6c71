use domain::account::UndoContactFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::narrow::Narrow;
use crate::{
    forms::{FormFor, HiddenField, SubmitButton, check},
    i18n::accounts as t,
    lang::use_lang,
};

/// Bringing old contact data back by the link that was sent to them.
pub struct UndoContactPage;

#[lazy_route]
impl LazyRoute for UndoContactPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let token = use_query_map().get_untracked().get("token").unwrap_or_default();
        view! {
            <Narrow title=t::undo_title(lang) lead=t::undo_lead(lang)>
                <FormFor initial=UndoContactFields { token } action="accounts/undo-contact-change" check=check>
                    <HiddenField name="token"/>
                    <div class="ui-acts__row"><SubmitButton label=t::undo_button(lang)/></div>
                </FormFor>
            </Narrow>
        }
        .into_any()
    }
}
