use domain::{
    classification::{Profession, Rank},
    invoice::{QuoteRequest, quote},
    money::Money,
    refund::{self, RefundCase},
    service::ServiceCode,
};
use leptos::prelude::*;

use crate::{
    charts::{DayTick, LineBar, Ruler, RulerSize, TickKind, days_ahead, days_from},
    features::{fees::QuoteView, refunds::DecisionView},
    i18n::gallery as text,
    lang::use_lang,
    shell::use_today,
};

/// Rulers, bars, the step chart inside an explained answer, and a quote.
#[component]
pub fn Drawings() -> impl IntoView {
    let lang = use_lang();
    let today = use_today();
    let edition = policy::effective_on(today);
    use TickKind::{Done, End, Late, Left, Now, Still};
    let all: Vec<_> = [Done, Done, Still, Still, Now, Left, Left, End, Late]
        .into_iter()
        .enumerate()
        .map(|(index, kind)| DayTick { kind, after_gap: index == 5 })
        .collect();
    let request = QuoteRequest {
        rank: Some(Rank::Consultant),
        profession: Some(Profession::Medicine),
        ..QuoteRequest::of(ServiceCode::Classification)
    };
    let quoted = quote(edition, request).ok();
    let answer = quoted.clone().and_then(|quoted| {
        let paid_on = today.plus_days(-10);
        let charged = quoted.lines.iter().map(|line| (line.kind, line.amount));
        let mut case = RefundCase::withdrawn_at_once(quoted.service, charged, paid_on);
        case.claim.filed_on = today;
        let decision = refund::assess(edition, &case).ok()?;
        let steps = refund::amount_over_time(edition, &case, paid_on, paid_on.plus_days(40)).ok()?;
        Some((decision, steps))
    });
    view! {
        <section class="ui-stack" aria-labelledby="drawings">
            <h2 id="drawings">{text::drawings(lang)}</h2>
            <p><Ruler ticks=all.clone() size=RulerSize::Fine/></p>
            <p><Ruler ticks=all.clone() size=RulerSize::Plain/></p>
            <p><Ruler ticks=all size=RulerSize::Wide/></p>
            <p><Ruler ticks=days_ahead(30, TickKind::Done) size=RulerSize::Row/></p>
            <p><Ruler ticks=days_from(&edition.business_calendar(), today, 10) size=RulerSize::Plain/></p>
            <LineBar administrative=Money::from_halalas(20_000) total=Money::from_halalas(180_000)/>
            <LineBar administrative=Money::ZERO total=Money::from_halalas(10_000)/>
            {quoted.map(|quote| view! { <div class="ui-answer"><QuoteView quote paid_on=today/></div> })}
            {answer.map(|(decision, steps)| view! { <div class="ui-answer"><DecisionView decision steps today/></div> })}
        </section>
    }
    .into_any()
}
