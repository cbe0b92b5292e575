import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { withEarlierFiles } from "../../src/overview/cost/earlier-files.ts";
import { comparedReport, costReport } from "../../src/overview/cost/report.ts";
import { costText } from "../../src/overview/cost/text.ts";
import { copyFiles } from "../config/copied-files.ts";

const { folder, edit } = copyFiles();

const compared = (against: string, names: string[] = []) =>
  withEarlierFiles(folder(), against, (earlier) =>
    comparedReport(folder(), names, { name: against, folder: earlier }),
  );

async function commit() {
  const git = (...args: string[]) =>
    execa("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      cwd: folder(),
    });
  await git("init", "-q");
  await git("add", ".");
  await git("commit", "-q", "-m", "before");
}

describe("the cost of all environments", () => {
  it("is shown part by part, with the accounts once and the uncertain marked", () => {
    const text = costText(costReport(folder(), []));
    expect(text).toMatch(/^prod +~\$82 +~\$10 \+ \?$/m);
    expect(text).toMatch(/^ {2}services\.api +Render web service, starter +\$7 +\$0$/m);
    // Dev uses production's Redis, which therefore runs on.
    expect(text).toMatch(/^ {2}redis +Render Key Value, starter +\$10 +\$10$/m);
    expect(text).toMatch(/^dev +\$14 +\$0$/m);
    expect(text).toContain("prod: nobody found what database costs while suspended.");
    expect(text).toMatch(/^ {2}account +Render workspace, Pro +\$25$/m);
    expect(text).toContain("Together $155 to $159 a month.");
    expect(text).toContain("prod: database: no price was found for EU_CENTRAL_1 of AWS");
    expect(text).toContain("Charged by use besides, and not counted:\n  Render: traffic");
  });

  it("says of a sum what it leaves out", () => {
    edit("Pulumi.prod.yaml", (text) => text.replace("size: M10", "size: M80"));
    const text = costText(costReport(folder(), ["prod"]));
    expect(text).toMatch(/^prod +\$24 \+ \? +\$10 \+ \?$/m);
    expect(text).toMatch(/^ {2}database +MongoDB Atlas cluster, M80 +not known +not known$/m);
    expect(text).toContain("prod: nobody found the price of database; the sum leaves it out.");
  });

  it("is refused for an environment that is not there, by the name that was meant", () => {
    expect(() => costReport(folder(), ["prd"])).toThrow(
      /no environment "prd".*did you mean "prod"/,
    );
  });
});

describe("the cost of a change", () => {
  it("is told against a commit, part by part", async () => {
    await commit();
    edit("Pulumi.prod.yaml", (text) => text.replace("size: M10", "size: M20"));
    edit("Pulumi.dev.yaml", (text) => text.replace("start: npm run dev", "plan: standard"));
    const report = await compared("HEAD");
    expect(report.compared?.changes).toMatchObject([
      { stack: "prod", part: "database", difference: { from: 88, to: 88 } },
      { stack: "dev", part: "services.api", difference: { from: 18, to: 18 } },
    ]);
    expect(costText(report)).toContain("Compared with HEAD, a month: +$106");
    expect(costText(report)).toMatch(/prod +database +cluster, M10 -> cluster, M20 +\+\$88$/m);
    expect((await compared("HEAD", ["dev"])).compared?.changes).toHaveLength(1);
  });

  it("counts what is new or gone as a whole, and is nothing between equal folders", async () => {
    const same = await compared(folder());
    expect(costText(same)).toContain(`Costs the same as ${folder()}.`);
    await commit();
    edit("Pulumi.dev.yaml", (text) => text.replace("redis: {sharedFrom: prod}", "redis: {}"));
    const { changes } = (await compared("HEAD")).compared!;
    expect(changes).toMatchObject([{ part: "redis", difference: { from: 10, to: 10 } }]);
    expect(changes[0]).not.toHaveProperty("before");
  });

  it("is refused where neither a folder nor a commit has that name", async () => {
    mkdirSync(join(folder(), "empty"));
    await expect(compared("no-such-branch")).rejects.toThrow(
      /"no-such-branch" is neither a folder nor a commit/,
    );
    await expect(compared(join(folder(), "empty"))).rejects.toThrow(/There is no Pulumi.yaml/);
  });
});
