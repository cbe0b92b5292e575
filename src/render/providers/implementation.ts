import type { Render } from "../client/client.ts";
import type { Properties } from "../properties.ts";
import type { SharedReads } from "./shared-reads.ts";

/** What every method gets: the way to Render, and reads that share list pages. */
export interface Context extends Render {
  reads: SharedReads;
}

/** A fault of an input, shown at preview before anything is called. */
export interface CheckFailure {
  property: string;
  reason: string;
}

/** What an object is, in the words of its inputs and outputs. */
export interface State<Inputs, Outputs> {
  inputs: Partial<Inputs>;
  outputs: Outputs;
}

/**
 * The life of one kind of object, in the order in which every kind is written down. `state` is what
 * the engine remembers: the inputs of the last run, or what the last refresh saw, beside the outputs.
 */
export interface Implementation<
  Inputs extends object,
  Outputs extends object,
  Table = Properties<Inputs, Outputs>,
> {
  /** Every input and output, and what it is. */
  properties: Table;
  /** Faults that can be told without a call; values may be unknown still. */
  check(news: Inputs, olds: Inputs | undefined): CheckFailure[];
  /** Whether two values of an input mean the same. */
  isSame(name: keyof Inputs & string, a: unknown, b: unknown): boolean;
  /** Whether what is there is let be, although it is not what the config says. */
  isLetBe?(name: keyof Inputs & string, olds: Partial<Inputs>, news: Inputs): boolean;
  /** Inputs that differ in a way only a new object can satisfy. */
  replaces(olds: Partial<Inputs>, news: Inputs): string[];
  /** Whether something is left to do although no input changed. */
  isUnfinished?(news: Inputs, state: Inputs & Outputs): boolean;
  /** The object named by `adopt`, checked to be what the config means. */
  adoptable(context: Context, id: string, news: Inputs): Promise<State<Inputs, Outputs>>;
  /** Makes the object, or takes over the one that an interrupted run of this stack left. */
  create(context: Context, inputs: Inputs): Promise<{ id: string; outputs: Outputs }>;
  /** The object as it is; undefined if it is gone. */
  read(
    context: Context,
    id: string,
    state: Inputs & Outputs,
  ): Promise<State<Inputs, Outputs> | undefined>;
  /** Changes what differs between the object as it is and `news`. */
  update(context: Context, id: string, state: Inputs & Outputs, news: Inputs): Promise<Outputs>;
  /** Deletes the object; succeeds where it is gone already. */
  delete(context: Context, id: string, state: Inputs & Outputs): Promise<void>;
}

/**
 * The object exists but is not finished. The engine keeps it in state and the next run goes on
 * with it; without the id it would be lost and made a second time.
 */
export class Unfinished<Outputs extends object> extends Error {
  override readonly name = "Unfinished";
  readonly id: string;
  readonly outputs: Outputs;

  constructor(id: string, outputs: Outputs, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.id = id;
    this.outputs = outputs;
  }
}
