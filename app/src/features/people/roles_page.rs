use domain::permission::{Permission, Role, allows};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::people_page::role_name;
use crate::{
    i18n::{self, people as t},
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Icon, Page, PageHead},
};

/// The table that grants, as the program holds it.
pub struct RolesPage;

#[lazy_route]
impl LazyRoute for RolesPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let heads: Vec<_> =
            Role::ALL.iter().map(|role| view! { <th scope="col">{role_name(lang, *role)}</th> }).collect();
        let rows: Vec<_> = Permission::ALL
            .iter()
            .map(|permission| {
                let cells: Vec<_> = Role::ALL
                    .iter()
                    .map(|role| {
                        if allows(&[*role], *permission) {
                            view! { <td><Icon name="check"/><span class="ui-hidden">{i18n::common::yes(lang)}</span><span class="ui-table__label">" "{role_name(lang, *role)}</span></td> }.into_any()
                        } else {
                            view! { <td class="ui-table__none"><span class="ui-muted" aria-hidden="true">"·"</span><span class="ui-hidden">{i18n::common::no(lang)}</span></td> }.into_any()
                        }
                    })
                    .collect();
                let name = i18n::coded(i18n::states::find, lang, "permission", permission.code());
                view! { <tr><th scope="row">{name}</th>{cells}</tr> }
            })
            .collect();
        let crumbs = vec![Crumb::new(lang.at("/office/people"), t::title(lang))];
        view! {
            <Page title=t::roles_title(lang) desk=true>
                <PageHead title=t::roles_title(lang) lead=t::roles_lead(lang) crumbs/>
                <div class="ui-scroll" tabindex="0" role="region" aria-labelledby="roles-caption">
                    <table class="ui-table ui-table--dense ui-table--stack">
                        <caption class="ui-table__caption" id="roles-caption">{t::roles_caption(lang)}</caption>
                        <thead><tr><th scope="col">{t::permission(lang)}</th>{heads}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </Page>
        }
        .into_any()
    }
}
