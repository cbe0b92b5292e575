import { type Document, Double, Int32, ObjectId } from "bson";

/**
 * A production of Bondigoo, the same each time. Whatever is personal in it holds `zq` and a digit, or
 * begins as no fake number or address does, so that `personal` finds it wherever it turns up.
 */
export interface Production {
  documents: { collection: string; document: Document }[];
  indexes: Record<string, Document[]>;
}

/** What stands in nothing but the originals. */
export const personal = /zq\d|\+4179\d{7}|10\.20\.\d|cus_|pi_|CH99/i;

/** References that lead nowhere, as each real database has some. */
export const danglingBookings = 3;

export function production(count: number): Production {
  return { documents: Array.from({ length: count }, (_, i) => documentAt(i, count)), indexes };
}

const indexes: Production["indexes"] = {
  users: [{ key: { email: 1 }, name: "email_1", unique: true }],
  coaches: [{ key: { slug: 1 }, name: "slug_1", unique: true }],
  bookings: [
    { key: { userId: 1, startsAt: -1 }, name: "userId_1_startsAt_-1" },
    { key: { coachId: 1 }, name: "of coach" },
  ],
  sessions: [{ key: { token: 1 }, name: "token_1", unique: true }],
};

/** In 40 documents: 10 users, 2 coaches, 11 bookings, 13 messages, a review, 2 payments, a session. */
const kinds = [
  ...Array(10).fill("users"),
  ...Array(2).fill("coaches"),
  ...Array(11).fill("bookings"),
  ...Array(13).fill("messages"),
  "reviews",
  "payments",
  "payments",
  "sessions",
] as const;

function documentAt(i: number, count: number): { collection: string; document: Document } {
  const collection: string = kinds[i % kinds.length];
  const dates = { createdAt: new Date(1.7e12 + i * 1e6), updatedAt: new Date(1.7e12 + i * 1e6) };
  const document = makers[collection]!(i, count);
  const { updatedAt: _, ...created } = dates;
  const isDated = ["users", "coaches", "bookings"].includes(collection);
  const tail =
    collection === "sessions" ? {} : { ...(isDated ? dates : created), __v: new Int32(0) };
  return { collection, document: { _id: idOf(i), ...document, ...tail } };
}

const idOf = (i: number) => new ObjectId(`65a${(i + 1).toString(16).padStart(21, "0")}`);

/** Some document of that kind before this one, or the first. */
function other(kind: string, i: number): number {
  const offset = kinds.indexOf(kind as never);
  const many = kinds.filter((each) => each === kind).length;
  const block = Math.floor((i * 7919) % Math.max(1, Math.floor(i / kinds.length)));
  return block * kinds.length + offset + (i % many);
}

const words = (i: number, length: number) =>
  `Zq${i}x I could not sleep since my mother zq${i} fell ill, `
    .repeat(Math.ceil(length / 40))
    .slice(0, length);

const emailOf = (i: number) => `Anna.Zq${i}@bluewin.ch`;

const makers: Record<string, (i: number, count: number) => Document> = {
  users: (i) => ({
    email: emailOf(i),
    passwordHash: `$2b$10$zq1${String(i).padStart(50, "x")}`,
    role: "client",
    firstName: `Annazq${i}`,
    lastName: `Musterzq${i}`,
    phone: `+4179${1_000_000 + i}`,
    birthDate: new Date(Date.UTC(1950 + (i % 50), i % 12, 1 + (i % 28))),
    address: { street: `Zq${i}gasse 7`, city: `Zq${i}stadt`, postcode: "6300", country: "CH" },
    language: "de",
    emailVerified: i % 3 === 0,
    stripeCustomerId: `cus_zq${i}abcdefgh`,
    lastLoginIp: `10.20.${i % 256}.${i % 200}`,
    favouriteCoaches: Array.from({ length: i % 24 }, (_, k) => idOf(other("coaches", i + k))),
  }),
  coaches: (i) => ({
    userId: idOf(other("users", i)),
    displayName: `Beatezq${i} Musterzq${i}`,
    slug: `beate-zq${i}`,
    bio: words(i, 900),
    contactEmail: emailOf(other("users", i)),
    photoUrl: `https://images.example.com/zq${i}.jpg`,
    iban: `CH99${String(i).padStart(17, "0")}`,
    categories: ["career", "life"],
    hourlyRate: new Double(120.5),
    currency: "CHF",
    isPublished: true,
  }),
  bookings: (i, count) => ({
    userId:
      i > count - danglingBookings * kinds.length ? danglingAfter(i) : idOf(other("users", i)),
    coachId: idOf(other("coaches", i)),
    contactEmail: emailOf(other("users", i)).toLowerCase(),
    status: "confirmed",
    startsAt: new Date(1.8e12 + i * 1e5),
    minutes: new Int32(60),
    price: i % 2 === 0 ? new Int32(120) : new Double(120.5),
    notes: words(i, 560),
    meetingUrl: `https://meet.example.com/zq${i}`,
  }),
  messages: (i) => ({
    bookingId: idOf(other("bookings", i)),
    from: idOf(other("users", i)),
    to: idOf(other("users", i + 1)),
    body: words(i, 700 + (i % 100)),
    attachments:
      i % 5 === 0 ? [{ name: `cv-zq${i}.pdf`, url: `https://f.example.com/zq${i}`, bytes: 7 }] : [],
    readAt: i % 2 === 0 ? null : new Date(1.8e12 + i),
  }),
  reviews: (i) => ({
    bookingId: idOf(other("bookings", i)),
    userId: idOf(other("users", i)),
    coachId: idOf(other("coaches", i)),
    rating: new Int32(5),
    text: words(i, 300),
  }),
  payments: (i) => ({
    bookingId: idOf(other("bookings", i)),
    userId: idOf(other("users", i)),
    amount: new Double(120.5),
    currency: "CHF",
    status: "paid",
    stripePaymentIntentId: `pi_zq${i}abcdefgh`,
    cardLast4: "4242",
    billingName: `Annazq${i} Musterzq${i}`,
  }),
  sessions: (i) => ({ token: `zq${i}secret`, userId: idOf(other("users", i)) }),
};

/** In the last three blocks the first booking of each is of a user who is gone. */
function danglingAfter(i: number): ObjectId {
  return i % kinds.length === 12 ? idOf(i + 1e9) : idOf(other("users", i));
}
