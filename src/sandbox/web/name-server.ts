import { createSocket } from "node:dgram";
import { once } from "node:events";
import packet from "dns-packet";
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
  const flags = packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE;
  return packet.encode({
    type: "response",
    id,
    flags: found === undefined ? flags | noSuchName : flags,
    questions,
    answers: wanted.map(({ name, type, data }) => ({
      name,
      type: type as "A" | "CNAME",
      data,
      ttl: ttlSeconds,
    })),
  });
}
