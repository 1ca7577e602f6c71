use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::narrow::Narrow;
use crate::{
    forms::{FormFor, Nothing, SubmitButton},
    i18n::accounts as t,
    lang::{Addressed as _, use_lang},
};

/// Signing out: a button, because a link must not change anything.
pub struct SignOutPage;

#[lazy_route]
impl LazyRoute for SignOutPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        view! {
            <Narrow title=t::sign_out_title(lang) lead=t::sign_out_lead(lang)>
                <FormFor initial=Nothing action="accounts/sign-out">
                    <div class="ui-acts__row">
                        <SubmitButton label=t::sign_out_button(lang)/>
                        <a class="ui-btn ui-btn--plain" href=lang.at("/my")>{t::stay(lang)}</a>
                    </div>
                </FormFor>
            </Narrow>
        }
        .into_any()
    }
}
