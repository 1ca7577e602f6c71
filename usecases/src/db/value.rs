//! Values bound to a statement. Every kind carries its own null, because Postgres wants to know the type of one.

use domain::ids::*;
use domain::money::Money;
use domain::time::{CivilDate, Instant};
use uuid::Uuid;

/// A value as both engines understand it.
#[derive(Clone, Debug)]
pub enum Value {
    /// `uuid`
    Uuid(Option<Uuid>),
    /// `text`
    Text(Option<String>),
    /// `bigint`
    Int(Option<i64>),
    /// `boolean`
    Bool(Option<bool>),
    /// `bytea`
    Bytes(Option<Vec<u8>>),
    /// `jsonb`
    Json(Option<serde_json::Value>),
}

/// What may be bound.
pub trait Bind {
    /// The null of this kind.
    const NULL: Value;
    /// The value to bind.
    fn bind(self) -> Value;
}

impl<T: Bind> Bind for Option<T> {
    const NULL: Value = T::NULL;
    fn bind(self) -> Value {
        self.map_or(T::NULL, T::bind)
    }
}

macro_rules! bind {
    ($($given:ty => $kind:ident, $value:ident => $as:expr;)*) => {$(
        impl Bind for $given {
            const NULL: Value = Value::$kind(None);
            fn bind(self) -> Value {
                let $value = self;
                Value::$kind(Some($as))
            }
        }
    )*};
}

bind! {
    Uuid => Uuid, value => value;
    String => Text, value => value;
    &String => Text, value => value.clone();
    &str => Text, value => value.to_owned();
    i64 => Int, value => value;
    bool => Bool, value => value;
    Vec<u8> => Bytes, value => value;
    &[u8] => Bytes, value => value.to_vec();
    &Vec<u8> => Bytes, value => value.clone();
    [u8; 32] => Bytes, value => value.to_vec();
    serde_json::Value => Json, value => value;
    Instant => Int, value => value.micros();
    CivilDate => Text, value => value.to_iso();
    Money => Int, value => value.halalas();
    AccountId => Uuid, value => value.0;
    SessionId => Uuid, value => value.0;
    ApplicationId => Uuid, value => value.0;
    DocumentId => Uuid, value => value.0;
    RequirementItemId => Uuid, value => value.0;
    InvoiceId => Uuid, value => value.0;
    PaymentId => Uuid, value => value.0;
    RefundClaimId => Uuid, value => value.0;
    PayoutId => Uuid, value => value.0;
    ExemptionId => Uuid, value => value.0;
    AssessmentSessionId => Uuid, value => value.0;
    QualificationId => Uuid, value => value.0;
    ExperienceId => Uuid, value => value.0;
    IdentityChangeId => Uuid, value => value.0;
    ContactChangeId => Uuid, value => value.0;
    PasskeyId => Uuid, value => value.0;
    JobId => Uuid, value => value.0;
    MessageId => Uuid, value => value.0;
    AuditEventId => Uuid, value => value.0;
}

/// The values of a statement's `$1`, `$2`, … in order.
#[macro_export]
macro_rules! binds {
    ($($value:expr),* $(,)?) => { vec![$($crate::db::Bind::bind($value)),*] };
}
