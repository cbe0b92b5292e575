import { hash } from "node:crypto";

/** 32-bit digits of the sum; what is above them is carried before it can be lost. */
const digits = 8;

/**
 * Of documents in any order: their count, and the sum of their SHA-256 modulo 2^256. Two collections
 * of the same digest hold the same documents, byte by byte.
 */
export class Digest {
  count = 0;
  readonly #sum = new Float64Array(digits);

  add(document: Buffer): void {
    this.count++;
    const own = hash("sha256", document, "buffer");
    let carry = 0;
    for (let i = digits - 1; i >= 0; i--) {
      const digit = this.#sum[i]! + own.readUInt32BE(i * 4) + carry;
      this.#sum[i] = digit % 2 ** 32;
      carry = Math.floor(digit / 2 ** 32);
    }
  }

  toString(): string {
    return [...this.#sum].map((digit) => digit.toString(16).padStart(8, "0")).join("");
  }
}
