//! The closed list of services.

use crate::codes;

codes! {
    /// A service of the catalogue (domain.md §2).
    pub enum ServiceCode {
        /// Professional classification.
        Classification = "classification",
        /// Professional reclassification.
        Reclassification = "reclassification",
        /// Professional registration, the licence to practise.
        Registration = "registration",
        /// Re-registration.
        ReRegistration = "re-registration",
        /// Study of a qualification not on the approved list.
        QualificationStudy = "qualification-study",
        /// Letter to a training centre.
        TrainingLetter = "training-letter",
        /// Certificate of good standing.
        GoodStanding = "good-standing",
        /// Recognition of CPD hours.
        CpdRecognition = "cpd-recognition",
        /// The record of CPD hours.
        CpdRecord = "cpd-record",
        /// Refund of fees.
        Refund = "refund",
        /// Updating one's data.
        DataUpdate = "data-update",
        /// State of an application by its number.
        StatusInquiry = "status-inquiry",
        /// Verification of a practitioner in the public register.
        Verification = "verification",
        /// Inquiries, complaints, observations, suggestions.
        Contact = "contact",
    }
}
