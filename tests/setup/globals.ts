import { type Leftover, testVariable } from "./leftovers.ts";

/** Events of the process to which code listens for a while. */
const events = ["SIGINT", "SIGTERM", "SIGHUP", "uncaughtException", "unhandledRejection"] as const;

/**
 * Remembers what the test files of a worker share, and returns a look at what has changed since:
 * what one file stubs and does not put back, the next one finds.
 */
export function watchGlobals(): () => Leftover[] {
  const environment = { ...process.env };
  const values = new Map(stubbed.map((name) => [name, globalThis[name]]));
  const heard = new Map(events.map((event) => [event, listenersTo(event)]));
  const mask = process.umask();
  return () => [
    ...changedMask(mask),
    ...changedVariables(environment),
    ...stubbed.flatMap((name) => stillStubbed(name, values.get(name))),
    ...events.flatMap((event) => newListeners(event, heard.get(event)!)),
  ];
}

/** What tests put stand-ins for. */
const stubbed = [
  "Date",
  "clearInterval",
  "clearTimeout",
  "fetch",
  "setInterval",
  "setTimeout",
] as const;

function stillStubbed(name: (typeof stubbed)[number], before: unknown): Leftover[] {
  if (globalThis[name] === before) return [];
  return [
    { name: `stand-in for ${name}`, remove: () => Object.assign(globalThis, { [name]: before }) },
  ];
}

/** A narrower one shuts the folders that later files make to whoever they start as another user. */
function changedMask(before: number): Leftover[] {
  const mask = process.umask();
  if (mask === before) return [];
  return [{ name: `umask ${mask.toString(8)}`, remove: () => void process.umask(before) }];
}

function changedVariables(before: NodeJS.ProcessEnv): Leftover[] {
  const names = new Set([...Object.keys(before), ...Object.keys(process.env)]);
  names.delete(testVariable);
  return [...names]
    .filter((name) => process.env[name] !== before[name])
    .map((name) => ({
      name: `environment variable ${name}`,
      remove: () => {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      },
    }));
}

function newListeners(event: string, before: unknown[]): Leftover[] {
  return listenersTo(event)
    .filter((listener) => !before.includes(listener))
    .map((listener) => ({
      name: `listener to ${event}: ${String(listener).split("\n")[0]}`,
      // Whoever waits for a process listens until it hears of its end, a moment after it.
      mayEnd: true,
      remove: () => void process.off(event, listener),
    }));
}

/** The types of `process` know each event by itself only. */
const listenersTo = (event: string) => process.rawListeners(event) as (() => void)[];
