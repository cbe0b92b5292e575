import { faker } from "@faker-js/faker/locale/de_CH";
import type { TypeName } from "../bson/types.ts";

/** One kind of fake. Everything it makes follows from the digest of the value that it replaces. */
export interface Generator {
  /** The type of the values that it replaces, and of what it makes. */
  type: Extract<TypeName, "string" | "objectId" | "date">;
  /** The room for different values, in bits. */
  bits: number;
  /** How many characters of text it makes at most. */
  longest: (emailHost: string) => number;
  /** Whether one original value alone tells who it was: it is then looked for in what comes out. */
  identifies: boolean;
  /** Values that mean the same become equal before they are hashed. */
  normalise: (value: string) => string;
  /**
   * Text for a string, 24 hexadecimal digits for an ObjectId, milliseconds since 1970 for a date;
   * `original` comes in the same form.
   */
  make: (draw: Draw, context: { emailHost: string; original: string }) => string;
}

const { person, location } = faker.definitions;
const firstNames = [
  ...new Set([...(person.first_name.female ?? []), ...(person.first_name.male ?? [])]),
];
const lastNames = person.last_name.generic ?? [];
const streets = location.street_name ?? [];
const cities = location.city_name ?? [];

/** Parts of one digest, each used once. */
export class Draw {
  readonly #digest: string;
  #at = 0;

  constructor(digest: string) {
    this.#digest = digest;
  }

  hex(digits: number): string {
    const part = this.#digest.slice(this.#at, this.#at + digits);
    this.#at += digits;
    return part;
  }

  /** From 0 to below `bound`, which is far below 2^32. */
  below(bound: number): number {
    return Number.parseInt(this.hex(8), 16) % bound;
  }

  digits(count: number): string {
    return String(this.below(10 ** count)).padStart(count, "0");
  }

  pick(words: readonly string[]): string {
    return words[this.below(words.length)]!;
  }
}

const trimmed = (value: string) => value.trim();
const lower = (value: string) => value.trim().toLowerCase();
const asIs = (value: string) => value;

const longestOf = (words: readonly string[]) => Math.max(...words.map(({ length }) => length));

/** Text that many share: a first name, a town. */
function common(bits: number, longest: number, make: Generator["make"]): Generator {
  return {
    type: "string",
    bits,
    longest: () => longest,
    identifies: false,
    normalise: trimmed,
    make,
  };
}

function words(bits: number, longest: number, make: Generator["make"]): Generator {
  return { ...common(bits, longest, make), identifies: true };
}

const dayMs = 86_400_000;

export const generators = {
  email: {
    type: "string",
    bits: 64,
    longest: (emailHost) => 27 + emailHost.length,
    identifies: true,
    normalise: lower,
    make: (draw, { emailHost }) => `sanitized-${draw.hex(16)}@${emailHost}`,
  },
  firstName: common(8, longestOf(firstNames), (draw) => draw.pick(firstNames)),
  lastName: words(7, longestOf(lastNames), (draw) => draw.pick(lastNames)),
  fullName: words(
    15,
    longestOf(firstNames) + 1 + longestOf(lastNames),
    (draw) => `${draw.pick(firstNames)} ${draw.pick(lastNames)}`,
  ),
  userName: words(64, 21, (draw) => `user-${draw.hex(16)}`),
  // No Swiss area code begins with 0, so that nobody has such a number.
  phone: {
    type: "string",
    bits: 23,
    longest: () => 16,
    identifies: true,
    normalise: (value) => value.replace(/[^0-9+]/g, ""),
    make: (draw) => `+41 00 ${draw.digits(3)} ${draw.digits(2)} ${draw.digits(2)}`,
  },
  street: words(
    12,
    longestOf(streets) + 4,
    (draw) => `${draw.pick(streets)} ${1 + draw.below(120)}`,
  ),
  city: common(6, longestOf(cities), (draw) => draw.pick(cities)),
  postcode: common(13, 4, (draw) => String(1000 + draw.below(8999))),
  company: words(
    15,
    2 * longestOf(lastNames) + 6,
    (draw) => `${draw.pick(lastNames)} & ${draw.pick(lastNames)} AG`,
  ),
  token: {
    type: "string",
    bits: 128,
    longest: () => 37,
    identifies: true,
    normalise: asIs,
    make: (draw) => `fake_${draw.hex(32)}`,
  },
  uuid: {
    type: "string",
    bits: 122,
    longest: () => 36,
    identifies: true,
    normalise: lower,
    make: (draw) => `${draw.hex(8)}-${draw.hex(4)}-4${draw.hex(3)}-8${draw.hex(3)}-${draw.hex(12)}`,
  },
  url: {
    type: "string",
    bits: 64,
    longest: (emailHost) => 25 + emailHost.length,
    identifies: true,
    normalise: asIs,
    make: (draw, { emailHost }) => `https://${emailHost}/${draw.hex(16)}`,
  },
  // The range TEST-NET-3 of RFC 5737.
  ip: words(8, 13, (draw) => `203.0.113.${draw.below(256)}`),
  objectId: {
    type: "objectId",
    bits: 96,
    longest: () => 24,
    identifies: false,
    normalise: asIs,
    make: (draw) => draw.hex(24),
  },
  /** Another day of the same year: ages stay believable. */
  dayOfYear: {
    type: "date",
    bits: 8,
    longest: () => 10,
    identifies: false,
    normalise: asIs,
    make: (draw, { original }) => {
      const year = Date.UTC(new Date(Number(original)).getUTCFullYear(), 0, 1);
      return String(year + draw.below(365) * dayMs);
    },
  },
} satisfies Record<string, Generator>;

/** Among ten million values of 64 bits, two are equal once in 370,000 runs. */
export const leastUniqueBits = 64;

export type GeneratorName = keyof typeof generators;

const vocabulary = new Set([...firstNames, ...lastNames, ...streets, ...cities, "&", "AG"]);

/** Whether a fake name, street, city or company may be this text: by chance it can be a real one. */
export function isOfVocabulary(text: string): boolean {
  if (vocabulary.has(text)) return true;
  return text.split(" ").every((word) => vocabulary.has(word) || /^\d{1,4}$/.test(word));
}
