import { expect, it } from "vitest";
import { credentialDuties } from "../../src/duties/credentials.ts";
import { byUrgency, dutyOn, exitCodeOf } from "../../src/duties/due.ts";
import type { Owed, Written } from "../../src/duties/model.ts";
import { accessDuty, ignoredDuties, launchDuties } from "../../src/duties/others.ts";
import { calendarText } from "../../src/duties/text.ts";
import type { Condition } from "../../src/live/condition.ts";

const today = "2026-11-22";
const backup: Owed = {
  ...{ name: "backup", kind: "backup", stack: "prod", everyDays: 7 },
  ...{ from: "no backup is in backups/prod on this machine", command: "infra data backup" },
};
const domain: Owed = {
  ...{ name: "domain", kind: "domain", noticeDays: 14, from: "not told", command: "renew" },
};
const done = (more: Partial<Written> = {}): Written => ({
  ...{ duty: "backup", stack: "prod", done: "2026-11-20" },
  ...more,
});

it("is due as many days after the last time as the interval says, and no day earlier", () => {
  const on = (day: string) => dutyOn(day, { ...backup, last: "2026-11-01", from: "backups" }, []);
  expect(on("2026-11-07")).toMatchObject({ state: "later", due: "2026-11-08", sure: "told" });
  expect(on("2026-11-08")).toMatchObject({ state: "due", overdueDays: 0 });
  expect(on("2026-11-22")).toMatchObject({ state: "due", overdueDays: 14 });
});

it("is due before its end by as many days as are given for notice, and from the day after what may be lived with", () => {
  const on = (day: string) => dutyOn(day, { ...domain, ends: "2026-12-31" }, []);
  expect(on("2026-12-16").state).toBe("later");
  expect(on("2026-12-17")).toMatchObject({ state: "due", due: "2026-12-17", ends: "2026-12-31" });
  const entry = { stack: "prod", name: "api", until: "2026-12-31" };
  const [ignored] = ignoredDuties([entry, { ...entry, stack: "dev" }], "prod");
  expect(dutyOn("2026-12-31", ignored!, []).state).toBe("later");
  expect(dutyOn("2027-01-01", ignored!, [])).toMatchObject({ state: "due", overdueDays: 0 });
});

it("is due where nobody knows when it was done last, and says that it is not known", () => {
  expect(dutyOn(today, backup, [])).toMatchObject({ state: "due", sure: "not known" });
  expect(dutyOn(today, backup, [])).not.toHaveProperty("due");
});

it("counts what people wrote down where it is later than what is told, of that environment alone", () => {
  const told = { ...backup, last: "2026-11-10", from: "backups" };
  const written = { sure: "written down", last: "2026-11-20", from: "duties-done.yaml" };
  expect(dutyOn(today, backup, [done()])).toMatchObject({ ...written, state: "later" });
  expect(dutyOn(today, told, [done()])).toMatchObject(written);
  expect(dutyOn(today, told, [done({ done: "2026-11-09" })])).toMatchObject({ last: "2026-11-10" });
  expect(dutyOn(today, backup, [done({ stack: "qa" })]).sure).toBe("not known");
});

it("takes an end from people only where no vendor tells one", () => {
  const entry = done({ duty: "domain", stack: undefined, until: "2027-05-01" });
  expect(dutyOn(today, domain, [entry])).toMatchObject({
    ends: "2027-05-01",
    sure: "written down",
  });
  const told = { ...domain, ends: "2026-12-01", from: "Cloudflare" };
  expect(dutyOn(today, told, [entry])).toMatchObject({ ends: "2026-12-01", sure: "told" });
  const dayAlone = done({ duty: "domain", stack: undefined });
  expect(dutyOn(today, domain, [dayAlone]).sure).toBe("not known");
});

it("puts what nobody knows first, then what is overdue for longest", () => {
  const of = (name: string, last?: string) =>
    dutyOn(today, { ...backup, name, ...(last && { last }) }, []);
  const all = [of("c", "2026-11-21"), of("b", "2026-01-01"), of("a"), of("d", "2026-11-21")];
  expect(all.toSorted(byUrgency).map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
});

it("makes a duty of each token and key: by its end, by its age, or by nobody's word", () => {
  const days = { credentials: 365, notice: 14 } as Parameters<typeof credentialDuties>[2];
  const access = (who: string, more: object) => ({
    ...{ vendor: "Vercel", kind: "token", who, may: "everything", environments: ["prod"], ...more },
  });
  const found = [
    access("ends", { expires: "2026-12-01", since: "2026-01-01" }),
    access("old", { since: "2025-01-01" }),
    access("?", {}),
  ];
  const why = "GitHub, token: GITHUB_TOKEN is not set";
  const told = credentialDuties({ found, lists: [], notAsked: [why] }, { usesRender: true }, days);
  const shown = told.owed.map((owed) => dutyOn(today, owed, []));
  expect(shown.map(({ name, state, sure, due }) => [name, state, sure, due])).toEqual([
    ["Vercel: token ends", "due", "told", "2026-11-17"],
    ["Vercel: token old", "due", "told", "2026-01-01"],
    ["Vercel: token ?", "due", "not known", undefined],
    ["Render: API key", "due", "not known", undefined],
  ]);
  expect(told.notAsked).toEqual([{ kind: "credentials", why }]);
  const none = { ...days, credentials: 0 };
  const onlyEnds = credentialDuties({ found, lists: [], notAsked: [] }, { usesRender: true }, none);
  expect(onlyEnds.owed.map(({ name }) => name)).toEqual(["Vercel: token ends"]);
});

it("asks for a review of access some time after the last, unless none is owed", () => {
  const reviewed = { reviewed: "2026-08-01", access: [] };
  expect(accessDuty(reviewed, 92)[0]).toMatchObject({ last: "2026-08-01", everyDays: 92 });
  expect(accessDuty(undefined, 92)[0]).not.toHaveProperty("last");
  expect(accessDuty(undefined, 0)).toEqual([]);
});

it("owes what a launched production lacks as long as it lacks it, with the line that mends it", () => {
  const conditions: Condition[] = [
    { title: "backups are on", status: "open", findings: [{ found: "off", fix: "backups: true" }] },
    { title: "own Redis", status: "done", findings: [] },
    { title: "mail is sent", status: "unseen", findings: [] },
  ];
  const [owed, ...others] = launchDuties(conditions, "prod");
  expect(others).toEqual([]);
  expect(dutyOn(today, owed!, [])).toMatchObject({
    ...{ name: "launch.backups are on", state: "due", sure: "told", command: "backups: true" },
  });
});

it("is told with what is due and its command first, then the rest, and what could not be asked once", () => {
  const later = dutyOn(
    today,
    { ...backup, last: "2026-11-21", from: "backup in backups/prod" },
    [],
  );
  const late = dutyOn(today, { ...backup, stack: "qa", last: "2026-11-01", from: "backups" }, []);
  const why = "the state of dev: no passphrase";
  const text = calendarText({
    today,
    duties: [dutyOn(today, domain, []), late, later],
    notAsked: [
      { kind: "secrets", why },
      { kind: "backup", why },
    ],
    notUp: ["test"],
    strays: ["drill of prd"],
  });
  expect(text).toBe(
    [
      "Due (2)",
      "  domain: nobody knows when it ends (not told)",
      "    -> renew",
      "  qa, backup: 14 days overdue; last 2026-11-01 (backups), every 7 days",
      "    -> infra data backup",
      "",
      "Later (1)",
      "  2026-11-28  prod, backup: last 2026-11-21 (backup in backups/prod), every 7 days",
      "",
      "not asked: the state of dev: no passphrase (rotate secrets, back up production)",
      "test is not up: of it only what stands in files is owed.",
      "duties-done.yaml: drill of prd is no duty, or none any more.",
    ].join("\n"),
  );
  const nothing = { today, duties: [], notAsked: [], notUp: [], strays: [] };
  expect(calendarText(nothing)).toBe("Nothing is due.");
});

it("ends with 2 where anything is due, with 1 where that is not known of all, and else with 0", () => {
  const later = dutyOn(today, { ...backup, last: "2026-11-21", from: "backups" }, []);
  const due = dutyOn(today, backup, []);
  const notAsked = [{ kind: "domain" as const, why: "?" }];
  expect(exitCodeOf({ duties: [later], notAsked: [] })).toBe(0);
  expect(exitCodeOf({ duties: [later], notAsked })).toBe(1);
  expect(exitCodeOf({ duties: [later, due], notAsked })).toBe(2);
});
