//! What a left join brings, or does not.

use sqlx::{ColumnIndex, FromRow, ValueRef as _};

/// Columns that stand in a row only where a left join found something.
pub trait Joined {
    /// A column of them that is never null in its table: where it is null, nothing was found. SQLite would read the others'
    /// nulls as zeros and empty texts.
    const KEY: &'static str;
}

/// The columns of a left join: `#[sqlx(flatten)] found: Maybe<Found>`.
#[derive(Clone, Debug)]
pub struct Maybe<T>(pub Option<T>);

impl<'r, R: sqlx::Row, T: Joined + FromRow<'r, R>> FromRow<'r, R> for Maybe<T>
where
    &'static str: ColumnIndex<R>,
{
    fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
        let is_there = !row.try_get_raw(T::KEY)?.is_null();
        is_there.then(|| T::from_row(row)).transpose().map(Self)
    }
}
