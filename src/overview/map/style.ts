const light = {
  page: "#ffffff",
  panel: "#f6f7f9",
  text: "#1b1f24",
  quiet: "#4d5763",
  border: "#8a94a1",
  box: "#ffffff",
  line: "#66717e",
  accent: "#0b57d0",
  environment: "#1f6feb",
  names: "#6e7781",
  frontend: "#7a3fc2",
  service: "#1a7f4b",
  database: "#b35900",
  redis: "#c0362c",
  shared: "#0b6a8f",
};

const dark: typeof light = {
  page: "#101418",
  panel: "#171c22",
  text: "#e8ecf0",
  quiet: "#aab4bf",
  border: "#697684",
  box: "#1d242b",
  line: "#8b97a3",
  accent: "#8ab4f8",
  environment: "#79b0ff",
  names: "#98a3ae",
  frontend: "#c59bff",
  service: "#5fd39a",
  database: "#ffb066",
  redis: "#ff8f85",
  shared: "#6cc9ee",
};

/** The colours as variables, by what the reader's system prefers. */
export function theme(root: string): string {
  const rule = (colours: typeof light) =>
    `${root}{${Object.entries(colours)
      .map(([name, value]) => `--${name}:${value}`)
      .join(";")}}`;
  return `${rule(light)}@media (prefers-color-scheme:dark){${rule(dark)}}`;
}

/** What boxes can be, as they are told apart by colour. */
export const kinds = [
  "environment",
  "names",
  "frontend",
  "service",
  "database",
  "redis",
  "shared",
] as const;

/** How boxes and lines look, in a page and in a file alike. */
export const boxStyle = [
  ".map{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif}",
  ".map text{fill:var(--quiet);font-size:12.5px}",
  ".map .title{fill:var(--text);font-weight:600;font-size:13px}",
  ".map .well{fill:var(--service)}.map .ill{fill:var(--redis);font-weight:600}",
  ".map .heading{fill:var(--text);font-weight:600;font-size:17px}",
  ".map .page{fill:var(--page)}",
  ".map .box rect{fill:var(--box);stroke:var(--border)}",
  ".map .borrowed rect:not(.mark){stroke-dasharray:5 4}",
  ".map .line path{fill:none;stroke:var(--line);stroke-width:1.4}",
  ".map .line .tip{fill:var(--line);stroke:none}",
  ...kinds.map((kind) => `.map .${kind} .mark{fill:var(--${kind});stroke:none}`),
].join("");
