import { stripVTControlCharacters } from "node:util";

/** Names of the environment's variables that hold what nobody may see. */
const secretVariable =
  /token|secret|pass|credential|private|pem|salt|(^|_)(key|auth|authtoken|dsn|sas)(_|$)/i;

/** Names that say of what, or where: the secret itself is elsewhere. */
const aboutSecrets = /(^|_)(name|version|url|sock|path|public(_api)?_key)$/i;

/** Names of resources' properties that hold it, whether or not somebody marked them as secret. */
const secretProperty =
  /(token|secret|password|passphrase|credential|(private|api|access|service|secret)_?key|authorization|connectionstring|pem(file)?|plaintextvalue)s?(wo)?$/i;

/** Shorter values would tear holes into ordinary text. */
const minLength = 6;

export const hidden = "[secret]";

export const isSecretProperty = (name: string): boolean => secretProperty.test(name);

/** Removes the values of the environment's secrets, and colours, from what is going to be public. */
export function redact(text: string, env: NodeJS.ProcessEnv): string {
  return redactor(env)(text);
}

/** The same for many texts. */
export function redactor(env: NodeJS.ProcessEnv): (text: string) => string {
  const spellings = Object.entries(env)
    .flatMap(([name, value = ""]) => [...secretsIn(name, value)])
    .flatMap(spellingsOf)
    .filter((secret) => secret.length >= minLength)
    .sort((a, b) => b.length - a.length);
  const unique = [...new Set(spellings)];
  return (text) =>
    unique.reduce(
      (rest, secret) => rest.replaceAll(secret, hidden),
      stripVTControlCharacters(text),
    );
}

/** What a variable holds that is secret: its value, its lines, or the password of its address. */
function* secretsIn(name: string, value: string): Generator<string> {
  if (secretVariable.test(name) && !aboutSecrets.test(name)) {
    yield value;
    // A key on several lines may be printed with other breaks between them.
    if (value.includes("\n")) yield* value.split("\n").filter((line) => line.length >= 16);
  }
  const password = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*?:([^/?#]*)@/i.exec(value)?.[1];
  if (password) yield* [password, decoded(password)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As it is, in JSON, in a URL, and in base64. */
function spellingsOf(secret: string): string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  const inBase64 = Buffer.from(secret).toString("base64").replace(/=+$/, "");
  return [secret, inJson, encodeURIComponent(secret), inBase64];
}
