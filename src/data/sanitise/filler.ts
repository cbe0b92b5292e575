import { faker } from "@faker-js/faker/locale/de_CH";

const words = faker.definitions.lorem.word;

/** Words in an order of no meaning; what is cut out of it begins anywhere. */
const filler = Buffer.from(
  Array.from({ length: 4096 }, (_, i) => words[(i * i * 31 + i * 17) % words.length]).join(" "),
  "latin1",
);

const text = filler.toString("latin1");

/** Whether all of a text is filler. */
export function isFiller(characters: string): boolean {
  return characters.length <= filler.length / 2
    ? text.includes(characters)
    : characters === fillerText(characters.length, "0").toString("latin1");
}

/** Text of that many characters; where the digests differ it begins elsewhere. */
export function fillerText(characters: number, digest: string): Buffer {
  const start = Number.parseInt(digest.slice(0, 8), 16) % (filler.length / 2);
  if (characters <= filler.length / 2) {
    return filler.subarray(start, start + characters);
  }
  return Buffer.alloc(characters, filler);
}
