/**
 * What drawing the map of a large platform takes: 20 environments of 100 services each, in every
 * format, from the specs to the text. A person waits for the page; the goal is 5 seconds. Beside it
 * what keeps it readable: the most boxes of one picture, and the letters of the whole.
 */
import { platformMap } from "../src/overview/map/build.ts";
import { type MapFormat, mapFormats } from "../src/overview/map/formats.ts";
import { twentyEnvironments } from "../tests/overview/map/twenty-environments.ts";
import { median, report } from "./measure.ts";

const rounds = 5;
const environments = twentyEnvironments();
const services = environments.reduce((sum, spec) => sum + spec.services.length, 0);
const formats = Object.keys(mapFormats) as MapFormat[];
const seconds = new Map(formats.map((format) => [format, [] as number[]]));
const sizes = new Map<string, number>();
let boxes = 0;

// The first round is not counted: it compiles.
for (let round = 0; round <= rounds; round++) {
  for (const format of formats) {
    const started = performance.now();
    const map = platformMap(environments);
    const text = mapFormats[format](map);
    if (round > 0) seconds.get(format)!.push((performance.now() - started) / 1000);
    sizes.set(format, text.length);
    boxes = Math.max(boxes, ...map.environments.map(({ nodes }) => nodes.length));
  }
}
report(
  "map",
  formats.map((format) => ({
    environments: environments.length,
    services,
    format,
    seconds: Number(median(seconds.get(format)!).toFixed(2)),
    "longest, seconds": Number(Math.max(...seconds.get(format)!).toFixed(2)),
    "boxes in a picture": boxes,
    kB: Math.round(sizes.get(format)! / 1024),
  })),
);
