//! Fields that ask what a fee depends on.

use domain::{
    classification::{Profession, Rank},
    exemption::ExemptClass,
    service::ServiceCode,
};
use leptos::prelude::*;

use crate::{
    features::words,
    forms::{Choice, SelectField},
    i18n::fees as text,
    lang::use_lang,
    shell::use_today,
};

/// The services, or those alone that cost something.
#[component]
pub fn ServiceField(name: &'static str, #[prop(optional)] paid_only: bool) -> impl IntoView {
    let lang = use_lang();
    let edition = policy::effective_on(use_today());
    let choices: Vec<_> = ServiceCode::ALL
        .iter()
        .filter(|code| !paid_only || edition.service(**code).is_some_and(|entry| !entry.free))
        .map(|code| Choice::new(code.code(), words::service(lang, *code)))
        .collect();
    view! { <SelectField name label=text::service(lang) choices=Signal::stored(choices)/> }
}

/// The professions.
#[component]
pub fn ProfessionField(name: &'static str) -> impl IntoView {
    let lang = use_lang();
    let choices: Vec<_> = Profession::ALL
        .iter()
        .map(|profession| Choice::new(profession.code(), words::profession(lang, *profession)))
        .collect();
    view! { <SelectField name label=text::profession(lang) choices=Signal::stored(choices)/> }
}

/// The ranks of a profession, from the highest; all of them while none is chosen.
#[component]
pub fn RankField(name: &'static str, #[prop(into)] profession: Signal<Option<Profession>>) -> impl IntoView {
    let lang = use_lang();
    let edition = policy::effective_on(use_today());
    let choices = Signal::derive(move || {
        let of_profession = profession.get().and_then(|profession| edition.profession(profession));
        let ranks: &[Rank] = of_profession.map_or(Rank::ALL, |entry| &entry.ranks);
        ranks.iter().map(|rank| Choice::new(rank.code(), words::rank(lang, *rank))).collect::<Vec<_>>()
    });
    view! { <SelectField name label=text::rank(lang) hint=text::rank_hint(lang) choices/> }
}

/// The exempt classes, or none.
#[component]
pub fn ClassField(name: &'static str) -> impl IntoView {
    let lang = use_lang();
    let choices: Vec<_> =
        ExemptClass::ALL.iter().map(|class| Choice::new(class.code(), words::exempt_class(lang, *class))).collect();
    view! { <SelectField name label=text::exempt_class(lang) hint=text::exempt_class_hint(lang) optional=true choices=Signal::stored(choices)/> }
}
