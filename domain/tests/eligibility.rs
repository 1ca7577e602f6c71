//! Conditions at their boundaries (domain.md §7) and CPD targets (§8).

#![allow(clippy::unwrap_used)]

use domain::classification::{Profession, Rank};
use domain::cpd::{EarnedHours, counted, target};
use domain::eligibility::{
    ClassificationFacts, QualificationFacts, RegistrationFacts, Residence, Unmet, UnmetCode, renewal_opens_on,
    unmet_for_classification, unmet_for_re_registration, unmet_for_registration,
};
use domain::policy::CpdCategory;
use domain::time::CivilDate;

fn day(iso: &str) -> CivilDate {
    CivilDate::parse_iso(iso).unwrap()
}

fn codes(unmet: &[Unmet]) -> Vec<UnmetCode> {
    unmet.iter().map(|unmet| unmet.code).collect()
}

fn whole_qualification() -> QualificationFacts {
    QualificationFacts { has_award_date: true, has_certificate: true, has_transcript: true, ..Default::default() }
}

fn classification() -> ClassificationFacts {
    ClassificationFacts {
        qualifications: vec![whole_qualification()],
        has_internship_certificate: true,
        has_licence_or_letter: true,
        ..Default::default()
    }
}

fn registration() -> RegistrationFacts {
    RegistrationFacts {
        profession: Profession::Nursing,
        rank: Rank::Specialist,
        born_on: day("1990-01-01"),
        residence: Residence::Saudi,
        employer_letter_on: Some(day("2026-10-01")),
        has_medical_report: false,
        medical_report_is_own: false,
        classified_on: Some(day("2026-01-01")),
        practised_until: None,
        training_months: 0,
        exam_passed: false,
        cpd_hours: 30,
    }
}

fn for_classification(facts: &ClassificationFacts) -> Vec<UnmetCode> {
    codes(&unmet_for_classification(policy::current(), facts, day("2026-11-23")))
}

fn for_registration(facts: &RegistrationFacts, on: &str) -> Vec<UnmetCode> {
    codes(&unmet_for_registration(policy::current(), facts, day(on)))
}

#[test]
fn whole_papers_meet_every_condition_of_classification() {
    assert_eq!(for_classification(&classification()), []);
}

#[test]
fn every_unmet_condition_is_listed_at_once() {
    let facts = ClassificationFacts { lives_abroad: true, ..Default::default() };
    let expected = [
        UnmetCode::QualificationMissing,
        UnmetCode::InternshipMissing,
        UnmetCode::LicenceOrLetterMissing,
        UnmetCode::GoodStandingMissing,
    ];
    assert_eq!(for_classification(&facts), expected);
}

#[test]
fn a_qualification_from_abroad_needs_verification_but_for_saudis_with_an_equivalency() {
    for (is_saudi, ministry_equivalency, needed) in
        [(false, false, true), (false, true, true), (true, false, true), (true, true, false)]
    {
        let abroad = QualificationFacts { earned_abroad: true, ministry_equivalency, ..whole_qualification() };
        let facts =
            ClassificationFacts { is_saudi, qualifications: vec![whole_qualification(), abroad], ..classification() };
        let unmet = unmet_for_classification(policy::current(), &facts, day("2026-11-23"));
        assert_eq!(codes(&unmet) == [UnmetCode::VerificationMissing], needed, "{is_saudi} {ministry_equivalency}");
        assert!(unmet.iter().all(|unmet| unmet.item == Some(1)));
    }
}

#[test]
fn a_good_standing_certificate_from_abroad_is_good_for_six_months_to_the_day() {
    let with = |issued: &str| {
        let facts = ClassificationFacts { lives_abroad: true, good_standing_on: Some(day(issued)), ..classification() };
        for_classification(&facts)
    };
    assert_eq!(with("2026-05-23"), []);
    assert_eq!(with("2026-05-22"), [UnmetCode::GoodStandingTooOld]);
    assert_eq!(with("2026-11-24"), [UnmetCode::DatedInFuture]);
}

#[test]
fn an_employer_letter_is_good_for_three_months_to_the_day() {
    assert_eq!(for_registration(&registration(), "2027-01-01"), []);
    assert_eq!(
        for_registration(&registration(), "2027-01-02"),
        [UnmetCode::EmployerLetterTooOld, UnmetCode::ClassificationTooOld]
    );
}

#[test]
fn the_medical_report_is_asked_from_the_65th_birthday_on() {
    let facts = RegistrationFacts { born_on: day("1961-11-23"), ..registration() };
    assert_eq!(for_registration(&facts, "2026-11-22"), []);
    assert_eq!(for_registration(&facts, "2026-11-23"), [UnmetCode::MedicalReportMissing]);
    let own = RegistrationFacts { has_medical_report: true, medical_report_is_own: true, ..facts };
    assert_eq!(for_registration(&own, "2026-11-23"), [UnmetCode::MedicalReportOwn]);
}

#[test]
fn a_resident_needs_a_valid_iqama_that_permits_work() {
    let with = |residence| for_registration(&RegistrationFacts { residence, ..registration() }, "2026-11-23");
    assert_eq!(with(Residence::Iqama { expires_on: day("2026-11-23"), may_work: true }), []);
    let both = [UnmetCode::IqamaExpired, UnmetCode::WorkNotAuthorised];
    assert_eq!(with(Residence::Iqama { expires_on: day("2026-11-22"), may_work: false }), both);
    assert_eq!(with(Residence::Neither), [UnmetCode::IqamaMissing]);
}

#[test]
fn an_interruption_asks_for_training_by_its_length() {
    let with = |until: &str, training_months, exam_passed| {
        let facts =
            RegistrationFacts { practised_until: Some(day(until)), training_months, exam_passed, ..registration() };
        for_registration(&facts, "2026-11-23")
    };
    assert_eq!(with("2024-11-24", 0, false), []);
    assert_eq!(with("2024-11-23", 2, false), [UnmetCode::TrainingRequired]);
    assert_eq!(with("2024-11-23", 3, false), []);
    assert_eq!(with("2022-11-23", 5, false), [UnmetCode::TrainingRequired]);
    assert_eq!(with("2020-11-23", 6, false), []);
    assert_eq!(with("2020-11-22", 6, false), [UnmetCode::TrainingRequired, UnmetCode::ExamRequired]);
    assert_eq!(with("2020-11-22", 12, true), []);
}

#[test]
fn re_registration_needs_the_hours_of_the_period() {
    let unmet = |cpd_hours| {
        let facts = RegistrationFacts { cpd_hours, ..registration() };
        codes(&unmet_for_re_registration(policy::current(), &facts, day("2026-11-23")))
    };
    assert_eq!(unmet(30), []);
    assert_eq!(unmet(29), [UnmetCode::CpdIncomplete]);
    assert_eq!(renewal_opens_on(policy::current(), day("2026-05-31")), day("2026-02-28"));
}

#[test]
fn hours_a_year_follow_profession_and_rank() {
    let hours = |profession, rank| target(policy::current(), profession, rank).unwrap().hours_a_year;
    assert_eq!(hours(Profession::Medicine, Rank::Resident), 30);
    assert_eq!(hours(Profession::Dentistry, Rank::Consultant), 30);
    assert_eq!(hours(Profession::Pharmacy, Rank::Specialist), 20);
    assert_eq!(hours(Profession::AppliedHealth, Rank::Consultant), 20);
    assert_eq!(hours(Profession::Nursing, Rank::Specialist), 15);
    assert_eq!(hours(Profession::Pharmacy, Rank::Technician), 10);
    let assistant = target(policy::current(), Profession::Nursing, Rank::HealthAssistant).unwrap();
    assert!(assistant.is_exempt());
}

#[test]
fn each_category_counts_up_to_its_cap_in_each_year() {
    let earned = |year, category, hours| EarnedHours { year, category, hours };
    let hours = [
        earned(0, CpdCategory::One, 15),
        earned(0, CpdCategory::One, 15),
        earned(0, CpdCategory::Two, 4),
        earned(1, CpdCategory::Two, 30),
        earned(1, CpdCategory::Three, 6),
    ];
    assert_eq!(counted(policy::current(), &hours), 20 + 4 + 10 + 5);
    assert_eq!(counted(policy::current(), &[]), 0);
}
