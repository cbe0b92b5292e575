import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import {
  allWorkEnded,
  Interrupted,
  interruptible,
  untilAsked,
} from "../../src/shared/interrupt.ts";

/** As the kernel's signal reaches the listeners; without one nothing happens here. */
const send = (signal: NodeJS.Signals) => process.emit(signal, signal);
const listeners = () => process.listenerCount("SIGTERM");

describe("interruptible work", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)(
    "is told of %s and ends with exit code %i, as shells say it",
    async (signal, exitCode) => {
      const work = interruptible(async (asked) => {
        send(signal);
        asked.throwIfAborted();
      });
      await expect(work).rejects.toBeInstanceOf(Interrupted);
      await expect(work).rejects.toMatchObject({ exitCode });
    },
  );

  it("cleans up before it ends, whatever comes in the meantime", async () => {
    const steps: string[] = [];
    const work = interruptible(async (asked) => {
      try {
        send("SIGINT");
        asked.throwIfAborted();
      } finally {
        send("SIGTERM");
        await delay(1);
        steps.push("cleaned up");
      }
    });
    await expect(work).rejects.toMatchObject({ exitCode: 130 });
    expect(steps).toEqual(["cleaned up"]);
  });

  it("throws the signal also where one of Node's functions gives up", async () => {
    const work = interruptible(async (asked) => {
      setImmediate(() => send("SIGTERM"));
      await delay(60_000, undefined, { signal: asked });
    });
    await expect(work).rejects.toBeInstanceOf(Interrupted);
  });

  it("tells what is left in the words of the outermost work", async () => {
    const inner = () =>
      interruptible(
        async (asked) => asked.throwIfAborted(),
        () => "inner",
      );
    const work = interruptible(
      async () => {
        send("SIGINT");
        await inner();
      },
      () => "outer",
    );
    await expect(work).rejects.toMatchObject({ left: "outer" });
  });

  it("ends at once where it has nothing to clean up", async () => {
    const work = untilAsked(
      async () => {
        setImmediate(() => send("SIGTERM"));
        await delay(60_000, undefined, { ref: false });
      },
      () => "nothing",
    );
    await expect(work).rejects.toMatchObject({ exitCode: 143, left: "nothing" });
  });

  it("throws what failed by itself, also after a signal", async () => {
    const work = interruptible(async () => {
      send("SIGTERM");
      throw new Error("no space left on device");
    });
    await expect(work).rejects.toThrow("no space left on device");
  });

  it("finds itself asked to end when it begins inside of work that is", async () => {
    const outer = interruptible(async () => {
      send("SIGTERM");
      return await interruptible(async (asked) => asked.aborted);
    });
    expect(await outer).toBe(true);
    expect(await interruptible(async (asked) => asked.aborted)).toBe(false);
  });

  it("listens from before its first step to after its last, and no longer", async () => {
    const before = listeners();
    const end = Promise.withResolvers<void>();
    const work = interruptible(() => {
      expect(listeners()).toBe(before + 1);
      return end.promise;
    });
    expect(listeners()).toBe(before + 1);
    end.resolve();
    await work;
    expect(listeners()).toBe(before);
  });

  it("is still listened for when work inside of it has ended", async () => {
    const before = listeners();
    const outer = interruptible(async (asked) => {
      await interruptible(async () => {});
      expect(listeners()).toBe(before + 1);
      send("SIGTERM");
      asked.throwIfAborted();
    });
    await expect(outer).rejects.toBeInstanceOf(Interrupted);
    expect(listeners()).toBe(before);
  });

  it("is waited for, all of it, before the process ends", async () => {
    const ended: string[] = [];
    const both = ["a", "b"].map((name, index) =>
      interruptible(async () => {
        await delay(1 + index);
        ended.push(name);
      }),
    );
    await allWorkEnded();
    expect(ended).toEqual(["a", "b"]);
    await Promise.all(both);
  });
});
