//! Merges the TOML files of every edition into one compact JSON array, the earliest edition first.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let editions = Path::new("editions");
    println!("cargo::rerun-if-changed=editions");
    let mut folders = entries(editions);
    folders.retain(|path| path.is_dir());
    let merged: Vec<serde_json::Value> = folders.iter().map(|folder| merge(folder)).collect();
    assert!(!merged.is_empty(), "no edition in {}", editions.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("editions.json");
    fs::write(out, serde_json::to_string(&merged).expect("JSON of JSON")).expect("OUT_DIR is writable");
}

/// One object of all files' tables; a name that two files define stops the build.
fn merge(folder: &Path) -> serde_json::Value {
    let mut whole = serde_json::Map::new();
    for file in entries(folder) {
        if file.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        println!("cargo::rerun-if-changed={}", file.display());
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for (name, value) in table {
            let value = serde_json::to_value(value).expect("TOML without dates is JSON");
            assert!(whole.insert(name.clone(), value).is_none(), "{}: `{name}` twice", file.display());
        }
    }
    whole.into()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let listed = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = listed.map(|entry| entry.expect("readable folder").path()).collect();
    paths.sort();
    paths
}
