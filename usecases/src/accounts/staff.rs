//! Staff: invited by an administrator, who gives and takes roles but sets no password and cannot remove the last
//! administrator (domain.md §3).

use domain::account::{AcceptInviteInput, AccountStatus, RoleAct, RoleChangeInput, StaffInviteInput};
use domain::ids::{AccountId, SessionId};
use domain::permission::{Denied, Permission, Role};
use domain::time::Instant;
use uuid::Uuid;

use super::one_time::{self, Issue, Purpose, Refused};
use super::sign_in::Visit;
use super::{find_by_email, get, limits, link, store};
use crate::audit::Subject;
use crate::context::{Actor, Portal};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::messages::{self, Channel, Template};
use crate::secrets::Token;
use crate::{audit, binds, transaction};

/// The chain on which changes of administrators are recorded: its head is locked first, so that two administrators who
/// remove each other at the same moment come one after the other.
const OFFICE: Subject = Subject { kind: "office", id: Uuid::nil() };

/// Someone with a role of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffMember {
    /// Their account.
    pub id: AccountId,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// State of the account.
    pub status: AccountStatus,
    /// True when their second factor is set up.
    pub has_second_factor: bool,
    /// Their roles of staff.
    pub roles: Vec<Role>,
}

#[derive(sqlx::FromRow)]
struct StaffRow {
    id: Uuid,
    name: String,
    email: String,
    status: String,
    totp_confirmed_at: Option<i64>,
    role: String,
}

/// Everyone with a role of staff, by name.
///
/// # Errors
/// Forbidden without [`Permission::ManagePeople`].
pub async fn list_staff(portal: &Portal, actor: &Actor) -> Result<Vec<StaffMember>> {
    actor.require(Permission::ManagePeople)?;
    let mut tx = portal.db.read().await?;
    let rows: Vec<StaffRow> = tx.fetch_all(store::LIST_STAFF, vec![]).await?;
    let mut members: Vec<StaffMember> = Vec::new();
    for row in rows {
        let Some(role) = Role::parse(&row.role) else { continue };
        match members.last_mut() {
            Some(last) if last.id.0 == row.id => last.roles.push(role),
            _ => members.push(StaffMember {
                id: AccountId(row.id),
                name: row.name,
                email: row.email,
                status: AccountStatus::parse(&row.status).unwrap_or(AccountStatus::Suspended),
                has_second_factor: row.totp_confirmed_at.is_some(),
                roles: vec![role],
            }),
        }
    }
    Ok(members)
}

/// Someone of staff with what became of their roles, newest first; that their file was looked at is recorded.
///
/// # Errors
/// Forbidden without [`Permission::ManagePeople`] and [`Permission::ManageRoles`]; [`Error::NotFound`] for who is not of staff.
pub async fn get_staff_member(
    portal: &Portal,
    actor: &Actor,
    account: AccountId,
) -> Result<(StaffMember, Vec<RoleChange>)> {
    let staff = list_staff(portal, actor).await?;
    let member = staff.into_iter().find(|member| member.id == account).ok_or(Error::NotFound)?;
    let changes = list_role_changes(portal, actor, account).await?;
    audit::read_of(portal, actor, account).await?;
    Ok((member, changes))
}

/// A role given or taken, with why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleChange {
    /// The role.
    pub role: Role,
    /// Given or taken.
    pub act: RoleAct,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by_name: String,
    /// When.
    pub changed_at: Instant,
}

#[derive(sqlx::FromRow)]
struct RoleChangeRow {
    role: String,
    act: String,
    reason: String,
    by_name: String,
    changed_at: i64,
}

/// The roles given to and taken from a person, newest first.
///
/// # Errors
/// Forbidden without [`Permission::ManageRoles`].
pub async fn list_role_changes(portal: &Portal, actor: &Actor, account: AccountId) -> Result<Vec<RoleChange>> {
    actor.require(Permission::ManageRoles)?;
    let mut tx = portal.db.read().await?;
    let rows: Vec<RoleChangeRow> = tx.fetch_all(store::ROLE_CHANGES, binds![account]).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(RoleChange {
                role: Role::parse(&row.role)?,
                act: RoleAct::parse(&row.act)?,
                reason: row.reason,
                by_name: row.by_name,
                changed_at: Instant::from_micros(row.changed_at),
            })
        })
        .collect())
}

/// Invites someone with a first role: a link is mailed by which they choose their password. Invited again while they
/// have not come, a new link is mailed.
///
/// # Errors
/// Forbidden without [`Permission::ManagePeople`]; conflict `email-taken` (an administrator may know it).
pub async fn invite(portal: &Portal, actor: &Actor, input: StaffInviteInput) -> Result<AccountId> {
    actor.require(Permission::ManagePeople)?;
    actor.require(Permission::ManageRoles)?;
    let now = portal.now();
    let name = input.name.as_str();
    transaction!(portal.db, tx => {
        let id = AccountId(portal.new_id());
        let row = binds![
            id,
            AccountStatus::AwaitingActivation.code(),
            input.email.as_str(),
            name,
            domain::text::fold(name),
            actor.lang.code(),
            None::<&str>,
            now,
            None::<i64>,
        ];
        if tx.execute(store::INSERT, row).await? == 1 {
            audit::event("staff-invited", id).by(actor).with("role", input.role).record(portal, tx).await?;
        }
        let account = find_by_email(tx, input.email.as_str()).await?.ok_or(Error::NotFound)?;
        // Someone who registered by themself keeps their own account; roles are given to it instead.
        if account.status()? != AccountStatus::AwaitingActivation || account.password_hash.is_some() {
            return Err(Error::conflict("email-taken"));
        }
        give(portal, tx, actor, account.account(), input.role).await?;
        let drawn = one_time::draw(portal);
        one_time::budget(portal, tx, Purpose::Invite, &account.email, false).await?;
        let issue = Issue {
            purpose: Purpose::Invite,
            account: Some(account.account()),
            target: &account.email,
            drawn: Some(&drawn),
            subject: serde_json::Value::Null,
        };
        one_time::issue(portal, tx, issue).await?;
        let link = link(portal, account.lang(), "accept-invite", &drawn.token);
        messages::send(portal, tx, Channel::Mail, &account.by_mail(), Template::Invite, &[("name", name), ("link", &link)]).await?;
        Ok(account.account())
    })
}

/// Takes an invitation up with a password of one's own. The second factor is set up at the first sign-in.
///
/// # Errors
/// Invalid `token`: `invalid-link`, `link-expired`, `link-used`, `link-superseded`.
pub async fn accept_invite(portal: &Portal, input: AcceptInviteInput, visit: &Visit) -> Result<()> {
    let hash = portal.hasher.hash_new(&portal.rng, &input.password, &[]).await?;
    let (token, now) = (Token::presented(input.token.as_str()), portal.now());
    let outcome = transaction!(portal.db, tx => {
        limits::hit(portal, tx, limits::TRIES_OF_PLACE, &visit.address).await?;
        let row = match one_time::redeem_token(portal, tx, Purpose::Invite, &token).await? {
            Ok(row) => row,
            Err(refused) => return Ok(Err(refused)),
        };
        let Some(id) = row.account() else { return Ok(Err(Refused::Wrong)) };
        if tx.execute(store::ACCEPT_INVITE, binds![id, now, &hash]).await? == 0 {
            return Ok(Err(Refused::Used));
        }
        audit::event("invite-accepted", id).by_account(id).record(portal, tx).await?;
        Ok(Ok(()))
    })?;
    outcome.map_err(Refused::of_link)
}

/// Gives or takes a role of staff; it counts at the next request of the person. Done again it does nothing.
///
/// # Errors
/// Forbidden without [`Permission::ManageRoles`], for oneself (own file) when giving, and for the last administrator.
pub async fn change_role(portal: &Portal, actor: &Actor, account: AccountId, input: RoleChangeInput) -> Result<()> {
    actor.require(Permission::ManageRoles)?;
    transaction!(portal.db, tx => {
        let person = get(tx, account).await?;
        match input.act {
            RoleAct::Give if account == actor.account => return Err(Denied::OwnFile.into()),
            RoleAct::Give => give(portal, tx, actor, person.account(), input.role).await?,
            RoleAct::Take => take(portal, tx, actor, person.account(), input.role).await?,
        }
        let change = binds![
            portal.new_id(),
            account,
            input.role.code(),
            input.act.code(),
            input.reason.as_str(),
            actor.account,
            portal.now(),
        ];
        tx.execute(store::INSERT_ROLE_CHANGE, change).await?;
        Ok(())
    })
}

async fn give(portal: &Portal, tx: &mut Tx, actor: &Actor, account: AccountId, role: Role) -> Result<()> {
    if tx.execute(store::INSERT_ROLE, binds![account, role.code(), actor.account, portal.now()]).await? == 1 {
        audit::event("role-given", account).by(actor).with("role", role).record(portal, tx).await?;
    }
    Ok(())
}

async fn take(portal: &Portal, tx: &mut Tx, actor: &Actor, account: AccountId, role: Role) -> Result<()> {
    if role == Role::Administrator {
        audit::event("administrator-leaves", OFFICE).by(actor).with("account", account).record(portal, tx).await?;
    }
    let has: Option<(i64,)> = tx.fetch_optional(store::HAS_ROLE, binds![account, role.code()]).await?;
    if has.is_none() {
        return Ok(());
    }
    if tx.execute(store::DELETE_ROLE, binds![account, role.code()]).await? == 0 {
        return Err(Denied::LastAdministrator.into());
    }
    audit::event("role-taken", account).by(actor).with("role", role).record(portal, tx).await?;
    Ok(())
}

/// Suspends an account: its sessions end, nobody signs in.
///
/// # Errors
/// Forbidden without [`Permission::ManagePeople`], for oneself, and for the last administrator. [`Error::NotFound`] when
/// it is not active.
pub async fn suspend(portal: &Portal, actor: &Actor, account: AccountId) -> Result<()> {
    actor.require(Permission::ManagePeople)?;
    if account == actor.account {
        return Err(Denied::OwnFile.into());
    }
    let now = portal.now();
    transaction!(portal.db, tx => {
        audit::event("administrator-leaves", OFFICE).by(actor).with("account", account).record(portal, tx).await?;
        let is_administrator: Option<(i64,)> = tx.fetch_optional(store::HAS_ROLE, binds![account, Role::Administrator.code()]).await?;
        let (others,): (i64,) = tx.fetch_one(store::OTHER_ADMINISTRATORS, binds![account]).await?;
        if is_administrator.is_some() && others == 0 {
            return Err(Denied::LastAdministrator.into());
        }
        set_status(tx, account, AccountStatus::Active, AccountStatus::Suspended).await?;
        tx.execute(store::END_OTHER_SESSIONS, binds![account, None::<SessionId>, now, "account-closed"]).await?;
        audit::event("account-suspended", account).by(actor).record(portal, tx).await?;
        Ok(())
    })
}

/// Opens a suspended account again.
///
/// # Errors
/// Forbidden without [`Permission::ManagePeople`]; [`Error::NotFound`] when it is not suspended.
pub async fn reactivate(portal: &Portal, actor: &Actor, account: AccountId) -> Result<()> {
    actor.require(Permission::ManagePeople)?;
    transaction!(portal.db, tx => {
        set_status(tx, account, AccountStatus::Suspended, AccountStatus::Active).await?;
        audit::event("account-reactivated", account).by(actor).record(portal, tx).await?;
        Ok(())
    })
}

async fn set_status(tx: &mut Tx, account: AccountId, from: AccountStatus, to: AccountStatus) -> Result<()> {
    match tx.execute(store::SET_STATUS, binds![account, to.code(), from.code()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
