//! `docs/access.md` is the table of permissions, written out: `UPDATE_DOCS=1 cargo test -p domain --test access`.

use std::fmt::Write as _;

use domain::permission::{Permission, Role, allows};

fn table() -> String {
    let mut text = String::from(
        "# Who may do what\n\nWritten from `domain::permission::TABLE` by `domain/tests/access.rs` (`UPDATE_DOCS=1`); `/office/roles` shows the same. \
         Nothing else grants anything.\nPowers of staff are there only in a session in which the second factor was shown.\n\n| permission |",
    );
    for role in Role::ALL {
        let _ = write!(text, " {role} |");
    }
    text.push_str("\n|---|");
    for _ in Role::ALL {
        text.push_str("---|");
    }
    text.push('\n');
    for permission in Permission::ALL {
        let _ = write!(text, "| {permission} |");
        for role in Role::ALL {
            text.push_str(if allows(&[*role], *permission) { " yes |" } else { "  |" });
        }
        text.push('\n');
    }
    text.push_str(
        "\nWhat no role lifts: nobody decides on their own file (`own-file`); money goes out by two people (`same-person`); the last administrator \
         stays (`last-administrator`); nobody gives themself a role.\n",
    );
    text
}

#[test]
fn the_document_of_access_says_what_the_table_grants() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/access.md");
    let wanted = table();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &wanted).expect("the document is written");
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert!(found == wanted, "docs/access.md is not what the table says: run with UPDATE_DOCS=1");
}
