//! Server functions of staff and roles.

use domain::account::{RoleAct, RoleChangeFields, StaffInviteFields};
use domain::permission::Role;
use domain::time::Instant;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    crate::request::{self, signed_in},
    domain::{form::Form, ids::AccountId},
    usecases::accounts::{self, StaffMember},
};

/// Someone of staff.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Member {
    pub id: String,
    pub name: String,
    pub email: String,
    /// Code of the account's state.
    pub status: String,
    pub has_second_factor: bool,
    pub roles: Vec<Role>,
    /// True for who asks.
    pub is_self: bool,
}

/// A role given or taken.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PastChange {
    pub role: Role,
    pub act: RoleAct,
    pub reason: String,
    pub by_name: String,
    pub changed_at: Instant,
}

/// Someone of staff with what became of their roles.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MemberFile {
    pub member: Member,
    pub changes: Vec<PastChange>,
}

/// Everyone of staff.
#[server(prefix = "/api", endpoint = "people/list")]
pub async fn list() -> Result<Vec<Member>, AppError> {
    let (portal, actor) = signed_in()?;
    let staff = accounts::list_staff(&portal, &actor).await?;
    Ok(staff.into_iter().map(|member| shown(member, actor.account)).collect())
}

/// One of them.
#[server(prefix = "/api", endpoint = "people/get")]
pub async fn get(#[server(default)] id: String) -> Result<MemberFile, AppError> {
    let (portal, actor) = signed_in()?;
    let account = AccountId::parse(&id).ok_or(AppError::NotFound)?;
    let (member, changes) = accounts::get_staff_member(&portal, &actor, account).await?;
    Ok(MemberFile {
        member: shown(member, actor.account),
        changes: changes
            .into_iter()
            .map(|change| PastChange {
                role: change.role,
                act: change.act,
                reason: change.reason,
                by_name: change.by_name,
                changed_at: change.changed_at,
            })
            .collect(),
    })
}

/// Invites someone.
#[server(prefix = "/api", endpoint = "people/invite")]
pub async fn invite(#[server(default)] fields: StaffInviteFields) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    accounts::invite(&portal, &actor, fields.parse(())?).await?;
    request::go("/office/people?done=invited");
    Ok(())
}

/// Gives or takes a role.
#[server(prefix = "/api", endpoint = "people/change-role")]
pub async fn change_role(
    #[server(default)] fields: RoleChangeFields,
    #[server(default)] id: String,
) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let account = AccountId::parse(&id).ok_or(AppError::NotFound)?;
    let input = fields.parse(())?;
    accounts::change_role(&portal, &actor, account, input).await?;
    let left =
        accounts::list_staff(&portal, &actor).await.is_ok_and(|staff| staff.iter().any(|member| member.id == account));
    // Who has no role of staff left has no page here any more.
    request::go(&if left {
        format!("/office/people/{account}?done=role")
    } else {
        "/office/people?done=role".to_owned()
    });
    Ok(())
}

/// Suspends an account.
#[server(prefix = "/api", endpoint = "people/suspend")]
pub async fn suspend(#[server(default)] id: String) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let account = AccountId::parse(&id).ok_or(AppError::NotFound)?;
    accounts::suspend(&portal, &actor, account).await?;
    request::go(&format!("/office/people/{account}?done=suspended"));
    Ok(())
}

/// Opens a suspended account again.
#[server(prefix = "/api", endpoint = "people/reactivate")]
pub async fn reactivate(#[server(default)] id: String) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let account = AccountId::parse(&id).ok_or(AppError::NotFound)?;
    accounts::reactivate(&portal, &actor, account).await?;
    request::go(&format!("/office/people/{account}?done=reactivated"));
    Ok(())
}

#[cfg(feature = "ssr")]
fn shown(member: StaffMember, own: AccountId) -> Member {
    Member {
        id: member.id.to_string(),
        name: member.name,
        email: member.email,
        status: member.status.code().to_owned(),
        has_second_factor: member.has_second_factor,
        roles: member.roles,
        is_self: member.id == own,
    }
}
