use leptos::prelude::*;

use crate::{i18n::office as t, lang::use_lang};

/// A file looked at in its place: its name, ways to open it alone and to keep it, and the file itself in a sandbox.
#[component]
pub(in crate::features) fn DocFrame(
    /// Where it is read.
    address: String,
    file_name: String,
    media_type: String,
    /// What it is, for who does not see it.
    label: String,
    /// Its length.
    #[prop(optional, into)]
    size: String,
) -> impl IntoView {
    let lang = use_lang();
    let inline = format!("{address}?inline=1");
    let shown = if media_type.starts_with("image/") {
        view! { <img class="ui-doc__frame" src=inline.clone() alt=label/> }.into_any()
    } else {
        view! { <iframe class="ui-doc__frame ui-doc__frame--tall" src=inline.clone() title=label></iframe> }.into_any()
    };
    view! {
        <div class="ui-doc">
            <div class="ui-doc__bar">
                <bdi class="ui-small ui-file-name" dir="auto">{file_name}</bdi>
                <span class="ui-row ui-small">
                    {(!size.is_empty()).then(|| view! { <span class="ui-muted">{size}</span> })}
                    <a class="ui-doc__tool" href=inline target="_blank" rel="external noopener">{t::open_alone(lang)}</a>
                    <a class="ui-doc__tool" href=address rel="external" download="">{t::download(lang)}</a>
                </span>
            </div>
            {shown}
        </div>
    }
}
