import { registerEnumType } from "type-graphql";
import type { Ground, Level } from "#kit/access/reads";

export const AccessLevel = { L2: "L2", L3: "L3", L4: "L4" } as const satisfies Partial<Record<Level, Level>>;
export type AccessLevel = keyof typeof AccessLevel;
registerEnumType(AccessLevel, {
  name: "AccessLevel",
  description: "How closely data are held. What is held less closely than these is not logged.",
  valuesConfig: {
    L2: { description: "Who somebody is, where they sleep and how they travel." },
    L3: { description: "Child protection, care, health, specific needs." },
    L4: { description: "Incidents, HIV, mental health, a child's safe location." },
  },
});

export const AccessGround = {
  ROLE: "ROLE",
  CONSENT: "CONSENT",
  VITAL_INTERESTS: "VITAL_INTERESTS",
  BREAK_GLASS: "BREAK_GLASS",
} as const satisfies Record<Ground, Ground>;
registerEnumType(AccessGround, {
  name: "AccessGround",
  description: "Why somebody might read.",
  valuesConfig: {
    ROLE: { description: "It is the work of their role, at their place." },
    CONSENT: { description: "The person consented to it." },
    VITAL_INTERESTS: { description: "Life or health was at stake." },
    BREAK_GLASS: { description: "Glass was broken, with a reason, for a while." },
  },
});
