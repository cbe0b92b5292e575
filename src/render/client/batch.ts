/** How long a question waits for others to be asked with it. */
const windowMs = 5;

/** Answers questions that arrive together with one call; keys without an answer are not in the map. */
export class Batch<Value> {
  #asked: Map<string, PromiseWithResolvers<Value | undefined>> | undefined;
  readonly #load: (keys: string[]) => Promise<Map<string, Value>>;

  constructor(load: (keys: string[]) => Promise<Map<string, Value>>) {
    this.#load = load;
  }

  /** The value of that key, or undefined where there is none. */
  get(key: string): Promise<Value | undefined> {
    if (!this.#asked) {
      this.#asked = new Map();
      setTimeout(() => this.#flush(), windowMs);
    }
    const asked = this.#asked.get(key) ?? Promise.withResolvers<Value | undefined>();
    this.#asked.set(key, asked);
    return asked.promise;
  }

  async #flush(): Promise<void> {
    const asked = this.#asked ?? new Map();
    this.#asked = undefined;
    try {
      const found = await this.#load([...asked.keys()]);
      for (const [key, { resolve }] of asked) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of asked.values()) reject(error);
    }
  }
}
