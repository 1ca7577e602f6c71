use domain::{
    account::{AddPasskeyFields, RenamePasskeyFields},
    time::Instant,
};
use leptos::prelude::*;
use leptos_router::{
    LazyRoute,
    hooks::{use_params_map, use_query_map},
    lazy_route,
};

use super::{
    passkey_api::{self, OwnPasskey, Passkeys},
    passkey_button::{Ask, PasskeyButton},
};
use crate::{
    error::AppError,
    features::accounts::Done,
    format,
    forms::{FormFor, Nothing, SubmitButton, TextField, Weight, check},
    i18n::{passkeys as t, security},
    lang::{Addressed as _, Lang, use_lang},
    ui::{Crumb, Failure, Icon, Load, Page, PageHead, Tag, Tone, load},
};

/// One's passkeys: adding, naming, removing.
pub struct PasskeysPage;

#[lazy_route]
impl LazyRoute for PasskeysPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| passkey_api::list());
        let done = match use_query_map().get_untracked().get("done").as_deref() {
            Some("added") => Some(t::done_added(lang)),
            Some("renamed") => Some(t::done_renamed(lang)),
            Some("removed") => Some(t::done_removed(lang)),
            _ => None,
        };
        let crumbs = vec![Crumb::new(lang.at("/my/security"), security::title(lang))];
        view! {
            <Page title=t::title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::title(lang) lead=t::lead(lang) crumbs/>
                    {done.map(|text| view! { <Done text/> })}
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

fn show(passkeys: Passkeys) -> AnyView {
    let lang = use_lang();
    let rows: Vec<_> = passkeys.list.into_iter().map(row).collect();
    let initial = AddPasskeyFields { label: passkeys.suggestion, ..AddPasskeyFields::default() };
    view! {
        {(!rows.is_empty()).then(|| view! { <ul class="ui-rows">{rows}</ul> })}
        <section class="ui-stack" aria-labelledby="add-passkey">
            <h2 id="add-passkey">{t::add_title(lang)}</h2>
            <noscript><div class="ui-note"><Icon name="info"/><p>{t::needs_script(lang)}</p></div></noscript>
            <FormFor initial action="security/add-passkey" check=check>
                <TextField name="label" label=t::name(lang) hint=t::name_hint(lang) maxlength=40/>
                <PasskeyButton ask=Ask::Add label=t::add(lang)/>
            </FormFor>
            <p class="ui-muted ui-small">{t::add_note(lang)}</p>
        </section>
    }
    .into_any()
}

fn row(passkey: OwnPasskey) -> impl IntoView {
    let lang = use_lang();
    let href = lang.at(&format!("/my/security/passkeys/{}", passkey.id));
    view! {
        <li class="ui-rows__item">
            <a class="ui-rows__link" href=href><bdi>{passkey.name}</bdi></a>
            <span class="ui-rows__note">{times(lang, passkey.added_at, passkey.used_at)}</span>
            <span class="ui-rows__end">
                {passkey.is_blocked.then(|| view! { <Tag text=t::blocked(lang) tone=Tone::Late/> })}
            </span>
        </li>
    }
}

fn times(lang: Lang, added_at: Instant, used_at: Option<Instant>) -> AnyView {
    view! {
        {t::added(lang, format::moment(lang, added_at))}<br/>
        {match used_at {
            Some(at) => t::used(lang, format::moment(lang, at)),
            None => t::never_used(lang).to_owned(),
        }}
    }
    .into_any()
}

/// One passkey: its name, and the way to be rid of it.
pub struct PasskeyPage;

#[lazy_route]
impl LazyRoute for PasskeyPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| passkey_api::list());
        let crumbs = vec![
            Crumb::new(lang.at("/my/security"), security::title(lang)),
            Crumb::new(lang.at("/my/security/passkeys"), t::title(lang)),
        ];
        view! {
            <Page title=t::one_title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::one_title(lang) crumbs/>
                    <Load data children=show_one/>
                </div>
            </Page>
        }
        .into_any()
    }
}

fn show_one(passkeys: Passkeys) -> AnyView {
    let lang = use_lang();
    let id = use_params_map().get_untracked().get("id").unwrap_or_default();
    let Some(passkey) = passkeys.list.into_iter().find(|passkey| passkey.id == id) else {
        return view! { <Failure error=AppError::NotFound/> }.into_any();
    };
    let may_remove = !passkeys.is_needed || passkey.is_blocked;
    view! {
        {passkey.is_blocked.then(|| view! {
            <div class="ui-note ui-note--late"><Icon name="warning"/><p>{t::blocked_text(lang)}</p></div>
        })}
        <p class="ui-muted">{times(lang, passkey.added_at, passkey.used_at)}</p>
        <FormFor
            initial=RenamePasskeyFields { label: passkey.name }
            action="security/rename-passkey"
            with=vec![("passkey", id.clone())]
            check=check
        >
            <TextField name="label" label=t::name(lang) hint=t::name_hint(lang) maxlength=40/>
            <div class="ui-acts__row"><SubmitButton label=t::rename_button(lang)/></div>
        </FormFor>
        <section class="ui-stack" aria-labelledby="remove-passkey">
            <h2 id="remove-passkey">{t::remove_title(lang)}</h2>
            {if may_remove {
                view! {
                    <p>{t::remove_text(lang)}</p>
                    <FormFor initial=Nothing action="security/remove-passkey" with=vec![("passkey", id)]>
                        <div class="ui-acts__row"><SubmitButton label=t::remove(lang) weight=Weight::Danger/></div>
                    </FormFor>
                }
                .into_any()
            } else {
                view! { <p>{t::needed(lang)}</p> }.into_any()
            }}
        </section>
    }
    .into_any()
}
