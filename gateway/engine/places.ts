// Where in an answer a fetch hangs: every object at a path, "@" standing for all elements of a list.
import type { ResponsePath } from "@apollo/query-planner";
import type { Tree } from "./merge";

/** The objects at `path`, in order; what is null or not there is left out. */
export function objectsAt(data: Tree, path: ResponsePath): Tree[] {
  const found: Tree[] = [];
  walk(data, path, 0, (object) => found.push(object));
  return found;
}

/** The places of what `objectsAt` answers, in the same order. */
export function placesAt(data: Tree, path: ResponsePath): (string | number)[][] {
  const found: (string | number)[][] = [];
  const here: (string | number)[] = [];
  walk(data, path, 0, () => found.push([...here]), here);
  return found;
}

function walk(
  value: unknown,
  path: ResponsePath,
  step: number,
  visit: (object: Tree) => void,
  here?: (string | number)[],
): void {
  if (value === undefined || value === null) return;
  const name = path[step];
  if (name === undefined) visit(value as Tree);
  else if (name === "@") {
    (value as unknown[]).forEach((element, index) => {
      here?.push(index);
      walk(element, path, step + 1, visit, here);
      here?.pop();
    });
  } else if (Object.hasOwn(value, name)) {
    here?.push(name);
    walk((value as Tree)[name], path, step + 1, visit, here);
    here?.pop();
  }
}
