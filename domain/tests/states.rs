//! `docs/states/` says what the tables say. `UPDATE_STATES=1 cargo test -p domain --test states` writes it anew.

#![allow(clippy::unwrap_used)]

use std::path::Path;

fn says(file: &str, page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/states").join(file);
    if std::env::var_os("UPDATE_STATES").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(written, page, "{file} is stale: UPDATE_STATES=1 cargo test -p domain --test states");
}

#[test]
fn the_application_page_is_made_from_its_table() {
    says("application.md", &domain::application::diagram::diagram());
}

#[test]
fn the_refund_claim_page_is_made_from_its_table() {
    says("refund-claim.md", &domain::refund::diagram::diagram());
}
