use domain::application::{Action, FileView, State};
use leptos::{lazy, prelude::*};
use leptos_router::hooks::use_query_map;

use super::{forms, place::Seen};
use crate::{
    forms::{FormFor, Nothing, SubmitButton},
    i18n::{coded, office as t, states},
    lang::{Lang, use_lang},
    ui::awaited,
};

/// What the reader may do with the file: links from the table of transitions, and the form of the one that is open.
#[component]
pub fn Acts(file: StoredValue<FileView>) -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let chosen = Memo::new(move |_| query.with(|query| (Seen::of(query), query.get("act").unwrap_or_default())));
    let body = awaited(move || {
        let (seen, act) = chosen.get();
        async move {
            // Gone when the file was loaded again meanwhile.
            let shown = match file.try_with_value(|file| open_act(file, &act)).flatten() {
                Some(action) => {
                    let form = forms_of_acts().await;
                    file.try_with_value(|file| form(lang, file, seen, action))
                }
                None => file.try_with_value(|file| links(lang, file, seen)),
            };
            shown.unwrap_or_else(|| ().into_any())
        }
    });
    view! { <section class="ui-acts" id="act" aria-label=t::acts(lang)>{body}</section> }
}

type ActForm = fn(Lang, &FileView, Seen, Action) -> AnyView;

/// The forms of all acts, in a chunk of their own: a file is read more often than it is decided.
#[lazy]
pub(super) fn forms_of_acts() -> ActForm {
    form
}

/// The act of an address, if the table allows it.
fn open_act(file: &FileView, act: &str) -> Option<Action> {
    Action::parse(act).filter(|action| file.actions.contains(action))
}

fn links(lang: Lang, file: &FileView, seen: Seen) -> AnyView {
    if file.actions.is_empty() {
        return view! { <p class="ui-muted">{why_none(lang, file)}</p> }.into_any();
    }
    let take = file.actions.contains(&Action::Take).then(|| {
        view! {
            <FormFor initial=Nothing action="office/take" with=forms::about(file)>
                <SubmitButton label=coded(states::find, lang, "action", Action::Take.code())/>
            </FormFor>
        }
    });
    let hint = take.is_some().then(|| view! { <p class="ui-small ui-muted">{t::take_hint(lang)}</p> });
    let leading = if take.is_some() { None } else { leading(file) };
    // One form records both outcomes of a session.
    let mut others: Vec<Action> = file.actions.clone();
    others.sort_by_key(|action| Some(*action) != leading);
    let others: Vec<_> = others
        .iter()
        .filter(|action| !matches!(action, Action::Take | Action::RecordNoShow))
        .map(|action| {
            let class = if *action == Action::Reject {
                "ui-btn ui-btn--danger"
            } else if Some(*action) == leading {
                "ui-btn ui-btn--primary"
            } else {
                "ui-btn"
            };
            let label = if *action == Action::HoldAssessment {
                t::held_title(lang).to_owned()
            } else {
                coded(states::find, lang, "action", action.code())
            };
            view! { <a class=class href=seen.act(lang, file.id, action.code())>{label}</a> }
        })
        .collect();
    view! {
        <div class="ui-acts__row">{take}{others}</div>
        {hint}
    }
    .into_any()
}

/// The act that leads on from here: one primary a view.
fn leading(file: &FileView) -> Option<Action> {
    [Action::Approve, Action::HoldAssessment, Action::MarkStudied]
        .into_iter()
        .find(|action| file.actions.contains(action))
}

fn why_none(lang: Lang, file: &FileView) -> String {
    match file.state {
        State::AdditionalRequirements => t::no_acts_waiting(lang).to_owned(),
        State::Approved | State::Rejected | State::Cancelled | State::Withdrawn => t::no_acts_ended(lang).to_owned(),
        State::Draft | State::AwaitingPayment => t::no_acts_unpaid(lang).to_owned(),
        State::UnderReview | State::AssessmentScheduled | State::AssessmentHeld | State::Studied => {
            t::no_acts_other(lang, file.reviewer.clone().unwrap_or_else(|| t::nobody(lang).to_owned()))
        }
    }
}

fn form(lang: Lang, file: &FileView, seen: Seen, action: Action) -> AnyView {
    let form = match action {
        Action::Assign => forms::assign(lang, file),
        Action::RequestRequirements => forms::ask(lang, file, seen),
        Action::ScheduleAssessment => forms::session(lang, file, false),
        Action::RescheduleAssessment => forms::session(lang, file, true),
        Action::HoldAssessment | Action::RecordNoShow => forms::attendance(lang, file),
        Action::MarkStudied => forms::study(lang, file),
        Action::Approve => forms::approve(lang, file),
        Action::Reject => forms::reject(lang, file),
        Action::Take
        | Action::Submit
        | Action::Settle
        | Action::ExpireUnpaid
        | Action::AnswerRequirements
        | Action::CloseUnanswered
        | Action::Withdraw => return links(lang, file, seen),
    };
    view! {
        <div class="ui-acts__form">
            {form}
            <p><a class="ui-btn ui-btn--plain" href=seen.href(lang, file.id)>{t::cancel_act(lang)}</a></p>
        </div>
    }
    .into_any()
}
