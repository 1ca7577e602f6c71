use domain::preferences::{Digits, PreferencesFields, Theme};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use crate::{
    features::accounts::Narrow,
    forms::{Choice, ChoiceField, FormFor, HiddenField, SubmitButton, check},
    i18n::preferences as t,
    lang::use_lang,
    shell::Site,
};

/// Theme and digits, kept in the browser.
pub struct PreferencesPage;

#[lazy_route]
impl LazyRoute for PreferencesPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let site = expect_context::<Site>();
        let initial = PreferencesFields {
            theme: site.theme.code().to_owned(),
            digits: site.digits.code().to_owned(),
            next: use_query_map().get_untracked().get("next").unwrap_or_default(),
        };
        let theme = move |theme: Theme| {
            let label = match theme {
                Theme::System => t::theme_system(lang),
                Theme::Light => t::theme_light(lang),
                Theme::Dark => t::theme_dark(lang),
            };
            Choice::new(theme.code(), label)
        };
        let digits = move |digits: Digits| {
            let label = match digits {
                Digits::Latin => t::digits_latin(lang),
                Digits::Arabic => t::digits_arabic(lang),
            };
            Choice::new(digits.code(), label)
        };
        view! {
            <Narrow title=t::title(lang) lead=t::lead(lang)>
                <FormFor initial action="preferences/keep" check=check>
                    <ChoiceField name="theme" label=t::theme(lang) choices=Theme::ALL.iter().copied().map(theme).collect()/>
                    <ChoiceField
                        name="digits"
                        label=t::digits(lang)
                        hint=t::digits_hint(lang)
                        choices=Digits::ALL.iter().copied().map(digits).collect()
                        inline=true
                    />
                    <HiddenField name="next"/>
                    <div class="ui-acts__row"><SubmitButton label=t::keep(lang)/></div>
                </FormFor>
            </Narrow>
        }
        .into_any()
    }
}
