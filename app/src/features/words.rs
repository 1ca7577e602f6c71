//! Words of the domain's codes, as the pages write them.

use domain::{
    classification::{Profession, Rank},
    exemption::ExemptClass,
    fact::FactValue,
    policy::{Clause, ClockUnit, Source},
    refund::{Fact, RefundGround, RuleId},
    service::ServiceCode,
};

use crate::{
    format,
    i18n::{self, coded, codes, refund_rules, services},
    lang::Lang,
};

/// A service's name.
pub fn service(lang: Lang, code: ServiceCode) -> String {
    of_service(lang, code, "name")
}

/// A text of a service's card: `name`, `who`, `lead`, `condition_…`, `document_…`, `step_…`.
pub fn of_service(lang: Lang, code: ServiceCode, part: &str) -> String {
    coded(services::find, lang, &code.code().replace('-', "_"), part)
}

/// «استشاري».
pub fn rank(lang: Lang, rank: Rank) -> String {
    coded(codes::find, lang, "rank", rank.code())
}

/// «الطب البشري».
pub fn profession(lang: Lang, profession: Profession) -> String {
    coded(codes::find, lang, "profession", profession.code())
}

/// «رسوم إدارية», of a line of an invoice or of a refund.
pub fn line(lang: Lang, code: &str) -> String {
    coded(codes::find, lang, "line", code)
}

/// What a refund is claimed on.
pub fn ground(lang: Lang, ground: RefundGround) -> String {
    coded(codes::find, lang, "ground", ground.code())
}

/// An exempt class.
pub fn exempt_class(lang: Lang, class: ExemptClass) -> String {
    coded(codes::find, lang, "exempt_class", class.code())
}

/// Where an entry of the policy comes from, in one line.
pub fn sources(lang: Lang, sources: &[Source]) -> String {
    let words: Vec<_> =
        sources.iter().map(|source| coded(codes::find, lang, "source", &source.code().to_ascii_lowercase())).collect();
    words.join(i18n::common::and_so_on(lang))
}

/// The sentence of an entry of the policy.
pub fn clause(lang: Lang, clause: &Clause) -> String {
    match lang {
        Lang::Ar => format::prose(&clause.ar),
        Lang::En => clause.en.clone(),
    }
}

/// «شهر واحد», «10 أيام عمل»: a length of a clock.
pub fn length(lang: Lang, length: u16, unit: ClockUnit) -> String {
    let count = i64::from(length);
    match unit {
        ClockUnit::Days => i18n::common::days(lang, count),
        ClockUnit::BusinessDays => i18n::common::business_days(lang, count),
        ClockUnit::Months => i18n::common::months(lang, count),
    }
}

/// What a refund rule is about, in a few words.
pub fn rule(lang: Lang, id: RuleId) -> String {
    coded(refund_rules::find, lang, "", &format!("{}_text", id.code().to_ascii_lowercase()))
}

/// What a refund rule looked at.
pub fn fact(lang: Lang, fact: &Fact) -> String {
    let mut sentence = coded(refund_rules::find, lang, "", fact.code.code());
    for (name, value) in &fact.params {
        sentence = sentence.replace(&format!("{{{name}}}"), &fact_value(lang, value));
    }
    sentence
}

fn fact_value(lang: Lang, value: &FactValue) -> String {
    match value {
        FactValue::Money(amount) => format::money(lang, *amount),
        FactValue::Date(day) => format::dual(lang, *day),
        FactValue::Count(count) => format::number(*count),
        FactValue::Code(code) => {
            let class = ExemptClass::parse(code).map(|class| exempt_class(lang, class));
            class.unwrap_or_else(|| format::isolated(code))
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        invoice::LineKind,
        refund::{FactCode, Progress, RefundLineKind},
    };

    use super::*;

    /// A code without words comes back as itself.
    fn has_words(words: &str, code: &str) {
        assert_ne!(words, code, "{code} has no words");
        assert!(!words.is_empty(), "{code} has empty words");
    }

    #[test]
    fn every_code_that_pages_show_has_words_in_both_languages() {
        for lang in [Lang::Ar, Lang::En] {
            for code in ServiceCode::ALL {
                has_words(&service(lang, *code), "name");
                has_words(&of_service(lang, *code, "who"), "who");
                has_words(&of_service(lang, *code, "lead"), "lead");
            }
            for code in Rank::ALL {
                has_words(&rank(lang, *code), code.code());
            }
            for code in Profession::ALL {
                has_words(&profession(lang, *code), code.code());
            }
            for code in LineKind::ALL {
                has_words(&line(lang, code.code()), code.code());
            }
            for code in RefundLineKind::ALL {
                has_words(&line(lang, code.code()), code.code());
            }
            for code in RefundGround::ALL {
                has_words(&ground(lang, *code), code.code());
            }
            for code in ExemptClass::ALL {
                has_words(&exempt_class(lang, *code), code.code());
            }
            for code in Source::ALL {
                has_words(&sources(lang, &[*code]), &code.code().to_ascii_lowercase());
            }
            for code in Progress::ALL {
                has_words(&coded(codes::find, lang, "progress", code.code()), code.code());
            }
            for code in RuleId::ALL {
                has_words(&rule(lang, *code), &format!("{}_text", code.code().to_ascii_lowercase()));
            }
            for code in FactCode::ALL {
                has_words(&fact(lang, &Fact::new(*code)), code.code());
            }
        }
    }

    #[test]
    fn every_card_has_words_for_its_lists() {
        for lang in [Lang::Ar, Lang::En] {
            for code in ServiceCode::ALL {
                let spec = domain::service::spec(*code);
                let parts = [("condition", spec.conditions), ("document", spec.documents), ("step", spec.steps)];
                for (part, keys) in parts {
                    for key in keys {
                        let key = format!("{part}_{}", key.replace('-', "_"));
                        has_words(&of_service(lang, *code, &key), &key);
                    }
                }
            }
        }
    }

    #[test]
    fn every_value_of_a_fact_has_its_place_in_the_sentence() {
        let edition = policy::current();
        let paid_on = edition.effective_on;
        let case = domain::refund::RefundCase::withdrawn_at_once(
            ServiceCode::Classification,
            [(LineKind::Service, domain::money::Money::from_halalas(90_000))],
            paid_on,
        );
        let decision = domain::refund::assess(edition, &case).expect("a right case");
        for lang in [Lang::Ar, Lang::En] {
            for check in decision.lines.iter().flat_map(|line| &line.rules) {
                assert!(!fact(lang, &check.fact).contains(['{', '}']), "{:?}", check.fact);
            }
        }
    }
}
