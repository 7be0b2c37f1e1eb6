// The access logs of four agencies as an auditor asks for them.
import { randomUUID } from "node:crypto";
import { gao2018 } from "#scenario/gao";
import type { OpenAgency } from "#kit/agency";
import type { Viewer } from "#kit/viewer";
import { someone } from "../support/agency";
import { engines } from "../support/databases";
import { hubUnderTest, type HubUnderTest } from "../support/hub";

const PAGE = `query($operation: ID, $filter: AccessLogFilter, $first: Int! = 25, $after: String) {
  accessLog(operation: $operation) {
    people(first: $first, after: $after, filter: $filter) {
      totalCount
      edges { node { number at hubTime requestId operationName user agency roles purpose operationCode personIds hash
        reads { category level ground } refusals { coordinate code } } }
      pageInfo { hasNextPage endCursor }
    }
    shelters(filter: $filter) { totalCount }
    health(filter: $filter) { totalCount }
    transport(filter: $filter) { totalCount }
  }
}`;
