import { createSocket } from "node:dgram";
import { once } from "node:events";
import packet, { type Answer } from "dns-packet";
import { rows } from "../providers/lookup.ts";
import type { World } from "../world.ts";
import { lookUp } from "./names.ts";

const ttlSeconds = 60;
const noSuchName = 3;

/** Serves the world's names over UDP on this machine. */
export async function startNameServer(
  world: World,
): Promise<{ address: string; close(): Promise<void> }> {
  const socket = createSocket("udp4");
  socket.on("message", (message, { port, address }) => {
    socket.send(answer(world, message), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    address: `127.0.0.1:${socket.address().port}`,
    close: async () => {
      const closed = once(socket, "close");
      socket.close();
      await closed;
    },
  };
}

function answer(world: World, message: Buffer): Buffer {
  const { id, questions = [] } = packet.decode(message);
  const [question] = questions;
  const found = question === undefined ? undefined : lookUp(world, question.name);
  const wanted = (found ?? []).filter(({ type }) => type === "CNAME" || type === question?.type);
  const others = question === undefined ? [] : mailAndProofs(world, question.name, question.type);
  const flags = packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE;
  return packet.encode({
    type: "response",
    id,
    flags: found === undefined ? flags | noSuchName : flags,
    questions,
    answers: [
      ...wanted.map(({ name, type, data }) => ({
        name,
        type: type as "A" | "CNAME",
        data,
        ttl: ttlSeconds,
      })),
      ...others,
    ],
  });
}

/** The zone's records that lead no visitor anywhere. */
function mailAndProofs(world: World, asked: string, wanted: string): Answer[] {
  const records = rows(world, "cloudflare:index/dnsRecord:DnsRecord").filter(
    ({ name, type }) => type === wanted && String(name).toLowerCase() === asked.toLowerCase(),
  );
  return records.flatMap(({ content, priority }): Answer[] => {
    const common = { name: asked, ttl: ttlSeconds };
    if (wanted === "MX") {
      const data = { exchange: String(content), preference: Number(priority) };
      return [{ ...common, type: "MX", data }];
    }
    const strings = [...String(content).matchAll(/"([^"]*)"/g)].map(([, text]) => text!);
    return wanted === "TXT" ? [{ ...common, type: "TXT", data: strings }] : [];
  });
}
