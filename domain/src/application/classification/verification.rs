//! Step 7: the primary source verification, where §7 asks for it. One report covers all qualifications.

use serde::{Deserialize, Serialize};

use crate::fields;
use crate::text::compact;
use crate::violation::{Fault, Violations};

/// The report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportInput {
    /// Its number, in capitals.
    pub report_number: String,
}

fields! {
    /// The report of the primary source verification: 4–30 Latin letters, digits and slashes.
    pub struct ReportFields("classification-verification") { report_number }
    parse(self, _given: ()) -> ReportInput {
        let mut violations = Violations::new();
        let report_number = violations.take("report_number", report_number(&self.report_number));
        violations.or_else_value(report_number.map(|report_number| ReportInput { report_number }))
    }
}

fn report_number(typed: &str) -> Result<String, Fault> {
    let number = compact(typed).to_ascii_uppercase();
    if number.is_empty() {
        return Err(Fault::new("required"));
    }
    let is_shaped = (4..=30).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'/')
        && number.bytes().any(|byte| byte.is_ascii_digit());
    if is_shaped { Ok(number) } else { Err(Fault::new("invalid-report-number")) }
}
