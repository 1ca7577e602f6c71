//! Every kind of job there is: one line each.

use super::Kind;
use crate::adapters::gateway;
use crate::{accounts, applications, audit, documents, messages, payments, queue, refunds};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// The kinds. A job whose kind is not here stays in the queue for a newer binary.
pub const KINDS: &[Kind] = &[
    Kind {
        name: messages::DELIVER,
        run: |portal, job| Box::pin(messages::deliver(portal, job)),
        every_seconds: None,
        attempts: 12,
    },
    Kind {
        name: accounts::ANSWER,
        run: |portal, job| Box::pin(accounts::answer(portal, job)),
        every_seconds: None,
        attempts: 12,
    },
    Kind {
        name: accounts::TELL_OF_ATTEMPTS,
        run: |portal, job| Box::pin(accounts::tell_of_attempts(portal, job)),
        every_seconds: None,
        attempts: 12,
    },
    Kind {
        name: "anchor-audit-log",
        run: |portal, _| Box::pin(audit::anchor_past_days(portal)),
        every_seconds: Some(HOUR),
        attempts: 3,
    },
    Kind {
        name: "sweep-queue",
        run: |portal, _| Box::pin(queue::worker::sweep(portal)),
        every_seconds: Some(HOUR),
        attempts: 3,
    },
    Kind {
        name: "sweep-accounts",
        run: |portal, _| Box::pin(accounts::sweep(portal)),
        every_seconds: Some(10 * MINUTE),
        attempts: 3,
    },
    Kind {
        name: "ask-to-confirm-data",
        run: |portal, _| Box::pin(accounts::ask_to_confirm(portal)),
        every_seconds: Some(HOUR),
        attempts: 3,
    },
    Kind {
        name: accounts::ERASE_EVIDENCE,
        run: |portal, job| Box::pin(accounts::erase_evidence(portal, job)),
        every_seconds: None,
        attempts: 12,
    },
    Kind {
        name: documents::ERASE,
        run: |portal, job| Box::pin(documents::erase(portal, job)),
        every_seconds: None,
        attempts: 12,
    },
    Kind {
        name: "expire-unpaid-applications",
        run: |portal, _| Box::pin(applications::expire_all_unpaid(portal)),
        every_seconds: Some(10 * MINUTE),
        attempts: 3,
    },
    Kind {
        name: "close-unanswered-applications",
        run: |portal, _| Box::pin(applications::close_unanswered(portal)),
        every_seconds: Some(10 * MINUTE),
        attempts: 3,
    },
    Kind {
        name: "remind-of-payment",
        run: |portal, _| Box::pin(applications::remind(portal)),
        every_seconds: Some(HOUR),
        attempts: 3,
    },
    Kind {
        name: gateway::SEND_NOTICE,
        run: |portal, job| Box::pin(gateway::send_notice(portal, job)),
        every_seconds: None,
        attempts: 3,
    },
    Kind {
        name: payments::CHECK,
        run: |portal, job| Box::pin(payments::check_job(portal, job)),
        every_seconds: None,
        attempts: 3,
    },
    Kind {
        name: payments::CANCEL_OPEN,
        run: |portal, job| Box::pin(payments::cancel_open(portal, job)),
        every_seconds: None,
        attempts: 12,
    },
    Kind {
        name: "reconcile-payments",
        run: |portal, _| Box::pin(payments::reconcile(portal)),
        every_seconds: Some(2 * MINUTE),
        attempts: 1,
    },
    Kind {
        name: refunds::PAY_OUT,
        run: |portal, job| Box::pin(refunds::pay_out(portal, job)),
        every_seconds: None,
        attempts: 12,
    },
    Kind {
        name: "resume-payouts",
        run: |portal, _| Box::pin(refunds::resume(portal)),
        every_seconds: Some(HOUR),
        attempts: 1,
    },
];
