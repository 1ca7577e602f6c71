//! What a document is for, as an address names it: `identity`, `transcript.<qualification>`, `item.<id>`,
//! `proof.<invoice>.<ground>`.

use domain::{
    application::DocumentKind,
    ids::{InvoiceId, QualificationId, RequirementItemId},
    refund::RefundGround,
};

/// What a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::features) enum Spot {
    /// A required document of a draft.
    Required(DocumentKind, Option<QualificationId>),
    /// An item asked for.
    Item(RequirementItemId),
    /// The proof of a claim about an invoice on a ground.
    Proof(InvoiceId, RefundGround),
}

impl Spot {
    pub(in crate::features) fn parse(text: &str) -> Option<Self> {
        match text.split_once('.') {
            Some(("proof", claim)) => {
                let (invoice, ground) = claim.split_once('.')?;
                Some(Self::Proof(InvoiceId::parse(invoice)?, RefundGround::parse(ground)?))
            }
            Some(("item", id)) => RequirementItemId::parse(id).map(Self::Item),
            Some((kind, of)) => Some(Self::Required(DocumentKind::parse(kind)?, Some(QualificationId::parse(of)?))),
            None => Some(Self::Required(DocumentKind::parse(text)?, None)),
        }
    }

    pub(in crate::features) fn address(self) -> String {
        match self {
            Self::Required(kind, None) => kind.code().to_owned(),
            Self::Required(kind, Some(of)) => format!("{}.{of}", kind.code()),
            Self::Item(item) => format!("item.{item}"),
            Self::Proof(invoice, ground) => format!("proof.{invoice}.{ground}"),
        }
    }
}
