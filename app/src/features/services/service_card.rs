use domain::service::ServiceCard;
use leptos::prelude::*;

use super::{
    card_facts::CardFacts, card_sections::CardList, fee_rows::FeeRows, refund_terms::RefundTermsList, start::start_of,
};
use crate::{features::words, i18n::service_pages as text, lang::use_lang, shell::Site, ui::Icon};

/// All that is known of a service before sign-in: facts beside, then who, documents, fees, steps, what comes back.
#[component]
pub fn ServiceCardView(card: ServiceCard) -> impl IntoView {
    let lang = use_lang();
    let signed_in = use_context::<Site>().is_some_and(|site| site.viewer.is_some());
    let start = card.is_open.then(|| start_of(lang, card.code, signed_in));
    let steps: Vec<_> = card
        .steps
        .iter()
        .map(|step| {
            let sentence = words::of_service(lang, card.code, &format!("step_{step}"));
            view! { <li class="ui-steps__item ui-steps__item--plain"><span class="ui-steps__name">{sentence}</span></li> }
        })
        .collect();
    view! {
        <div class="ui-split">
            <aside class="ui-split__side ui-split__side--stay ui-split__lead" aria-label=text::in_short(lang)>
                <CardFacts card=card.clone() start/>
            </aside>
            <div class="ui-stack--section">
                {(!card.is_open).then(|| view! {
                    <div class="ui-note ui-note--yours">
                        <Icon name="info"/>
                        <p class="ui-note__title">{text::closed_title(lang)}</p>
                        <p>{text::closed_text(lang)}</p>
                    </div>
                })}
                <CardList id="who" title=text::who(lang) code=card.code part="condition" icon="check" keys=card.conditions who=true/>
                <CardList id="docs" title=text::documents(lang) code=card.code part="document" icon="doc" keys=card.documents/>
                {(!card.is_free).then(|| view! { <FeeRows card=card.clone()/> })}
                <section class="ui-stack" aria-labelledby="steps">
                    <h2 id="steps">{text::steps(lang)}</h2>
                    <ol class="ui-steps">{steps}</ol>
                </section>
                {card.refund.map(|_| view! { <RefundTermsList card=card.clone()/> })}
            </div>
        </div>
        <p class="ui-small ui-muted">{text::edition(lang, crate::format::dual(lang, card.edition))}</p>
    }
    .into_any()
}
