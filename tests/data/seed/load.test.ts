import { expect, it } from "vitest";
import { loadSeed } from "../../../src/data/seed/load.ts";
import { seedOf } from "./seed-file.ts";

it.each([
  {
    fault: "an unknown rule",
    lines: "users: { fields: { a: { fkae: phone } } }",
    says: /users\.fields\.a: no rule.*did you mean "fake"/,
  },
  {
    fault: "an unknown fake",
    lines: "users: { fields: { a: { fake: phonee } } }",
    says: /users\.fields\.a\.fake: "phonee"; did you mean "phone"/,
  },
  {
    fault: "a fake that needs an original",
    lines: "users: { fields: { a: { fake: dayOfYear } } }",
    says: /users\.fields\.a\.fake: "dayOfYear"/,
  },
  {
    fault: "a fault deep in a rule",
    lines: "users: { fields: { a: { list: { object: { b: { fake: x } } }, size: 1 } } }",
    says: /users\.fields\.a\.list\.object\.b\.fake: "x"/,
  },
  {
    fault: "a range upside down",
    lines: "users: { fields: { a: { number: [5, 1] } } }",
    says: /users\.fields\.a\.number: a list \(allowed: two numbers/,
  },
  {
    fault: "dates upside down",
    lines: "users: { fields: { a: { date: [1d, -1d] } } }",
    says: /users\.fields\.a\.date/,
  },
  {
    fault: "a step of nothing",
    lines: "users: { fields: { a: { date: 1d, step: 0h } } }",
    says: /users\.fields\.a\.step/,
  },
  {
    fault: "a key that is not known",
    lines: "users: { cuont: 3 }",
    says: /users\.cuont: unknown key; did you mean "count"/,
  },
  {
    fault: "count beside groups",
    lines: "users: { count: 3, groups: { a: {} } }",
    says: /users: .*count and each in each group/,
  },
  {
    fault: "a collection of the refresh's own",
    lines: "infra_refresh_target: {}",
    says: /infra_refresh_target/,
  },
  {
    fault: "an unknown collection in a reference",
    lines: "users: { fields: { a: { ref: coahces._id } } }\n  coaches: {}",
    says: /users\.fields\.a: there is no collection "coahces"; did you mean "coaches"/,
  },
  {
    fault: "an unknown field in a reference",
    lines: "users: { fields: { a: { ref: coaches.slgu } } }\n  coaches: { fields: { slug: x } }",
    says: /users\.fields\.a: coaches has no field "slgu"; did you mean "slug"/,
  },
  {
    fault: "an unknown group",
    lines: "users: { groups: { a: {} } }\n  coaches: { each: { of: users, groups: [b] } }",
    says: /coaches\.each: users has no group "b"/,
  },
  {
    fault: "an unknown parent",
    lines: "coaches: { each: { of: users } }",
    says: /coaches\.each: there is no collection "users"/,
  },
  {
    fault: "a condition on an unknown field",
    lines: "users: {}\n  coaches: { each: { of: users, when: { role: x } } }",
    says: /coaches\.each\.when: users has no field "role"/,
  },
  {
    fault: "an unknown field in a text",
    lines: 'users: { fields: { a: "x ${nmae}", name: y } }',
    says: /users\.fields\.a: users has no field "nmae"; did you mean "name"/,
  },
  {
    fault: "a path into a nested document that is not there",
    lines: 'users: { fields: { a: "${b.d}", b: { object: { c: 1 } } } }',
    says: /users\.fields\.a: users\.b has no field "d"/,
  },
  {
    fault: "a parent where there is none",
    lines: 'users: { fields: { a: "${parent._id}" } }',
    says: /users\.fields\.a: users has no parent/,
  },
  {
    fault: "a field that refers to nothing",
    lines: 'users: { fields: { a: "${b.c}", b: text } }',
    says: /users\.fields\.a: users\.b refers to no document/,
  },
  {
    fault: "a text of what not all documents have",
    lines: 'users: { fields: { a: "x ${b}", b: { maybe: 1, chance: 0.5 } } }',
    says: /users\.fields\.a: users\.b is a maybe, which is no part of a text/,
  },
  {
    fault: "a date counted from what is none",
    lines: "users: { fields: { a: { date: 1d, from: b }, b: { fake: ip } } }",
    says: /users\.fields\.a: users\.b is no date/,
  },
  {
    fault: "a text that is not closed",
    lines: 'users: { fields: { a: "${b" } }',
    says: /users\.fields\.a: .*not closed/,
  },
  {
    fault: "a variable that is not set",
    lines: 'users: { fields: { a: "${env.NOT_THERE}" } }',
    says: /users\.fields\.a: the variable NOT_THERE is not set/,
  },
  {
    fault: "a field that needs itself",
    lines: 'users: { fields: { a: "${b}", b: "${a}" } }',
    says: /users\.a: needs itself: users\.a -> users\.b -> users\.a/,
  },
  {
    fault: "collections made for each of each other",
    lines: "users: { each: { of: coaches } }\n  coaches: { each: { of: users } }",
    says: /needs itself: users -> coaches -> users/,
  },
  {
    fault: "values that refer to each other",
    lines:
      "users: { fields: { a: { ref: coaches.b } } }\n  coaches: { fields: { b: { ref: users.a } } }",
    says: /needs itself: users\.a -> coaches\.b -> users\.a/,
  },
])("refuses $fault, and says where", ({ lines, says }) => {
  expect(() => seedOf(`collections:\n  ${lines}\n`)).toThrow(says);
});

it.each([
  {
    fault: "neither collections nor a command",
    lines: "initial: {}",
    says: /0 of collections and command/,
  },
  {
    fault: "both",
    lines: "collections: {}\ncommand: [npm, run, seed]",
    says: /2 of collections and command/,
  },
  {
    fault: "a day without a time",
    lines: "version: 1\nseed: x\nnow: 2026-01-15\nemailHost: a.example.com\ncollections: {}",
    says: /seed\.now/,
  },
])("refuses $fault", ({ lines, says }) => {
  expect(() => seedOf(`${lines}\n`)).toThrow(says);
});

it("says everything at once, each with its place, and shows no value", () => {
  const lines = `collections:
  users:
    cuont: 3
    fields:
      name: { fake: nmae }
      mail: "\${nmae}@x"
      coach: { ref: coaches._id }
`;
  const faults = (() => {
    try {
      seedOf(lines);
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(faults).toMatch(/is not a valid seed; nothing was changed/);
  expect(faults?.split("\n").filter((line) => /^ {2}\S/.test(line))).toHaveLength(4);
  // A field whose rule is wrong is known all the same.
  expect(faults).toMatch(/users has no field "nmae"; did you mean "name"/);
});

it("names the file that is not there, and how to name another", () => {
  expect(() => loadSeed("nowhere/seed.yaml", "collections", () => undefined)).toThrow(
    /There is no nowhere\/seed\.yaml\. Name the seed with --seed/,
  );
});

it("asks for the variables of the section that is used alone", () => {
  const only = (name: string) => (name === "TEST_PASSWORD_HASH" ? "x" : undefined);
  expect(loadSeed("data/seed.yaml", "collections", only).seed).toBe("bondigoo");
  expect(() => loadSeed("data/seed.yaml", "initial", only)).toThrow(
    /initial\.users\.fields\.email: the variable ADMIN_EMAIL is not set/,
  );
});
