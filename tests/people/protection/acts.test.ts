// What desks do about a child beyond their own agency, on one agency for all of it.
import { engines } from "../../support/databases";
import { peopleUnderTest } from "../ask";
import { clearanceActs } from "./clearance-acts";
import { fewPeople, openCases, type Desk } from "./desks";
import { referralActs } from "./referral-acts";
import { transferActs } from "./transfer-acts";

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

  describe("a referral", () => {
    referralActs(() => desk);
  });
  describe("a transfer", () => {
    transferActs(() => desk);
  });
  describe("a child's travel clearance", () => {
    clearanceActs(() => desk);
  });
});
