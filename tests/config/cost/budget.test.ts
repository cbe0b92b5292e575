import { expect, it } from "vitest";
import { budgetNotes } from "../../../src/config/cost/budget.ts";
import { bondigoo, type Draft, examineDraft, set } from "../draft.ts";

function judged(edit: (draft: Draft) => void) {
  const draft = bondigoo();
  edit(draft);
  const { environments, faults } = examineDraft(draft);
  return { notes: budgetNotes(environments.get("prod")!), codes: faults.map(({ code }) => code) };
}

const budget = (draft: Draft, monthlyUsd: number, over = "refuse") =>
  set(draft, "prod.environment.budget", { monthlyUsd, over });

it("says nothing of an environment within its budget, to the cent", () => {
  expect(judged((d) => budget(d, 82))).toEqual({ notes: [], codes: [] });
});

it("refuses what costs more at the least, or only says so where the budget is to warn", () => {
  expect(judged((d) => budget(d, 81.5)).codes).toEqual(["budgets-kept"]);
  expect(judged((d) => budget(d, 81.5, "warn"))).toEqual({
    notes: ["prod costs $82 a month, over its budget of $81.50"],
    codes: [],
  });
});

it("notes what only use may take over it", () => {
  const scaled = judged((d) => {
    set(d, "prod.environment.services.api.autoscaling", { min: 1, max: 9, cpu: 60 });
    budget(d, 100);
  });
  expect(scaled).toEqual({
    notes: ["prod costs $82 to $138 a month: use may take it over its budget of $100"],
    codes: [],
  });
});

it("notes that a budget says little where a price is not known", () => {
  const { notes } = judged((d) => {
    set(d, "prod.environment.database.cluster.size", "M80");
    budget(d, 100);
  });
  expect(notes).toEqual([
    "prod: nobody found the price of database, so its budget of $100 may not hold",
  ]);
});
