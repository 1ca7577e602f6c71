use domain::{classification::Rank, refund::RefundGround, violation::Violations};
use leptos::prelude::*;

use super::sample::{SampleFields, all_wrong, filled, nothing_wrong};
use crate::{
    date_names,
    features::words,
    forms::{
        AreaField, AskForm, CheckField, Choice, ChoiceField, DateField, InputKind, PasswordField, SelectField,
        SubmitButton, TextField, TypedParts, Weight,
    },
    i18n::gallery as text,
    lang::{Addressed as _, use_lang},
    ui::Icon,
};

/// Buttons and every field: empty, filled, wrong. One state a page view, since ids come from the fields' names.
#[component]
pub fn Controls(state: String) -> impl IntoView {
    let lang = use_lang();
    let (form, check): (_, fn(&SampleFields) -> Violations) = match state.as_str() {
        "filled" => (filled(), nothing_wrong),
        "wrong" => (SampleFields::default(), all_wrong),
        _ => (SampleFields::default(), nothing_wrong),
    };
    let live = RwSignal::new(form);
    let was_asked = state == "wrong";
    let states: Vec<_> = [("empty", text::empty(lang)), ("filled", text::filled(lang)), ("wrong", text::wrong(lang))]
        .into_iter()
        .map(|(code, words)| {
            let current = (code == state || (code == "empty" && state.is_empty())).then_some("page");
            view! { <a class="ui-tabs__link" rel="external" href=format!("{}?state={code}", lang.at("/gallery")) aria-current=current>{words}</a> }
        })
        .collect();
    let ranks: Vec<_> = Rank::ALL.iter().map(|rank| Choice::new(rank.code(), words::rank(lang, *rank))).collect();
    let grounds = RefundGround::ALL
        .iter()
        .take(3)
        .map(|ground| Choice::new(ground.code(), words::ground(lang, *ground)).hint(text::hint(lang)))
        .collect();
    let typed = Signal::derive(move || live.with(|form| TypedParts::of(form, "on")));
    view! {
        <section class="ui-stack--roomy" aria-labelledby="controls">
            <h2 id="controls">{text::controls(lang)}</h2>
            <div class="ui-acts__row">
                <button class="ui-btn ui-btn--primary" type="button">{text::primary(lang)}</button>
                <button class="ui-btn" type="button">{text::second(lang)}</button>
                <button class="ui-btn ui-btn--danger" type="button"><Icon name="trash"/>{text::danger(lang)}</button>
                <button class="ui-btn ui-btn--primary" type="button" aria-busy="true" disabled>{text::busy(lang)}</button>
                <button class="ui-btn" type="button" aria-disabled="true">{text::not_now(lang)}</button>
                <a class="ui-btn ui-btn--plain" href=lang.at("")>{text::plain(lang)}</a>
            </div>
            <nav class="ui-tabs" aria-label=text::states(lang)>{states}</nav>
            <div class="ui-measure">
                <AskForm live check was_asked action=lang.at("/gallery")>
                    <TextField name="name" label=text::words(lang) hint=text::hint(lang) autocomplete="off"/>
                    <TextField name="email" label=text::email(lang) kind=InputKind::Email optional=true autocomplete="off"/>
                    <TextField name="mobile" label=text::phone(lang) kind=InputKind::Phone autocomplete="off"/>
                    <TextField name="number" label=text::number(lang) kind=InputKind::Digits/>
                    <TextField name="amount" label=text::amount(lang) kind=InputKind::Amount short=true/>
                    <TextField name="code" label=text::code(lang) kind=InputKind::Code/>
                    <AreaField name="text" label=text::lines(lang) hint=text::hint(lang)/>
                    <PasswordField name="password" label=text::secret(lang) autocomplete="new-password"/>
                    <SelectField name="rank" label=text::list(lang) choices=Signal::stored(ranks)/>
                    <ChoiceField name="ground" label=text::choice(lang) hint=text::hint(lang) choices=grounds/>
                    <CheckField name="agree" label=text::tick(lang) hint=text::hint(lang)/>
                    <DateField names=date_names!(on_day, on_month, on_year, on_calendar) label=text::date(lang) hint=text::hint(lang) typed/>
                    <div class="ui-acts__row">
                        <SubmitButton label=text::primary(lang)/>
                        <SubmitButton label=text::second(lang) weight=Weight::Second/>
                    </div>
                </AskForm>
            </div>
        </section>
    }
    .into_any()
}
