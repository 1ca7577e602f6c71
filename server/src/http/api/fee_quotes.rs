//! What a service costs. A POST, although it changes nothing: the class of an exemption says something about a person and
//! has no place in an address.

use axum::{Json, extract::State as Extract};
use domain::{
    classification::{Profession, Rank},
    exemption::ExemptClass,
    form::{chosen, chosen_or_none},
    invoice::{FeeQuote, QuoteFault, QuoteRequest, quote},
    service::ServiceCode,
    time::CivilDate,
    violation::{Fault, Violations},
};

use super::{Refusal, given::Given, schema::FeeQuoteRequest};
use crate::state::State;

/// The lines of the invoice that an application would get.
#[utoipa::path(post, path = "/api/v1/fee-quotes", tag = "fees", request_body = FeeQuoteRequest,
    responses((status = 200, description = "What is owed, line by line.", body = super::schema::FeeQuote), (status = 422, description = "Every violation.", body = super::schema::Refused)))]
pub(super) async fn quote_fees(
    Extract(state): Extract<State>,
    Given(asked): Given<FeeQuoteRequest>,
) -> Result<Json<FeeQuote>, Refusal> {
    Ok(Json(answer(&asked, state.portal.today())?))
}

fn answer(asked: &FeeQuoteRequest, today: CivilDate) -> Result<FeeQuote, Violations> {
    let mut violations = Violations::new();
    let typed = |text: &Option<String>| text.clone().unwrap_or_default();
    let service = violations.take("service", chosen(&typed(&asked.service), ServiceCode::parse));
    let rank = violations.take("rank", chosen_or_none(&typed(&asked.rank), Rank::parse)).flatten();
    let profession =
        violations.take("profession", chosen_or_none(&typed(&asked.profession), Profession::parse)).flatten();
    let exempt_class =
        violations.take("exempt_class", chosen_or_none(&typed(&asked.exempt_class), ExemptClass::parse)).flatten();
    let expires_on = violations.take("expires_on", day(&asked.expires_on)).flatten();
    let filed_on = violations.take("filed_on", day(&asked.filed_on)).flatten().unwrap_or(today);
    let request = service.map(|service| QuoteRequest {
        service,
        rank,
        profession,
        expires_on,
        filed_on: Some(filed_on),
        exempt_class,
    });
    let request = violations.or_else_value(request)?;
    quote(policy::effective_on(filed_on), request).map_err(|fault| {
        let violation = match fault {
            QuoteFault::RankMissing => Fault::new("required").at("rank"),
            QuoteFault::ProfessionMissing => Fault::new("required").at("profession"),
            QuoteFault::RankNotOfProfession | QuoteFault::NoFee => Fault::new("rank-not-of-profession").at("rank"),
        };
        violation.into()
    })
}

fn day(typed: &Option<String>) -> Result<Option<CivilDate>, Fault> {
    match typed.as_deref().map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => CivilDate::parse_iso(text).map(Some).ok_or(Fault::new("not-a-date")),
    }
}
