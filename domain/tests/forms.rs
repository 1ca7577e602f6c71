//! One test for every form of the portal: empty, right, each field wrong, too long, arbitrary.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use domain::form::Setting;
use domain::samples::{Sampled, Visitor, Wrong, for_every, sample, sample_day, stands_at, too_long};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

fn setting() -> Setting<'static> {
    Setting { edition: policy::current(), today: sample_day() }
}

struct Check<T: FnMut(&'static str, &dyn Fn() -> Vec<String>)>(T);

impl<T: FnMut(&'static str, &dyn Fn() -> Vec<String>)> Visitor for Check<T> {
    fn visit<F: Sampled>(&mut self, name: &'static str) {
        (self.0)(name, &faults_of::<F>);
    }
}

/// Everything a form does wrong.
fn faults_of<F: Sampled>() -> Vec<String> {
    let mut wrong = Vec::new();
    let sampled: Vec<_> = F::SAMPLE.iter().map(|(field, _, _)| *field).collect();
    if sampled != F::FIELDS {
        wrong.push(format!("the sample names {sampled:?}, the form {:?}", F::FIELDS));
    }
    if F::default().read(setting()).is_ok() != F::MAY_BE_EMPTY {
        wrong.push("empty".to_owned());
    }
    if let Err(violations) = sample::<F>().read(setting()) {
        wrong.push(format!("the right sample: {violations:?}"));
    }
    for (field, _, fault) in F::SAMPLE {
        let texts = match fault {
            Wrong::Text(text) => vec![(*text).to_owned(), too_long()],
            Wrong::Long => vec![too_long()],
            Wrong::Nothing => vec![],
        };
        for text in texts {
            let mut form = sample::<F>();
            form.set(field, text.clone());
            let at = stands_at(field);
            let violations = form.read(setting()).err().unwrap_or_default();
            if violations.first_of(&at).is_none() {
                let shown: String = text.chars().take(20).collect();
                wrong.push(format!("{field} = {shown:?}: no fault at {at}, but {violations:?}"));
            }
            for violation in &violations.0 {
                if !violation.field.is_empty() && !F::FIELDS.contains(&&*violation.field) {
                    wrong.push(format!("{field}: a fault at {}, which is no field", violation.field));
                }
            }
        }
        // Nothing typed is lost: what was set is got back.
        let mut form = F::default();
        form.set(field, "كما كُتب".to_owned());
        if form.get(field) != "كما كُتب" {
            wrong.push(format!("{field} is lost"));
        }
    }
    wrong
}

#[test]
fn every_form_refuses_what_is_wrong_and_takes_what_is_right() {
    let mut wrong = Vec::new();
    for_every(&mut Check(|name, faults: &dyn Fn() -> Vec<String>| {
        wrong.extend(faults().into_iter().map(|fault| format!("{name}: {fault}")));
    }));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

struct Names(BTreeSet<&'static str>, BTreeSet<&'static str>);

impl Visitor for Names {
    fn visit<F: Sampled>(&mut self, name: &'static str) {
        assert!(self.0.insert(name), "{name} twice");
        assert!(self.1.insert(F::NAME), "{} twice", F::NAME);
    }
}

/// Names of the forms declared in a source file.
fn declared(text: &str) -> impl Iterator<Item = String> {
    text.lines()
        .filter_map(|line| line.trim().strip_prefix("pub struct ")?.split_once("Fields(\""))
        .map(|(name, _)| format!("{name}Fields"))
}

fn sources(folder: &std::path::Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            // Forms that a unit test declares for itself are none of the portal's.
            found.extend(declared(text.split("#[cfg(test)]").next().unwrap_or("")));
        }
    }
}

#[test]
fn no_form_is_without_a_sample_and_no_name_is_used_twice() {
    let mut names = Names(BTreeSet::new(), BTreeSet::new());
    for_every(&mut names);
    assert!(names.0.len() > 45, "{}", names.0.len());
    let mut found = Vec::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let missing: Vec<_> = found.iter().filter(|name| !names.0.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "without a sample: {missing:?}");
}

struct Arbitrary;

impl Visitor for Arbitrary {
    fn visit<F: Sampled>(&mut self, name: &'static str) {
        let text = prop_oneof![
            any::<String>(),
            "[0-9٠-٩ ./:-]{0,20}",
            Just("2026".to_owned()),
            Just("yes".to_owned()),
            prop::sample::select(vec![
                "hijri",
                "1",
                "12",
                "1447",
                "classification",
                "medicine",
                "consultant",
                "inside"
            ])
            .prop_map(str::to_owned),
        ];
        let fillings = prop::collection::vec((prop::sample::select(F::FIELDS.to_vec()), text), 0..F::FIELDS.len() * 2);
        let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
        let done = runner.run(&(any::<bool>(), fillings), |(from_sample, fillings)| {
            let mut form = if from_sample { sample::<F>() } else { F::default() };
            for (field, value) in fillings {
                form.set(field, value);
            }
            if let Err(violations) = form.read(setting()) {
                prop_assert!(!violations.is_empty());
            }
            Ok(())
        });
        assert!(done.is_ok(), "{name}: {done:?}");
    }
}

#[test]
fn no_text_breaks_a_form() {
    for_every(&mut Arbitrary);
}
