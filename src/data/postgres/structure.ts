/** A column as far as its values have to fit it. */
export interface Column {
  name: string;
  /** The name in pg_type, of what is below a domain and in an array; `enum` of those. */
  type: string;
  isArray: boolean;
  /** As a definition says it: `character varying(20)`. */
  declared: string;
  /** Characters. */
  maxLength: number | null;
  isNotNull: boolean;
  /** Computed by the server: never read, never written. */
  isGenerated: boolean;
  /** All that the server is told of it, to be compared. */
  definition: string;
}

export interface ForeignKey {
  name: string;
  columns: string[];
  target: { table: string; columns: string[] };
  definition: string;
}

/** Something that no two rows may share. */
export interface UniqueKey {
  /** Also those in its expressions. */
  columns: string[];
  /** Whether two rows may both have null in it. */
  allowsNulls: boolean;
}

export interface Check {
  name: string;
  columns: string[];
  expression: string;
}

export interface Table {
  name: string;
  isPartitioned: boolean;
  columns: Column[];
  foreignKeys: ForeignKey[];
  uniqueKeys: UniqueKey[];
  checks: Check[];
}

export interface Sequence {
  name: string;
  definition: string;
}

/** What a schema has. */
export interface Structure {
  tables: Table[];
  sequences: Sequence[];
  /** Everything that has to be alike for one database's data to fit another one, by what it is. */
  facts: Map<string, string>;
  /** What is not read, for people. */
  leftOut: string[];
  /** Why it cannot be read as a whole. */
  faults: string[];
}

/** Those whose values come and go. */
export function stored({ columns }: Table): Column[] {
  return columns.filter(({ isGenerated }) => !isGenerated);
}

/** What differs, from the source's side; empty where the data of one fits the other. */
export function differences(source: Structure, target: Structure): string[] {
  const names = new Set([...source.facts.keys(), ...target.facts.keys()]);
  return [...names].toSorted().flatMap((name) => {
    const [wanted, found] = [source.facts.get(name), target.facts.get(name)];
    if (wanted === found) return [];
    if (found === undefined) return [`${name}: only the source has it`];
    if (wanted === undefined) return [`${name}: only the target has it`];
    return [`${name}: ${wanted} in the source, ${found} in the target`];
  });
}
