// What shelters are, give and ask for.
import type { ClassType } from "type-graphql";
import { DistributeResolver } from "./distribution/distribute.resolver";
import { RequestDeskResolver } from "./request/request-desk.resolver";
import { CentreResolver } from "./shelter/centre.resolver";

export const administrationResolvers: ClassType[] = [CentreResolver, DistributeResolver, RequestDeskResolver];
