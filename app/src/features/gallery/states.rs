use leptos::prelude::*;

use crate::{
    i18n::{common, gallery as text},
    lang::use_lang,
    ui::Icon,
};

/// What comes and goes: strips, uploads, dialogs, toasts, waiting, a confirmation; and the lists that pages are made of.
#[component]
pub fn States() -> impl IntoView {
    view! {
        <Passing/>
        <Lists/>
    }
    .into_any()
}

#[component]
fn Passing() -> impl IntoView {
    let lang = use_lang();
    let file = |class: &'static str, icon: &'static str, state: &'static str, act: &'static str| {
        view! {
            <li class=class>
                <Icon name=icon/><bdi class="ui-upload__name" dir="auto">"certificate-2026.pdf"</bdi>
                <span class="ui-upload__state">{state}</span>
                <button class="ui-btn ui-btn--small ui-upload__act" type="button">{act}</button>
            </li>
        }
    };
    view! {
        <section class="ui-stack" aria-labelledby="passing">
            <h2 id="passing">{text::alone(lang)}</h2>
            <div class="ui-strip"><div class="ui-strip__in">
                <Icon name="offline"/><span class="ui-strip__text">{common::offline_banner(lang)}</span>
            </div></div>
            <div class="ui-strip ui-strip--info"><div class="ui-strip__in">
                <Icon name="refresh"/><span class="ui-strip__text">{common::update_ready(lang)}</span>
                <button class="ui-strip__link" type="button">{common::update_now(lang)}</button>
            </div></div>
            <ul>
                <li class="ui-upload__file">
                    <Icon name="upload"/><bdi class="ui-upload__name" dir="auto">"certificate-2026.pdf"</bdi>
                    <span class="ui-upload__state">{common::uploaded_percent(lang, 62_u8)}</span>
                    <span class="ui-upload__progress"><progress class="ui-progress" max="100" value="62" aria-label=common::uploading(lang)></progress></span>
                    <button class="ui-btn ui-btn--small ui-upload__act" type="button">{text::stop(lang)}</button>
                </li>
                {file("ui-upload__file ui-upload__file--done", "check", text::sent(lang), text::remove(lang))}
                {file("ui-upload__file ui-upload__file--wrong", "error", text::locked(lang), text::replace(lang))}
            </ul>
            <div class="ui-dialog" role="group" aria-labelledby="asks">
                <div class="ui-dialog__body">
                    <h3 class="ui-dialog__title" id="asks">{text::asks(lang)}</h3>
                    <p class="ui-dialog__figure"><bdi class="ui-id" dir="ltr">"1:58"</bdi></p>
                    <div class="ui-dialog__acts">
                        <button class="ui-btn ui-btn--primary" type="button">{text::stay(lang)}</button>
                        <button class="ui-btn" type="button">{text::leave(lang)}</button>
                    </div>
                </div>
            </div>
            <p class="ui-toast"><Icon name="check"/>{text::saved(lang)}</p>
            <p class="ui-wait">
                <svg class="ui-wait__ticks" viewBox="0 0 28 20" aria-hidden="true" focusable="false">
                    <path d="M2 20v-9"/><path d="M8 20v-9"/><path d="M14 20v-9"/><path d="M20 20v-9"/><path d="M26 20v-9"/>
                </svg>
                {text::working(lang)}
            </p>
            <p class="ui-seen"><Icon name="offline"/><span>{text::as_seen(lang)}</span></p>
            <section class="ui-done" aria-labelledby="done">
                <div class="ui-done__head"><Icon name="check"/><h3 id="done">{text::done(lang)}</h3></div>
                <p>{text::number(lang)}</p>
                <p><bdi class="ui-done__number" dir="ltr">"4831 0027 5519"</bdi></p>
            </section>
        </section>
    }
    .into_any()
}

#[component]
fn Lists() -> impl IntoView {
    let lang = use_lang();
    view! {
        <section class="ui-stack" aria-labelledby="lists">
            <h2 id="lists">{text::lists(lang)}</h2>
            <ul class="ui-rows">
                <li class="ui-rows__item">
                    <a class="ui-rows__link" href="#lists" rel="external">{text::row(lang)}</a>
                    <span class="ui-rows__note">{text::hint(lang)}</span>
                    <span class="ui-rows__end"><span class="ui-tag ui-tag--yours">{text::tag(lang)}</span></span>
                </li>
                <li class="ui-rows__item"><span>{text::row(lang)}</span><span class="ui-rows__note">{text::hint(lang)}</span></li>
            </ul>
            <ul class="ui-list">
                <li class="ui-list__item"><Icon name="check"/><span>{text::row(lang)}</span></li>
                <li class="ui-list__item ui-list__item--no"><Icon name="close"/><span>{text::row(lang)}</span></li>
            </ul>
            <ol class="ui-steps">
                <li class="ui-steps__item"><span class="ui-steps__name">{text::step(lang)}</span><span class="ui-steps__text">{text::hint(lang)}</span></li>
                <li class="ui-steps__item"><span class="ui-steps__name">{text::step(lang)}</span></li>
            </ol>
            <ol class="ui-line">
                <li class="ui-line__item"><p class="ui-line__what">{text::happened(lang)}</p></li>
                <li class="ui-line__item ui-line__item--still"><p class="ui-line__what">{text::happened(lang)}</p></li>
                <li class="ui-line__item ui-line__item--now"><p class="ui-line__what">{text::now_at(lang)}</p></li>
            </ol>
            <dl class="ui-answers">
                <div class="ui-answers__row">
                    <dt class="ui-answers__term">{text::words(lang)}</dt><dd class="ui-answers__value">{text::row(lang)}</dd>
                    <dd class="ui-answers__change"><a class="ui-answers__link" href="#lists" rel="external">{common::change(lang)}<span class="ui-hidden">" "{text::words(lang)}</span></a></dd>
                </div>
                <div class="ui-answers__row ui-answers__row--wrong">
                    <dt class="ui-answers__term">{text::phone(lang)}</dt><dd class="ui-answers__value"><span class="ui-answers__missing">{text::nothing(lang)}</span></dd>
                </div>
            </dl>
            <details class="ui-more">
                <summary class="ui-more__name"><Icon name="chevron"/>{text::more(lang)}</summary>
                <div class="ui-more__body"><p>{text::hint(lang)}</p></div>
            </details>
            <blockquote class="ui-inset"><bdi>{text::quoted(lang)}</bdi></blockquote>
        </section>
    }
    .into_any()
}
