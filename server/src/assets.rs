//! Built files: read from `ASSETS_DIR` in development, embedded in a release, where what was compressed lies compressed
//! only. `assets.json` says what is where.

use std::{borrow::Cow, io::Read as _, path::PathBuf};

use app::shell::Assets;
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use flate2::read::GzDecoder;
use rust_embed::Embed;
use serde::Deserialize;

#[derive(Embed)]
#[folder = "../target/packed"]
#[allow_missing = true]
struct Embedded;

/// The name of the site that is embedded: another site makes the compiler read the folder again.
const _SITE: Option<&str> = option_env!("ASSETS_BUILD");

/// Where the built files come from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// A folder on disk.
    Folder(PathBuf),
    /// Inside the binary.
    Embedded,
}

/// `assets.json`, as far as the server reads it.
#[derive(Debug, Default, Deserialize)]
struct Index {
    build: String,
    css: String,
    js: String,
    wasm: String,
    icons: Option<String>,
}

impl Source {
    /// The folder when one is named, else what the binary holds.
    pub(crate) fn new(folder: Option<PathBuf>) -> Self {
        folder.map_or(Self::Embedded, Self::Folder)
    }

    fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        match self {
            Self::Folder(folder) => std::fs::read(folder.join(path)).ok().map(Cow::Owned),
            Self::Embedded => Embedded::get(path).map(|file| file.data),
        }
    }

    /// A file as it was before it was compressed: few ask for that, so it is unpacked for them.
    fn plain(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        self.read(path).or_else(|| {
            let packed = self.read(&format!("{path}.gz"))?;
            let mut content = Vec::new();
            GzDecoder::new(packed.as_ref()).read_to_end(&mut content).ok()?;
            Some(Cow::Owned(content))
        })
    }

    /// Addresses for the pages; all empty when nothing was built, which the pages survive: plain HTML.
    pub(crate) fn addresses(&self) -> Assets {
        let index: Index =
            self.plain("assets.json").and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default();
        Assets {
            css: index.css,
            js: index.js,
            wasm: index.wasm,
            icons: index.icons.unwrap_or_default(),
            build: index.build,
        }
    }

    /// A file as an answer, precompressed where the browser takes it and there is one; `None` when there is no such file.
    pub(crate) fn answer(&self, path: &str, asked: &HeaderMap) -> Option<Response> {
        let path = path.trim_start_matches('/');
        let clean = !path.is_empty() && path.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
        let hidden = path == "assets.json" || path.rsplit('.').next().is_some_and(|end| end == "br" || end == "gz");
        if !clean || hidden {
            return None;
        }
        let accepts = |coding: &str| {
            asked
                .get(header::ACCEPT_ENCODING)
                .and_then(|value| value.to_str().ok())
                .is_some_and(|value| value.contains(coding))
        };
        let compressed = [("br", "br"), ("gzip", "gz")]
            .into_iter()
            .filter(|(coding, _)| accepts(coding))
            .find_map(|(coding, end)| self.read(&format!("{path}.{end}")).map(|content| (Some(coding), content)));
        let (coding, content) = compressed.or_else(|| self.plain(path).map(|content| (None, content)))?;
        let mut response = (StatusCode::OK, Body::from(content)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(path)));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        let immutable = ["pkg/", "assets/", "fonts/"].iter().any(|folder| path.starts_with(folder));
        let cache = if immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        Some(response)
    }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "html" => "text/html; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
