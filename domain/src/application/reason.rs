//! Coded reasons of a decision and coded findings on an item (domain.md §10).

use crate::application::status::State;

crate::codes! {
    /// Why an application was rejected (domain.md §10).
    pub enum RejectionReason {
        /// The qualification is not on the approved list.
        QualificationNotRecognised = "qualification-not-recognised",
        /// Its source did not confirm it.
        QualificationNotVerified = "qualification-not-verified",
        /// Too little experience for the requested rank.
        ExperienceInsufficient = "experience-insufficient",
        /// The qualification is of another specialty than the one requested.
        SpecialtyMismatch = "specialty-mismatch",
        /// A condition of the service is not met (refund rule R10).
        ConditionsNotMet = "conditions-not-met",
        /// The professional assessment was not passed.
        AssessmentFailed = "assessment-failed",
        /// Additional requirements stayed unanswered (refund rule R11).
        NoResponse = "no-response",
        /// A document is forged.
        ForgedDocument = "forged-document",
        /// The same request is already filed.
        DuplicateApplication = "duplicate-application",
    }
}

impl RejectionReason {
    /// True when a person may give the reason in that state. Before study only what needs no study can be found;
    /// a failed assessment needs a session; no answer is found by the clock alone.
    #[must_use]
    pub const fn fits(self, from: State) -> bool {
        match self {
            Self::ConditionsNotMet | Self::ForgedDocument | Self::DuplicateApplication => {
                matches!(from, State::UnderReview | State::AssessmentHeld | State::Studied)
            }
            Self::QualificationNotRecognised
            | Self::QualificationNotVerified
            | Self::ExperienceInsufficient
            | Self::SpecialtyMismatch => matches!(from, State::AssessmentHeld | State::Studied),
            Self::AssessmentFailed => matches!(from, State::AssessmentHeld),
            Self::NoResponse => false,
        }
    }

    /// True when a rejection for this reason means that the authority studied the file (domain.md §6: "studied" is
    /// marked so or decided, but neither the finding that conditions are not met, R10, nor silence, R11).
    #[must_use]
    pub const fn means_studied(self) -> bool {
        match self {
            Self::ConditionsNotMet | Self::NoResponse => false,
            Self::QualificationNotRecognised
            | Self::QualificationNotVerified
            | Self::ExperienceInsufficient
            | Self::SpecialtyMismatch
            | Self::AssessmentFailed
            | Self::ForgedDocument
            | Self::DuplicateApplication => true,
        }
    }
}

crate::codes! {
    /// What is wrong with an item the applicant is asked to correct (domain.md §10).
    pub enum Finding {
        /// Cannot be read.
        Unreadable = "unreadable",
        /// Another document than the one asked for.
        WrongDocument = "wrong-document",
        /// No longer valid.
        Expired = "expired",
        /// The name differs from the identity.
        NameMismatch = "name-mismatch",
        /// Pages or data are missing.
        Incomplete = "incomplete",
        /// Not attested by the office that must.
        NotAttested = "not-attested",
        /// Not in Arabic or English, and no translation beside it.
        TranslationMissing = "translation-missing",
    }
}
