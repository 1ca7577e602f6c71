//! An edition from a folder, with every fault by name: `policy check DIR`.

use std::fs;
use std::path::{Path, PathBuf};

use domain::policy::{self, Edition, Finding, FindingCode};
use serde_json::{Map, Value};

/// Reads and checks the edition in a folder.
///
/// # Errors
/// Every fault: unreadable files, entries that are none, and what `domain::policy::check` finds in the rest.
pub fn load_dir(folder: impl AsRef<Path>) -> Result<Edition, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut whole = read(folder.as_ref(), &mut findings);
    for (name, is_entry) in LISTS {
        if let Some(Value::Array(entries)) = whole.get_mut(*name) {
            let mut at = 0;
            entries.retain(|entry| {
                let faults = is_entry(entry).err();
                if let Some(detail) = &faults {
                    let path = format!("{name}[{}]", label(entry, at));
                    findings.push(Finding::new(path, FindingCode::Unreadable).with("detail", detail));
                }
                at += 1;
                faults.is_none()
            });
        }
    }
    match serde_json::from_value::<Edition>(Value::Object(whole)) {
        Ok(edition) => {
            findings.extend(policy::check(&edition));
            if findings.is_empty() { Ok(edition) } else { Err(findings) }
        }
        Err(error) => {
            findings.push(Finding::new("edition", FindingCode::Unreadable).with("detail", error));
            Err(findings)
        }
    }
}

type IsEntry = fn(&Value) -> Result<(), String>;

/// The lists whose entries are read one by one, so that one fault does not hide the next.
const LISTS: &[(&str, IsEntry)] = &[
    ("services", is::<policy::ServiceEntry>),
    ("fees", is::<policy::FeeEntry>),
    ("exemptions", is::<policy::ExemptionEntry>),
    ("refund_rules", is::<policy::RefundRuleEntry>),
    ("conditions", is::<policy::ConditionEntry>),
    ("cpd_targets", is::<policy::CpdTargetEntry>),
    ("cpd_categories", is::<policy::CpdCategoryCap>),
    ("professions", is::<policy::ProfessionEntry>),
    ("holidays", is::<policy::HolidayEntry>),
];

fn is<T: for<'de> serde::Deserialize<'de>>(entry: &Value) -> Result<(), String> {
    T::deserialize(entry).map(|_| ()).map_err(|error| error.to_string())
}

/// The entry's own name, or its place counted from 0.
fn label(entry: &Value, at: usize) -> String {
    let name = entry.get("id").or_else(|| entry.get("code")).and_then(Value::as_str);
    name.map_or_else(|| at.to_string(), str::to_owned)
}

fn read(folder: &Path, findings: &mut Vec<Finding>) -> Map<String, Value> {
    let mut whole = Map::new();
    let unreadable = |path: &Path, detail: &dyn std::fmt::Display| {
        Finding::new(path.display().to_string(), FindingCode::Unreadable).with("detail", detail)
    };
    let listed = match fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error) => {
            findings.push(unreadable(folder, &error));
            return whole;
        }
    };
    let mut files: Vec<PathBuf> = listed.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    for file in files {
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) => {
                findings.push(unreadable(&file, &error));
                continue;
            }
        };
        let table: toml::Table = match text.parse() {
            Ok(table) => table,
            Err(error) => {
                findings.push(unreadable(&file, &error));
                continue;
            }
        };
        for (name, value) in table {
            match serde_json::to_value(value) {
                Ok(value) if !whole.contains_key(&name) => {
                    whole.insert(name, value);
                }
                Ok(_) => {
                    let path = file.display().to_string();
                    findings.push(Finding::new(path, FindingCode::DefinedTwice).with("name", name));
                }
                Err(error) => findings.push(unreadable(&file, &error)),
            }
        }
    }
    whole
}
