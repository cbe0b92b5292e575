import { stringify } from "yaml";

/** What a stand-in said to one request. */
export interface Answer {
  request: string;
  status: number;
  answer: unknown;
}

/**
 * Answers as a page to be kept beside the test, so that any other answer shows. Where another one
 * is meant, write the page anew with `--update` and read its diff.
 */
export function answersPage(answers: readonly object[]): string {
  const page = stringify(answers, { aliasDuplicateObjects: false });
  return page
    .replaceAll(time, "(time)")
    .replaceAll(goTime, "(time)")
    .replaceAll(milliseconds, "(milliseconds)")
    .replaceAll(cursor, "(cursor)");
}

/** The world's clock moves with real time: these differ from run to run. */
const time = /\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(\d{3})?Z/g;
/** As GitHub's plugin keeps times. */
const goTime = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 UTC/g;
const milliseconds = /\b1767\d{9}\b/g;
/** What a cursor hides begins with a time. */
const cursor = /\bc_[\w-]+/g;
