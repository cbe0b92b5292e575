import { type Access, type Answered, keyOf } from "../access/model.ts";
import type { DutyDays } from "../config/duties.ts";
import type { VendorNeeds } from "../vendors/needs.ts";
import type { Owed, Told } from "./model.ts";

/**
 * Another one in place of each token and key that vendors list: before its end, or some time after it
 * was made where it has none.
 */
export function credentialDuties(
  { found, notAsked }: Answered,
  needs: Pick<VendorNeeds, "usesRender">,
  { credentials: everyDays, notice: noticeDays }: DutyDays,
): Told {
  const kind = "credentials";
  const about = (name: string) => ({ name, kind, command: replacing(name) }) as const;
  const listed = found.map((access): Owed => {
    const { since: last, expires: ends } = access;
    const name = keyOf(access);
    if (ends !== undefined) return { ...about(name), ends, noticeDays, from: access.vendor };
    return last === undefined
      ? { ...about(name), everyDays, noticeDays, from: untoldBy(access) }
      : { ...about(name), everyDays, last, from: access.vendor };
  });
  const render: Owed = {
    ...about("Render: API key"),
    ...{ everyDays, from: "Render tells nobody when a key was made" },
  };
  const all = needs.usesRender ? [...listed, render] : listed;
  return {
    owed: all.filter((one) => one.ends !== undefined || one.everyDays !== 0),
    notAsked: notAsked.map((why) => ({ kind, why })),
  };
}

const untoldBy = ({ vendor }: Access) => `${vendor} tells no end of it, nor when it was made`;

/** A person's work in the vendor's dashboard; what the vendor tells of it afterwards counts by itself. */
function replacing(name: string): string {
  return `make another there, put it in its place, npx infra doctor; then npx infra duties done "${name}"`;
}
