/** Files of src that no test imports, and the test that runs them all the same. */
export interface TestedElsewhere {
  /** A file, or a folder with a slash at its end. */
  files: string;
  /** The test file, or the folder of tests with a slash at its end. */
  by: string;
  /** How that test reaches them. */
  how: string;
}

/** An entry that is no longer needed fails the test, so that this list only says what is true. */
export const testedElsewhere: TestedElsewhere[] = [];
