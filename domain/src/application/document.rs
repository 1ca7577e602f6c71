//! Kinds of documents an application, a claim or a change of data may carry (domain.md §11, §6, §3).

crate::codes! {
    /// Kind of a document.
    pub enum DocumentKind {
        /// Identity card, iqama or passport.
        Identity = "identity",
        /// Personal photo.
        Photo = "photo",
        /// Certificate of a qualification.
        QualificationCertificate = "qualification-certificate",
        /// Transcript of a qualification.
        Transcript = "transcript",
        /// Internship certificate.
        InternshipCertificate = "internship-certificate",
        /// Licence of the home country.
        Licence = "licence",
        /// Letter of experience.
        ExperienceLetter = "experience-letter",
        /// Report of the primary source verification.
        VerificationReport = "verification-report",
        /// Incoming certificate of good standing.
        GoodStandingCertificate = "good-standing-certificate",
        /// The ministry's equivalency of a foreign degree.
        Equivalency = "equivalency",
        /// Anything else the authority asked for.
        Other = "other",
        /// Proof of a refund's ground.
        RefundProof = "refund-proof",
        /// Proof of an exempt class.
        ExemptionProof = "exemption-proof",
        /// Evidence of changed identity data.
        IdentityEvidence = "identity-evidence",
        /// Beside a request of the contact service.
        ContactAttachment = "contact-attachment",
    }
}

impl DocumentKind {
    /// True for documents of a qualification: each qualification has its own.
    #[must_use]
    pub const fn is_of_qualification(self) -> bool {
        match self {
            Self::QualificationCertificate | Self::Transcript | Self::Equivalency => true,
            Self::Identity
            | Self::Photo
            | Self::InternshipCertificate
            | Self::Licence
            | Self::ExperienceLetter
            | Self::VerificationReport
            | Self::GoodStandingCertificate
            | Self::Other
            | Self::RefundProof
            | Self::ExemptionProof
            | Self::IdentityEvidence
            | Self::ContactAttachment => false,
        }
    }
}
