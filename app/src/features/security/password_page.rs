use domain::{account::ChangePasswordFields, form::Form as _, text::PasswordLength, violation::Violations};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api;
use crate::{
    forms::{FormFor, PasswordField, SubmitButton},
    i18n::security as t,
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Load, Page, PageHead, load},
};

/// Another password.
pub struct PasswordPage;

#[lazy_route]
impl LazyRoute for PasswordPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::has_second_factor());
        let crumbs = vec![Crumb::new(lang.at("/my/security"), t::title(lang))];
        view! {
            <Page title=t::change_password(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::change_password(lang) lead=t::password_ends(lang) crumbs/>
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

fn check_alone(fields: &ChangePasswordFields) -> Violations {
    fields.parse(PasswordLength::Alone).err().unwrap_or_default()
}

fn check_beside(fields: &ChangePasswordFields) -> Violations {
    fields.parse(PasswordLength::WithSecondFactor).err().unwrap_or_default()
}

fn show(has_second_factor: bool) -> AnyView {
    let lang = use_lang();
    let (check, hint) = if has_second_factor {
        (check_beside as fn(&_) -> _, t::password_hint_beside(lang))
    } else {
        (check_alone as fn(&_) -> _, t::password_hint(lang))
    };
    view! {
        <FormFor initial=ChangePasswordFields::default() action="security/change-password" check=check>
            <PasswordField name="current" label=t::current_password(lang) autocomplete="current-password"/>
            <PasswordField name="password" label=t::new_password(lang) hint=hint autocomplete="new-password"/>
            <PasswordField name="confirm" label=t::confirm(lang) autocomplete="new-password"/>
            <div class="ui-acts__row"><SubmitButton label=t::change_password_button(lang)/></div>
        </FormFor>
        <p><a href=lang.at("/forgotten-password")>{t::forgotten(lang)}</a></p>
    }
    .into_any()
}
