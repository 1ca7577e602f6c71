// Every page of the portal by the line of `app/src/routes.rs` it stands on, with addresses to look at it by and who looks. The checks that
// hold for every page (axe, width, whole without JavaScript, repainting nothing) walk this list; tests/portal/tree.js-only.spec.ts
// fails when a route is missing here, so that a new page cannot be forgotten.

import type { Who } from "../support/visitors";

/** Words in braces are looked up by the person (`support/visitors.ts`): `{application}` is the first of their list. */
export interface Example {
  path: string;
  /** Nobody is signed in when it is left out. */
  as?: Who;
  /** What the answer says; 200 when it is left out. */
  status?: number;
}

const open = (...paths: string[]): Example[] => paths.map((path) => ({ path }));
const by = (as: Who, ...paths: string[]): Example[] => paths.map((path) => ({ path, as }));

const aFee = "service=classification&profession=medicine&rank=consultant";
const aCase = "paid_day=1&paid_month=3&paid_year=2026&claimed_day=10&claimed_month=3&claimed_year=2026&ground=withdrawal&progress=waiting";
const aToken = "4fzk2Qm9Xw7Lr1Tn8Bv5Cs";
const cards = [
  "classification", "reclassification", "registration", "re-registration", "qualification-study", "training-letter", "good-standing",
  "cpd-recognition", "cpd-record", "refund", "data-update", "status-inquiry", "verification", "contact",
];

export const examples: Record<string, Example[]> = {
  "": open(""),
  register: open("/register"),
  activate: open("/activate?email=noura%40example.com", `/activate?token=${aToken}`),
  "sign-in": open("/sign-in", "/sign-in?activated=1"),
  "sign-in/second-factor": open("/sign-in/second-factor"),
  "sign-in/lost": open("/sign-in/lost", "/sign-in/lost?sent=1"),
  "second-step-lost": open(`/second-step-lost?token=${aToken}`),
  "sign-out": [...open("/sign-out"), ...by("paid", "/sign-out")],
  "forgotten-password": open("/forgotten-password"),
  "forgotten-password/sent": open("/forgotten-password/sent"),
  "reset-password": open(`/reset-password?token=${aToken}`),
  "forgotten-email": open("/forgotten-email"),
  "forgotten-email/code": open("/forgotten-email/code?mobile=%2B966512345678"),
  "forgotten-email/found": open("/forgotten-email/found?email=n%E2%80%A2%E2%80%A2%E2%80%A2%40e%E2%80%A2%E2%80%A2%E2%80%A2.com"),
  my: [...by("paid", "/my"), ...by("unpaid", "/my"), ...by("asked", "/my"), ...by("drafting", "/my")],
  "my/applications": [...by("paid", "/my/applications"), ...by("drafting", "/my/applications")],
  "my/applications/new": by("drafting", "/my/applications/new?service=classification"),
  "my/applications/:id": [
    ...by("drafting", "/my/applications/{application}"),
    ...by("unpaid", "/my/applications/{application}"),
    ...by("paid", "/my/applications/{application}"),
    ...by("asked", "/my/applications/{application}"),
    ...by("approved", "/my/applications/{application}"),
    ...by("rejected", "/my/applications/{application}"),
    ...by("claimed", "/my/applications/{application}"),
  ],
  "my/applications/:id/documents": by("drafting", "/my/applications/{application}/documents"),
  "my/applications/:id/documents/:spot": [
    ...by("drafting", "/my/applications/{application}/documents/identity"),
    ...by("asked", "/my/applications/{application}/documents/{item}"),
  ],
  "my/applications/:id/check": by("drafting", "/my/applications/{application}/check"),
  "my/applications/:id/submitted": by("unpaid", "/my/applications/{application}/submitted"),
  "my/applications/:id/requirements": by("asked", "/my/applications/{application}/requirements"),
  "my/applications/:id/withdraw": [
    ...by("paid", "/my/applications/{application}/withdraw"),
    ...by("unpaid", "/my/applications/{application}/withdraw"),
  ],
  "my/applications/:id/:step": by(
    "drafting",
    ...["identity", "request", "qualifications", "experience", "licence", "good-standing", "verification", "declaration"].map(
      (step) => `/my/applications/{application}/${step}`,
    ),
  ),
  "my/applications/:id/:step/:item": by(
    "drafting",
    "/my/applications/{application}/qualifications/new",
    "/my/applications/{application}/experience/new",
  ),
  "my/security": [...by("paid", "/my/security"), ...by("reviewer", "/my/security")],
  "my/security/passkeys": by("paid", "/my/security/passkeys"),
  // A passkey needs a device: the page of a real one is looked at in passkeys.js-only.spec.ts, here that of none.
  "my/security/passkeys/:id": [{ path: "/my/security/passkeys/00000000-0000-7000-8000-000000000000", as: "paid", status: 404 }],
  "my/security/password": by("paid", "/my/security/password"),
  "my/security/sessions": by("paid", "/my/security/sessions"),
  "my/security/second-factor": by("paid", "/my/security/second-factor"),
  "my/security/recovery-codes": by("reviewer", "/my/security/recovery-codes"),
  "my/reauthenticate": by("paid", "/my/reauthenticate"),
  services: open("/services"),
  "services/:code": open(...cards.map((code) => `/services/${code}`)),
  guide: open("/guide", "/guide?answers=practise.yes.no"),
  fees: open("/fees", `/fees?${aFee}`, "/fees?service=registration&profession=nursing&rank=specialist", "/fees?service=classification&rank=consultant"),
  "refund-calculator": open("/refund-calculator", `/refund-calculator?${aFee}&${aCase}`),
  policy: open("/policy"),
  verify: open("/verify"),
  contact: open("/contact"),
  gallery: open("/gallery", "/gallery?state=wrong"),
  status: [...open("/status", "/status?number=123456789012"), ...by("paid", "/status?number={number}")],
  "accept-invite": open(`/accept-invite?token=${aToken}`),
  "undo-contact-change": open(`/undo-contact-change?token=${aToken}`),
  "my/profile": by("paid", "/my/profile"),
  "my/profile/edit": by("paid", "/my/profile/edit"),
  "my/profile/email": by("paid", "/my/profile/email"),
  "my/profile/email/code": by("paid", "/my/profile/email/code"),
  "my/profile/mobile": by("paid", "/my/profile/mobile"),
  "my/profile/mobile/code": by("paid", "/my/profile/mobile/code"),
  "my/profile/identity": [...by("paid", "/my/profile/identity"), ...by("drafting", "/my/profile/identity")],
  "my/profile/finish": by("paid", "/my/profile/finish"),
  "my/data-update": by("paid", "/my/data-update"),
  "my/data": by("paid", "/my/data"),
  "my/invoices": [...by("unpaid", "/my/invoices"), ...by("drafting", "/my/invoices")],
  "my/invoices/:id": [...by("unpaid", "/my/invoices/{invoice}"), ...by("paid", "/my/invoices/{invoice}")],
  "my/invoices/:id/pay": by("unpaid", "/my/invoices/{invoice}/pay"),
  "my/invoices/:id/return": [...by("paid", "/my/invoices/{invoice}/return"), ...by("unpaid", "/my/invoices/{invoice}/return")],
  "my/invoices/:id/receipt": by("paid", "/my/invoices/{invoice}/receipt"),
  "my/refunds": [...by("claimed", "/my/refunds"), ...by("drafting", "/my/refunds")],
  "my/refunds/new": by("paid", "/my/refunds/new?invoice={invoice}"),
  "my/refunds/:id": by("claimed", "/my/refunds/{claim}"),
  office: [...by("reviewer", "/office"), ...by("finance", "/office"), ...by("supervisor", "/office"), ...by("admin", "/office")],
  "office/applications": [...by("reviewer", "/office/applications"), ...by("reviewer", "/office/applications?queue=untaken")],
  "office/applications/:id": by(
    "reviewer",
    "/office/applications/{file}",
    "/office/applications/{file}?see=record",
    "/office/applications/{file}?see=step.declaration",
  ),
  "office/refunds": by("finance", "/office/refunds"),
  "office/refunds/:id": by("finance", "/office/refunds/{claim}"),
  "office/payments/record": by("finance", "/office/payments/record"),
  "office/people": by("admin", "/office/people"),
  "office/people/:id": by("admin", "/office/people/{person}"),
  "office/roles": by("admin", "/office/roles"),
  "office/audit": by("admin", "/office/audit"),
  "office/identity-changes": by("supervisor", "/office/identity-changes"),
  "office/identity-changes/:id": by("supervisor", "/office/identity-changes/{change}"),
  preferences: open("/preferences"),
  offline: open("/offline", "/offline?next=%2Far%2Fmy"),
  "*any": [{ path: "/no-such-page", status: 404 }],
};

/** Pages that need no sign-in. */
export const publicPages = Object.values(examples)
  .flat()
  .filter((page) => page.as === undefined)
  .map(({ path, status }) => ({ path, status: status ?? 200 }));
