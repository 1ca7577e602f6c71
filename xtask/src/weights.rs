//! The weight of what the browser loads, as Brotli, and what it may weigh (1 kB = 1,000 bytes).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use serde_json::Value;

use crate::{assets, compress};

/// The main chunk: shell, router, sign-in.
pub(crate) const MAIN: usize = 180_000;
/// The chunk that is a page's alone.
pub(crate) const PAGE: usize = 30_000;
/// All that a page fetches beyond the main chunk when nothing is kept yet: its own chunk and those it shares with others, of
/// which each is fetched once. Not a promise but a lid: what the heaviest page weighed when it was set, and a little.
pub(crate) const WHOLE: usize = 370_000;
/// Style sheet; with a page of HTML it stays under 20 kB.
const STYLE: usize = 14_000;
/// One font file.
const FONT: usize = 50_000;

/// Something that is loaded, and its weight.
pub(crate) struct Weight {
    /// The file's name.
    pub(crate) what: String,
    /// Bytes as Brotli (a font: as it is).
    pub(crate) bytes: usize,
    /// What it may weigh.
    pub(crate) budget: usize,
}

/// What one page needs beyond the main chunk.
pub(crate) struct PageWeight {
    /// The page's name in the code.
    pub(crate) page: String,
    /// Bytes of the chunk that is its alone.
    pub(crate) own: usize,
    /// Bytes of all its chunks.
    pub(crate) bytes: usize,
    /// How many chunks are fetched.
    pub(crate) files: usize,
}

/// The weights of a finished site.
pub(crate) struct Weights {
    /// Main chunk, style sheet, fonts.
    pub(crate) files: Vec<Weight>,
    /// The heaviest first.
    pub(crate) pages: Vec<PageWeight>,
}

/// Weighs a finished site.
pub(crate) fn weigh(site: &Path) -> Result<Weights> {
    let manifest = assets::manifest(site)?;
    let text = |key: &str| manifest[key].as_str().unwrap_or_default().to_string();
    if text("wasm").is_empty() {
        bail!("the site's assets.json names no wasm");
    }
    let file = |path: &str| site.join(path.trim_start_matches('/'));
    let weight = |path: String, budget| -> Result<Weight> {
        let bytes = if path.ends_with(".woff2") { size(&file(&path))? } else { packed(&file(&path))? };
        Ok(Weight { what: path.rsplit('/').next().unwrap_or(&path).to_string(), bytes, budget })
    };
    let mut files = vec![weight(text("wasm"), MAIN)?, weight(text("css"), STYLE)?];
    for path in strings(&manifest["fonts"]) {
        files.push(weight(path, FONT)?);
    }
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for path in strings(&manifest["chunks"]) {
        known.insert(path.clone(), packed(&file(&path))?);
    }
    let mut pages = Vec::new();
    for (name, chunks) in manifest["splits"].as_object().into_iter().flatten() {
        let bytes = |path: &String| known.get(path).copied().unwrap_or(0);
        let chunks = strings(chunks);
        let own = chunks.iter().filter(|path| path.contains("/split_")).map(bytes).sum();
        pages.push(PageWeight {
            page: page_name(name),
            own,
            bytes: chunks.iter().map(bytes).sum(),
            files: chunks.len(),
        });
    }
    if pages.is_empty() {
        bail!("the site's assets.json names no page with a chunk of its own");
    }
    pages.sort_by_key(|page| std::cmp::Reverse(page.bytes));
    Ok(Weights { files, pages })
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|path| path.as_str().map(str::to_string)).collect()
}

fn size(file: &Path) -> Result<usize> {
    Ok(usize::try_from(file.metadata()?.len())?)
}

fn packed(file: &Path) -> Result<usize> {
    let ready = PathBuf::from(format!("{}.br", file.display()));
    if ready.is_file() {
        return size(&ready);
    }
    Ok(compress::brotli(&std::fs::read(file)?)?.len())
}

/// `__home_page_view_1234567890` as `home page`: the splitter's name of a page's view.
fn page_name(split: &str) -> String {
    let name = split.trim_start_matches('_');
    let name = name.rsplit_once('_').map_or(name, |(name, _)| name);
    name.trim_end_matches("view").replace('_', " ").trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_named_as_people_name_it() {
        assert_eq!(page_name("__home_page_view_16383404937529424"), "home page");
        assert_eq!(page_name("review_queue_page_view_1"), "review queue page");
    }

    #[test]
    fn a_page_weighs_all_that_it_fetches_beyond_the_main_chunk() {
        let site = std::env::temp_dir().join(format!("weights-{}", std::process::id()));
        std::fs::create_dir_all(site.join("pkg")).unwrap();
        for (name, bytes) in [("main", 700), ("split_a", 50), ("split_b", 60), ("shared_0", 300), ("style", 90)] {
            std::fs::write(site.join(format!("pkg/{name}.br")), vec![0; bytes]).unwrap();
        }
        let manifest = serde_json::json!({
            "wasm": "/pkg/main", "css": "/pkg/style", "fonts": [],
            "chunks": ["/pkg/split_a", "/pkg/split_b", "/pkg/shared_0"],
            "splits": { "a_page_view_1": ["/pkg/shared_0", "/pkg/split_a"], "b_page_view_2": ["/pkg/split_b"] },
        });
        std::fs::write(site.join("assets.json"), manifest.to_string()).unwrap();
        let weights = weigh(&site).unwrap();
        std::fs::remove_dir_all(&site).unwrap();
        assert_eq!(weights.files[0].bytes, 700);
        let pages: Vec<_> =
            weights.pages.iter().map(|page| (page.page.as_str(), page.own, page.bytes, page.files)).collect();
        assert_eq!(pages, [("a page", 50, 350, 2), ("b page", 60, 60, 1)]);
    }
}
