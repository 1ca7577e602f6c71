use domain::{account::StaffInviteFields, permission::Role};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use super::api::{self, Member};
use crate::{
    features::accounts::Done,
    forms::{Choice, FormFor, InputKind, SelectField, SubmitButton, TextField, check},
    i18n::{self, people as t},
    lang::{Addressed as _, Lang, use_lang},
    ui::{Load, Page, PageHead, Tag, Tone, load},
};

/// Everyone of staff, and inviting more.
pub struct PeoplePage;

#[lazy_route]
impl LazyRoute for PeoplePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::list());
        let query = use_query_map();
        let done = move || match query.get().get("done").as_deref() {
            Some("invited") => Some(t::done_invited(lang)),
            Some("role") => Some(t::done_role(lang)),
            _ => None,
        };
        view! {
            <Page title=t::title(lang) desk=true>
                <PageHead title=t::title(lang) lead=t::lead(lang)/>
                {move || done().map(|text| view! { <Done text/> })}
                <Load data children=show/>
                <p><a href=lang.at("/office/roles")>{t::roles_title(lang)}</a></p>
            </Page>
        }
        .into_any()
    }
}

pub(super) fn role_name(lang: Lang, role: Role) -> String {
    i18n::coded(i18n::states::find, lang, "role", role.code())
}

/// The roles of staff to choose from.
pub(super) fn role_choices(lang: Lang, but: &[Role]) -> Vec<Choice> {
    let staff = Role::ALL.iter().filter(|role| role.is_staff() && !but.contains(role));
    staff.map(|role| Choice::new(role.code(), role_name(lang, *role))).collect()
}

pub(super) fn status_tag(lang: Lang, status: &str) -> impl IntoView + use<> {
    let tone = match status {
        "active" => Tone::Good,
        "suspended" => Tone::Late,
        _ => Tone::Plain,
    };
    view! { <Tag text=i18n::coded(i18n::states::find, lang, "account", status) tone/> }
}

fn show(staff: Vec<Member>) -> AnyView {
    let lang = use_lang();
    let rows: Vec<_> = staff
        .into_iter()
        .map(|member| {
            let roles: Vec<String> = member.roles.iter().map(|role| role_name(lang, *role)).collect();
            view! {
                <tr>
                    <th scope="row"><a href=lang.at(&format!("/office/people/{}", member.id))><bdi>{member.name}</bdi></a></th>
                    <td><bdi class="ui-id" dir="ltr">{member.email}</bdi></td>
                    <td>{roles.join(t::comma(lang))}</td>
                    <td>{status_tag(lang, &member.status)}</td>
                    <td><span class="ui-table__label">{t::second_factor(lang)}": "</span>{if member.has_second_factor { t::second_factor_on(lang) } else { t::second_factor_off(lang) }}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="ui-scroll" tabindex="0" role="region" aria-labelledby="staff-caption">
            <table class="ui-table ui-table--dense ui-table--stack">
                <caption class="ui-table__caption" id="staff-caption">{t::caption(lang)}</caption>
                <thead><tr>
                    <th scope="col">{t::name(lang)}</th><th scope="col">{t::email(lang)}</th><th scope="col">{t::roles(lang)}</th>
                    <th scope="col">{t::status(lang)}</th><th scope="col">{t::second_factor(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <section class="ui-measure ui-stack" aria-labelledby="invite">
            <h2 id="invite">{t::invite_title(lang)}</h2>
            <p class="ui-muted">{t::invite_text(lang)}</p>
            <FormFor initial=StaffInviteFields::default() action="people/invite" check=check>
                <TextField name="colleague_name" label=t::name(lang)/>
                <TextField name="colleague_email" label=t::email(lang) kind=InputKind::Email/>
                <SelectField name="role" label=t::first_role(lang) choices=role_choices(lang, &[])/>
                <div class="ui-acts__row"><SubmitButton label=t::invite_button(lang)/></div>
            </FormFor>
        </section>
    }
    .into_any()
}
