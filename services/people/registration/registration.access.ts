import type { AgencyAccess } from "#kit/access/policy";

export const registrationTypes: AgencyAccess["types"] = {
  Mutation: { arrival: "recordArrival correctArrival", identity: "registerPerson registerPeople" },
  RecordArrivalPayload: { arrival: "arrival" },
  CorrectArrivalPayload: { arrival: "arrival conflict" },
  RegisterPersonPayload: { identity: "status person otherPerson" },
  RegisterPeoplePayload: { identity: "registered results" },
  RegistrationResult: { identity: "index personId status otherPersonId errors" },
  RegistrationError: { identity: "code field value message" },
};
