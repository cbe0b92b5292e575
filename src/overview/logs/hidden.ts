import { looksSecret } from "../../config/secret-shapes.ts";

const hidden = "[secret]";

/** Variables' names that say that what follows is for nobody's eyes. */
const secretName = /(key|token|secret|password|credential|salt|private|dsn)$|_(url|uri)$/i;

/** A line as it may be shown: careless programs print their environment before they end. */
export function withoutSecrets(line: string): string {
  const assigned = line.replace(
    /\b([A-Za-z_][A-Za-z0-9_]*)=(\S+)/g,
    (whole, name: string, value: string) =>
      secretName.test(name) || looksSecret(value) ? `${name}=${hidden}` : whole,
  );
  return assigned.replace(/\S+/g, (word) =>
    !word.endsWith(hidden) && looksSecret(word) ? hidden : word,
  );
}
