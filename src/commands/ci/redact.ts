/** Names of variables that hold what nobody may see. */
const secretName = /TOKEN|SECRET|PASSPHRASE|PASSWORD|API_KEY|PRIVATE_KEY|ACCESS_KEY/;

/** Shorter values would tear holes into ordinary text. */
const minLength = 6;

/** Removes the values of the environment's secrets, and colours, from what is going to be public. */
export function redact(text: string, env: NodeJS.ProcessEnv): string {
  const secrets = Object.entries(env)
    .filter(([name, value]) => secretName.test(name) && (value ?? "").length >= minLength)
    .map(([, value]) => value as string)
    .sort((a, b) => b.length - a.length);
  return secrets.reduce(
    (rest, secret) => rest.replaceAll(secret, "[secret]"),
    withoutColours(text),
  );
}

function withoutColours(text: string): string {
  const escape = String.fromCharCode(27);
  return text.split(escape).map(dropColour).join("");
}

function dropColour(part: string, index: number): string {
  return index === 0 ? part : part.replace(/^\[[0-9;]*m/, "");
}
