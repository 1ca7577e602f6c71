//! Faults of the fee schedule, the late fee and the exempt classes.

use super::{Finding, FindingCode, check_cited, check_duplicates, check_kebab, check_list, check_present, check_range};
use crate::exemption::ExemptClass;
use crate::policy::Edition;
use crate::service::ServiceCode;

/// The largest fee in riyals that is taken for meant.
const MAX_RIYALS: u32 = 1_000_000;

pub(super) fn check(edition: &Edition, findings: &mut Vec<Finding>) {
    check_duplicates("fees", edition.fees.iter().map(|entry| entry.id.as_str()), findings);
    for entry in &edition.fees {
        let path = format!("fees[{}]", entry.id);
        check_cited(&path, entry, findings);
        check_kebab(&path, &entry.id, findings);
        check_list(&path, "services", entry.services.is_empty(), findings);
        if entry.administrative == 0 && entry.service == 0 {
            findings.push(Finding::new(&path, FindingCode::FeeEmpty));
        }
        for (name, riyals) in [("administrative", entry.administrative), ("service", entry.service)] {
            if riyals > 0 {
                check_range(&path, name, riyals, MAX_RIYALS, findings);
            }
        }
        for service in &entry.services {
            if edition.service(*service).is_some_and(|listed| listed.free) {
                findings.push(Finding::new(&path, FindingCode::FeeOfFreeService).with("service", service));
            }
        }
    }
    for service in ServiceCode::ALL {
        coverage(edition, *service, findings);
    }

    let late = &edition.late_fee;
    check_cited("late_fee", late, findings);
    check_list("late_fee", "services", late.services.is_empty(), findings);
    check_range("late_fee", "per_month", late.per_month, MAX_RIYALS, findings);
    check_range("late_fee", "max_months", u32::from(late.max_months), 120, findings);
    if late.grace_months > 120 {
        check_range("late_fee", "grace_months", u32::from(late.grace_months), 120, findings);
    }

    check_duplicates("exemptions", edition.exemptions.iter().map(|entry| entry.code.code()), findings);
    check_present(
        "exemptions",
        ExemptClass::ALL.iter().map(|class| class.code()),
        |code| edition.exemptions.iter().any(|entry| entry.code.code() == code),
        findings,
    );
    for entry in &edition.exemptions {
        let path = format!("exemptions[{}]", entry.code);
        check_cited(&path, entry, findings);
        check_list(&path, "services", entry.services.is_empty(), findings);
        check_list(&path, "lines", entry.lines.is_empty(), findings);
    }
}

/// Exactly one fee for every rank of every profession, unless the service is free.
fn coverage(edition: &Edition, service: ServiceCode, findings: &mut Vec<Finding>) {
    if edition.service(service).is_none_or(|entry| entry.free) {
        return;
    }
    for profession in &edition.professions {
        for rank in &profession.ranks {
            let fitting = edition.fees.iter().filter(|entry| {
                entry.is_of(service) && entry.fits_rank(Some(*rank)) && entry.fits_profession(Some(profession.code))
            });
            let code = match fitting.count() {
                0 => FindingCode::FeeMissing,
                1 => continue,
                _ => FindingCode::FeeAmbiguous,
            };
            findings.push(
                Finding::new("fees", code)
                    .with("service", service)
                    .with("rank", rank)
                    .with("profession", profession.code),
            );
        }
    }
}
