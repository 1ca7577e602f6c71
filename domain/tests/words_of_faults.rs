//! Every code of a fault in this crate has a sentence in both languages.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::Path;

fn sources(folder: &Path, texts: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

/// The string literals that follow `start`, as far as `,` or `)`.
fn codes_after<'a>(text: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split_once('"')).map(|(code, _)| code)
}

#[test]
fn every_fault_has_a_sentence_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    sources(&root.join("src"), &mut texts);
    let mut missing = Vec::new();
    for lang in ["ar", "en"] {
        let file = root.join(format!("../app/locales/{lang}/errors.json"));
        let sentences: BTreeMap<String, serde_json::Value> =
            serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let mut codes = 0;
        for code in texts.iter().flat_map(|text| codes_after(text, "Fault::new(\"")) {
            codes += 1;
            let key = code.replace('-', "_");
            // A field's own sentence (`confirm_mismatch`) will do as well as a general one.
            if !sentences.keys().any(|known| *known == key || known.ends_with(&format!("_{key}"))) {
                missing.push(format!("{lang}: {code}"));
            }
        }
        assert!(codes > 20, "the faults were not found in the source");
    }
    missing.dedup();
    assert!(missing.is_empty(), "without a sentence: {missing:?}");
}
