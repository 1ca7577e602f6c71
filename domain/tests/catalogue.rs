//! Service cards, and that every code of the rules has its words in both languages.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use domain::classification::{Profession, Rank};
use domain::eligibility::UnmetCode;
use domain::exemption::ExemptClass;
use domain::money::Money;
use domain::refund::{FactCode, RefundCase, RefundGround, RefundLineKind, RuleId, assess};
use domain::service::{GuideAnswer, GuideStep, ServiceCode, card, catalogue, guide, spec};

type Texts = BTreeMap<String, String>;

fn texts(lang: &str, file: &str) -> Texts {
    let path = format!("{}/../app/locales/{lang}/{file}.json", env!("CARGO_MANIFEST_DIR"));
    let value: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    value.into_iter().filter_map(|(key, text)| text.as_str().map(|text| (key, text.to_owned()))).collect()
}

fn key(parts: &[&str]) -> String {
    parts.join("_").replace('-', "_").to_lowercase()
}

fn assert_has(file: &str, keys: &[String]) {
    for lang in ["ar", "en"] {
        let texts = texts(lang, file);
        let missing: Vec<&String> = keys.iter().filter(|key| texts.get(*key).is_none_or(String::is_empty)).collect();
        assert!(missing.is_empty(), "{lang}/{file}.json lacks {missing:?}");
    }
}

#[test]
fn the_card_of_classification_says_what_it_costs_and_what_comes_back() {
    let card = card(policy::current(), ServiceCode::Classification).unwrap();
    assert!(card.is_open && !card.is_free && !card.placeholder);
    assert_eq!((card.from, card.to), (Money::from_halalas(60_000), Money::from_halalas(180_000)));
    assert_eq!(card.refund.map(|terms| (terms.percent, terms.months)), Some((50, 1)));
    assert_eq!(card.exempt_classes, ExemptClass::ALL);
    assert_eq!(card.days, 10);
}

#[test]
fn every_service_has_a_card_and_only_built_ones_are_open() {
    let cards = catalogue(policy::current()).unwrap();
    assert_eq!(cards.iter().map(|card| card.code).collect::<Vec<_>>(), ServiceCode::ALL);
    let open: Vec<ServiceCode> = cards.iter().filter(|card| card.is_open).map(|card| card.code).collect();
    assert_eq!(
        open,
        [ServiceCode::Classification, ServiceCode::Refund, ServiceCode::DataUpdate, ServiceCode::StatusInquiry]
    );
    assert!(cards.iter().all(|card| card.is_free == card.fees.is_empty()));
}

#[test]
fn every_service_has_its_words() {
    let mut keys = Vec::new();
    for service in ServiceCode::ALL {
        let form = spec(*service);
        assert_eq!(form.code, *service);
        keys.extend(["name", "who", "lead"].map(|text| key(&[service.code(), text])));
        for (kind, codes) in [("condition", form.conditions), ("document", form.documents), ("step", form.steps)] {
            keys.extend(codes.iter().map(|code| key(&[service.code(), kind, code])));
        }
    }
    assert_has("services", &keys);
}

#[test]
fn every_rule_and_fact_has_its_words() {
    let facts = FactCode::ALL.iter().map(|code| key(&[code.code()]));
    let rules = RuleId::ALL.iter().map(|id| key(&[id.code(), "text"]));
    assert_has("refund_rules", &facts.chain(rules).collect::<Vec<_>>());
    let unmet = UnmetCode::ALL.iter().flat_map(|code| [key(&[code.code(), "why"]), key(&[code.code(), "do"])]);
    assert_has("eligibility", &unmet.collect::<Vec<_>>());
}

#[test]
fn every_code_of_the_lists_has_its_words() {
    let edition = policy::current();
    let mut keys: Vec<String> = Profession::ALL.iter().map(|code| key(&["profession", code.code()])).collect();
    keys.extend(Rank::ALL.iter().map(|code| key(&["rank", code.code()])));
    keys.extend(edition.professions.iter().flat_map(|entry| &entry.specialties).map(|code| key(&["specialty", code])));
    keys.extend(ExemptClass::ALL.iter().map(|code| key(&["exempt_class", code.code()])));
    keys.extend(RefundLineKind::ALL.iter().map(|code| key(&["line", code.code()])));
    keys.extend(RefundGround::ALL.iter().map(|code| key(&["ground", code.code()])));
    keys.extend(edition.conditions.iter().map(|entry| key(&["condition", entry.code.code()])));
    assert_has("codes", &keys);
}

#[test]
fn every_question_and_answer_of_the_guide_has_its_words() {
    fn walk(path: &mut Vec<GuideAnswer>, keys: &mut Vec<String>) {
        if let Some(GuideStep::Ask { question, answers }) = guide(path) {
            keys.push(key(&[question.code()]));
            for answer in answers {
                keys.push(key(&[question.code(), answer.code()]));
                path.push(*answer);
                walk(path, keys);
                path.pop();
            }
        }
    }
    let mut keys = Vec::new();
    walk(&mut Vec::new(), &mut keys);
    assert_has("guide", &keys);
}

#[test]
fn every_fact_brings_the_values_that_its_sentence_names() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/refunds.json")).unwrap();
    let cases: Vec<RefundCase> = serde_json::from_str(&text).unwrap();
    for lang in ["ar", "en"] {
        let texts = texts(lang, "refund_rules");
        for case in &cases {
            for line in assess(policy::current(), case).unwrap().lines {
                for check in line.rules {
                    let sentence = &texts[&key(&[check.fact.code.code()])];
                    let named = sentence.split('{').skip(1).filter_map(|part| part.split('}').next());
                    for name in named {
                        let has = check.fact.params.iter().any(|(param, _)| param == name);
                        assert!(has, "{lang} {}: {name}", check.fact.code);
                    }
                }
            }
        }
    }
}
