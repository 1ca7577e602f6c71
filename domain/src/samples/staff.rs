//! Samples of what staff type.

use super::samples;
use crate::account::{IdentityDecisionFields, RoleChangeFields, StaffInviteFields};
use crate::application::{
    ApproveFields, AssessmentFields, AssignFields, AttendanceFields, RejectFields, RequirementRequestFields,
    StudyFields,
};

samples! {
    StaffInviteFields(_ => ()) {
        colleague_name = "Huda Salem" | "1", colleague_email = "huda@example.com" | "huda", role = "reviewer" | "applicant",
    }
    RoleChangeFields(_ => ()) { role = "supervisor" | "applicant", act = "give" | "lend", reason = "تقود الفريق من اليوم" | long }
    IdentityDecisionFields(_ => ()) { approved = "no" | "x", note = "الاسم في الصورة غير واضح" | long }
    ApproveFields(_ => ()) { rank = "specialist" | "x", note = "" | long, confirm = "yes" | "x" }
    RejectFields(_ => ()) { reason = "specialty-mismatch" | "no-response", note = "" | long, confirm = "yes" | "x" }
    StudyFields(_ => ()) { note = "" | long, confirm = "yes" | "x" }
    AssessmentFields(setting => setting) {
        session_day = "1" | "x", session_month = "12" | "13", session_year = "2026" | "2025", session_calendar = "gregorian" | "x",
        place = "مركز التقييم، الرياض" | long,
    }
    AttendanceFields(_ => ()) { held = "yes" | "x" }
    AssignFields(_ => ()) { reviewer = "0193f0a0-0000-7000-8000-000000000002" | "me" }
    RequirementRequestFields(_ => ()) {
        item1 = "document:internship-certificate" | "x", item1_finding = "unreadable" | "x",
        item1_note = "الصفحة الثانية غير مقروءة. أعد تصويرها كاملة مع الختم." | long,
        item2 = "step:request" | "step:check", item2_finding = "incomplete" | "", item2_note = "" | long,
        item3 = "" | "x", item3_finding = "" | "x", item3_note = "" | long,
        item4 = "" | "x", item4_finding = "" | "x", item4_note = "" | long,
        item5 = "" | "x", item5_finding = "" | "x", item5_note = "" | long,
        item6 = "" | "x", item6_finding = "" | "x", item6_note = "" | long,
    }
}
