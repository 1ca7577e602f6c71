//! `test`.
use anyhow::Result;
pub(crate) struct Selection;
impl Selection {
    pub(crate) fn parse(_: &[&str]) -> Result<Self> {
        Ok(Self)
    }
}
pub(crate) fn run(_: &Selection) -> Result<()> {
    Ok(())
}
