//! Every code of a refusal has a sentence in both languages.

use std::collections::BTreeMap;
use std::path::Path;

fn sources(folder: &Path, texts: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            sources(&entry.path(), texts);
        } else if entry.path().extension().is_some_and(|end| end == "rs") {
            texts.push(std::fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// The literals in `conflict("…")`, `taken("…")` and, second, in `invalid("…", "…")`.
fn codes(text: &str) -> Vec<&str> {
    let first = |start| text.split(start).skip(1).filter_map(|rest: &str| rest.split('"').next());
    let second = text.split("invalid(\"").skip(1).filter_map(|rest| rest.split('"').nth(2));
    first("conflict(\"").chain(first("taken(\"")).chain(first("Conflict { code: \"")).chain(second).collect()
}

#[test]
fn every_refusal_has_a_sentence_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    sources(&root.join("src"), &mut texts);
    let said: Vec<&str> = texts.iter().flat_map(|text| codes(text)).collect();
    assert!(said.len() > 20, "the codes were not found in the source");
    for lang in ["ar", "en"] {
        let file = std::fs::read_to_string(root.join(format!("../app/locales/{lang}/errors.json"))).unwrap();
        let sentences: BTreeMap<String, serde_json::Value> = serde_json::from_str(&file).unwrap();
        let missing: Vec<&&str> = said.iter().filter(|code| !sentences.contains_key(&code.replace('-', "_"))).collect();
        assert!(missing.is_empty(), "{lang}: without a sentence: {missing:?}");
    }
}
