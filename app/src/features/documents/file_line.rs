use domain::application::DocumentView;
use leptos::prelude::*;

use crate::{i18n::documents as t, lang::use_lang};

/// A file that came: its name, size, pages, and the way to it.
#[component]
pub(in crate::features) fn FileLine(document: DocumentView) -> impl IntoView {
    let lang = use_lang();
    let href = format!("/documents/{}", document.id);
    view! {
        <a href=href rel="external" download><bdi class="ui-file-name" dir="auto">{document.file_name.clone()}</bdi></a>
        " "<span class="ui-small ui-muted"><bdi class="ui-id" dir="ltr">{size(document.bytes)}</bdi>{t::comma(lang)}{t::pages(lang, i64::from(document.pages))}</span>
    }
}

/// `1.4 MB`, `320 kB`: whole arithmetic, rounded up, so that nothing is 0.
pub(super) fn size(bytes: u32) -> String {
    if bytes >= 1_048_576 {
        let tenths = (u64::from(bytes) * 10).div_ceil(1_048_576);
        format!("{}.{} MB", tenths / 10, tenths % 10)
    } else {
        format!("{} kB", bytes.div_ceil(1_024))
    }
}
