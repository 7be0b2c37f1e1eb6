import type { AgencyAccess } from "#kit/access/policy";

export const personTimelineTypes: AgencyAccess["types"] = {
  Person: { timeline: "timeline timelineMissing" },
  PersonEvent: { timeline: "at kind agency recordId label" },
  ToldEvent: { timeline: "at kind recordId" },
};
