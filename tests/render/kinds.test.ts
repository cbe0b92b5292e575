import { globSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Implementation } from "../../src/render/providers/implementation.ts";
import { serviceImplementation } from "../../src/render/providers/service.ts";

type Life = Implementation<object, object, unknown>;

const folder = join(import.meta.dirname, "../../src/render/providers");
const modules = await Promise.all(
  globSync("*.ts", { cwd: folder }).map((file) => import(join(folder, file)) as Promise<object>),
);
const exported: [name: string, value: unknown][] = modules.flatMap(Object.entries);
const lives = [
  ...exported.filter((entry): entry is [name: string, life: Life] => isLife(entry[1])),
  ["serviceImplementation", serviceImplementation("web_service")] as const,
];

function isLife(value: unknown): value is Life {
  return typeof value === "object" && value !== null && "properties" in value;
}

it("finds all kinds: seven, and one for the five types of service", () => {
  expect(lives).toHaveLength(8);
});

it.each(lives)("%s tells the life of its kind in the order that all kinds have", (_, life) => {
  const order = [
    "properties",
    "check",
    "isSame",
    "isLetBe",
    "replaces",
    "isUnfinished",
    "adoptable",
  ];
  const calls = ["create", "read", "update", "delete"];
  expect(Object.keys(life)).toEqual([...order, ...calls].filter((name) => name in life));
});
