//! Staff and their powers.

use domain::account::*;
use domain::form::Form;
use domain::ids::AccountId;
use domain::permission::{Permission, Role};
use usecases::accounts::{self, Entered};
use usecases::context::Actor;
use usecases::testkit::{PASSWORD, Testbed};
use usecases::{Result, audit, on_both_engines};

use crate::accounts::{fault, token_in};

async fn change(bed: &Testbed, actor: &Actor, account: AccountId, role: &str, act: &str) -> Result<()> {
    let fields = RoleChangeFields { role: role.into(), act: act.into(), reason: "انتقال".into() };
    accounts::change_role(bed, actor, account, fields.parse(()).unwrap()).await
}

on_both_engines! {
    async fn the_first_administrator_sets_up_a_second_factor_before_having_powers(bed) {
        let fields = StaffInviteFields { colleague_name: "Noura".into(), colleague_email: "noura@example.com".into(), role: "administrator".into() };
        let invited = async || accounts::invite_first_administrator(&bed, fields.parse(()).unwrap(), domain::lang::Lang::Ar).await;
        let (old, link) = (invited().await.unwrap(), invited().await.unwrap());
        let accept = async |link: &str| {
            let fields = AcceptInviteFields { token: token_in(link), password: PASSWORD.into(), confirm: PASSWORD.into() };
            accounts::accept_invite(&bed, fields.parse(()).unwrap(), &bed.visit()).await
        };
        assert_eq!(fault(accept(&old).await), "token: link-superseded");
        accept(&link).await.unwrap();
        assert_eq!(fault(invited().await), "administrator-exists");
        let sign_in = SignInFields { email: "noura@example.com".into(), password: PASSWORD.into(), ..SignInFields::default() };
        let Entered::Session(opened) = accounts::sign_in(&bed, sign_in.parse(()).unwrap(), &bed.visit()).await.unwrap() else { panic!() };
        assert!(opened.needs_second_factor);
        let actor = async || accounts::authenticate(&bed, &opened.token).await.unwrap().unwrap().actor;
        assert_eq!(fault(accounts::list_staff(&bed, &actor().await).await), "not-permitted");
        let enrolment = accounts::begin_enrolment(&bed, &actor().await).await.unwrap();
        assert_eq!(enrolment.secret.len(), 32);
        assert_eq!(fault(accounts::disable_second_factor(&bed, &actor().await).await), "not-permitted");
    }

    async fn staff_are_invited_and_choose_their_own_password(bed) {
        let admin = bed.actor("noura", &[Role::Administrator]).await;
        let fields = StaffInviteFields { colleague_name: "Salem".into(), colleague_email: "salem@example.com".into(), role: "reviewer".into() };
        let salem = accounts::invite(&bed, &admin, fields.parse(()).unwrap()).await.unwrap();
        bed.clock.advance_seconds(1);
        assert_eq!(accounts::invite(&bed, &admin, fields.parse(()).unwrap()).await.unwrap(), salem);
        let mails = bed.sent_to("salem@example.com").await;
        let accept = async |token: String| {
            let fields = AcceptInviteFields { token, password: PASSWORD.into(), confirm: PASSWORD.into() };
            accounts::accept_invite(&bed, fields.parse(()).unwrap(), &bed.visit()).await
        };
        assert_eq!(fault(accept(token_in(&mails[0].content.text)).await), "token: link-superseded");
        accept(token_in(&mails[1].content.text)).await.unwrap();
        let actor = bed.sign_in("salem").await;
        assert_eq!(actor.roles, [Role::Reviewer]);
        assert_eq!(fault(accounts::invite(&bed, &admin, fields.parse(()).unwrap()).await), "email-taken");
        let staff = accounts::list_staff(&bed, &admin).await.unwrap();
        assert_eq!(staff.iter().map(|member| (member.name.as_str(), member.has_second_factor)).collect::<Vec<_>>(), [("noura", true), ("Salem", false)]);
    }

    async fn a_role_given_or_taken_counts_at_once(bed) {
        let admin = bed.actor("noura", &[Role::Administrator]).await;
        let salem = bed.actor("salem", &[Role::Reviewer]).await;
        change(&bed, &admin, salem.account, "supervisor", "give").await.unwrap();
        change(&bed, &admin, salem.account, "reviewer", "take").await.unwrap();
        change(&bed, &admin, salem.account, "reviewer", "take").await.unwrap();
        let mut tx = bed.db.read().await.unwrap();
        assert_eq!(accounts::roles_of(&mut tx, salem.account).await.unwrap(), [Role::Supervisor]);
        drop(tx);
        let again = bed.sign_in("salem").await;
        assert!(again.require(Permission::DistributeApplications).is_ok());
        assert_eq!(fault(change(&bed, &salem, admin.account, "administrator", "take").await), "not-permitted");
        assert_eq!(fault(change(&bed, &admin, admin.account, "finance-officer", "give").await), "own-file");
    }

    async fn the_last_administrator_stays(bed) {
        let noura = bed.actor("noura", &[Role::Administrator]).await;
        assert_eq!(fault(change(&bed, &noura, noura.account, "administrator", "take").await), "last-administrator");
        let huda = bed.actor("huda", &[Role::Administrator]).await;
        // Each removes the other at the same moment: one of them stays.
        let (one, other) = tokio::join!(
            change(&bed, &noura, huda.account, "administrator", "take"),
            change(&bed, &huda, noura.account, "administrator", "take"),
        );
        assert_ne!(one.is_ok(), other.is_ok());
    }

    async fn a_suspended_account_is_out_at_once(bed) {
        let noura = bed.actor("noura", &[Role::Administrator]).await;
        let mona = bed.applicant("mona").await;
        accounts::suspend(&bed, &noura, mona.account).await.unwrap();
        assert_eq!(accounts::list_sessions(&bed, &mona).await.unwrap(), []);
        let sign_in = SignInFields { email: "mona@example.com".into(), password: PASSWORD.into(), ..SignInFields::default() };
        assert_eq!(fault(accounts::sign_in(&bed, sign_in.parse(()).unwrap(), &bed.visit()).await), "suspended");
        assert_eq!(fault(accounts::suspend(&bed, &noura, noura.account).await), "own-file");
        accounts::reactivate(&bed, &noura, mona.account).await.unwrap();
        bed.sign_in("mona").await;
        assert_eq!(audit::verify(&bed.db).await.unwrap().faults, []);
    }
}
