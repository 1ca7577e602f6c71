use domain::policy::{Cited, Source, Status};
use leptos::prelude::*;

use crate::{
    features::words,
    i18n::{common, policy as text},
    lang::use_lang,
    ui::{Tag, Tone},
};

/// One clause on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseItem {
    /// The anchor.
    pub id: String,
    /// What stands before the sentence: a rule id, or nothing.
    pub label: Option<String>,
    /// The sentence.
    pub sentence: String,
    /// Where it comes from, in words.
    pub sources: String,
    /// Its figures are not published.
    pub is_rough: bool,
    /// Nobody but this portal says so: it is not published anywhere.
    pub is_ours: bool,
}

impl ClauseItem {
    /// From an entry of the edition.
    pub fn of(lang: crate::lang::Lang, id: impl Into<String>, entry: &impl Cited) -> Self {
        Self {
            id: id.into(),
            label: None,
            sentence: words::clause(lang, entry.clause()),
            sources: words::sources(lang, entry.source()),
            is_rough: entry.status() == Status::Placeholder,
            is_ours: entry.source().iter().all(|source| *source == Source::Ours),
        }
    }

    /// With a label before it.
    #[must_use]
    pub fn labelled(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }
}

/// A section of clauses under its heading.
#[component]
pub fn Clauses(id: &'static str, #[prop(into)] title: String, items: Vec<ClauseItem>) -> impl IntoView {
    let lang = use_lang();
    let items: Vec<_> = items
        .into_iter()
        .map(|item| {
            let link = format!("#{}", item.id);
            let mark = if item.is_rough {
                view! { <Tag text=common::estimated(lang) tone=Tone::Rough/> }.into_any()
            } else if item.is_ours {
                ().into_any()
            } else {
                text::published(lang).into_any()
            };
            view! {
                <li class="ui-clauses__item" id=item.id>
                    <p>
                        {item.label.map(|label| view! { <a class="ui-clauses__label" dir="ltr" rel="external" href=link>{label}</a>" " })}
                        {item.sentence}
                    </p>
                    <p class="ui-small ui-muted">{text::source(lang, item.sources)}" "{mark}</p>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="ui-stack" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <ul class="ui-clauses">{items}</ul>
        </section>
    }
    .into_any()
}
