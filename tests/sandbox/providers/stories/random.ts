import type { Vendor } from "./vendor.ts";

export async function random({ make }: Vendor): Promise<void> {
  const least = { minLower: 2, minUpper: 3, minNumeric: 4, minSpecial: 5 };
  await make("RandomPassword", { length: 32, ...least, overrideSpecial: "#" });
  await make("RandomPassword", { length: 20, ...least, special: false, lower: false });
  await make("RandomString", { length: 20, upper: false, numeric: false });
  await make("RandomString", { length: 3, minSpecial: 4 });
  await make("RandomBytes", { length: 16 });
  await make("RandomId", { byteLength: 8, prefix: "p-" });
  await make("RandomUuid", {});
  await make("RandomInteger", { min: 5, max: 9 });
  await make("RandomPet", {});
  await make("RandomPet", { length: 3, prefix: "p", separator: "_" });
}
