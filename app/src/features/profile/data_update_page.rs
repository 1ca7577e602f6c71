use domain::account::UpdateDataFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::{
    features::accounts::Narrow,
    forms::{FormFor, InputKind, SubmitButton, TextField, check},
    i18n::profile as t,
    lang::{Addressed as _, use_lang},
};

/// The service «data update»: membership number, then edit, then finish and confirm.
pub struct DataUpdatePage;

#[lazy_route]
impl LazyRoute for DataUpdatePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        view! {
            <Narrow title=t::update_title(lang) lead=t::update_lead(lang)>
                <FormFor initial=UpdateDataFields::default() action="profile/find" check=check>
                    <TextField name="membership_number" label=t::membership_number(lang) hint=t::membership_number_hint(lang) kind=InputKind::Identifier maxlength=40/>
                    <div class="ui-acts__row"><SubmitButton label=t::update_button(lang)/></div>
                </FormFor>
                <p>{t::no_membership_number(lang)}" "<a href=lang.at("/my/profile/edit")>{t::edit_title(lang)}</a></p>
            </Narrow>
        }
        .into_any()
    }
}
