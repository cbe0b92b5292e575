import { onTestFinished } from "vitest";
import type { Properties } from "../../../../src/sandbox/providers/values.ts";
import { startSandboxProviders } from "../client.ts";
import { type } from "../types.ts";

export interface Thing {
  id: string;
  inputs: Properties;
  outputs: Properties;
}

/** One vendor, every answer of which is written down, refusals too. */
export interface Vendor {
  /** Check, then create, as the engine does. */
  make(name: string, inputs: Properties): Promise<Thing>;
  /** Diff, then update. */
  update(name: string, thing: Thing, inputs: Properties): Promise<Thing>;
  /** What becomes of it at a preview. */
  preview(name: string, inputs: Properties): Promise<void>;
  read(name: string, thing: Thing): Promise<void>;
  remove(name: string, thing: Thing): Promise<void>;
  invoke(name: string, args: Properties): Promise<void>;
  checkConfig(settings: Properties): Promise<void>;
}

const nothing: Thing = { id: "", inputs: {}, outputs: {} };

export async function startVendor(vendor: string, told: object[]): Promise<Vendor> {
  const sandbox = await startSandboxProviders();
  onTestFinished(() => sandbox.close());
  const client = sandbox.of(vendor);
  let made = 0;
  const tell = async <Answer>(asked: string, ask: () => Promise<Answer>) => {
    try {
      const answer = await ask();
      told.push({ asked, answer });
      return answer;
    } catch (error) {
      told.push({ asked, refused: (error as Error).message });
      return undefined;
    }
  };
  return {
    async make(name, inputs) {
      const token = type(vendor, name);
      const thing = await tell(`make ${name}`, async () => {
        const { raw: _, ...rest } = await client.make(token, inputs, `n${made++}`);
        return rest;
      });
      return thing ?? nothing;
    },
    async update(name, thing, inputs) {
      const token = type(vendor, name);
      await tell(`diff ${name}`, () => client.diff(token, thing.outputs, inputs));
      const outputs = await tell(`update ${name}`, () =>
        client.update(token, thing.id, thing.outputs, inputs),
      );
      return outputs ? { id: thing.id, inputs, outputs } : thing;
    },
    async preview(name, inputs) {
      const token = type(vendor, name);
      await tell(`preview ${name}`, async () => {
        const { id, outputs } = await client.create(token, inputs, { preview: true });
        return { id, outputs };
      });
    },
    async read(name, { id, inputs, outputs }) {
      await tell(`read ${name}`, () => client.read(type(vendor, name), id, outputs, inputs));
    },
    async remove(name, { id, outputs }) {
      await tell(`delete ${name}`, () => client.delete(type(vendor, name), id, outputs));
    },
    async invoke(name, args) {
      const token = `${vendor}:index/${name}:${name}`;
      await tell(name, () => client.invoke(token, args));
    },
    async checkConfig(settings) {
      await tell("check settings", () => client.checkConfig(settings));
    },
  };
}
