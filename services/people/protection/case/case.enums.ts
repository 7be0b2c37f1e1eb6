import { registerEnumType } from "type-graphql";

export enum ChildCaseStatus {
  IDENTIFIED = "IDENTIFIED",
  OPEN = "OPEN",
  CLOSED = "CLOSED",
  TRANSFERRED = "TRANSFERRED",
}
registerEnumType(ChildCaseStatus, {
  name: "ChildCaseStatus",
  description: "Whether somebody is at work on a child's case.",
  valuesConfig: {
    IDENTIFIED: { description: "A desk found a child who may need protection; no caseworker has taken the case up." },
    OPEN: { description: "A caseworker has it." },
    CLOSED: { description: "The work is done or cannot go on; see `closureReason`. It may be opened again." },
    TRANSFERRED: { description: "Another agency has taken it over, and goes on with it outside the hub." },
  },
});

export enum ChildCaseWorkflowState {
  NEW = "NEW",
  ASSESSMENT = "ASSESSMENT",
  CASE_PLAN = "CASE_PLAN",
  SERVICE_PROVISION = "SERVICE_PROVISION",
  SERVICES_IMPLEMENTED = "SERVICES_IMPLEMENTED",
  CLOSED = "CLOSED",
  REOPENED = "REOPENED",
}
registerEnumType(ChildCaseWorkflowState, {
  name: "ChildCaseWorkflowState",
  description: "How far the work on a case has come. Source: the case workflow of Primero/CPIMS+.",
  valuesConfig: {
    NEW: { description: "Nothing has been done yet." },
    ASSESSMENT: { description: "The child's situation is being assessed." },
    CASE_PLAN: { description: "The plan of action is being made with the child and those who care for the child." },
    SERVICE_PROVISION: { description: "Services are being provided." },
    SERVICES_IMPLEMENTED: { description: "Everything in the plan has been done." },
    CLOSED: { description: "The work is over." },
    REOPENED: { description: "A closed case was taken up again." },
  },
});

export enum ChildProtectionStatus {
  UNACCOMPANIED = "UNACCOMPANIED",
  SEPARATED = "SEPARATED",
  ACCOMPANIED = "ACCOMPANIED",
  CHILD_HEADED_HOUSEHOLD = "CHILD_HEADED_HOUSEHOLD",
}
registerEnumType(ChildProtectionStatus, {
  name: "ChildProtectionStatus",
  description:
    "Who is with a child. Source: Inter-agency Guiding Principles on Unaccompanied and Separated Children, 2004.",
  valuesConfig: {
    UNACCOMPANIED: { description: "No parent, no relative, and no adult who by law or custom is responsible." },
    SEPARATED: { description: "With relatives, but not with the parents or the usual caregiver." },
    ACCOMPANIED: { description: "With a parent or the usual caregiver." },
    CHILD_HEADED_HOUSEHOLD: { description: "In a household whose head is a child." },
  },
});

export enum ChildCaseRisk {
  HIGH = "HIGH",
  MEDIUM = "MEDIUM",
  LOW = "LOW",
}
registerEnumType(ChildCaseRisk, {
  name: "ChildCaseRisk",
  description: "How likely a child is to come to serious harm, which says how soon the assessment is due.",
  valuesConfig: {
    HIGH: { description: "Serious harm is likely: assessment within 24 hours." },
    MEDIUM: { description: "Harm is likely: assessment within 3 days." },
    LOW: { description: "Harm is possible: assessment within 7 days." },
  },
});

export enum ChildCaseClosureReason {
  REUNIFIED = "REUNIFIED",
  PLAN_COMPLETED = "PLAN_COMPLETED",
  RETURNED = "RETURNED",
  CAME_OF_AGE = "CAME_OF_AGE",
  LOST_CONTACT = "LOST_CONTACT",
  DIED = "DIED",
  DUPLICATE = "DUPLICATE",
}
registerEnumType(ChildCaseClosureReason, {
  name: "ChildCaseClosureReason",
  description: "Why a case was closed.",
  valuesConfig: {
    REUNIFIED: { description: "The child is back with parents or the usual caregiver." },
    PLAN_COMPLETED: { description: "All services of the plan were provided and the child is safe." },
    RETURNED: { description: "The child went back to the country of origin, into the care of a named receiver." },
    CAME_OF_AGE: { description: "The child turned 18, and was referred to services for adults where needed." },
    LOST_CONTACT: { description: "The child left, and could not be found again." },
    DIED: { description: "The child died." },
    DUPLICATE: { description: "The child was registered twice: the work goes on in the other case." },
  },
});
