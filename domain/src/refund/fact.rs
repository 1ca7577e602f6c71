//! What a rule looked at: a code with values; the sentence is the key of the same name in the `refund_rules` file.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::codes;
use crate::fact::{FactParams, FactValue};
use crate::money::Money;
use crate::time::CivilDate;

codes! {
    /// One sentence each (`r01-settled` → key `r01_settled`), with the values named behind it.
    pub enum FactCode {
        /// The rule is not about this line.
        OtherLine = "other-line",
        /// `paid`, `total`.
        R01Part = "r01-part",
        /// `total`.
        R01Unpaid = "r01-unpaid",
        /// `date`.
        R01Settled = "r01-settled",
        /// Nothing was due.
        R01NothingDue = "r01-nothing-due",
        /// `date`, `amount`.
        R02PaidAgain = "r02-paid-again",
        /// `count` payments, none after the invoice was settled.
        R02NotAgain = "r02-not-again",
        /// `until`.
        R02TooLate = "r02-too-late",
        /// `paid`, `total`, `amount`.
        R03Above = "r03-above",
        /// `paid`, `total`.
        R03NotAbove = "r03-not-above",
        /// `until`.
        R03TooLate = "r03-too-late",
        /// `until`.
        R04Directed = "r04-directed",
        /// The claim does not say so.
        R04NotClaimed = "r04-not-claimed",
        /// Said, not proved.
        R04NotProved = "r04-not-proved",
        /// `until`.
        R04TooLate = "r04-too-late",
        /// `class`, a key `exempt_class_…` of the `codes` locale file.
        R05Exempt = "r05-exempt",
        /// No exemption is proved.
        R05NotExempt = "r05-not-exempt",
        /// `class`: the service is outside its scope.
        R05OutOfScope = "r05-out-of-scope",
        /// `until`.
        R05TooLate = "r05-too-late",
        /// Sent to a wrong track, proved.
        R06WrongTrack = "r06-wrong-track",
        /// The claim does not say so.
        R06NotClaimed = "r06-not-claimed",
        /// Said, not proved.
        R06NotProved = "r06-not-proved",
        /// `until`.
        R06TooLate = "r06-too-late",
        /// `count` filings.
        R07Filed = "r07-filed",
        /// `count` filings, `min` asked.
        R07NotEnough = "r07-not-enough",
        /// The invoice has no late fee.
        R07NoLateFee = "r07-no-late-fee",
        /// `until`.
        R07TooLate = "r07-too-late",
        /// `amount`.
        R08Administrative = "r08-administrative",
        /// Used: the output was issued.
        R09Used = "r09-used",
        /// Studied.
        R09Studied = "r09-studied",
        /// Neither.
        R09Neither = "r09-neither",
        /// Conditions were not met.
        R10NotMet = "r10-not-met",
        /// Conditions were met.
        R10Met = "r10-met",
        /// Closed for want of an answer.
        R11Closed = "r11-closed",
        /// Not closed for that.
        R11NotClosed = "r11-not-closed",
        /// `date`.
        R12Held = "r12-held",
        /// `date`, still to come.
        R12ToCome = "r12-to-come",
        /// No session held.
        R12None = "r12-none",
        /// `date` of payment, `until`: the payment's clock bites.
        R13SincePayment = "r13-since-payment",
        /// `date` of submission, `until`: the application's clock bites.
        R13SinceSubmission = "r13-since-submission",
        /// `until`: both clocks still run, this one ends first.
        R13Within = "r13-within",
        /// No clock has started, or none is set.
        R13NoClock = "r13-no-clock",
        /// `amount`, `percent`, `refund`, `until`.
        R14Withdrawn = "r14-withdrawn",
        /// The claim's ground is another.
        R14NotWithdrawn = "r14-not-withdrawn",
        /// Studied.
        R14Studied = "r14-studied",
        /// `date` of the session.
        R14SessionHeld = "r14-session-held",
        /// `until`.
        R14TooLate = "r14-too-late",
        /// The invoice was never settled.
        R14NotPaid = "r14-not-paid",
        /// No rule gives anything.
        R15Otherwise = "r15-otherwise",
        /// The claim says what no record shows: a person looks at it.
        R15Person = "r15-person",
        /// `rule` decided before.
        R15DecidedBefore = "r15-decided-before",
    }
}

/// What a rule looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The sentence.
    pub code: FactCode,
    /// Its values by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub params: FactParams,
}

impl Fact {
    /// A sentence without values.
    #[must_use]
    pub const fn new(code: FactCode) -> Self {
        Self { code, params: Vec::new() }
    }

    /// With a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: FactValue) -> Self {
        self.params.push((Cow::Borrowed(name), value));
        self
    }

    /// With an amount.
    #[must_use]
    pub fn money(self, name: &'static str, amount: Money) -> Self {
        self.with(name, FactValue::Money(amount))
    }

    /// With a day.
    #[must_use]
    pub fn date(self, name: &'static str, day: CivilDate) -> Self {
        self.with(name, FactValue::Date(day))
    }

    /// With a number.
    #[must_use]
    pub fn count(self, name: &'static str, count: u32) -> Self {
        self.with(name, FactValue::Count(count))
    }

    /// With a code.
    #[must_use]
    pub fn code(self, name: &'static str, code: &'static str) -> Self {
        self.with(name, FactValue::Code(Cow::Borrowed(code)))
    }
}
