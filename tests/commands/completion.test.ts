import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../../src/engine/layout.ts";

const infra = `${projectFolder}/bin/infra.js`;

/** The words offered where that line ends; its last word is what was begun. */
async function offered(...line: string[]): Promise<string[]> {
  const { stdout } = await execa({
    cwd: projectFolder,
  })`${process.execPath} ${infra} completion bash -- ${line}`;
  return stdout.split("\n").filter((word) => word !== "");
}

describe("a shell is offered", () => {
  it.each<[what: string, line: string[], words: string[]]>([
    ["commands", ["re"], ["rehearse", "recover", "report", "resume"]],
    ["commands below a command", ["sandbox", ""], ["exec", "reset", "kept"]],
    [
      "environments for an option",
      ["secrets", "set", "smtpUrl", "-s", ""],
      ["dev", "prod", "staging"],
    ],
    ["environments once more", ["drift", "-s", "prod", "--stack", "st"], ["staging"]],
    ["secrets", ["secrets", "rotate", "stripeS"], ["stripeSecretKey"]],
    ["faults", ["rehearse", "--fault", "reset"], ["reset-before", "reset-after"]],
    ["what an option allows", ["rehearse", "--vendor", "g"], ["github"]],
    ["options", ["check", "--"], ["--json", "--cwd", "--help"]],
    ["nothing for a new name", ["env", "add", ""], []],
    ["nothing in another command's line", ["sandbox", "exec", "--", "npx", ""], []],
  ])("%s", async (_what, line, words) => {
    expect(await offered(...line)).toEqual(words);
  });

  it("the same in bash, with npx before it and without, and nothing of other programs", async () => {
    const words = async (...line: string[]) => {
      const script = [
        `source <(node ${infra} completion bash)`,
        `npx() { shift; node ${infra} "$@"; }`,
        `COMP_WORDS=(${line.join(" ")}); COMP_CWORD=${line.length - 1}; _infra`,
        'echo "${COMPREPLY[@]}"',
      ].join("\n");
      return (await execa("bash", ["--norc", "-c", script], { cwd: projectFolder })).stdout;
    };
    expect(await words("infra", "rehea")).toBe("rehearse");
    expect(await words("npx", "infra", "secrets", "set", "stripeS")).toBe("stripeSecretKey");
    expect(await words("npx", "pulumi", "u")).toBe("");
  });

  it.each(["zsh", "fish"])("a script for %s too", async (shell) => {
    const { stdout } = await execa`${process.execPath} ${infra} completion ${shell}`;
    expect(stdout).toContain(`npx infra completion ${shell} --`);
  });
});
