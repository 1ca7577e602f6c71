use domain::invoice::ReconcileFields;
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};

use crate::{
    date_names,
    features::accounts::Done,
    forms::{DateField, FormFor, InputKind, SubmitButton, TextField, TypedParts},
    i18n::invoices as t,
    lang::use_lang,
    ui::{Page, PageHead},
};

/// A finance officer records a transfer found on the operator's account.
pub struct ReconcilePage;

#[lazy_route]
impl LazyRoute for ReconcilePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let done = use_query_map().get_untracked().get("done").is_some();
        let live = RwSignal::new(ReconcileFields::default());
        let arrival = Signal::derive(move || live.with(|form| TypedParts::of(form, "arrival")));
        view! {
            <Page title=t::record_title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::record_title(lang) lead=t::record_lead(lang)/>
                    {done.then(|| view! { <Done text=t::recorded(lang)/> })}
                    <FormFor initial=ReconcileFields::default() action="payments/record-transfer" live=live>
                        <TextField name="number" label=t::number(lang) kind=InputKind::Digits short=true maxlength=24/>
                        <TextField name="amount" label=t::amount(lang) kind=InputKind::Amount short=true maxlength=16/>
                        <DateField names=date_names!(arrival_day, arrival_month, arrival_year, arrival_calendar) label=t::paid_on(lang) typed=arrival/>
                        <TextField name="reference" label=t::bank_reference(lang) kind=InputKind::Identifier maxlength=100/>
                        <div class="ui-acts__row"><SubmitButton label=t::record_button(lang)/></div>
                    </FormFor>
                </div>
            </Page>
        }
        .into_any()
    }
}
