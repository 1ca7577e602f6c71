//! What is said of a file in a line.

use domain::application::{
    ClockView, DocumentView, FileView, Queue, QueueCounts, Requested, RunningClock, Subject, TickKind as Day,
};
use domain::service::ServiceCode;

use crate::{
    charts::{DayTick, TickKind},
    i18n::{coded, codes, office as t, services, states},
    lang::Lang,
};

/// «التصنيف المهني، أخصائي، التمريض العام».
pub fn request_line(lang: Lang, service: ServiceCode, requested: &Requested) -> String {
    let mut line = coded(services::find, lang, "", &format!("{}-name", service.code()));
    let comma = match lang {
        Lang::Ar => "، ",
        Lang::En => ", ",
    };
    for (prefix, value) in [("rank", &requested.rank), ("specialty", &requested.specialty)] {
        if let Some(value) = value.as_deref().filter(|value| !value.is_empty()) {
            line.push_str(comma);
            line.push_str(&coded(codes::find, lang, prefix, value));
        }
    }
    line
}

/// The applicant's name in the reader's language, and in the other where it is known: both are on the papers.
pub fn names(lang: Lang, file: &FileView) -> (String, Option<String>) {
    let arabic = file.applicant_name.clone();
    let latin = file.draft.identity.latin_name.trim().to_owned();
    match lang {
        _ if latin.is_empty() => (arabic, None),
        Lang::Ar => (arabic, Some(latin)),
        Lang::En => (latin, Some(arabic)),
    }
}

/// When it is due, and the class that goes with it.
pub fn due(lang: Lang, clock: &ClockView) -> (String, &'static str) {
    match (clock.clock, clock.is_late) {
        (RunningClock::Decision, true) => {
            (t::late(lang, i64::from(clock.days_late)), "ui-queue__due ui-queue__due--late")
        }
        (RunningClock::Decision, false) => (t::left(lang, i64::from(clock.days_left)), "ui-queue__due"),
        (RunningClock::Requirements, _) => {
            (t::waits(lang, i64::from(clock.days_left)), "ui-queue__due ui-queue__due--yours")
        }
        (RunningClock::Payment | RunningClock::None, _) => (String::new(), "ui-queue__due"),
    }
}

/// The ruler of a clock.
pub fn ticks(clock: &ClockView) -> Vec<DayTick> {
    let kind = |kind| match kind {
        Day::Done => TickKind::Done,
        Day::Still => TickKind::Still,
        Day::Now => TickKind::Now,
        Day::Left => TickKind::Left,
        Day::Late => TickKind::Late,
        Day::End => TickKind::End,
    };
    clock.ticks.iter().map(|tick| DayTick { kind: kind(tick.kind), after_gap: tick.after_gap }).collect()
}

/// The name of a queue.
pub const fn queue(lang: Lang, queue: Queue) -> &'static str {
    match queue {
        Queue::All => t::queue_all(lang),
        Queue::Late => t::queue_late(lang),
        Queue::Mine => t::queue_mine(lang),
        Queue::Untaken => t::queue_untaken(lang),
        Queue::Waiting => t::queue_waiting(lang),
    }
}

/// A count, or that there are that many or more.
pub fn count(lang: Lang, count: u32) -> String {
    if count >= QueueCounts::MOST { t::or_more(lang, count) } else { crate::format::number(count) }
}

/// What an item is about.
pub fn subject(lang: Lang, subject: Subject) -> String {
    match subject {
        Subject::Document { kind, .. } => t::document_prefix(lang, coded(states::find, lang, "document", kind.code())),
        Subject::Step(task) => t::step_prefix(lang, coded(states::find, lang, "task", task.code())),
    }
}

/// «3 صفحات، 120 ك.ب».
pub fn size(lang: Lang, document: &DocumentView) -> String {
    t::pages(lang, i64::from(document.pages))
}
