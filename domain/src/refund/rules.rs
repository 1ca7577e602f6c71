//! R01–R14, each from the facts to whether it matches and why (domain.md §6). R15 is what is left, in `assess`.

use super::fact::{Fact, FactCode as Code};
use super::ledger::{Ledger, Settlement};
use super::{RefundCase, RefundGround, RefundLineKind, RuleId};
use crate::exemption;
use crate::invoice::LineKind;
use crate::money::Money;
use crate::policy::{Edition, RefundRuleEntry};
use crate::time::CivilDate;

/// Whether a rule matches, and what it looked at.
pub(super) type Verdict = (bool, Fact);

/// A line as a rule sees it.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub kind: RefundLineKind,
    /// The invoice's kind; `None` for the excess.
    pub charged_as: Option<LineKind>,
    pub amount: Money,
}

/// What all rules look at.
pub(super) struct Given<'a> {
    pub edition: &'a Edition,
    pub case: &'a RefundCase,
    pub ledger: &'a Ledger,
    /// The day that counts.
    pub day: CivilDate,
}

impl Given<'_> {
    /// Asks one rule about one line. The caller has seen that the rule is about this line.
    pub(super) fn ask(&self, rule: &RefundRuleEntry, line: Line) -> Verdict {
        match rule.id {
            RuleId::R01 => self.not_settled(),
            RuleId::R02 => self.paid_again(rule),
            RuleId::R03 => self.paid_above(rule),
            RuleId::R04 => self.directed(rule),
            RuleId::R05 => self.exempt(rule, line),
            RuleId::R06 => self.wrong_track(rule),
            RuleId::R07 => self.filed_before_expiry(rule),
            RuleId::R08 => (true, Fact::new(Code::R08Administrative).money("amount", line.amount)),
            RuleId::R09 => self.used_or_studied(),
            RuleId::R10 => flag(!self.case.facts.conditions_met, Code::R10NotMet, Code::R10Met),
            RuleId::R11 => flag(self.case.facts.closed_without_response, Code::R11Closed, Code::R11NotClosed),
            RuleId::R12 => self.session_held(),
            RuleId::R13 => self.too_long_ago(rule),
            RuleId::R14 => self.withdrawn(rule, line),
            RuleId::R15 => (true, Fact::new(Code::R15Otherwise)),
        }
    }

    fn not_settled(&self) -> Verdict {
        let ledger = self.ledger;
        match ledger.settlement {
            Settlement::Unsettled if ledger.received.is_zero() => {
                (true, Fact::new(Code::R01Unpaid).money("total", ledger.charged))
            }
            Settlement::Unsettled => {
                (true, Fact::new(Code::R01Part).money("paid", ledger.received).money("total", ledger.charged))
            }
            Settlement::NothingDue => (false, Fact::new(Code::R01NothingDue)),
            Settlement::On(day) => (false, Fact::new(Code::R01Settled).date("date", day)),
        }
    }

    fn paid_again(&self, rule: &RefundRuleEntry) -> Verdict {
        let Some(paid_again_on) = self.ledger.paid_again_on else {
            return (false, Fact::new(Code::R02NotAgain).count("count", count(self.ledger.payments)));
        };
        match self.lapsed(rule, self.ledger.excess_on, self.day) {
            Some(until) => (false, Fact::new(Code::R02TooLate).date("until", until)),
            None => {
                (true, Fact::new(Code::R02PaidAgain).date("date", paid_again_on).money("amount", self.ledger.excess))
            }
        }
    }

    fn paid_above(&self, rule: &RefundRuleEntry) -> Verdict {
        let ledger = self.ledger;
        if ledger.settlement == Settlement::Unsettled || ledger.excess.is_zero() {
            let fact = Fact::new(Code::R03NotAbove).money("paid", ledger.received).money("total", ledger.charged);
            return (false, fact);
        }
        match self.lapsed(rule, ledger.excess_on, self.day) {
            Some(until) => (false, Fact::new(Code::R03TooLate).date("until", until)),
            None => (
                true,
                Fact::new(Code::R03Above)
                    .money("paid", ledger.received)
                    .money("total", ledger.charged)
                    .money("amount", ledger.excess),
            ),
        }
    }

    fn directed(&self, rule: &RefundRuleEntry) -> Verdict {
        let claim = &self.case.claim;
        if claim.ground != RefundGround::DirectedByStaff {
            return (false, Fact::new(Code::R04NotClaimed));
        }
        if !claim.proved {
            return (false, Fact::new(Code::R04NotProved));
        }
        match self.lapsed(rule, self.paid_on(), self.day) {
            Some(until) => (false, Fact::new(Code::R04TooLate).date("until", until)),
            None => (true, Fact::new(Code::R04Directed)),
        }
    }

    fn exempt(&self, rule: &RefundRuleEntry, line: Line) -> Verdict {
        let facts = &self.case.facts;
        let Some(class) = facts.exempt_class else {
            return (false, Fact::new(Code::R05NotExempt));
        };
        let in_scope =
            line.charged_as.is_some_and(|kind| exemption::covers(self.edition, class, self.case.service, kind));
        if !in_scope {
            return (false, Fact::new(Code::R05OutOfScope).code("class", class.code()));
        }
        // The day the exemption was requested counts, or that of the claim when it is the earlier.
        let day = facts.exemption_requested_on.map_or(self.day, |requested| requested.min(self.day));
        match self.lapsed(rule, self.paid_on(), day) {
            Some(until) => (false, Fact::new(Code::R05TooLate).date("until", until)),
            None => (true, Fact::new(Code::R05Exempt).code("class", class.code())),
        }
    }

    fn wrong_track(&self, rule: &RefundRuleEntry) -> Verdict {
        let claim = &self.case.claim;
        if claim.ground != RefundGround::WrongTrack {
            return (false, Fact::new(Code::R06NotClaimed));
        }
        if !claim.proved {
            return (false, Fact::new(Code::R06NotProved));
        }
        match self.lapsed(rule, self.paid_on(), self.day) {
            Some(until) => (false, Fact::new(Code::R06TooLate).date("until", until)),
            None => (true, Fact::new(Code::R06WrongTrack)),
        }
    }

    fn filed_before_expiry(&self, rule: &RefundRuleEntry) -> Verdict {
        let (filings, min) = (self.case.facts.filings_before_expiry, rule.min_filings.unwrap_or(u16::MAX));
        if filings < min {
            let fact = Fact::new(Code::R07NotEnough).count("count", u32::from(filings)).count("min", u32::from(min));
            return (false, fact);
        }
        match self.lapsed(rule, self.paid_on(), self.day) {
            Some(until) => (false, Fact::new(Code::R07TooLate).date("until", until)),
            None => (true, Fact::new(Code::R07Filed).count("count", u32::from(filings))),
        }
    }

    fn used_or_studied(&self) -> Verdict {
        if self.case.facts.used {
            (true, Fact::new(Code::R09Used))
        } else {
            flag(self.case.facts.studied, Code::R09Studied, Code::R09Neither)
        }
    }

    fn session_held(&self) -> Verdict {
        match self.case.facts.session_held_on {
            Some(held_on) if held_on <= self.day => (true, Fact::new(Code::R12Held).date("date", held_on)),
            Some(to_come) => (false, Fact::new(Code::R12ToCome).date("date", to_come)),
            None => (false, Fact::new(Code::R12None)),
        }
    }

    /// Both clocks; the one that ends first is named.
    fn too_long_ago(&self, rule: &RefundRuleEntry) -> Verdict {
        let Some(months) = rule.months else {
            return (false, Fact::new(Code::R13NoClock));
        };
        let clock = |start: Option<CivilDate>, code| start.map(|day| (day.plus_months(i32::from(months)), day, code));
        let first = [
            clock(self.paid_on(), Code::R13SincePayment),
            clock(self.case.facts.submitted_on, Code::R13SinceSubmission),
        ]
        .into_iter()
        .flatten()
        .min_by_key(|(until, _, _)| *until);
        match first {
            Some((until, start, code)) if self.day > until => {
                (true, Fact::new(code).date("date", start).date("until", until))
            }
            Some((until, _, _)) => (false, Fact::new(Code::R13Within).date("until", until)),
            None => (false, Fact::new(Code::R13NoClock)),
        }
    }

    fn withdrawn(&self, rule: &RefundRuleEntry, line: Line) -> Verdict {
        if self.case.claim.ground != RefundGround::Withdrawal {
            return (false, Fact::new(Code::R14NotWithdrawn));
        }
        if self.case.facts.studied || self.case.facts.used {
            return (false, Fact::new(Code::R14Studied));
        }
        if let (true, Some(held_on)) = (self.session_held().0, self.case.facts.session_held_on) {
            return (false, Fact::new(Code::R14SessionHeld).date("date", held_on));
        }
        let Some(paid_on) = self.paid_on() else {
            return (false, Fact::new(Code::R14NotPaid));
        };
        if let Some(until) = self.lapsed(rule, Some(paid_on), self.day) {
            return (false, Fact::new(Code::R14TooLate).date("until", until));
        }
        let fact = Fact::new(Code::R14Withdrawn)
            .money("amount", line.amount)
            .count("percent", u32::from(rule.percent))
            .money("refund", line.amount.percent_rounded_up(rule.percent))
            .date("until", rule.months.map_or(self.day, |months| paid_on.plus_months(i32::from(months))));
        (true, fact)
    }

    fn paid_on(&self) -> Option<CivilDate> {
        self.ledger.settlement.day()
    }

    /// The last day of a rule's window when `day` is past it; none while it holds, without a limit, or unpaid.
    fn lapsed(&self, rule: &RefundRuleEntry, since: Option<CivilDate>, day: CivilDate) -> Option<CivilDate> {
        let until = since?.plus_months(i32::from(rule.months?));
        (day > until).then_some(until)
    }
}

fn flag(holds: bool, yes: Code, no: Code) -> Verdict {
    (holds, Fact::new(if holds { yes } else { no }))
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
