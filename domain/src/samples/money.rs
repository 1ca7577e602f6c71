//! Samples of the calculators, of refunds, exemptions and payments by hand.

use super::samples;
use crate::exemption::{ExemptionDecisionFields, ExemptionRequestFields};
use crate::invoice::{FeeCalculatorFields, ReconcileFields};
use crate::payment::PayFields;
use crate::refund::{
    PayToFields, PayoutFields, PayoutRequestFields, RefundCalculatorFields, RefundClaimFields, RefundDecisionFields,
};

samples! {
    FeeCalculatorFields(setting => setting) {
        service = "classification" | "x", profession = "medicine" | "x", rank = "consultant" | "technician",
        exempt_class = "" | "x",
        expiry_day = "1" | "32", expiry_month = "10" | "13", expiry_year = "2026" | "x", expiry_calendar = "gregorian" | "x",
        filing_day = "1" | "32", filing_month = "11" | "13", filing_year = "2026" | "x", filing_calendar = "gregorian" | "x",
    }
    RefundCalculatorFields(setting => setting) {
        service = "classification" | "x", profession = "medicine" | "x", rank = "consultant" | "technician",
        paid_day = "13" | "0", paid_month = "11" | "x", paid_year = "2026" | "1", paid_calendar = "gregorian" | "x",
        paid_amount = "1,800" | "lots",
        claimed_day = "23" | "1", claimed_month = "11" | "14", claimed_year = "2026" | "2020", claimed_calendar = "gregorian" | "x",
        ground = "withdrawal" | "x", proved = "no" | "x", progress = "waiting" | "x",
        exempt_class = "" | "x",
    }
    RefundClaimFields(_ => ()) {
        ground = "directed_by_staff" | "x", explanation = "طُلب مني في رسالة رسمية أن أسدد رسوم خدمة لم أطلبها" | long,
        iban = "SA0380000000608010167519" | "SA0380000000608010167518", holder = "نورة العتيبي" | "<",
        shown_total = "180000" | "-", confirm = "yes" | "x",
    }
    PayToFields(_ => ()) { iban = "SA0380000000608010167519" | "SA0380000000608010167518", holder = "نورة العتيبي" | "<" }
    RefundDecisionFields(_ => ()) { proved = "yes" | "x", note = "" | long, shown_total = "80000" | "x" }
    PayFields(_ => ()) { method = "card" | "transfer" }
    PayoutRequestFields(_ => ()) { method = "gateway" | "cash", confirm = "yes" | "" }
    PayoutFields(setting => setting) {
        reference = "FT26327-000184" | long,
        paid_day = "22" | "24", paid_month = "11" | "12", paid_year = "2026" | "2027", paid_calendar = "gregorian" | "x",
        confirm = "yes" | "",
    }
    ExemptionRequestFields(_ => ()) { class = "martyr_first_degree_relative" | "x", note = "" | long }
    ExemptionDecisionFields(_ => ()) { granted = "no" | "x", note = "الوثيقة لا تذكر صلة القرابة" | long }
    ReconcileFields(setting => setting) {
        number = "1234 5678 9010" | "1", amount = "1,100.00" | "0",
        arrival_day = "22" | "0", arrival_month = "11" | "x", arrival_year = "2026" | "x", arrival_calendar = "gregorian" | "x",
        reference = "SADAD 000184" | long,
    }
}
