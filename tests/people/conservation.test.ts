import { differenceOf } from "../../services/people/conservation/conservation.rules";
import { travelling } from "../../services/transport/conservation/conservation.rules";

test("a difference says who is lost, and who is counted twice", () => {
  const places = {
    ...{ registered: 10, sheltered: 4, waiting: 1, inTransit: 2, atOnwardCentre: 1, returned: 1 },
    ...{ leftOnOwn: 1, disappeared: 0, deceased: 0 },
  };
  expect(differenceOf(places)).toBe(0);
  expect(differenceOf({ ...places, sheltered: 3 })).toBe(1);
  expect(differenceOf({ ...places, returned: 3 })).toBe(-2);
  expect(differenceOf({ ...places, inTransit: null })).toBeNull();
});

test("somebody is on the way until a shelter has heard that they are not", () => {
  const [onBoard, arriving, leaving] = [new Set(["a", "b"]), new Set(["c"]), new Set(["b"])];
  expect(travelling({ onBoard, arriving, leaving })).toBe(2);
});
