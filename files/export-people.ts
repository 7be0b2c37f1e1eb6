// People of an operation as a file that can be imported again. The hub decides what of them the viewer may see.
import type { Answer as Answered, Desk } from "./hub-desk";
import { tableWriter } from "./write-table";

const PAGE = 100;

export const PEOPLE = `query ExportPeople($operation: ID!, $first: Int!, $after: String) {
  people(operation: $operation, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node {
      id registrationNumber givenName familyName otherNames sex bornOn isAgeDisputed
      nationalities { code } countryOfOrigin { code } languages { code } phone displacementStatus
      arrival { id } household { id } specificNeeds { need { code } }
    } }
  }
}`;

interface Coded {
  code: string;
}

type Node = Record<
  "id" | "registrationNumber" | "givenName" | "familyName" | "otherNames" | "sex" | "bornOn" | "phone",
  string | null
> & {
  isAgeDisputed: boolean | null;
  displacementStatus: string | null;
  nationalities: Coded[] | null;
  countryOfOrigin: Coded | null;
  languages: Coded[] | null;
  arrival: { id: string } | null;
  household: { id: string } | null;
  specificNeeds: { need: Coded }[] | null;
};

interface Answer {
  people: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { node: Node }[];
  };
}

const COLUMNS: Readonly<Record<string, (person: Node) => string | null | undefined>> = {
  id: ({ id }) => id,
  registrationNumber: ({ registrationNumber }) => registrationNumber,
  givenName: ({ givenName }) => givenName,
  familyName: ({ familyName }) => familyName,
  otherNames: ({ otherNames }) => otherNames,
  sex: ({ sex }) => sex,
  bornOn: ({ bornOn }) => bornOn,
  isAgeDisputed: ({ isAgeDisputed }) => isAgeDisputed?.toString(),
  nationalities: ({ nationalities }) => codesOf(nationalities),
  countryOfOrigin: ({ countryOfOrigin }) => countryOfOrigin?.code,
  languages: ({ languages }) => codesOf(languages),
  phone: ({ phone }) => phone,
  displacementStatus: ({ displacementStatus }) => displacementStatus,
  arrivalId: ({ arrival }) => arrival?.id,
  householdId: ({ household }) => household?.id,
  specificNeeds: ({ specificNeeds }) => codesOf(specificNeeds?.map(({ need }) => need)),
};

const codesOf = (terms: readonly Coded[] | null | undefined): string => (terms ?? []).map(({ code }) => code).join(";");

export interface ExportReport {
  people: number;
  /** Fields that the viewer may not see. */
  hidden: string[];
}

/** Writes everybody whom the viewer may see, page by page. Throws where the viewer may see nobody. */
export async function exportPeople(
  desk: Desk,
  { path, operation, onProgress }: { path: string; operation: string; onProgress?: (done: number, of: number) => void },
): Promise<ExportReport> {
  const writer = tableWriter(path, Object.keys(COLUMNS));
  const hidden = new Set<string>();
  let people = 0;
  for (let after: string | null = null, isMore = true; isMore;) {
    const { errors, data }: Answered<Answer> = await desk.ask<Answer>(PEOPLE, { operation, first: PAGE, after });
    const { edges, pageInfo, totalCount }: Answer["people"] = data.people;
    for (const { path: at = [] } of errors) hidden.add(String(at[4] ?? at.at(-1)));
    await writer.write(edges.map(({ node }) => Object.values(COLUMNS).map((cell) => cell(node) ?? "")));
    people += edges.length;
    onProgress?.(people, totalCount);
    after = pageInfo.endCursor;
    isMore = pageInfo.hasNextPage;
  }
  await writer.close();
  return { people, hidden: [...hidden] };
}
