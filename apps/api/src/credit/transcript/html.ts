const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as text, wherever it stands in a page. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? '');

const style = `
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem}
h1,h2{font-family:Georgia,serif;font-weight:500;line-height:1.2}
p{margin:.35rem 0}
table{border-collapse:collapse;width:100%;margin:1rem 0}
th,td{text-align:start;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #8886}
td.hash{font:.75rem/1.4 ui-monospace,monospace;overflow-wrap:anywhere;min-width:12rem}
time{white-space:nowrap}
.scroll{overflow-x:auto}
@media print{body{margin:0;font-size:9pt}}
`.trim();

/** A page that opens from a folder without anything else: no script, no picture, nothing from anywhere. */
export const page = (title: string, body: string): string =>
  `<!doctype html>
<html lang="en-US"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${style}</style></head>
<body>
${body}
</body></html>
`;

/** `cells` are HTML already. */
export const htmlTable = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="scroll"><table><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n')}
</tbody></table></div>`;

export const cell = (text: string): string => `<td>${escaped(text)}</td>`;
