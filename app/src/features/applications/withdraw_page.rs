use domain::application::{Action, ApplicationView, State, WithdrawFields};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{api, path, words};
use crate::{
    error::AppError,
    forms::{AreaField, CheckField, FormFor, HiddenField, SubmitButton, Weight, check},
    i18n::applications as t,
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Icon, Load, Page, PageHead, load},
};

/// Taking an application back, told beforehand what is lost by it.
pub struct WithdrawPage {
    data: Resource<Result<ApplicationView, AppError>>,
}

#[lazy_route]
impl LazyRoute for WithdrawPage {
    fn data() -> Self {
        let params = use_params_map();
        Self { data: load(move || params.read().get("id").unwrap_or_default(), api::get) }
    }

    fn view(this: Self) -> AnyView {
        view! { <Load data=this.data children=shown/> }.into_any()
    }
}

fn shown(view: ApplicationView) -> AnyView {
    let lang = use_lang();
    let id = view.id;
    let title = t::withdraw(lang);
    let crumbs = vec![
        Crumb::new(lang.at("/my/applications"), t::my_applications(lang)),
        Crumb::new(path::page(lang, id, ""), words::service(lang, view.service)),
    ];
    let may = view.actions.contains(&Action::Withdraw);
    let is_unpaid = view.state == State::AwaitingPayment;
    let body = if !may {
        view! { <p>{t::cannot_withdraw(lang)}</p> }.into_any()
    } else if is_unpaid {
        let initial = WithdrawFields { shown_total: "0".to_owned(), ..WithdrawFields::default() };
        view! {
            <div class="ui-note ui-note--yours"><Icon name="alarm"/><p class="ui-note__title">{t::withdraw_loses(lang)}</p><p>{t::withdraw_unpaid(lang)}</p></div>
            <FormFor initial action="applications/withdraw" check=check with=vec![("id", id.to_string())]>
                <HiddenField name="shown_total"/>
                <AreaField name="note" label=t::withdraw_note(lang) optional=true/>
                <CheckField name="confirm" label=t::withdraw_confirm(lang)/>
                <div class="ui-acts__row"><SubmitButton label=t::withdraw_now(lang) weight=Weight::Danger/></div>
            </FormFor>
        }
        .into_any()
    } else {
        let claim = lang.at(&format!("/my/refunds/new?application={id}&ground=withdrawal"));
        view! {
            <div class="ui-note ui-note--yours"><Icon name="alarm"/><p class="ui-note__title">{t::withdraw_loses(lang)}</p><p>{t::withdraw_paid(lang)}</p></div>
            <p><a class="ui-btn ui-btn--primary" href=claim>{t::withdraw_and_claim(lang)}</a></p>
        }
        .into_any()
    };
    view! {
        <Page title=title>
            <div class="ui-measure ui-stack--roomy">
                <PageHead title lead=t::withdraw_lead(lang) crumbs/>
                {body}
                <p><a href=path::page(lang, id, "")>{t::keep_application(lang)}</a></p>
            </div>
        </Page>
    }
    .into_any()
}
