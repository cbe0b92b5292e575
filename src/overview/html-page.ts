import { escapeMarkup } from "./map/escape.ts";
import { pageScript, pageStyle } from "./map/page.ts";

/**
 * A page that needs nothing else, no network and no other file: light and dark, for screens and
 * telephones. `style` is what it has beside what all pages have.
 */
export function htmlDocument(title: string, body: string, style = ""): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(title)}</title>
<style>${pageStyle}${style}</style>
</head>
<body>
${body}
<script>${pageScript}</script>
</body>
</html>
`;
}
