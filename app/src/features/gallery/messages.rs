use domain::{money::Money, violation::Violation};
use leptos::prelude::*;

use crate::{
    i18n::gallery as text,
    lang::use_lang,
    shell::use_today,
    ui::{Amount, DateText, DualDate, Icon, Missing, Tag, Tone},
};

/// Tags, amounts, dates, notes, and what stands where nothing is.
#[component]
pub fn Messages() -> impl IntoView {
    let lang = use_lang();
    let today = use_today();
    let tones = [Tone::Plain, Tone::Good, Tone::Yours, Tone::Late, Tone::Info, Tone::Rough];
    let tags: Vec<_> = tones.into_iter().map(|tone| view! { <Tag text=text::tag(lang) tone/> }).collect();
    let notes = [
        ("ui-note", "info"),
        ("ui-note ui-note--good", "check"),
        ("ui-note ui-note--yours", "alarm"),
        ("ui-note ui-note--late", "error"),
    ];
    let notes: Vec<_> = notes
        .into_iter()
        .map(|(class, icon)| {
            view! { <div class=class><Icon name=icon/><p class="ui-note__title">{text::note(lang)}</p><p>{text::hint(lang)}</p></div> }
        })
        .collect();
    let turns = ["ui-turn", "ui-turn ui-turn--yours", "ui-turn ui-turn--late", "ui-turn ui-turn--done"];
    let turns: Vec<_> = turns.into_iter().map(|class| view! { <span class=class>{text::turn(lang)}</span> }).collect();
    view! {
        <section class="ui-stack" aria-labelledby="messages">
            <h2 id="messages">{text::messages(lang)}</h2>
            <p class="ui-row">{tags}</p>
            <p class="ui-row">{turns}</p>
            <p><Amount amount=Money::from_halalas(180_000)/>" · "<DualDate date=today/>" · "<DateText date=today/></p>
            {notes}
            <div class="ui-empty">
                <p class="ui-empty__title">{text::nothing(lang)}</p>
                <p class="ui-empty__text">{text::hint(lang)}</p>
            </div>
            <div class="ui-answer"><Missing title=text::nothing(lang) faults=vec![Violation::new("rank", "required")]/></div>
        </section>
    }
    .into_any()
}
