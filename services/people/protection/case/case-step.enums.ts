import { registerEnumType } from "type-graphql";

export enum ChildCaseStepKind {
  OPENED = "OPENED",
  ASSIGNED = "ASSIGNED",
  ASSESSED = "ASSESSED",
  PLANNED = "PLANNED",
  SERVICES_BEGUN = "SERVICES_BEGUN",
  SERVICES_COMPLETED = "SERVICES_COMPLETED",
  CLOSED = "CLOSED",
  REOPENED = "REOPENED",
}
registerEnumType(ChildCaseStepKind, {
  name: "ChildCaseStepKind",
  description: "What was done with a case as a whole.",
  valuesConfig: {
    OPENED: { description: "A caseworker took it up." },
    ASSIGNED: { description: "It was given to another caseworker of the agency that owns it." },
    ASSESSED: { description: "The child's situation was assessed." },
    PLANNED: { description: "The plan of action was begun, with the child and those who care for the child." },
    SERVICES_BEGUN: { description: "Services of the plan began." },
    SERVICES_COMPLETED: { description: "Everything in the plan was done." },
    CLOSED: { description: "It was closed." },
    REOPENED: { description: "It was taken up again." },
  },
});
