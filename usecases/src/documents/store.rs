//! SQL of documents.

use crate::db::statements;

/// The columns of [`Row`](super::record::Row).
macro_rules! columns {
    () => {
        "id, application_id, account_id, kind, about_id, media_type, bytes, pages, sha256, file_name_sealed, uploaded_at, replaced_at, erased_at"
    };
}
pub(crate) use columns;

statements! {
    /// A document that has its file.
    INSERT = "insert into documents (id, application_id, account_id, kind, about_id, media_type, bytes, pages, sha256, file_name_sealed, uploaded_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// A document.
    FIND = concat!("select ", columns!(), " from documents where id = $1");
    /// The proof of a refund's ground that no claim has named, the newest.
    FIND_FREE_PROOF = concat!("select ", columns!(), " from documents where application_id = $1 and kind = 'refund-proof' and replaced_at is null
        and not exists (select 1 from refund_claims c where c.proof_id = documents.id) order by uploaded_at desc, id desc limit 1");
    /// The documents of an application that stand, oldest first; a proof is a claim's.
    LIST_CURRENT = concat!("select ", columns!(), " from documents where application_id = $1 and kind <> 'refund-proof' and replaced_at is null order by uploaded_at, id limit 200");
    /// Every document of an account that has its file.
    LIST_KEPT_OF = "select id from documents where account_id = $1 and erased_at is null order by uploaded_at, id limit 1000";
    /// How many stand in an application.
    COUNT_CURRENT = "select cast(count(*) as bigint) from documents where application_id = $1 and kind <> 'refund-proof' and replaced_at is null";
    /// Bytes that an account has us keep.
    SUM_BYTES = "select cast(coalesce(sum(bytes), 0) as bigint) from documents where account_id = $1 and erased_at is null";
    /// Another takes the place of those of the same kind.
    REPLACE = "update documents set replaced_at = $4
        where application_id = $1 and kind = $2 and (about_id = $3 or (about_id is null and cast($3 as uuid) is null))
            and replaced_at is null and id <> $5 returning id";
    /// A proof takes the place of one that no claim has named.
    REPLACE_PROOF = "update documents set replaced_at = $2 where application_id = $1 and kind = 'refund-proof' and replaced_at is null and id <> $3
        and not exists (select 1 from refund_claims c where c.proof_id = documents.id) returning id";
    /// One is taken back.
    TAKE_BACK = "update documents set replaced_at = $2 where id = $1 and replaced_at is null";
    /// Those of a qualification that is taken out are taken back.
    TAKE_BACK_ABOUT = "update documents set replaced_at = $3 where application_id = $1 and about_id = $2 and replaced_at is null returning id";
    /// Those of a discarded draft are taken back.
    TAKE_BACK_ALL = "update documents set replaced_at = $2 where application_id = $1 and replaced_at is null returning id";
    /// The file is gone; the row says that it was there.
    MARK_ERASED = "update documents set erased_at = $2 where id = $1 and replaced_at is not null and erased_at is null";
}
