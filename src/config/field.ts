/** One thing of a part that variables can refer to. */
export interface Field<Part> {
  /** What it stands for, in the docs. */
  means: string;
  secret?: true;
  /** The value where the config alone tells it. */
  value?(part: Part): string | undefined;
}

export type Fields<Part> = Record<string, Field<Part>>;
