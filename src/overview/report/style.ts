/** What a report has beside what all pages have. */
export const reportStyle = `
.ok{color:var(--service)}.failed{color:var(--redis)}
.findings{margin:4px 0;padding-left:20px;overflow-wrap:anywhere}
.row{padding:6px 0;border-top:1px solid var(--border)}
.row .name{display:inline-block;min-width:11em;font-weight:600;color:var(--text)}
.row .figures{color:var(--quiet);font-size:14px}
.row>summary{list-style-position:outside;margin-left:1.1em}
div.row{padding-left:1.1em}
.track{display:block;height:10px;margin:4px 0;background:var(--box);border-radius:3px;overflow:hidden}
.bar{display:block;height:100%;border-radius:3px;background:var(--environment)}
.bar.step{background:var(--service)}.bar.bad{background:var(--redis)}
td .track{height:6px}
svg.calls{display:block;width:100%;height:12px;margin:4px 0;background:var(--box);border-radius:3px}
svg.calls path{stroke:var(--environment);stroke-width:1.5;vector-effect:non-scaling-stroke}
svg.calls .bad{stroke:var(--redis)}
.row td:last-child,.row th:last-child{width:34%}
`;
