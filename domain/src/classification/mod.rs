//! Professions, ranks and specialties (domain.md §4). Which ranks and specialties a profession has is policy data.

mod specialty;

pub use specialty::Specialty;

use crate::codes;

codes! {
    /// A health profession (domain.md §4).
    pub enum Profession {
        /// Medicine.
        Medicine = "medicine",
        /// Dentistry.
        Dentistry = "dentistry",
        /// Pharmacy.
        Pharmacy = "pharmacy",
        /// Nursing.
        Nursing = "nursing",
        /// Applied health.
        AppliedHealth = "applied-health",
    }
}

impl Profession {
    /// Physicians and dentists, whose ranks and fees differ from all others'.
    #[must_use]
    pub const fn is_physician_or_dentist(self) -> bool {
        match self {
            Self::Medicine | Self::Dentistry => true,
            Self::Pharmacy | Self::Nursing | Self::AppliedHealth => false,
        }
    }
}

codes! {
    /// A professional rank (domain.md §4). `Consultant` exists in every profession, the others in one family only.
    pub enum Rank {
        /// Consultant.
        Consultant = "consultant",
        /// Senior registrar, physicians and dentists.
        SeniorRegistrar = "senior-registrar",
        /// Registrar, physicians and dentists.
        Registrar = "registrar",
        /// Resident, physicians and dentists.
        Resident = "resident",
        /// General practitioner, physicians and dentists.
        GeneralPractitioner = "general-practitioner",
        /// Senior specialist, the other professions.
        SeniorSpecialist = "senior-specialist",
        /// Specialist, the other professions.
        Specialist = "specialist",
        /// Technician, the other professions.
        Technician = "technician",
        /// Health assistant, the other professions.
        HealthAssistant = "health-assistant",
    }
}
