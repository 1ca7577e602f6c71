//! The weight of what the browser loads, as Brotli, and what it may weigh (1 kB = 1,000 bytes).

use std::path::Path;

use anyhow::{Result, bail};

use crate::{assets, compress};

/// The main chunk: shell, router, sign-in.
const MAIN: usize = 180_000;
/// What only one page needs.
const PAGE: usize = 30_000;
/// What several pages share, such as the form kit; loaded once for all of them.
const SHARED: usize = 60_000;
/// Style sheet; with a page of HTML it stays under 20 kB.
const STYLE: usize = 14_000;
/// One font file.
const FONT: usize = 50_000;

/// A file of the site and its weight.
pub(crate) struct Weight {
    /// Its path in the URL.
    pub(crate) path: String,
    /// Bytes as Brotli (a font: as it is).
    pub(crate) bytes: usize,
    /// What it may weigh.
    pub(crate) budget: usize,
}

/// Weighs a finished site: the main chunk first, then the other chunks, the heaviest first, the style sheet, the fonts.
pub(crate) fn weigh(site: &Path) -> Result<Vec<Weight>> {
    let manifest = assets::manifest(site)?;
    let text = |key: &str| manifest[key].as_str().unwrap_or_default().to_string();
    let list = |key: &str| -> Vec<String> {
        manifest[key].as_array().into_iter().flatten().filter_map(|path| path.as_str().map(str::to_string)).collect()
    };
    let packed = |path: &str| -> Result<usize> {
        let file = site.join(path.trim_start_matches('/'));
        let ready = site.join(format!("{}.br", path.trim_start_matches('/')));
        if ready.is_file() {
            return Ok(usize::try_from(ready.metadata()?.len())?);
        }
        Ok(compress::brotli(&std::fs::read(file)?)?.len())
    };
    if text("wasm").is_empty() {
        bail!("the site's assets.json names no wasm");
    }
    let mut weights = vec![Weight { bytes: packed(&text("wasm"))?, path: text("wasm"), budget: MAIN }];
    let mut chunks = list("chunks")
        .into_iter()
        .map(|path| {
            Ok(Weight { bytes: packed(&path)?, budget: if path.contains("/split_") { PAGE } else { SHARED }, path })
        })
        .collect::<Result<Vec<_>>>()?;
    chunks.sort_by_key(|chunk| std::cmp::Reverse(chunk.bytes));
    weights.extend(chunks);
    weights.push(Weight { bytes: packed(&text("css"))?, path: text("css"), budget: STYLE });
    for path in list("fonts") {
        let bytes = usize::try_from(site.join(path.trim_start_matches('/')).metadata()?.len())?;
        weights.push(Weight { bytes, path, budget: FONT });
    }
    Ok(weights)
}
