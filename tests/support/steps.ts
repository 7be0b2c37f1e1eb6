// How many steps of a table of states were tried, told when the tests of it are over.

/** To be told of each step that did what the table says: whether the table has it. */
export function stepsOf(what: string): (isLegal: boolean) => void {
  let [legal, illegal] = [0, 0];
  afterAll(() => {
    process.stdout.write(`Steps of ${what}: ${String(legal)} legal, ${String(illegal)} illegal.\n`);
  });
  return (isLegal) => {
    if (isLegal) legal++;
    else illegal++;
  };
}
