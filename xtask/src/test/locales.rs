//! Both languages say the same things: the same keys, the same placeholders, all plural forms.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::report::Row;
use crate::process;

/// Plural forms that a counted text has in Arabic and in English.
const ARABIC: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
const ENGLISH: [&str; 2] = ["one", "other"];

/// Texts by key; a nested object's keys are joined by a point.
type Texts = BTreeMap<String, String>;

/// All rules over `app/locales`.
pub(super) fn check() -> Result<Vec<Row>> {
    let folder = process::root().join("app/locales");
    let mut files = BTreeSet::new();
    for language in ["ar", "en"] {
        for entry in fs::read_dir(folder.join(language)).with_context(|| folder.display().to_string())? {
            files.insert(entry?.file_name().to_string_lossy().into_owned());
        }
    }
    let (mut keys, mut placeholders, mut plurals, mut empty) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for file in &files {
        let read = |language: &str| -> Result<Texts> {
            let path = folder.join(language).join(file);
            let value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap_or_else(|_| "{}".to_string()))
                .with_context(|| path.display().to_string())?;
            let mut texts = Texts::new();
            flatten("", &value, &mut texts);
            Ok(texts)
        };
        let (arabic, english) = (read("ar")?, read("en")?);
        let (left, right) = (bases(&arabic), bases(&english));
        keys.extend(left.difference(&right).map(|key| format!("ar/{file}: {key} has no English")));
        keys.extend(right.difference(&left).map(|key| format!("en/{file}: {key} has no Arabic")));
        for key in left.intersection(&right) {
            let (ar, en) = (holes(&arabic, key), holes(&english, key));
            if ar != en {
                placeholders.push(format!("{file}: {key}: {ar:?} in Arabic, {en:?} in English"));
            }
        }
        plurals.extend(missing_forms(&arabic, &ARABIC).into_iter().map(|key| format!("ar/{file}: {key}")));
        plurals.extend(missing_forms(&english, &ENGLISH).into_iter().map(|key| format!("en/{file}: {key}")));
        for (language, texts) in [("ar", &arabic), ("en", &english)] {
            empty.extend(
                texts
                    .iter()
                    .filter(|(_, text)| text.trim().is_empty())
                    .map(|(key, _)| format!("{language}/{file}: {key}")),
            );
        }
    }
    Ok(vec![
        Row::faults(format!("every text in both languages ({} files)", files.len()), keys),
        Row::faults("the same placeholders in both languages", placeholders),
        Row::faults("all plural forms", plurals),
        Row::faults("no empty text", empty),
    ])
}

fn flatten(prefix: &str, value: &Value, into: &mut Texts) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                flatten(&key, value, into);
            }
        }
        Value::String(text) => {
            into.insert(prefix.to_string(), text.clone());
        }
        other => {
            into.insert(prefix.to_string(), other.to_string());
        }
    }
}

/// A key without its plural form, when its `_other` form stands beside it: a key may end in `_one` by chance.
fn base<'key>(texts: &Texts, key: &'key str) -> &'key str {
    match key.rsplit_once('_') {
        Some((base, form)) if ARABIC.contains(&form) && texts.contains_key(&format!("{base}_other")) => base,
        _ => key,
    }
}

fn bases(texts: &Texts) -> BTreeSet<&str> {
    texts.keys().map(|key| base(texts, key)).collect()
}

/// The `{name}` placeholders of a text and all its forms. `{count}` may be left out of a form that names the number in words.
fn holes(texts: &Texts, wanted: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for text in texts.iter().filter(|(key, _)| base(texts, key) == wanted).map(|(_, text)| text) {
        let mut rest = text.as_str();
        while let Some(start) = rest.find('{') {
            let Some(end) = rest[start..].find('}') else {
                break;
            };
            found.insert(rest[start + 1..start + end].to_string());
            rest = &rest[start + end..];
        }
    }
    found
}

fn missing_forms(texts: &Texts, forms: &[&str]) -> Vec<String> {
    let counted = texts.keys().filter_map(|key| key.strip_suffix("_other")).filter(|base| {
        // `reason_other` alone is a text called "other", not a plural.
        ARABIC.iter().any(|form| *form != "other" && texts.contains_key(&format!("{base}_{form}")))
    });
    counted
        .flat_map(|base| forms.iter().map(move |form| format!("{base}_{form}")))
        .filter(|key| !texts.contains_key(key))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(entries: &[(&str, &str)]) -> Texts {
        entries.iter().map(|(key, text)| (key.to_string(), text.to_string())).collect()
    }

    #[test]
    fn plural_forms_count_as_one_key_and_missing_ones_are_named() {
        let english =
            texts(&[("days_one", "one day"), ("days_other", "{count} days"), ("reason_other", "another reason")]);
        assert_eq!(bases(&english), BTreeSet::from(["days", "reason"]));
        assert_eq!(missing_forms(&english, &ENGLISH), Vec::<String>::new());
        assert_eq!(missing_forms(&english, &ARABIC).len(), 4);
        assert_eq!(holes(&english, "days"), BTreeSet::from(["count".to_string()]));
    }
}
