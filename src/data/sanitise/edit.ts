/**
 * A copy of a document with some of its values replaced. What lies between two changes is copied at
 * once, and the lengths of the documents and arrays around them are put right.
 */
export class Edit {
  #from: Buffer = Buffer.alloc(0);
  #to = Buffer.allocUnsafe(64 * 1024);
  /** Where the copy ends. */
  #written = 0;
  /** Up to where the original was taken over. */
  #taken = 0;
  #changes = 0;

  begin(document: Buffer): void {
    this.#from = document;
    this.#written = 0;
    this.#taken = 0;
    this.#changes = 0;
  }

  /** The copy, which is the caller's to keep. */
  result(): Buffer {
    this.#take(this.#from.length);
    return Buffer.from(this.#to.subarray(0, this.#written));
  }

  /** Called where a document or array begins; `close` takes what it returns. */
  mark(at: number): { start: number; changes: number } {
    return { start: this.#written + at - this.#taken, changes: this.#changes };
  }

  /** Called where it ends. */
  close({ start, changes }: { start: number; changes: number }, after: number): void {
    if (changes === this.#changes) return;
    this.#to.writeInt32LE(this.#written + after - this.#taken - start, start);
  }

  remove(start: number, after: number): void {
    this.#take(start);
    this.#taken = after;
    this.#changes++;
  }

  replace(at: number, after: number, value: Buffer): void {
    this.#take(at);
    this.#reserve(value.length);
    value.copy(this.#to, this.#written);
    this.#written += value.length;
    this.#taken = after;
    this.#changes++;
  }

  /** The same with bytes that come as text. */
  replaceBytes(at: number, after: number, text: string): void {
    this.#take(at);
    this.#reserve(text.length * 3);
    this.#written += this.#to.write(text, this.#written);
    this.#taken = after;
    this.#changes++;
  }

  /** Another text in place of the string at `at`, in UTF-8 where it comes as bytes. */
  replaceText(at: number, after: number, text: string | Buffer): void {
    this.#take(at);
    this.#reserve(text.length * 3 + 5);
    const start = this.#written + 4;
    const length =
      typeof text === "string" ? this.#to.write(text, start) : text.copy(this.#to, start);
    this.#to.writeInt32LE(length + 1, this.#written);
    this.#to[start + length] = 0;
    this.#written = start + length + 1;
    this.#taken = after;
    this.#changes++;
  }

  /** Another type in the byte at `start`, before the name of a value. */
  retype(start: number, type: number): void {
    this.#take(start + 1);
    this.#to[this.#written - 1] = type;
    this.#changes++;
  }

  #take(until: number): void {
    const length = until - this.#taken;
    this.#reserve(length);
    this.#from.copy(this.#to, this.#written, this.#taken, until);
    this.#written += length;
    this.#taken = until;
  }

  #reserve(length: number): void {
    if (this.#written + length <= this.#to.length) return;
    const larger = Buffer.allocUnsafe((this.#written + length) * 2);
    this.#to.copy(larger, 0, 0, this.#written);
    this.#to = larger;
  }
}
