import { ObjectType } from "type-graphql";

/** Of whom, and whether more is open than what names the viewer. It is there for everybody, so it tells nothing. */
@ObjectType({
  description:
    "A person's health records of level L4, as far as the viewer is named on them or has broken the glass for the person. Whether there are others is not told.",
})
export class RestrictedHealth {
  personId!: string;
  isUnderGlass!: boolean;
}
