//! The site folder: everything the server hands out that is not a page.
//!
//! ```text
//! assets.json                 what is where (below); the server reads it at start
//! pkg/<hash>/…                frontend.js, frontend_bg.wasm, split.js and the chunks, named as they name each other
//! assets/style.<hash>.css     style/main.css with every @import, one file, minified
//! assets/icons.<hash>.svg     public/icons.svg, the sprite
//! fonts/…                     public/fonts/, versioned by hand in their names (…-v1.woff2)
//! sw.js …                     the rest of public/ under its own name
//! *.br *.gz                   in a release: precompressed siblings of every text file that gains from it
//! ```
//!
//! `/pkg/`, `/assets/` and `/fonts/` never change under their names (`Cache-Control: public, max-age=31536000, immutable`);
//! everything else is asked for again each time (`no-cache`).
//!
//! `assets.json`: `{ "build": "…", "css": "/assets/style.HASH.css", "js": "/pkg/HASH/frontend.js", "wasm":
//! "/pkg/HASH/frontend_bg.wasm", "icons": "/assets/icons.HASH.svg" or null, "fonts": ["/fonts/…"], "chunks": ["/pkg/HASH/…wasm"],
//! "splits": { "<split point>": ["/pkg/HASH/…wasm"] } }`.
//!
//! In development the server is started with `ASSETS_DIR` and reads the folder; a release embeds it (`target/site`).
//! Text files of `public/` may hold these words, which are replaced: `__BUILD__` (the id of the build, quotes not included),
//! `__CSS__`, `__JS__`, `__WASM__`, `__ICONS__` (paths) and, in `sw.js`, `"__PRECACHE__"` with its quotes (a JSON array of paths).

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Features, Targets};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::build::Profile;
use crate::compress::{self, walk};
use crate::process;
use crate::wasm::Package;

/// Not on the precache list: what only an operator, a robot or the installer of an application reads.
const NOT_OFFLINE: [&str; 5] = ["txt", "xml", "json", "br", "gz"];

/// Makes the site folder of the profile: beside the old one, which it then replaces.
pub(crate) fn assemble(profile: Profile, package: &Package) -> Result<()> {
    let done = profile.site();
    let next = done.with_extension("next");
    if next.exists() {
        fs::remove_dir_all(&next)?;
    }
    fs::create_dir_all(next.join("assets"))?;

    let pkg = format!("pkg/{}", hash_of_folder(&package.folder)?);
    copy_folder(&package.folder, &next.join(&pkg))?;
    let css = hashed(&next, "style", "css", style(profile)?.as_bytes())?;
    let public = process::root().join("public");
    let sprite = public.join("icons.svg");
    let icons = match fs::read(&sprite) {
        Ok(content) => Some(hashed(&next, "icons", "svg", &content)?),
        Err(_) => None,
    };
    if public.is_dir() {
        copy_folder(&public, &next)?;
    }
    if icons.is_some() {
        fs::remove_file(next.join("icons.svg"))?;
    }

    let build = hash_of_folder(&next)?;
    let path = |stem: &String| format!("/{pkg}/{stem}.wasm");
    let listed = listed(&next)?;
    let manifest = json!({
        "build": build,
        "css": css,
        "js": format!("/{pkg}/frontend.js"),
        "wasm": format!("/{pkg}/frontend_bg.wasm"),
        "icons": icons,
        "fonts": listed.iter().filter(|file| file.ends_with(".woff2")).collect::<Vec<_>>(),
        "chunks": listed.iter().filter(|file| file.ends_with(".wasm") && !file.ends_with("/frontend_bg.wasm")).collect::<Vec<_>>(),
        "splits": package.splits.iter().map(|(name, stems)| (name.clone(), stems.iter().map(path).collect())).collect::<serde_json::Map<String, Value>>(),
    });
    fill_in(&next, &manifest, &listed)?;
    fs::write(next.join("assets.json"), serde_json::to_string_pretty(&manifest)?)?;
    if profile == Profile::Release {
        compress::siblings(&next)?;
    }
    if done.exists() {
        fs::remove_dir_all(&done)?;
    }
    fs::rename(&next, &done)?;
    Ok(())
}

/// The manifest of a finished site folder.
pub(crate) fn manifest(site: &Path) -> Result<Value> {
    let file = site.join("assets.json");
    let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    Ok(serde_json::from_str(&text)?)
}

/// The id of the build in a finished site folder.
pub(crate) fn build_id(site: &Path) -> Result<String> {
    Ok(manifest(site)?["build"].as_str().unwrap_or_default().to_string())
}

/// What a release holds inside: of a file that was compressed twice only the two, not the file itself.
pub(crate) fn pack(site: &Path) -> Result<()> {
    let packed = process::target("packed");
    if packed.exists() {
        fs::remove_dir_all(&packed)?;
    }
    copy_folder(site, &packed)?;
    let names = listed(&packed)?;
    for name in &names {
        let has = |end: &str| names.contains(&format!("{name}.{end}"));
        if has("br") && has("gz") {
            fs::remove_file(packed.join(name.trim_start_matches('/')))?;
        }
    }
    Ok(())
}

/// `style/main.css` with all it imports as one text. Logical properties pass through as written: the browsers named
/// here all know them, and a physical rewriting would be wrong for one of our two directions.
fn style(profile: Profile) -> Result<String> {
    let main = process::root().join("style/main.css");
    if !main.is_file() {
        return Ok(String::new());
    }
    let version = |major: u32| Some(major << 16);
    let targets = Targets {
        browsers: Some(Browsers {
            android: version(111),
            chrome: version(111),
            edge: version(111),
            firefox: version(115),
            ios_saf: Some(16 << 16 | 4 << 8),
            safari: Some(16 << 16 | 4 << 8),
            samsung: version(22),
            ..Browsers::default()
        }),
        exclude: Features::LogicalProperties | Features::DirSelector | Features::LangSelectorList | Features::LightDark,
        ..Targets::default()
    };
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(&main).map_err(|fault| anyhow!("{fault}"))?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|fault| anyhow!("{fault}"))?;
    let options = PrinterOptions { minify: profile == Profile::Release, targets, ..PrinterOptions::default() };
    Ok(sheet.to_css(options).map_err(|fault| anyhow!("{fault}"))?.code)
}

/// Writes a file under `assets/` whose name holds the hash of its content; returns its path in the URL.
fn hashed(site: &Path, stem: &str, kind: &str, content: &[u8]) -> Result<String> {
    let name = format!("assets/{stem}.{}.{kind}", &short(&Sha256::digest(content)));
    fs::write(site.join(&name), content)?;
    Ok(format!("/{name}"))
}

/// Twelve hexadecimal digits of a hash: 48 bits tell builds apart.
fn short(hash: &[u8]) -> String {
    hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn hash_of_folder(folder: &Path) -> Result<String> {
    let mut files = Vec::new();
    walk(folder, &mut files)?;
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.strip_prefix(folder)?.to_string_lossy().as_bytes());
        hash.update(Sha256::digest(fs::read(&file)?));
    }
    Ok(short(&hash.finalize()))
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    let mut files = Vec::new();
    walk(from, &mut files)?;
    for file in files {
        let target = to.join(file.strip_prefix(from)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, target)?;
    }
    Ok(())
}

/// The paths in the URL of all files, in order.
fn listed(site: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    walk(site, &mut files)?;
    files.iter().map(|file| Ok(format!("/{}", file.strip_prefix(site)?.display()))).collect()
}

/// Replaces the words named at the top of this file in the text files at the root of the site.
fn fill_in(site: &Path, manifest: &Value, listed: &[String]) -> Result<()> {
    let offline: Vec<&String> = listed
        .iter()
        .filter(|path| path.as_str() != "/sw.js" && !NOT_OFFLINE.iter().any(|kind| path.ends_with(&format!(".{kind}"))))
        .collect();
    let precache = serde_json::to_string(&offline)?;
    let texts: Vec<PathBuf> = fs::read_dir(site)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|kind| kind == "js" || kind == "html" || kind == "webmanifest"))
        .collect();
    for file in texts {
        let mut text = fs::read_to_string(&file)?;
        for (word, key) in
            [("__BUILD__", "build"), ("__CSS__", "css"), ("__JS__", "js"), ("__WASM__", "wasm"), ("__ICONS__", "icons")]
        {
            text = text.replace(word, manifest[key].as_str().unwrap_or_default());
        }
        fs::write(&file, text.replace("\"__PRECACHE__\"", &precache))?;
    }
    Ok(())
}
