import { style as base } from '../style.js';

/** The looks of the verification page, and what an issuer's page has besides. */
export const style = `${base}
h1{border-color:var(--pine)}
h2{font:500 1.4rem/1.3 Georgia,serif;margin:2.25rem 0 .5rem}
h3{font:600 1.0625rem/1.4 system-ui,sans-serif;margin:0}
.lead{font-size:1.1875rem}
.key{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1rem 1.25rem;margin:.9rem 0}
.key p{margin:.25rem 0 0}
.key dl{background:none;border:0;padding:0;margin:.6rem 0 0}
.key dl div{padding:.3rem 0;border:0}
code{font:.9375rem/1.6 ui-monospace,Menlo,Consolas,monospace;font-weight:400;overflow-wrap:anywhere}
.fp{display:block;max-width:20ch}
.gone{border-inline-start:.25rem solid var(--edge);border-radius:.25rem 1rem 1rem .25rem}
.stolen{border-inline-start-color:var(--brick)}
.stolen h3{color:var(--brick)}
pre{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.7rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0}
li{margin:.3rem 0}
.quiet code{font-size:.875rem}
@media print{.key{break-inside:avoid;border-color:#999;margin:.4rem 0;padding:.4rem .75rem}h2{font-size:14pt;margin:1rem 0 .25rem}}`;
