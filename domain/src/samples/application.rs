//! Samples of the classification application and of what the applicant does with a filed one.

use super::samples;
use crate::application::classification::{
    DeclarationFields, ExperienceFields, ExperienceListFields, GoodStandingFields, IdentityFields, LicenceFields,
    QualificationFields, ReportFields, RequestFields,
};
use crate::application::{RequirementAnswerFields, WithdrawFields};

samples! {
    IdentityFields(setting => setting) {
        identity_kind = "iqama" | "x", identity_number = "2000000006" | "2000000000",
        arabic_name = "ماريا سانتوس" | "Maria", latin_name = "Maria Santos" | "ماريا",
        birth_day = "14" | "31", birth_month = "2" | "0", birth_year = "1994" | "94", birth_calendar = "gregorian" | "x",
        gender = "female" | "x", nationality = "ph" | "zz", mobile = "0512345678" | "5", residence = "inside" | "here",
    }
    RequestFields(setting => setting) {
        profession = "nursing" | "x", specialty = "general-nursing" | "orthodontics", rank = "specialist" | "registrar",
    }
    QualificationFields(setting => setting) {
        degree = "bachelor" | "phd?", specialty = "Nursing" | long, institution = "University of Santo Tomas" | long,
        country = "ph" | "zz",
        start_day = "1" | "0", start_month = "6" | "66", start_year = "2012" | "1812", start_calendar = "gregorian" | "x",
        award_day = "20" | "x", award_month = "4" | "", award_year = "2016" | "2026x", award_calendar = "gregorian" | "x",
        study_mode = "full-time" | "x", equivalency = "no" | "maybe",
    }
    ExperienceListFields(_ => ()) { any = "yes" | "perhaps" }
    ExperienceFields(setting => setting) {
        employer = "St. Luke's Medical Center" | long, country = "ph" | "zz", title = "Staff nurse" | long,
        from_day = "1" | "40", from_month = "7" | "13", from_year = "2016" | "x", from_calendar = "gregorian" | "x",
        to_day = "30" | "31", to_month = "6" | "2", to_year = "2024" | "2015", to_calendar = "gregorian" | "x",
        current = "no" | "x",
    }
    LicenceFields(_ => ()) {
        has_licence = "yes" | "x", number = "0712345" | long, authority = "Professional Regulation Commission" | long,
        expiry_day = "14" | "99", expiry_month = "2" | "x", expiry_year = "2028" | "3028", expiry_calendar = "gregorian" | "x",
        reason = "" | any,
    }
    GoodStandingFields(setting => setting) {
        authority = "Professional Regulation Commission" | long,
        issue_day = "5" | "35", issue_month = "10" | "0", issue_year = "2026" | "2025", issue_calendar = "gregorian" | "x",
    }
    ReportFields(_ => ()) { report_number = "F000-0A1B/2026" | "تقرير" }
    DeclarationFields(_ => ()) {
        d1 = "no" | "x", d1_note = "" | any, d2 = "no" | "x", d2_note = "" | any, d3 = "yes" | "x",
        d3_note = "Suspended for a month in 2019 over a late renewal, since restored." | long,
        d4 = "no" | "x", d4_note = "" | any, d5 = "no" | "x", d5_note = "" | any, d6 = "no" | "x", d6_note = "" | any,
        confirm = "yes" | "no",
    }
    RequirementAnswerFields(_ => ()) { note = "أعدت تصوير الصفحة الثانية" | long, confirm = "yes" | "" }
    WithdrawFields(_ => ()) {
        shown_total = "80000" | "80.5x", iban = "SA03 8000 0000 6080 1016 7519" | "SA00", holder = "ماريا سانتوس" | "7",
        note = "" | long, confirm = "yes" | "no",
    }
}
