use domain::policy::Edition;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::clauses::{ClauseItem, Clauses};
use crate::{
    features::words,
    format,
    i18n::{common, policy as text},
    lang::{Lang, use_lang},
    shell::use_today,
    ui::{Page, PageHead},
};

/// The policy, whole.
pub struct PolicyPage;

#[lazy_route]
impl LazyRoute for PolicyPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let edition = policy::effective_on(use_today());
        let sections = sections(lang, edition);
        let contents: Vec<_> = sections
            .iter()
            .map(|(id, title, _)| view! { <li><a class="ui-contents__link" rel="external" href=format!("#{id}")>{*title}</a></li> })
            .collect();
        let sections: Vec<_> =
            sections.into_iter().map(|(id, title, items)| view! { <Clauses id title items/> }).collect();
        let lead = text::lead(lang, words::clause(lang, &edition.title), format::dual(lang, edition.effective_on));
        view! {
            <Page title=common::policy(lang)>
                <PageHead title=common::policy(lang) lead=lead/>
                <p class="ui-measure">{text::how_to_read(lang)}</p>
                <div class="ui-split ui-split--nav">
                    <nav class="ui-split__side ui-split__side--stay" aria-label=text::contents(lang)>
                        <ul class="ui-contents">{contents}</ul>
                    </nav>
                    <div class="ui-stack--section">{sections}</div>
                </div>
            </Page>
        }
        .into_any()
    }
}

type Section = (&'static str, &'static str, Vec<ClauseItem>);

/// Every entry of the edition, in sections. Anchors: the id of a fee, the id of a rule, the code of a condition or class;
/// the others carry the name of their section before their code.
fn sections(lang: Lang, edition: &Edition) -> Vec<Section> {
    let rules =
        edition.refund_rules.iter().map(|rule| ClauseItem::of(lang, rule.id.code(), rule).labelled(rule.id.code()));
    let late = ClauseItem::of(lang, "late-fee", &edition.late_fee);
    let fees = edition.fees.iter().map(|fee| ClauseItem::of(lang, &fee.id, fee)).chain([late]);
    let exemptions = edition.exemptions.iter().map(|class| ClauseItem::of(lang, class.code.code(), class));
    let conditions = edition.conditions.iter().map(|condition| ClauseItem::of(lang, condition.code.code(), condition));
    let cpd =
        edition.cpd_targets.iter().map(|target| ClauseItem::of(lang, format!("cpd-{}", target.id), target)).chain(
            edition.cpd_categories.iter().map(|cap| ClauseItem::of(lang, format!("cpd-category-{}", cap.code), cap)),
        );
    let services =
        edition.services.iter().map(|service| ClauseItem::of(lang, format!("service-{}", service.code), service));
    let named = |name: &str| name.replace('_', "-");
    let clocks = edition.clocks.all();
    let reminders = ClauseItem::of(lang, "clock-payment-reminders", &edition.clocks.payment_reminders);
    let clocks = clocks
        .into_iter()
        .map(|(name, clock)| ClauseItem::of(lang, format!("clock-{}", named(name)), clock))
        .chain([reminders]);
    let holidays =
        edition.holidays.iter().map(|holiday| ClauseItem::of(lang, format!("holiday-{}", holiday.code), holiday));
    let limits = edition.limits.all();
    let limits = limits.into_iter().map(|(name, limit)| ClauseItem::of(lang, format!("limit-{}", named(name)), limit));
    let lists = edition
        .professions
        .iter()
        .map(|profession| ClauseItem::of(lang, format!("profession-{}", profession.code), profession));
    vec![
        ("refunds", text::refunds(lang), rules.collect()),
        ("fees", text::fees(lang), fees.collect()),
        ("exemptions", text::exemptions(lang), exemptions.collect()),
        ("eligibility", text::eligibility(lang), conditions.collect()),
        ("services", common::services(lang), services.collect()),
        ("clocks", text::clocks(lang), clocks.collect()),
        ("calendar", text::calendar(lang), holidays.collect()),
        ("cpd", text::cpd(lang), cpd.collect()),
        ("lists", text::lists(lang), lists.collect()),
        ("limits", text::limits(lang), limits.collect()),
    ]
}
