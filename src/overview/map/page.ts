import { boxStyle, kinds, theme } from "./style.ts";

const layoutStyle = `
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif}
header,main{max-width:1200px;margin:0 auto;padding:20px}
main{padding-top:0}
h1{margin:0;font-size:28px}
h2{margin:0 0 4px;font-size:20px}
p{margin:4px 0 12px;color:var(--quiet)}
code{font:inherit;font-weight:600;color:var(--text)}
.purpose{font-weight:400;font-size:15px;color:var(--quiet)}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
nav ul,.legend{display:flex;flex-wrap:wrap;gap:6px 16px;list-style:none;margin:8px 0;padding:0}
.legend li{color:var(--quiet);font-size:13px;padding-left:14px;border-left:5px solid var(--mark)}
.legend .dashed{border-left:0;padding-left:0}
section{background:var(--panel);border:1px solid var(--border);border-radius:10px;padding:16px;margin:0 0 20px}
.diagram{overflow-x:auto;margin:8px 0;border-radius:6px}
.diagram svg{display:block}
.narrow{display:none}.narrow .fits{max-width:100%;height:auto}
.map a{cursor:pointer}
.map a:focus-visible{outline:none}
.map a:focus-visible rect:not(.mark),.map a:hover rect:not(.mark){stroke:var(--accent);stroke-width:2.5}
.map .line.lit path{stroke:var(--accent);stroke-width:2.6}
.map .line.lit .tip{fill:var(--accent)}
summary{cursor:pointer;color:var(--accent)}
table{border-collapse:collapse;width:100%;table-layout:fixed;margin-top:8px;font-size:14px}
th:first-child{width:26%}th:last-child{width:14%}
th,td{overflow-wrap:anywhere;text-align:left;vertical-align:top;padding:5px 10px 5px 0;border-top:1px solid var(--border)}
thead th{color:var(--quiet);font-weight:500;border-top:0}
tr:target th{color:var(--accent)}
.well{color:var(--service)}.ill{color:var(--redis);font-weight:600}
.members{margin:4px 0;padding-left:18px;color:var(--quiet);columns:3 220px}
@media (max-width:700px){
.wide{display:none}.narrow{display:block}
header,main{padding:14px}main{padding-top:0}section{padding:12px 8px}
thead{position:absolute;left:-9999px}
tr,th,td,th:first-child,th:last-child{display:block;width:auto}td.none{display:none}
tr{border-top:1px solid var(--border);padding:6px 0}
th,td{border:0;padding:1px 0}
td::before{content:attr(data-label) ": ";color:var(--quiet)}
}
@media print{details:not([open])>*{display:block}}
`;

/** How the page looks. */
export const pageStyle = [
  theme(":root"),
  layoutStyle,
  boxStyle,
  ...kinds.map((kind) => `.legend .${kind}{--mark:var(--${kind})}`),
].join("");

/** Shows the lines of the box that has the pointer or the focus, and opens the list it leads to. */
export const pageScript = `
for (const map of document.querySelectorAll("svg.map")) {
  const light = (chosen) => {
    const box = chosen?.closest("[data-id]") ?? chosen?.closest("a")?.querySelector("[data-id]");
    const id = box?.dataset.id;
    for (const line of map.querySelectorAll(".line")) {
      line.classList.toggle("lit", id !== undefined && (line.dataset.from === id || line.dataset.to === id));
    }
  };
  for (const type of ["focusin", "pointerover"]) map.addEventListener(type, ({ target }) => light(target));
  for (const type of ["focusout", "pointerleave"]) map.addEventListener(type, () => light());
}
const reveal = () => {
  const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  row?.closest("details")?.setAttribute("open", "");
  if (row?.matches("tr")) row.focus();
};
addEventListener("hashchange", reveal);
reveal();
`;
