use domain::application::{
    DraftView,
    classification::{Task, TaskState, TaskView, counted},
};
use leptos::prelude::*;

use super::{fee_panel::FeePanel, path, words};
use crate::{
    format,
    forms::{FormFor, Nothing, SubmitButton, Weight},
    i18n::{applications as t, coded, states},
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Page, PageHead},
};

/// The steps of a draft in groups, how far each is, and the way on.
#[component]
pub(super) fn TaskList(view: DraftView) -> impl IntoView {
    let lang = use_lang();
    let id = view.id;
    let title = words::service(lang, view.service);
    let crumbs = vec![Crumb::new(lang.at("/my/applications"), t::my_applications(lang))];
    let group = |name: &'static str, key: &'static str, tasks: &[Task]| {
        let rows: Vec<_> =
            view.tasks.iter().filter(|task| tasks.contains(&task.task)).map(|task| row(&view, *task)).collect();
        view! {
            <section class="ui-tasks__group" aria-labelledby=key>
                <h2 class="ui-tasks__title" id=key>{name}</h2>
                <ul>{rows}</ul>
            </section>
        }
        .into_any()
    };
    let groups = vec![
        group(t::group_you(lang), "g-you", &[Task::Identity, Task::Request]),
        group(
            t::group_practice(lang),
            "g-practice",
            &[Task::Qualifications, Task::Experiences, Task::Licence, Task::GoodStanding, Task::Verification],
        ),
        group(t::group_papers(lang), "g-papers", &[Task::Documents, Task::Declaration]),
        group(t::group_send(lang), "g-send", &[Task::Check]),
    ];
    let next = view
        .tasks
        .iter()
        .find(|task| matches!(task.state, TaskState::NotStarted | TaskState::InProgress))
        .map(|task| task.task);
    let steps = counted(&view.tasks);
    let done = steps.iter().filter(|task| task.state == TaskState::Complete).count();
    let all = steps.len();
    let quote = view.quote.clone();
    let saved = t::saved_on(lang, format::moment(lang, view.saved_at));
    view! {
        <Page title=title.clone()>
            <PageHead title lead=t::steps_done(lang, done, all) crumbs/>
            <div class="ui-split">
                <div class="ui-stack--roomy">
                    {next.map(|next| view! {
                        <p><a class="ui-btn ui-btn--primary" href=path::step(lang, id, next)>{t::go_on_with(lang, words::task(lang, next))}</a></p>
                    })}
                    {groups}
                    <p class="ui-small ui-muted">{saved}</p>
                    <details class="ui-more">
                        <summary class="ui-more__summary">{t::discard(lang)}</summary>
                        <div class="ui-stack">
                            <p>{t::discard_text(lang)}</p>
                            <FormFor initial=Nothing action="applications/discard" with=vec![("id", id.to_string())]>
                                <SubmitButton label=t::discard_now(lang) weight=Weight::Danger/>
                            </FormFor>
                        </div>
                    </details>
                </div>
                <FeePanel quote=Signal::stored(quote)/>
            </div>
        </Page>
    }
    .into_any()
}

fn row(view: &DraftView, task: TaskView) -> impl IntoView + use<> {
    let lang = use_lang();
    let name = words::task(lang, task.task);
    let state = coded(states::find, lang, "task_state", task.state.code());
    let tag = match task.state {
        TaskState::Complete => "ui-tag ui-tag--good",
        TaskState::InProgress => "ui-tag ui-tag--yours",
        TaskState::NotStarted | TaskState::CannotStartYet | TaskState::NotNeeded => "ui-tag",
    };
    let is_open = !matches!(task.state, TaskState::CannotStartYet | TaskState::NotNeeded);
    let hint = match task.task {
        Task::Documents if is_open && task.of > 0 => Some(t::documents_of(lang, task.done, task.of)),
        Task::Qualifications if task.done > 0 => {
            Some(t::qualifications_count(lang, i64::try_from(task.done).unwrap_or(0)))
        }
        Task::Request => {
            let request = &view.draft.request;
            let text = |code: &str| (!code.trim().is_empty()).then(|| code.trim().to_owned());
            let requested = domain::application::Requested {
                profession: text(&request.profession),
                specialty: text(&request.specialty),
                rank: text(&request.rank),
            };
            words::requested(lang, &requested)
        }
        _ => None,
    };
    let href = path::step(lang, view.id, task.task);
    view! {
        <li class="ui-task">
            {if is_open {
                view! { <a class="ui-task__link" href=href>{name}</a> }.into_any()
            } else {
                view! { <span>{name}</span> }.into_any()
            }}
            <span class=tag>{state}</span>
            {hint.map(|hint| view! { <span class="ui-task__hint"><bdi>{hint}</bdi></span> })}
        </li>
    }
}
