// The work on a child's case, on one agency for all of it.
import { engines } from "../../support/databases";
import { peopleUnderTest } from "../ask";
import { careActs } from "./care-acts";
import { caseSteps } from "./case-steps";
import { caseActs } from "./case-acts";
import { recordActs } from "./record-acts";
import { fewPeople, openCases, type Desk } from "./desks";

describe.each(engines())("on $name", (engine) => {
  let desk: Desk;

  beforeAll(async () => {
    const agency = await peopleUnderTest(engine, [fewPeople]);
    desk = { agency, nextCase: await openCases(agency) };
  }, 60_000);
  afterAll(async () => {
    await desk.agency.close();
    await engine.dropAll();
  });

  describe("a case", () => {
    caseActs(() => desk);
  });
  describe("a child's care", () => {
    careActs(() => desk);
  });
  describe("inside a case,", () => {
    recordActs(() => desk);
  });
  describe("the states of a case", () => {
    caseSteps(() => desk);
  });
});
