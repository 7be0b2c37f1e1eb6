import type { GraphQLError } from "graphql";
import type { Role } from "#kit/access/roles";
import type { OpenAgency } from "#kit/agency";
import type { Context } from "#kit/context";
import type { Viewer } from "#kit/viewer";
import { aRequest } from "../support/agency";
import { asked } from "../support/asked";

/** What the usual holder of a role brings, as `npm run token` gives it. */
const USUAL: Record<Role, Pick<Viewer, "agency" | "purpose">> = {
  "iom-registrar": { agency: "IOM", purpose: "ASSISTANCE" },
  "unicef-caseworker": { agency: "UNICEF", purpose: "CHILD_PROTECTION" },
  "unicef-analyst": { agency: "UNICEF", purpose: "CHILD_PROTECTION" },
  clinician: { agency: "Croix-Rouge malienne", purpose: "HEALTH_CARE" },
  "shelter-manager": { agency: "Direction régionale de la protection civile", purpose: "ASSISTANCE" },
  "transport-officer": { agency: "IOM", purpose: "TRAVEL" },
  consulate: { agency: "Consulate", purpose: "TRAVEL_DOCUMENTS" },
  dashboard: { agency: "OCHA", purpose: "ASSISTANCE" },
  auditor: { agency: "IOM", purpose: "ASSISTANCE" },
  "people-agency": { agency: "people", purpose: "ASSISTANCE" },
  "shelters-agency": { agency: "shelters", purpose: "ASSISTANCE" },
  "transport-agency": { agency: "transport", purpose: "TRAVEL" },
};

export const viewerAs = (role: Role, rest: Partial<Viewer> = {}): Viewer => ({
  ...USUAL[role],
  sub: role,
  roles: [role],
  operations: [],
  sites: [],
  ...rest,
});

export interface Told {
  data: any;
  codes: unknown[];
  messages: string[];
  errors: readonly GraphQLError[];
  ctx: Context;
}

/** Asks an agency as the gateway would, for this viewer; `at` sets the clock. */
export async function askAs(
  agency: OpenAgency,
  viewer: Viewer,
  source: string,
  variableValues: Record<string, unknown> = {},
  change: (ctx: Context) => Context = (ctx) => ctx,
): Promise<Told> {
  const ctx = change(agency.contextOf(viewer, aRequest));
  const { data, errors = [] } = await asked(agency.schema, source, variableValues, ctx);
  return {
    data,
    codes: errors.map(({ extensions }) => extensions.code),
    messages: errors.map(({ message }) => message),
    errors,
    ctx,
  };
}
