//! The browser side: cargo → split → wasm-bindgen → wasm-opt.
//!
//! Split modules name each other by file, in JavaScript. Their names therefore never change; the folder they lie in
//! carries the hash of everything inside (see `assets`).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use sha2::{Digest as _, Sha256};

use crate::build::Profile;
use crate::{merge, module, process};

/// The splitter needs the relocations to see who calls whom. Views are erased on both sides (`.cargo/config.toml`, whose
/// flags this replaces).
pub(crate) const RUSTFLAGS: &str = "-Clink-args=--emit-relocs --cfg erase_components";

/// The features every supported browser has, by name: `--all-features` emits compact imports, which Chromium refuses;
/// the page then looks fine and never hydrates.
const FEATURES: [&str; 6] =
    ["bulk-memory", "nontrapping-float-to-int", "reference-types", "multivalue", "mutable-globals", "sign-ext"];

/// Which chunks belong to which split point, beside the package.
const SPLITS: &str = "splits.json";

/// The finished package, not yet under its hashed name.
pub(crate) struct Package {
    /// Holds `frontend.js`, `frontend_bg.wasm`, the link module and every chunk.
    pub(crate) folder: PathBuf,
    /// Split point → the file stems it needs, in the order in which they are fetched.
    pub(crate) splits: BTreeMap<String, Vec<String>>,
}

/// Builds the browser side of the given profile.
pub(crate) fn build(profile: Profile) -> Result<Package> {
    let compiled = compile(profile)?;
    let stage = process::target("stage").join(profile.name());
    let folder = stage.join("pkg");
    let content = fs::read(&compiled).with_context(|| compiled.display().to_string())?;
    // The tool chain is part of what the stage was made from.
    let stamp = format!(
        "{:x} {}",
        Sha256::new_with_prefix(&content)
            .chain_update(include_str!("wasm.rs"))
            .chain_update(include_str!("merge.rs"))
            .chain_update(include_str!("module.rs"))
            .finalize(),
        profile.name()
    );
    let stamp_file = stage.join("stamp");
    if fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp) {
        return staged(profile);
    }
    if stage.exists() {
        fs::remove_dir_all(&stage)?;
    }
    fs::create_dir_all(&folder)?;
    let mut splits = process::step("wasm: split", || split(&content, &stage, &folder))?;
    process::step("wasm: bindgen", || bindgen(&stage.join("main.wasm"), &folder))?;
    process::step("wasm: join shared chunks", || merge::shared_chunks(&folder, &mut splits, profile))?;
    if profile == Profile::Release {
        process::step("wasm: wasm-opt", || optimise(&folder))?;
    }
    fs::write(stage.join(SPLITS), serde_json::to_string(&splits)?)?;
    fs::write(stamp_file, stamp)?;
    Ok(Package { folder, splits })
}

/// What the last build has left.
pub(crate) fn staged(profile: Profile) -> Result<Package> {
    let stage = process::target("stage").join(profile.name());
    let splits = serde_json::from_str(&fs::read_to_string(stage.join(SPLITS))?)?;
    Ok(Package { folder: stage.join("pkg"), splits })
}

/// A cargo command for the browser side: its own target folder, so that neither side throws away the other's work.
pub(crate) fn cargo(task: &str) -> std::process::Command {
    let mut command = process::cargo();
    command
        .arg(task)
        .args(["--target", "wasm32-unknown-unknown", "--target-dir"])
        .arg(process::target("wasm"))
        .env("RUSTFLAGS", RUSTFLAGS)
        // Line tables triple what the splitter and the browser must read.
        .env("CARGO_PROFILE_DEV_DEBUG", "false");
    command
}

fn compile(profile: Profile) -> Result<PathBuf> {
    let (cargo_profile, folder) = match profile {
        Profile::Dev => ("dev", "debug"),
        Profile::Release => ("wasm-release", "wasm-release"),
    };
    process::run(cargo("build").args(["--package", "frontend", "--lib", "--profile", cargo_profile]))?;
    Ok(process::target("wasm").join("wasm32-unknown-unknown").join(folder).join("frontend.wasm"))
}

fn split(content: &[u8], stage: &Path, folder: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    let main = stage.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(content);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = "./frontend.js";
    options.link_name = "./split.js";
    options.target.web();
    let done = wasm_split_cli_support::transform(options).map_err(|fault| anyhow!("{fault:#}"))?;
    Ok(done.prefetch_map.into_iter().collect())
}

fn bindgen(main: &Path, folder: &Path) -> Result<()> {
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(main)
        .out_name("frontend")
        .web(true)?
        .typescript(false)
        .demangle(false)
        .keep_lld_exports(true)
        .omit_default_module_path(false)
        .generate(folder)
}

/// What the tools of binaryen may use and emit.
pub(crate) fn features() -> Vec<String> {
    let named = FEATURES.iter().map(|name| format!("--enable-{name}"));
    std::iter::once("--mvp-features".to_string()).chain(named).collect()
}

/// Shrinks the main module, and takes from every chunk the names that only the tools read. On chunks the optimiser wins
/// nothing after compression (tried) and takes seconds each.
fn optimise(folder: &Path) -> Result<()> {
    let tool = process::end2end().join("node_modules/.bin/wasm-opt");
    if !tool.is_file() {
        bail!("{} is missing: run `cargo xtask setup`", tool.display());
    }
    let mut files = Vec::new();
    crate::compress::walk(folder, &mut files)?;
    for file in files.iter().filter(|file| file.extension().is_some_and(|kind| kind == "wasm")) {
        if file.ends_with("frontend_bg.wasm") {
            let mut command = process::program(&tool);
            command.arg("-Oz").arg(file).arg("-o").arg(file).args(features());
            process::output(&mut command)?;
        }
        fs::write(file, module::without_names(&fs::read(file)?)?)?;
    }
    Ok(())
}
