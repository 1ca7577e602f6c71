//! The editions in this repository are whole, and say what the embedded text says.

#![allow(clippy::unwrap_used)]

use domain::time::CivilDate;

fn day(iso: &str) -> CivilDate {
    CivilDate::parse_iso(iso).unwrap()
}

#[test]
fn every_edition_is_without_fault() {
    for edition in policy::editions() {
        let findings: Vec<String> = domain::policy::check(edition).iter().map(ToString::to_string).collect();
        assert!(findings.is_empty(), "{}:\n{}", edition.effective_on, findings.join("\n"));
    }
}

#[test]
fn a_day_has_the_latest_edition_that_has_begun_and_days_before_the_first_have_the_first() {
    assert_eq!(policy::effective_on(day("2026-11-23")).effective_on, day("2026-01-01"));
    assert_eq!(policy::effective_on(day("2026-01-01")).effective_on, day("2026-01-01"));
    assert_eq!(policy::effective_on(day("2020-01-01")).effective_on, policy::editions()[0].effective_on);
    assert_eq!(policy::edition(day("2026-01-01")).map(|edition| edition.effective_on), Some(day("2026-01-01")));
    assert_eq!(policy::edition(day("2026-01-02")), None);
}

#[cfg(feature = "load")]
mod load {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use domain::policy::{Finding, FindingCode};

    fn folder() -> std::path::PathBuf {
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("editions/2026-01-01")
    }

    /// The findings of a copy of the edition in which `from` of a file stands as `to`.
    fn findings_with(file: &str, from: &str, to: &str) -> Vec<Finding> {
        static COPIES: AtomicUsize = AtomicUsize::new(0);
        let name = format!("edition-{}-{}", std::process::id(), COPIES.fetch_add(1, Ordering::Relaxed));
        let copy = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&copy).unwrap();
        for entry in std::fs::read_dir(folder()).unwrap() {
            let path = entry.unwrap().path();
            let mut text = std::fs::read_to_string(&path).unwrap();
            if path.file_name().unwrap() == file {
                assert!(text.contains(from), "{from}");
                text = text.replacen(from, to, 1);
            }
            std::fs::write(copy.join(path.file_name().unwrap()), text).unwrap();
        }
        let loaded = policy::load_dir(&copy);
        std::fs::remove_dir_all(&copy).unwrap();
        loaded.err().unwrap_or_default()
    }

    fn has(findings: &[Finding], path: &str, code: FindingCode) -> bool {
        findings.iter().any(|finding| finding.path == path && finding.code == code)
    }

    #[test]
    fn the_folder_reads_as_it_is_embedded() {
        assert_eq!(policy::load_dir(folder()).as_ref(), Ok(&policy::editions()[0]));
    }

    #[test]
    fn a_missing_fee_of_a_rank_is_named() {
        let findings =
            findings_with("fees.toml", "ranks = [\"registrar\", \"senior-registrar\"]", "ranks = [\"registrar\"]");
        let missing = findings.iter().filter(|finding| finding.code == FindingCode::FeeMissing);
        // Two services, two professions of physicians.
        assert_eq!(missing.count(), 4, "{findings:?}");
    }

    #[test]
    fn an_unknown_rule_is_named_and_so_is_the_one_it_replaces() {
        let findings = findings_with("refunds.toml", "id = \"R07\"", "id = \"R77\"");
        assert!(has(&findings, "refund_rules[R77]", FindingCode::Unreadable), "{findings:?}");
        assert!(has(&findings, "refund_rules", FindingCode::EntryMissing), "{findings:?}");
    }

    #[test]
    fn a_rule_twice_is_named() {
        let findings = findings_with("refunds.toml", "id = \"R07\"", "id = \"R06\"");
        assert!(has(&findings, "refund_rules", FindingCode::DuplicateCode), "{findings:?}");
    }

    #[test]
    fn a_negative_window_is_named() {
        let findings = findings_with("refunds.toml", "months = 1", "months = -1");
        assert!(has(&findings, "refund_rules[R04]", FindingCode::Unreadable), "{findings:?}");
    }

    #[test]
    fn a_clause_without_arabic_is_named() {
        let findings = findings_with("calendar.toml", "ar = \"يوم التأسيس، 22 فبراير.\", ", "");
        assert!(has(&findings, "holidays[founding-day].clause", FindingCode::ClauseMissing), "{findings:?}");
    }

    #[test]
    fn a_holiday_that_no_year_has_is_named() {
        let findings = findings_with("calendar.toml", "first_day = 22\nlast_day = 22", "first_day = 30\nlast_day = 30");
        assert!(has(&findings, "holidays[founding-day]", FindingCode::NoSuchDay), "{findings:?}");
    }

    #[test]
    fn many_faults_are_named_at_once() {
        let findings = findings_with("fees.toml", "source = [\"3P\", \"OURS\"]", "source = []\nsurprise = 1");
        assert!(has(&findings, "fees[classification-general-practitioner-resident]", FindingCode::Unreadable));
        assert!(findings.iter().any(|finding| finding.code == FindingCode::FeeMissing), "{findings:?}");
    }

    #[test]
    fn a_folder_that_is_not_there_is_a_fault_and_not_a_panic() {
        assert!(policy::load_dir("no-such-folder").is_err());
    }
}
