import { createInterface } from "node:readline/promises";
import { UserError } from "../shared/errors.ts";

/** One thing to find out: asked where it was not given, with an answer to begin with where there is one. */
export interface Question {
  /** Of its answer. */
  name: string;
  /** What answers it on the command line: `--domain`. */
  option: string;
  text: string;
  /** Given on the command line. */
  given: string | undefined;
  /** Taken for an empty answer; none: it has to be answered. */
  byDefault: string | undefined;
  /** What is wrong with an answer, in the words of what may stand there. */
  wrong: (answer: string) => string | undefined;
  /** Whether it matters, by the answers before it. Default: it does. */
  matters?: (answers: Answers) => boolean;
}

/** By the name of the question; those that did not matter are left out. */
export type Answers = Record<string, string>;

/**
 * The answers by name: asked one by one on standard error, read a line each from standard input,
 * which may be a terminal or a pipe. With `takeDefaults` nothing is asked. Throws a UserError that
 * names all options which are wrong, or missing with nobody to ask.
 */
export async function answersTo(
  questions: readonly Question[],
  takeDefaults: boolean,
): Promise<Answers> {
  refuseWrong(questions);
  if (takeDefaults) return proposed(questions);
  const lines = createInterface({ input: process.stdin, terminal: false });
  const reader = lines[Symbol.asyncIterator]();
  const answers: Answers = {};
  try {
    for (const question of questions) {
      if (question.matters?.(answers) === false) continue;
      answers[question.name] = question.given ?? (await ask(question, reader));
    }
  } finally {
    lines.close();
  }
  return answers;
}

function proposed(questions: readonly Question[]): Answers {
  const answers: Answers = {};
  const missing: string[] = [];
  for (const { name, option, text, given, byDefault, matters } of questions) {
    if (matters?.(answers) === false) continue;
    const answer = given ?? byDefault;
    if (answer === undefined) missing.push(`  ${option}: ${text}`);
    else answers[name] = answer;
  }
  if (missing.length === 0) return answers;
  throw new UserError(`Nobody is asked with --yes; still needed:\n${missing.join("\n")}`);
}

function refuseWrong(questions: readonly Question[]): void {
  const wrong = questions.flatMap(({ option, given, wrong: judge }) => {
    const allowed = given === undefined ? undefined : judge(given);
    return allowed === undefined ? [] : [`  ${option} ${given}: ${allowed}`];
  });
  if (wrong.length > 0) throw new UserError(`These options cannot be:\n${wrong.join("\n")}`);
}

async function ask(question: Question, reader: AsyncIterator<string>): Promise<string> {
  const { option, text, byDefault, wrong } = question;
  for (;;) {
    process.stderr.write(`${text}${byDefault === undefined ? "" : ` [${byDefault}]`}: `);
    const { value, done } = await reader.next();
    if (done) {
      throw new UserError(
        `\nThe answers ended before "${text}"; ${option} gives it without asking.`,
      );
    }
    if (!process.stdin.isTTY) process.stderr.write("\n");
    const answer = value.trim() || byDefault;
    const allowed = answer === undefined ? "it has to be answered" : wrong(answer);
    if (answer !== undefined && allowed === undefined) return answer;
    process.stderr.write(`  not possible: ${allowed}\n`);
  }
}
