/** What there is to know of a type of PostgreSQL whose values a policy can let pass. */
interface PostgresType {
  /** Can hold words of a person, or tell where he is: to keep it takes a reason. */
  isText?: true;
  isNumber?: true;
  /** Can hold nothing that the scan of the result looks for. */
  isOpaque?: true;
}

const opaque = { isOpaque: true } as const;
const small = { isNumber: true, isOpaque: true } as const;
const text = { isText: true } as const;

/**
 * By their names in pg_type (https://www.postgresql.org/docs/current/datatype.html). A domain counts as
 * the type below it. Of json and jsonb a policy lists what they hold, as of any document.
 */
const postgresTypes = {
  bool: opaque,
  int2: small,
  int4: small,
  int8: { isNumber: true },
  numeric: { isNumber: true },
  float4: small,
  float8: { isNumber: true },
  money: opaque,
  text,
  varchar: text,
  bpchar: text,
  citext: text,
  xml: text,
  hstore: text,
  tsvector: text,
  bytea: text,
  inet: text,
  cidr: text,
  macaddr: text,
  enum: opaque,
  uuid: {},
  date: opaque,
  time: opaque,
  timetz: opaque,
  timestamp: opaque,
  timestamptz: opaque,
  interval: opaque,
  daterange: opaque,
  tsrange: opaque,
  tstzrange: opaque,
  int4range: opaque,
  int8range: opaque,
  numrange: opaque,
  bit: opaque,
  varbit: opaque,
  vector: opaque,
} satisfies Record<string, PostgresType>;

export type PostgresTypeName = keyof typeof postgresTypes;

export const postgresTypeNames = Object.keys(postgresTypes) as [PostgresTypeName];

/** What is known of a type; nothing of one that cannot be kept. */
export function postgresType(name: string): PostgresType | undefined {
  return (postgresTypes as Record<string, PostgresType>)[name];
}

/** Types that hold text as an application writes it. */
export const characterTypes: ReadonlySet<string> = new Set(["text", "varchar", "bpchar", "citext"]);

/** Types of dates that a fake can take the place of. */
export const dayTypes: ReadonlySet<string> = new Set(["date", "timestamp", "timestamptz"]);

export const jsonTypes: ReadonlySet<string> = new Set(["json", "jsonb"]);
