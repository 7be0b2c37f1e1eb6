// After all tests: stops what the set-up started, says which databases they have seen, and fails if the hub said a name.
import { agadez2018 } from "#scenario/agadez";
import { gao2018 } from "#scenario/gao";
import { WORDINGS } from "../../services/people/protection/consent/wording.texts";
import { stopKeeping } from "./kept";
import { said, secrets, type Secret } from "./overheard";
import { leaveMemory } from "./place-in-memory";
import { tellings } from "./telling";
import "./set-up";

export default async function tearDown(): Promise<void> {
  await globalThis.stopMariadb?.();
  process.stdout.write(`\n${globalThis.mariadbLane}\n`);
  const heard = said();
  const found = tellings(heard, [...secrets(), ...toldByTheStory()]);
  stopKeeping();
  leaveMemory();
  if (found.length > 0) throw new Error(`The hub said what it may not say of people.\n${found.join("\n")}`);
  process.stdout.write(
    `Nothing about a person is in the ${String(heard.length)} things that the hub said of itself.\n`,
  );
}

function toldByTheStory(): Secret[] {
  const people = [gao2018(), agadez2018()].flatMap((chapter) => chapter.people);
  return [
    ...people.flatMap(({ givenName, familyName, phone, registrationNumber }) =>
      [givenName, familyName, phone ?? "", registrationNumber].map((text) => ({ of: "the story's people", text })),
    ),
    ...WORDINGS.flatMap(({ en, fr }) => [en, fr].map((text) => ({ of: "the wordings of consents", text }))),
  ];
}
