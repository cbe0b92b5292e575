import { setTimeout as sleep } from "node:timers/promises";

/** The command of the service of type `worker`: takes one job after the other until it is told to end. */
const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => stopping.abort());
}

let done = 0;
console.info("waits for jobs");
while (!stopping.signal.aborted) {
  await work(++done);
  await sleep(100, undefined, { signal: stopping.signal }).catch(() => {});
}
// The job that ran when the signal came is finished: the next process must not do half of it again.
console.info(`ended after ${done} jobs`);

/** One job. A real one comes from the queue, and may come twice: doing it again changes nothing. */
async function work(_number: number): Promise<void> {
  await sleep(50);
}
