// Every suite there is.
import { ALIAS_CONFLICTS } from "./alias-conflicts.suite";
import { ALIASES } from "./aliases.suite";
import { ARGUMENTS } from "./arguments.suite";
import { CIRCULAR } from "./circular.suite";
import { COMPOSITE_KEYS } from "./composite-keys.suite";
import { CONDITIONAL_FETCHES } from "./conditional-fetches.suite";
import { CONDITIONS } from "./conditions.suite";
import { ENUM_INTERSECTION } from "./enum-intersection.suite";
import { ENUMS_AND_INPUTS } from "./enums-and-inputs.suite";
import { ERRORS } from "./errors.suite";
import { FRAGMENTS } from "./fragments.suite";
import { INACCESSIBLE } from "./inaccessible.suite";
import { INTERFACE_HIERARCHY } from "./interface-hierarchy.suite";
import { INTERFACE_OBJECT } from "./interface-object.suite";
import { INTERFACES } from "./interfaces.suite";
import { INTROSPECTION } from "./introspection.suite";
import { KEY_CHAIN } from "./key-chain.suite";
import { MUTATIONS } from "./mutations.suite";
import { NAMES } from "./names.suite";
import { NESTED_LISTS } from "./nested-lists.suite";
import { NON_NULL } from "./non-null.suite";
import { NULL_KEYS } from "./null-keys.suite";
import { OVERRIDE } from "./override.suite";
import { PROVIDES_ABSTRACT } from "./provides-abstract.suite";
import { PROVIDES } from "./provides.suite";
import { QUERY_IN_QUERY } from "./query-in-query.suite";
import { REQUIRES_CHAIN } from "./requires-chain.suite";
import { REQUIRES_INTERFACE } from "./requires-interface.suite";
import { REQUIRES_NESTED } from "./requires-nested.suite";
import { REQUIRES_SIMPLE } from "./requires-simple.suite";
import { ROOT_TYPES } from "./root-types.suite";
import { SEVERAL_KEYS } from "./several-keys.suite";
import { SHAREABLE } from "./shareable.suite";
import { SIMPLE_KEYS } from "./simple-keys.suite";
import { TYPENAME } from "./typename.suite";
import { UNION_INTERSECTION } from "./union-intersection.suite";
import { UNIONS } from "./unions.suite";
import type { Suite } from "./suite";

export const SUITES: Suite[] = [
  ALIAS_CONFLICTS,
  ALIASES,
  ARGUMENTS,
  CIRCULAR,
  COMPOSITE_KEYS,
  CONDITIONAL_FETCHES,
  CONDITIONS,
  ENUM_INTERSECTION,
  ENUMS_AND_INPUTS,
  ERRORS,
  FRAGMENTS,
  INACCESSIBLE,
  INTERFACE_HIERARCHY,
  INTERFACE_OBJECT,
  INTERFACES,
  INTROSPECTION,
  KEY_CHAIN,
  MUTATIONS,
  NAMES,
  NESTED_LISTS,
  NON_NULL,
  NULL_KEYS,
  OVERRIDE,
  PROVIDES_ABSTRACT,
  PROVIDES,
  QUERY_IN_QUERY,
  REQUIRES_CHAIN,
  REQUIRES_INTERFACE,
  REQUIRES_NESTED,
  REQUIRES_SIMPLE,
  ROOT_TYPES,
  SEVERAL_KEYS,
  SHAREABLE,
  SIMPLE_KEYS,
  TYPENAME,
  UNION_INTERSECTION,
  UNIONS,
];
