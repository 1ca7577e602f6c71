use leptos::prelude::*;

use crate::{
    charts::{DayTick, Ruler, RulerSize, TickKind},
    i18n::home as text,
    lang::use_lang,
};

/// How the ruler of days is read, wherever it stands.
#[component]
pub fn Legend() -> impl IntoView {
    let lang = use_lang();
    use TickKind::{Done, End, Late, Left, Now, Still};
    let items: [(&[TickKind], &'static str); 5] = [
        (&[Done, Done, Done, Done, Done], text::days_done(lang)),
        (&[Done, Done, Now, Left, Left], text::day_now(lang)),
        (&[Left, Left, Left, Left, Left], text::days_left(lang)),
        (&[Still, Still, Still, Still, Still], text::days_still(lang)),
        (&[Done, Done, Done, End, Late, Late], text::days_late(lang)),
    ];
    let items: Vec<_> = items
        .into_iter()
        .map(|(kinds, words)| {
            let ticks = kinds.iter().map(|kind| DayTick { kind: *kind, after_gap: false }).collect();
            view! { <li class="ui-legend__item"><Ruler ticks size=RulerSize::Fine/><span>{words}</span></li> }
        })
        .collect();
    view! {
        <section aria-labelledby="days">
            <div class="ui-section__head">
                <h2 id="days">{text::read_days(lang)}</h2>
                <p class="ui-muted">{text::read_days_text(lang)}</p>
            </div>
            <ul class="ui-legend">{items}</ul>
        </section>
    }
    .into_any()
}
