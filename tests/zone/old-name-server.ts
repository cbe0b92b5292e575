import { createSocket } from "node:dgram";
import { once } from "node:events";
import packet, { type Answer, type StringAnswer } from "dns-packet";

type Response = number | Answer[];

/** A registrar's name server over UDP on this machine; `answers` says what to one question. */
export class OldNameServer {
  /** Asked for, by type and name, in order. */
  readonly asked: string[] = [];
  /** Answers with this code instead: 2 fails, 5 refuses. */
  refuses: number | undefined;
  readonly #socket = createSocket("udp4");
  readonly #records: Answer[];

  constructor(records: Answer[]) {
    this.#records = records;
  }

  async start(): Promise<string> {
    this.#socket.on("message", (message, { port, address }) => {
      const { id, questions = [] } = packet.decode(message);
      const [question] = questions;
      this.asked.push(`${question!.type} ${question!.name}`);
      const response = this.refuses ?? this.#answer(question!.name.toLowerCase(), question!.type);
      const reply = packet.encode({
        type: "response",
        id,
        flags: packet.AUTHORITATIVE_ANSWER | (typeof response === "number" ? response : 0),
        questions,
        answers: typeof response === "number" ? [] : response,
      });
      this.#socket.send(reply, port, address);
    });
    this.#socket.bind(0, "127.0.0.1");
    await once(this.#socket, "listening");
    return `127.0.0.1:${this.#socket.address().port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#socket, "close");
    this.#socket.close();
    await closed;
  }

  /** What stands at the name, else what a wildcard has, under the name that was asked for. */
  #answer(name: string, type: string): Response {
    const here = this.#records.filter((record) => nameOf(record) === name);
    const wild = this.#records.filter((record) => nameOf(record).startsWith("*."));
    const found = here.length > 0 ? here : wild.map((record) => ({ ...record, name }) as Answer);
    if (found.length === 0) return 3;
    return found.filter((record) => record.type === type || record.type === "CNAME");
  }
}

const nameOf = (record: Answer) => (record as StringAnswer).name;
