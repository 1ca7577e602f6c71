//! Providers of text messages, against a server that answers as they do.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use usecases::ports::Sms;

/// Answers one request after the other with the given status and body, and keeps what it was sent.
async fn provider(answers: Vec<(&'static str, &'static str)>) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let heard = Arc::new(Mutex::new(Vec::new()));
    let kept = heard.clone();
    tokio::spawn(async move {
        for (status, body) in answers {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut text = Vec::new();
            let mut buffer = [0; 4096];
            loop {
                let read = stream.read(&mut buffer).await.unwrap();
                text.extend_from_slice(&buffer[..read]);
                let so_far = String::from_utf8_lossy(&text).into_owned();
                let Some((head, rest)) = so_far.split_once("\r\n\r\n") else { continue };
                let length = head
                    .lines()
                    .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse::<usize>().ok())
                    .unwrap_or(0);
                if rest.len() >= length {
                    kept.lock().unwrap().push(so_far);
                    break;
                }
            }
            let answer = format!(
                "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    (address, heard)
}

#[tokio::test]
async fn unifonic_takes_a_form_and_says_success_in_its_body() {
    let (base, heard) = provider(vec![
        ("200 OK", r#"{"success":true,"errorCode":"ER-00","data":{"MessageID":42000348806924,"Status":"Sent"}}"#),
        ("200 OK", r#"{"success":false,"message":"Dest num is too short","errorCode":"ER-04","data":{}}"#),
        ("503 Service Unavailable", ""),
    ])
    .await;
    let sms = Sms::provider("unifonic", "app-sid", "MUMARIS", Some(&base)).unwrap();
    sms.send("+966512345678", "الرمز 123456").await.unwrap();
    let request = heard.lock().unwrap()[0].clone();
    assert!(request.starts_with("POST /rest/SMS/messages HTTP/1.1"), "{request}");
    assert!(request.contains("AppSid=app-sid&SenderID=MUMARIS&Recipient=966512345678&Body=%D8%A7"), "{request}");
    let refused = sms.send("+9665", "x").await.unwrap_err();
    assert_eq!((refused.code, refused.is_permanent), ("sms-refused", true));
    assert!(!sms.send("+966512345678", "x").await.unwrap_err().is_permanent);
    assert!(!format!("{sms:?}").contains("app-sid"));
}

#[tokio::test]
async fn taqnyat_takes_json_with_a_bearer_token() {
    let (base, heard) = provider(vec![
        (
            "201 Created",
            r#"{"statusCode":201,"messageId":5678,"cost":"0.0450","accepted":"[966512345678,]","rejected":"[]"}"#,
        ),
        ("400 Bad Request", r#"{"statusCode":400,"message":"recipients"}"#),
        ("401 Unauthorized", r#"{"statusCode":401}"#),
    ])
    .await;
    let sms = Sms::provider("taqnyat", "token", "MUMARIS", Some(&base)).unwrap();
    sms.send("+966512345678", "code 123456").await.unwrap();
    let request = heard.lock().unwrap()[0].clone();
    assert!(request.starts_with("POST /v1/messages HTTP/1.1"), "{request}");
    assert!(request.to_ascii_lowercase().contains("authorization: bearer token"), "{request}");
    let body: serde_json::Value = serde_json::from_str(request.split_once("\r\n\r\n").unwrap().1).unwrap();
    assert_eq!(body, serde_json::json!({ "recipients": ["966512345678"], "body": "code 123456", "sender": "MUMARIS" }));
    assert!(sms.send("+9665", "x").await.unwrap_err().is_permanent);
    // A wrong key is ours to put right: the message waits.
    assert!(!sms.send("+966512345678", "x").await.unwrap_err().is_permanent);
}

#[tokio::test]
async fn a_provider_that_is_away_is_tried_again_and_an_unknown_one_is_none() {
    let sms = Sms::provider("taqnyat", "token", "MUMARIS", Some("http://127.0.0.1:9")).unwrap();
    let away = sms.send("+966512345678", "x").await.unwrap_err();
    assert_eq!((away.code, away.is_permanent), ("sms-provider-unreachable", false));
    assert!(Sms::provider("pigeon", "", "", None).is_err());
}

#[tokio::test]
async fn what_is_no_answer_of_theirs_is_not_taken_for_one() {
    for name in ["unifonic", "taqnyat"] {
        let nonsense = vec![
            ("200 OK", "<html>Gateway</html>"),
            ("201 Created", ""),
            ("200 OK", "{}"),
            ("200 OK", r#"{"success":"perhaps","statusCode":"soon"}"#),
            ("302 Found", ""),
            ("429 Too Many Requests", "[]"),
        ];
        let count = nonsense.len();
        let (base, heard) = provider(nonsense).await;
        let sms = Sms::provider(name, "key", "MUMARIS", Some(&base)).unwrap();
        for turn in 0..count {
            let refused = sms.send("+966512345678", "x").await.unwrap_err();
            assert_eq!((refused.code, refused.is_permanent), ("sms-refused", false), "{name} {turn}");
        }
        assert_eq!(heard.lock().unwrap().len(), count);
    }
}

#[tokio::test]
async fn taqnyat_may_reject_a_number_and_still_answer_201() {
    let rejected = r#"{"statusCode":201,"messageId":5679,"accepted":"[]","rejected":"[966512345678,]"}"#;
    let (base, _heard) = provider(vec![("201 Created", rejected)]).await;
    let sms = Sms::provider("taqnyat", "token", "MUMARIS", Some(&base)).unwrap();
    assert!(sms.send("+966512345678", "x").await.unwrap_err().is_permanent);
}

#[tokio::test]
async fn a_provider_that_takes_the_call_and_never_answers_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    for name in ["unifonic", "taqnyat"] {
        let patience = std::time::Duration::from_millis(50);
        let sms = Sms::provider(name, "key", "MUMARIS", Some(&base)).unwrap().with_patience(patience).unwrap();
        let late = sms.send("+966512345678", "x").await.unwrap_err();
        assert_eq!((late.code, late.is_permanent), ("sms-provider-unreachable", false));
    }
}
