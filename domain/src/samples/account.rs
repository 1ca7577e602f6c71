//! Samples of the forms of an account, of contact and of what anyone may look up.

use super::samples;
use crate::account::{
    AcceptInviteFields, ActivateFields, ActivateLinkFields, AddPasskeyFields, ChangeEmailFields, ChangeMobileFields,
    ChangePasswordFields, ConfirmContactFields, EraseFields, ForgottenEmailCodeFields, ForgottenEmailFields,
    ForgottenPasswordFields, IdentityChangeFields, ProfileFields, ReauthenticateFields, RecoveryCodeFields,
    RegisterFields, RemoveSecondStepFields, RenamePasskeyFields, ResendActivationFields, ResetPasswordFields,
    ShowPasskeyFields, SignInFields, StopSecondStepFields, TotpFields, UndoContactFields, UpdateDataFields,
};
use crate::application::StatusInquiryFields;
use crate::certificate::CertificateCheckFields;
use crate::contact::ContactFields;
use crate::practitioner::VerificationFields;
use crate::preferences::PreferencesFields;
use crate::text::PasswordLength;

samples! {
    RegisterFields(_ => ()) {
        name = "نورة العتيبي" | "<b>",
        email = "noura@example.com" | "noura@",
        password = "nine blue lanterns rising" | "short",
        confirm = "nine blue lanterns rising" | "nine blue lanterns",
    }
    ActivateFields(_ => ()) { email = "noura@example.com" | "@", code = "٤٨٢ ٠١٣" | "12" }
    ActivateLinkFields(_ => ()) { token = "4fzk2Qm9Xw7Lr1Tn8Bv5Cs" | "short" }
    ResendActivationFields(_ => ()) { email = "noura@example.com" | "noura" }
    SignInFields(_ => ()) {
        email = "noura@example.com" | "noura", password = "nine blue lanterns rising" | "",
        next = "/ar/applications" | any,
    }
    PreferencesFields(_ => ()) { theme = "dark" | "blue", digits = "arab" | "roman", next = "/ar/services" | any }
    TotpFields(_ => ()) { code = "482013" | "48201x" }
    RecoveryCodeFields(_ => ()) { code = "ABCD-2345-WXYZ" | "ABCD" }
    AddPasskeyFields(_ => ()) { label = "هاتف نورة" | "", answer = "{\"id\":\"x\"}" | "none" }
    RenamePasskeyFields(_ => ()) { label = "هاتف نورة" | "" }
    RemoveSecondStepFields(_ => ()) { token = "4fzk2Qm9Xw7Lr1Tn8Bv5Cs" | "short" }
    StopSecondStepFields(_ => ()) { token = "4fzk2Qm9Xw7Lr1Tn8Bv5Cs" | "short" }
    ShowPasskeyFields(_ => ()) { answer = "{\"id\":\"x\"}" | "none" }
    ForgottenPasswordFields(_ => ()) { email = "noura@example.com" | "noura@example" }
    ResetPasswordFields(_ => ()) {
        token = "4fzk2Qm9Xw7Lr1Tn8Bv5Cs" | "../..",
        password = "nine blue lanterns rising" | "password1",
        confirm = "nine blue lanterns rising" | "other",
    }
    ForgottenEmailFields(_ => ()) { mobile = "0512345678" | "0112345678" }
    ForgottenEmailCodeFields(_ => ()) { mobile = "+966 51 234 5678" | "123", code = "482013" | "abc" }
    UndoContactFields(_ => ()) { token = "4fzk2Qm9Xw7Lr1Tn8Bv5Cs" | "short" }
    EraseFields(_ => ()) { password = "nine blue lanterns rising" | "", understood = "yes" | "" }
    ReauthenticateFields(_ => ()) { password = "nine blue lanterns rising" | "" }
    ChangePasswordFields(_ => PasswordLength::WithSecondFactor) {
        current = "nine blue lanterns rising" | "",
        password = "green kettle 7" | "short",
        confirm = "green kettle 7" | "green kettle 8",
    }
    ChangeEmailFields(_ => ()) { email = "n.otaibi@example.com" | "n.otaibi" }
    ChangeMobileFields(_ => ()) { mobile = "٠٥٥١٢٣٤٥٦٧" | "055" }
    ConfirmContactFields(_ => ()) { code = "482013" | "4820" }
    ProfileFields(setting => setting) {
        arabic_name = "نورة بنت سعد العتيبي" | "Noura",
        latin_name = "Noura Saad Alotaibi" | "نورة",
        identity_kind = "national-id" | "library-card",
        identity_number = "1000000008" | "1000000000",
        nationality = "sa" | "zz",
        birth_day = "1" | "32", birth_month = "1" | "13", birth_year = "1410" | "x", birth_calendar = "hijri" | "julian",
        gender = "female" | "x",
        mobile = "0512345678" | "12",
        address = "الرياض، حي الملقا" | long,
        profession = "nursing" | "magic", specialty = "general-nursing" | "radiology", rank = "specialist" | "resident",
        employer = "مستشفى الملك فيصل" | long,
    }
    IdentityChangeFields(_ => ()) {
        arabic_name = "نورة بنت سعد الحربي" | "Noura", latin_name = "Noura Saad Alharbi" | "1",
        identity_kind = "iqama" | "x", identity_number = "2000000006" | "1000000008", nationality = "eg" | "zz",
        reason = "تصحيح اسم العائلة بعد صدور الهوية الجديدة" | long,
    }
    UpdateDataFields(_ => ()) { membership_number = "15-J-M-0063790" | "15-J" }
    VerificationFields(_ => ()) { membership_number = "15JM0063790" | "J" }
    StatusInquiryFields(_ => ()) { number = "1234 5678 9010" | "1234 5678 9011" }
    CertificateCheckFields(_ => ()) { number = "1234 5678 9010" | "12" }
    ContactFields(_ => ()) {
        kind = "inquiry" | "rant", name = "Mona Adel" | "<", email = "mona@example.com" | "mona", mobile = "0512345678" | "1",
        text = "متى تصلني نتيجة طلبي؟" | long,
    }
    AcceptInviteFields(_ => ()) {
        token = "4fzk2Qm9Xw7Lr1Tn8Bv5Cs" | "", password = "nine blue lanterns rising" | "123456789012345",
        confirm = "nine blue lanterns rising" | "x",
    }
}
