import { HubError } from "#kit/errors";
import type { Viewer } from "#kit/viewer";
import type { ChildCase } from "./case/case.entity";

/**
 * The case, as somebody who works on it: the viewer's agency owns it, or it is assigned to the viewer. Whoever sees it on
 * another ground, such as a referral or broken glass, does not write in it. Throws NOT_FOUND for one that the viewer
 * does not see, and FORBIDDEN.
 */
export function assertOwnCase(childCase: ChildCase | null, { agency, sub }: Viewer, field = "caseId"): ChildCase {
  if (!childCase) throw new HubError("NOT_FOUND", `input.${field}: there is no such case.`);
  if (childCase.owningAgency === agency || childCase.caseworker === sub) return childCase;
  throw new HubError("FORBIDDEN", `input.${field}: the case is neither your agency's nor assigned to you.`);
}

/** The case, for acts of the agency that owns it alone. Throws NOT_FOUND, FORBIDDEN. */
export function assertOwnedCase(childCase: ChildCase | null, viewer: Viewer, field = "caseId"): ChildCase {
  const own = assertOwnCase(childCase, viewer, field);
  if (own.owningAgency === viewer.agency) return own;
  throw new HubError("FORBIDDEN", `input.${field}: this is for the agency that owns the case.`);
}
