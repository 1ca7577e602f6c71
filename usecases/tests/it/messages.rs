//! The outbox and the ways out.

use domain::lang::Lang;
use usecases::messages::{self, Channel, Recipient, Template};
use usecases::ports::Mailer;
use usecases::testkit::{SmtpSink, Testbed};
use usecases::{on_both_engines, transaction};

async fn tell(portal: &Testbed, address: &str, lang: Lang) {
    let to = Recipient { account: None, address: address.into(), lang };
    transaction!(portal.db, tx => {
        messages::send(portal, tx, Channel::Mail, &to, Template::PasswordChanged, &[("name", "منى")]).await
    })
    .unwrap();
}

async fn states(portal: &Testbed) -> Vec<String> {
    let statement = usecases::db::Statement { name: "states", text: "select state from messages order by id" };
    let mut tx = portal.db.read().await.unwrap();
    tx.fetch_all::<(String,)>(statement, vec![]).await.unwrap().into_iter().map(|(state,)| state).collect()
}

on_both_engines! {
    async fn a_mail_arrives_at_a_real_smtp_server_once(bed) {
        let (sink, mut bed) = (SmtpSink::start().await, bed);
        bed.portal.mailer = Mailer::smtp(&sink.address()).unwrap();
        tell(&bed, "mona@example.com", Lang::Ar).await;
        bed.work().await;
        bed.clock.advance_seconds(7_200);
        bed.work().await;
        let received = sink.received();
        assert_eq!(received.len(), 1);
        assert_eq!(received[0].to, ["mona@example.com"]);
        assert_eq!(received[0].from, "portal@portal.example");
        assert!(received[0].data.contains("Subject: =?utf-8?b?"), "{}", received[0].data);
        assert_eq!(states(&bed).await, ["sent"]);
        // What left the building is not kept.
        assert!(bed.sent().await.is_empty());
    }

    async fn a_mailbox_that_does_not_exist_is_given_up_and_a_busy_server_tried_again(bed) {
        let (sink, mut bed) = (SmtpSink::start().await, bed);
        bed.portal.mailer = Mailer::smtp(&sink.address()).unwrap();
        tell(&bed, "refused@example.com", Lang::En).await;
        tell(&bed, "later@example.com", Lang::En).await;
        bed.work().await;
        assert_eq!(states(&bed).await, ["failed", "queued"]);
        for _ in 0..14 {
            bed.clock.advance_seconds(3_600);
            bed.work().await;
        }
        assert_eq!(states(&bed).await, ["failed", "failed"]);
        assert_eq!(sink.received().len(), 0);
    }

    async fn a_developer_sees_what_was_sent_and_nobody_else_does(bed) {
        tell(&bed, "mona@example.com", Lang::Ar).await;
        let sent = bed.sent_to("mona@example.com").await;
        assert!(sent[0].content.text.contains("https://portal.example/ar/forgotten-password"));
        let mut real = (*bed).clone();
        let mut settings = (*real.settings).clone();
        settings.is_demonstration = false;
        real.settings = settings.into();
        assert!(matches!(messages::list_sent(&real, 10).await, Err(usecases::Error::NotFound)));
    }
}
