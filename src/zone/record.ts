/** One record of a zone, spelled in one way wherever it was read. */
export interface Found {
  type: string;
  /** Full name in lower case, without a trailing dot. */
  name: string;
  /** A text without its quotes, a host without its trailing dot. */
  content: string;
  /** Of an MX record. */
  priority?: number;
}

const hosts = ["CNAME", "MX", "NS"];

/** As it is compared: `type`, names and hosts in one case, a text's strings joined. */
export function found(type: string, name: string, content: string, priority?: number): Found {
  return {
    type,
    name: bare(name),
    content: type === "TXT" ? joined(content) : hosts.includes(type) ? bare(content) : content,
    ...(type === "MX" && { priority: priority ?? 0 }),
  };
}

/** What tells whether two are the same. */
export const identity = ({ type, name, content, priority }: Found) =>
  [type, name, priority ?? "", content].join(" ");

/** As people write it: `MX example.com 10 mx.mail.example`. */
export function describe({ type, name, content, priority }: Found): string {
  const text = type === "TXT" ? `"${content}"` : content;
  return [type, name, ...(priority === undefined ? [] : [priority]), text].join(" ");
}

const bare = (name: string) => name.toLowerCase().replace(/\.$/, "");

/** `"v=DKIM1; " "p=..."`: the strings of a text, as resolvers join them. Source: RFC 7208, 3.3. */
function joined(content: string): string {
  if (!content.startsWith('"')) return content;
  const strings = [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text!);
  return strings.join("").replace(/\\(.)/g, "$1");
}
