use domain::{
    account::ProfileFields,
    form::{Form as _, Setting},
    practitioner::{Gender, IdentityKind, IdentityNumber},
    time::CivilDate,
    violation::Violations,
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::{
    api::{self, OwnProfile},
    words,
};
use crate::{
    date_names,
    forms::{
        Choice, ChoiceField, DateField, FormFor, HiddenField, InputKind, SelectField, SubmitButton, TextField,
        TypedParts,
    },
    i18n::{self, profile as t},
    lang::{Addressed as _, Lang, use_lang},
    ui::{Crumb, Load, Page, PageHead, load},
};

/// Who one is and what one does.
pub struct EditProfilePage;

#[lazy_route]
impl LazyRoute for EditProfilePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let data = load(|| (), |()| api::get());
        let crumbs = vec![Crumb::new(lang.at("/my/profile"), t::title(lang))];
        view! {
            <Page title=t::edit_title(lang)>
                <div class="ui-measure ui-stack--roomy">
                    <PageHead title=t::edit_title(lang) lead=t::edit_lead(lang) crumbs/>
                    <Load data children=show/>
                </div>
            </Page>
        }
        .into_any()
    }
}

/// In the browser under today's edition; the server checks again under its own.
fn check(fields: &ProfileFields) -> Violations {
    fields.parse(Setting { edition: policy::current(), today: browser_today() }).err().unwrap_or_default()
}

fn browser_today() -> CivilDate {
    #[cfg(feature = "hydrate")]
    {
        // Milliseconds since 1970 fit.
        domain::time::Instant::from_micros(js_sys::Date::now() as i64 * 1_000).civil_date()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let today = use_context::<crate::shell::Site>().and_then(|site| CivilDate::parse_iso(&site.today));
        today.unwrap_or_else(|| domain::time::Instant::from_micros(0).civil_date())
    }
}

/// What an identity number is, as soon as it is whole.
fn identity_note(lang: Lang, fields: &ProfileFields) -> &'static str {
    let typed = &fields.identity_number;
    let is = |kind| IdentityNumber::parse(kind, typed).is_ok();
    if is(IdentityKind::NationalId) {
        t::is_national_id(lang)
    } else if is(IdentityKind::Iqama) {
        t::is_iqama(lang)
    } else if fields.identity_kind == IdentityKind::Passport.code() && is(IdentityKind::Passport) {
        t::is_passport(lang)
    } else {
        ""
    }
}

fn show(profile: OwnProfile) -> AnyView {
    let lang = use_lang();
    let verified = profile.verified_at.is_some();
    let live = RwSignal::new(profile.fields.clone());
    let edition = policy::current();
    let specialties = Signal::derive(move || live.with(|fields| words::specialties(lang, edition, &fields.profession)));
    let ranks = Signal::derive(move || live.with(|fields| words::ranks(lang, edition, &fields.profession)));
    let professions: Vec<_> = domain::classification::Profession::ALL
        .iter()
        .map(|code| Choice::new(code.code(), i18n::coded(i18n::codes::find, lang, "profession", code.code())))
        .collect();
    let form = profile.clone();
    view! {
        <FormFor initial=profile.fields.clone() action="profile/update" check=check live=live>
            // Made inside the form: its fields look for it.
            {if verified { vouched(&form).into_any() } else { identity_fields(live).into_any() }}
            <section class="ui-stack--roomy" aria-labelledby="reach">
                <h2 id="reach">{t::contact(lang)}</h2>
                {if profile.is_mobile_verified {
                    view! {
                        <HiddenField name="mobile"/>
                        <p>{t::mobile(lang)}": "<bdi class="ui-id" dir="ltr">{profile.fields.mobile.clone()}</bdi>" "
                            <a href=lang.at("/my/profile/mobile")>{t::change_mobile_title(lang)}</a></p>
                    }
                    .into_any()
                } else {
                    view! { <TextField name="mobile" label=t::mobile(lang) hint=t::mobile_hint(lang) kind=InputKind::Phone autocomplete="tel"/> }.into_any()
                }}
                <TextField name="address" label=t::address(lang) hint=t::address_hint(lang) autocomplete="street-address" optional=true maxlength=100/>
            </section>
            <section class="ui-stack--roomy" aria-labelledby="work">
                <h2 id="work">{t::work(lang)}</h2>
                <SelectField name="profession" label=t::profession(lang) choices=professions optional=true/>
                <SelectField name="specialty" label=t::specialty(lang) choices=specialties optional=true/>
                <SelectField name="rank" label=t::rank(lang) hint=t::rank_hint(lang) choices=ranks optional=true/>
                <TextField name="employer" label=t::employer(lang) autocomplete="organization" optional=true maxlength=100/>
            </section>
            <div class="ui-acts__row">
                <SubmitButton label=t::save_button(lang)/>
                <a class="ui-btn" href=lang.at("/my/profile")>{i18n::common::cancel(lang)}</a>
            </div>
        </FormFor>
    }
    .into_any()
}

/// What staff verified: shown, sent along, changed by their review only.
fn vouched(profile: &OwnProfile) -> impl IntoView {
    let lang = use_lang();
    let rows: Vec<_> = words::rows(lang, &profile.fields)
        .into_iter()
        .filter(|(field, _, _)| words::IDENTITY.contains(field))
        .map(|(_, label, value)| {
            view! {
                <div class="ui-answers__row">
                    <dt class="ui-answers__term">{label}</dt>
                    <dd class="ui-answers__value"><bdi>{value}</bdi></dd>
                </div>
            }
        })
        .collect();
    view! {
        <section class="ui-stack" aria-labelledby="who">
            <h2 id="who">{t::who(lang)}</h2>
            <p>{t::verified_text(lang)}</p>
            <dl class="ui-answers">{rows}</dl>
            <p><a href=lang.at("/my/profile/identity")>{t::identity_title(lang)}</a></p>
            <HiddenField name="arabic_name"/>
            <HiddenField name="latin_name"/>
            <HiddenField name="identity_kind"/>
            <HiddenField name="identity_number"/>
            <HiddenField name="nationality"/>
            <HiddenField name="birth_day"/>
            <HiddenField name="birth_month"/>
            <HiddenField name="birth_year"/>
            <HiddenField name="birth_calendar"/>
            <HiddenField name="gender"/>
        </section>
    }
}

fn identity_fields(live: RwSignal<ProfileFields>) -> impl IntoView {
    let lang = use_lang();
    let kinds: Vec<_> = IdentityKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), i18n::coded(i18n::codes::find, lang, "identity_kind", kind.code())))
        .collect();
    let genders: Vec<_> = Gender::ALL
        .iter()
        .map(|gender| Choice::new(gender.code(), i18n::coded(i18n::codes::find, lang, "gender", gender.code())))
        .collect();
    let typed = Signal::derive(move || live.with(|fields| TypedParts::of(fields, "birth")));
    let note = (move || live.with(|fields| identity_note(lang, fields))).into_any();
    view! {
        <section class="ui-stack--roomy" aria-labelledby="who">
            <h2 id="who">{t::who(lang)}</h2>
            <TextField name="arabic_name" label=t::arabic_name(lang) hint=t::arabic_name_hint(lang)/>
            <TextField name="latin_name" label=t::latin_name(lang) hint=t::latin_name_hint(lang) kind=InputKind::Identifier/>
            <ChoiceField name="identity_kind" label=t::identity_kind(lang) choices=kinds/>
            <TextField name="identity_number" label=t::identity_number(lang) kind=InputKind::Identifier maxlength=40 note/>
            <SelectField name="nationality" label=t::nationality(lang) choices=words::countries(lang) autocomplete="country"/>
            <DateField names=date_names!(birth_day, birth_month, birth_year, birth_calendar) label=t::born_on(lang) hint=t::born_on_hint(lang) birthday=true typed/>
            <ChoiceField name="gender" label=t::gender(lang) choices=genders inline=true/>
        </section>
    }
}
