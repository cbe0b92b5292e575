/** What the engine prints for a value that only carrying out a change can tell. */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value of a preview, or anything in it, is not known yet. */
export function isUnknown(value: unknown): boolean {
  return JSON.stringify(value)?.includes(unknownValue) === true;
}
