//! The JSON API.

use serde_json::{Value, json};
use usecases::on_both_engines;

use super::*;

async fn call(service: &Router, path: &str, body: &Value) -> (StatusCode, Value) {
    let response = post(service, path, "", "application/json", body.to_string()).await;
    (response.status(), json(response).await)
}

const QUOTES: &str = "/api/v1/fee-quotes";
const ASSESSMENTS: &str = "/api/v1/refund-assessments";

#[derive(serde::Deserialize)]
struct GoldenRefund {
    name: String,
    expect: ExpectedRefund,
    #[serde(flatten)]
    case: Value,
}

#[derive(serde::Deserialize)]
struct ExpectedRefund {
    total: i64,
}

fn golden_refunds() -> Vec<GoldenRefund> {
    serde_json::from_str(include_str!("../../../domain/tests/cases/refunds.json")).expect("the golden cases")
}

/// Whether a value has the shape that the description gives it; where it does not.
fn faults(schemas: &Value, schema: &Value, value: &Value, place: &str, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return faults(schemas, &schemas[name], value, place, found);
    }
    if let Some(one) = schema["oneOf"].as_array() {
        let fits = |schema: &Value| {
            let mut faults_of_one = Vec::new();
            faults(schemas, schema, value, place, &mut faults_of_one);
            faults_of_one.is_empty()
        };
        if !one.iter().any(fits) {
            found.push(format!("{place}: none of the shapes"));
        }
        return;
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return,
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    // An element described as an object is any value: pairs and parameters.
    if !kinds.contains(&kind) && schema != &json!({"type": "object"}) {
        found.push(format!("{place}: {kind}, described as {kinds:?}"));
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        faults(schemas, &schema["items"], item, &format!("{place}[{index}]"), found);
    }
    let Some(described) = schema["properties"].as_object() else { return };
    for (name, value) in value.as_object().into_iter().flatten() {
        match described.get(name) {
            Some(schema) => faults(schemas, schema, value, &format!("{place}.{name}"), found),
            None => found.push(format!("{place}.{name}: not described")),
        }
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(name).is_none() {
            found.push(format!("{place}.{name}: missing"));
        }
    }
}

async fn described(service: &Router) -> Value {
    json(get(service, "/api/v1/openapi.json", "").await).await
}

fn assert_fits(description: &Value, name: &str, value: &Value) {
    let mut found = Vec::new();
    faults(&description["components"]["schemas"], &description["components"]["schemas"][name], value, name, &mut found);
    assert!(found.is_empty(), "{found:#?}");
}

on_both_engines! {
    async fn what_is_answered_is_what_is_described(bed) {
        let service = service(&bed);
        let description = described(&service).await;
        let paths: Vec<&String> = description["paths"].as_object().expect("paths").keys().collect();
        assert!(paths.len() >= 6, "{paths:?}");
        let services = json(get(&service, "/api/v1/services", "").await).await;
        assert_eq!(services.as_array().map(Vec::len), Some(domain::service::ServiceCode::ALL.len()));
        for one in services.as_array().expect("a list") {
            assert_fits(&description, "Service", one);
            assert!(!one["name"]["ar"].as_str().unwrap_or_default().is_empty(), "{one}");
            let path = format!("/api/v1/services/{}", one["code"].as_str().expect("a code"));
            assert_eq!(&json(get(&service, &path, "").await).await, one);
        }
        let editions = json(get(&service, "/api/v1/policy/editions", "").await).await;
        for edition in editions.as_array().expect("a list") {
            assert_fits(&description, "EditionLink", edition);
            let whole = json(get(&service, edition["href"].as_str().expect("a link"), "").await).await;
            assert_eq!(whole["effective_on"], edition["effective_on"]);
        }
        let (status, quote) = call(&service, QUOTES, &json!({"service": "classification", "rank": "consultant", "profession": "medicine"})).await;
        assert_eq!((status, quote["total"].as_i64()), (StatusCode::OK, Some(180_000)));
        assert_fits(&description, "FeeQuote", &quote);
        let (status, refused) = call(&service, QUOTES, &json!({"service": "x", "rank": "y"})).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_fits(&description, "Refused", &refused);
    }

    async fn every_golden_refund_is_answered_and_described(bed) {
        let service = service(&bed);
        let description = described(&service).await;
        for golden in golden_refunds() {
            let (status, decision) = call(&service, &format!("{ASSESSMENTS}?edition={}", policy::current().effective_on.to_iso()), &golden.case).await;
            assert_eq!((status, decision["total"].as_i64()), (StatusCode::OK, Some(golden.expect.total)), "{}", golden.name);
            assert_fits(&description, "RefundDecision", &decision);
            assert_fits(&description, "RefundCase", &golden.case);
        }
    }

    async fn a_refusal_names_every_violation_by_its_place(bed) {
        let service = service(&bed);
        let (status, refused) = call(&service, QUOTES, &json!({"rank": "king", "expires_on": "2026-13-01"})).await;
        let violations = json!([
            {"field": "service", "code": "required"}, {"field": "rank", "code": "not-a-choice"}, {"field": "expires_on", "code": "not-a-date"}
        ]);
        assert_eq!((status, &refused), (StatusCode::UNPROCESSABLE_ENTITY, &json!({"kind": "invalid", "violations": violations})));
        let (status, refused) = call(&service, QUOTES, &json!({"service": "classification"})).await;
        assert_eq!((status, &refused["violations"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("rank")));
        let mut case = golden_refunds().remove(0).case;
        case["lines"][1]["amount"] = json!("much");
        let (status, refused) = call(&service, ASSESSMENTS, &case).await;
        assert_eq!((status, &refused["violations"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("lines[1].amount")));
        case["lines"][1]["amount"] = json!(-1);
        let (status, refused) = call(&service, ASSESSMENTS, &case).await;
        assert_eq!((status, &refused["violations"][0]["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("negative-amount")));
    }

    async fn what_is_not_there_is_not_found(bed) {
        let service = service(&bed);
        for path in ["/api/v1/services/x", "/api/v1/policy/editions/2020-01-01", "/api/v1/nothing"] {
            let response = get(&service, path, "").await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }

    async fn where_an_application_stands_is_told_by_its_number(bed) {
        let service = service(&bed);
        let mona = usecases::testkit::filings::applicant(&bed).await;
        let id = usecases::testkit::filings::filed(&bed, &mona, 1).await;
        let mine = usecases::applications::list(&bed, &mona).await.expect("the list");
        let view = mine.iter().find(|one| one.id == id).expect("the application is listed");
        let status = json(get(&service, &format!("/api/v1/applications/{}/status", view.number.replace(' ', "%20")), "").await).await;
        assert_fits(&described(&service).await, "ApplicationStatus", &status);
        assert!(!status.to_string().contains(&mona.name), "{status}");
        for (number, expected) in [("x", StatusCode::UNPROCESSABLE_ENTITY), ("%ff", StatusCode::BAD_REQUEST)] {
            assert_eq!(get(&service, &format!("/api/v1/applications/{number}/status"), "").await.status(), expected, "{number}");
        }
    }

    async fn a_forged_notice_is_taken_and_does_nothing(bed) {
        let service = service(&bed);
        for payment in ["00000000-0000-0000-0000-000000000000", "x", "' or 1=1"] {
            let notice = json!({"event": "paid", "payment": payment}).to_string();
            let response = post(&service, "/api/v1/payments/notice", "", "application/json", notice).await;
            assert_eq!(response.status(), StatusCode::NO_CONTENT, "{payment}");
        }
        let (status, _) = call(&service, "/api/v1/payments/notice", &json!({"event": 1})).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn two_hundred_hostile_bodies_never_break_anything(bed) {
        let service = service(&bed);
        let mut draw = Draw(7);
        let cases: Vec<String> = golden_refunds().into_iter().map(|golden| golden.case.to_string()).collect();
        let pieces = ["9223372036854775807", "-1", "null", "\"0001-01-01\"", "\"9999-12-31\"", "{}", "[]", "1e308", "\"\\u0000\"", "true", "[[[[[[[["];
        for round in 0..200 {
            let mut body = draw.of(&cases).clone().into_bytes();
            match draw.below(4) {
                // One value becomes another.
                0 | 1 => {
                    let starts: Vec<usize> = (1..body.len()).filter(|at| body[at - 1] == b':').collect();
                    let start = *draw.of(&starts);
                    let end = (start..body.len()).find(|at| matches!(body[*at], b',' | b'}')).unwrap_or(body.len());
                    body.splice(start..end, draw.of(&pieces).bytes());
                }
                2 => body.truncate(draw.below(cases[0].len())),
                _ => {
                    for _ in 0..4 {
                        let at = draw.below(body.len());
                        body[at] = u8::try_from(draw.below(256)).unwrap_or(0);
                    }
                }
            }
            for path in [ASSESSMENTS, QUOTES] {
                let response = post(&service, path, "", "application/json", body.clone()).await;
                assert!(!is_our_failure(response.status()), "{round} {path} {}: {}", String::from_utf8_lossy(&body), response.status());
            }
        }
        let deep = "[".repeat(60_000);
        assert_eq!(post(&service, ASSESSMENTS, "", "application/json", deep).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let large = "x".repeat(300 * 1024);
        assert!(post(&service, ASSESSMENTS, "", "application/json", large).await.status().is_client_error());
    }
}
