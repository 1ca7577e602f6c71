//! The frame of a step's page: crumbs, which step of how many, the work, and the fee beside it.

use domain::{
    application::{
        DraftView,
        classification::{Task, TaskState, counted},
    },
    form::{Form, Setting},
    invoice::FeeQuote,
    time::CivilDate,
    violation::Violations,
};
use leptos::prelude::*;

use super::{fee_panel::FeePanel, path, words};
use crate::{
    charts::{DayTick, Ruler, RulerSize, TickKind},
    i18n::applications as t,
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Page, PageHead},
};

thread_local! {
    /// The day in Riyadh as the server said it with the page: what is typed is checked against it before it is sent.
    static TODAY: std::cell::Cell<Option<CivilDate>> = const { std::cell::Cell::new(None) };
}

/// Checks a form that is read under a day and its edition; in the browser only, the server has its own.
pub(super) fn check_today<F>(form: &F) -> Violations
where
    F: for<'a> Form<Given<'a> = Setting<'a>>,
{
    let Some(today) = TODAY.get() else { return Violations::new() };
    form.parse(Setting { edition: policy::effective_on(today), today }).err().unwrap_or_default()
}

/// A step's page.
#[component]
pub(in crate::features) fn StepFrame(
    view: DraftView,
    task: Task,
    #[prop(optional, into)] title: Option<String>,
    #[prop(optional, into)] lead: Option<String>,
    /// The fee while it is chosen; else that of the draft.
    #[prop(optional)]
    quote: Option<Signal<Option<FeeQuote>>>,
    children: Children,
) -> impl IntoView {
    let lang = use_lang();
    TODAY.set(Some(view.today));
    let is_below = title.is_some();
    let title = title.unwrap_or_else(|| words::task(lang, task));
    let steps = counted(&view.tasks);
    // Checking comes after them all.
    let place = steps.iter().position(|step| step.task == task).unwrap_or(steps.len());
    let ticks: Vec<_> = (0..steps.len())
        .map(|step| DayTick {
            kind: match step.cmp(&place) {
                _ if place == steps.len() => match steps.get(step).map(|step| step.state) {
                    Some(TaskState::Complete) => TickKind::Done,
                    _ => TickKind::Left,
                },
                std::cmp::Ordering::Less => TickKind::Done,
                std::cmp::Ordering::Equal => TickKind::Now,
                std::cmp::Ordering::Greater => TickKind::Left,
            },
            after_gap: false,
        })
        .collect();
    let mut crumbs = vec![
        Crumb::new(lang.at("/my/applications"), t::my_applications(lang)),
        Crumb::new(path::page(lang, view.id, ""), words::service(lang, view.service)),
    ];
    if is_below {
        crumbs.push(Crumb::new(path::step(lang, view.id, task), words::task(lang, task)));
    }
    let saved = view.quote.clone();
    let quote = quote.unwrap_or_else(|| Signal::derive(move || saved.clone()));
    let done = steps.iter().filter(|step| step.state == TaskState::Complete).count();
    let kicker = if place < steps.len() {
        t::step_of(lang, place + 1, steps.len())
    } else {
        t::steps_done(lang, done, steps.len())
    };
    view! {
        <Page title=title.clone()>
            <div class="ui-stack--tight">
                <p class="ui-kicker">{kicker}</p>
                <Ruler ticks size=RulerSize::Fine/>
            </div>
            {match lead {
                Some(lead) => view! { <PageHead title lead crumbs/> }.into_any(),
                None => view! { <PageHead title crumbs/> }.into_any(),
            }}
            <div class="ui-split">
                <div class="ui-stack--roomy">{children()}</div>
                <FeePanel quote/>
            </div>
        </Page>
    }
    .into_any()
}

/// The two ways out of a step: on, if it is right; or back to the list with it as it is.
#[component]
pub(super) fn StepActs() -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="ui-acts__row">
            <crate::forms::SubmitButton label=t::save_and_go_on(lang)/>
            <button class="ui-btn" type="submit" name="then" value="leave" formnovalidate>{t::save_and_leave(lang)}</button>
        </div>
    }
}
