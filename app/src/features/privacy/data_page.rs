use domain::account::EraseFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::api::{self, Privacy};
use crate::{
    format,
    forms::{CheckField, FormFor, PasswordField, SubmitButton, Weight, check},
    i18n::{self, privacy as t},
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Icon, Load, Page, PageHead, load},
};

/// Downloading what is held, who looked at it, asking for erasure.
pub struct DataPage;

#[lazy_route]
impl LazyRoute for DataPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::get());
        let crumbs = vec![Crumb::new(lang.at("/my/profile"), i18n::profile::title(lang))];
        view! {
            <Page title=t::title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::title(lang) lead=t::lead(lang) crumbs/>
                    <section class="ui-stack" aria-labelledby="download">
                        <h2 id="download">{t::download_title(lang)}</h2>
                        <p>{t::download_text(lang)}</p>
                        <div class="ui-acts__row">
                            <a class="ui-btn ui-btn--primary" href="/my-data.zip" download="my-data.zip" rel="external"><Icon name="download"/>{t::download_all(lang)}</a>
                            <a class="ui-btn" href="/my-data.json" download="my-data.json" rel="external"><Icon name="download"/>{t::download(lang)}</a>
                        </div>
                    </section>
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

fn show(privacy: Privacy) -> AnyView {
    let lang = use_lang();
    let looks: Vec<_> = privacy
        .looks
        .into_iter()
        .map(|look| {
            let roles: Vec<String> =
                look.roles.iter().map(|role| i18n::coded(i18n::states::find, lang, "role", role.code())).collect();
            let who =
                if roles.is_empty() { t::former_staff(lang).to_owned() } else { roles.join(i18n::people::comma(lang)) };
            let what = match look.kind.as_str() {
                "application" => t::looked_at_application(lang),
                "refund-claim" => t::looked_at_refund(lang),
                _ => t::looked_at_account(lang),
            };
            view! {
                <li class="ui-rows__item">
                    <span>{who}</span>
                    <span class="ui-rows__note">{what}" · "{format::moment(lang, look.at)}</span>
                </li>
            }
        })
        .collect();
    let looked = if looks.is_empty() {
        view! { <p class="ui-muted">{t::nobody_looked(lang)}</p> }.into_any()
    } else {
        view! { <ul class="ui-rows">{looks}</ul> }.into_any()
    };
    view! {
        <section class="ui-stack" aria-labelledby="looks">
            <h2 id="looks">{t::looks_title(lang)}</h2>
            <p class="ui-muted">{t::looks_text(lang)}</p>
            {looked}
        </section>
        <section class="ui-stack" aria-labelledby="erasure">
            <h2 id="erasure">{t::erase_title(lang)}</h2>
            {if privacy.is_staff {
                view! { <p>{t::staff_not_erased(lang)}</p> }.into_any()
            } else {
                view! {
                    <p>{t::erase_text(lang)}</p>
                    <h3>{t::goes_title(lang)}</h3>
                    <ul class="ui-list">
                        <li class="ui-list__item"><Icon name="trash"/><span>{t::goes_account(lang)}</span></li>
                        <li class="ui-list__item"><Icon name="trash"/><span>{t::goes_drafts(lang)}</span></li>
                        <li class="ui-list__item"><Icon name="trash"/><span>{t::goes_messages(lang)}</span></li>
                    </ul>
                    <h3>{t::stays_title(lang)}</h3>
                    <ul class="ui-list">
                        <li class="ui-list__item"><Icon name="lock"/><span>{t::stays_applications(lang)}</span></li>
                        <li class="ui-list__item"><Icon name="lock"/><span>{t::stays_money(lang)}</span></li>
                        <li class="ui-list__item"><Icon name="lock"/><span>{t::stays_log(lang)}</span></li>
                    </ul>
                    <p>{t::under_way(lang)}" "<a href=lang.at("/my/applications")>{t::to_applications(lang)}</a></p>
                    <FormFor initial=EraseFields::default() action="privacy/erase" check=check>
                        <PasswordField name="password" label=t::password(lang) autocomplete="current-password"/>
                        <CheckField name="understood" label=t::understood(lang)/>
                        <div class="ui-acts__row"><SubmitButton label=t::erase_button(lang) weight=Weight::Danger/></div>
                    </FormFor>
                }
                .into_any()
            }}
        </section>
    }
    .into_any()
}
