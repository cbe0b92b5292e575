/** The polynomial of ECMA-182, its bits turned round, in two halves. */
const polynomial = { high: 0xc96c5795, low: 0xd7870f42 };

const highs = new Uint32Array(256);
const lows = new Uint32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit++) {
    const isOdd = low & 1;
    low = ((low >>> 1) | (high << 31)) >>> 0;
    high >>>= 1;
    if (isOdd) {
      high ^= polynomial.high;
      low ^= polynomial.low;
    }
  }
  highs[byte] = high;
  lows[byte] = low;
}

/** CRC-64 as mongodump puts it into archives, also known as CRC-64/XZ. */
export class Crc64 {
  #high = 0xffffffff;
  #low = 0xffffffff;

  add(bytes: Buffer): void {
    let high = this.#high;
    let low = this.#low;
    for (let i = 0; i < bytes.length; i++) {
      const at = (low ^ bytes[i]!) & 0xff;
      low = ((low >>> 8) | (high << 24)) ^ lows[at]!;
      high = (high >>> 8) ^ highs[at]!;
    }
    this.#high = high;
    this.#low = low;
  }

  /** As a signed number, which is how BSON holds it. */
  get value(): bigint {
    const [high, low] = [~this.#high >>> 0, ~this.#low >>> 0];
    return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low));
  }
}
