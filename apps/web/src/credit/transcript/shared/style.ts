/** All the looks of the page of a shared transcript, small enough to travel with it. */
export const style = `
:root{color-scheme:light dark;--paper:#fbf8f3;--card:#fffdf9;--ink:#26211d;--ink2:#5c534b;--edge:#85786b;--line:#e2d8ca;--pine:#1f5a52;--on:#fffdf9;--ochre:#7a5200;--osoft:#fbebc8;--focus:#0b63ce}
@media(prefers-color-scheme:dark){:root{--paper:#1b1714;--card:#241f1b;--ink:#f1eae0;--ink2:#bdb1a3;--edge:#8c7f72;--line:#3d352e;--pine:#7fc4b4;--on:#0f2420;--ochre:#f0c060;--osoft:#3a2e16;--focus:#8ab8ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem 3rem}
h1,h2{font-family:Georgia,serif;font-weight:500;line-height:1.2}
h1{font-size:2rem;margin:0 0 .5rem}
h2{font-size:1.4rem;margin:2rem 0 .5rem}
p{margin:.35rem 0}
.name{font-size:1.25rem;font-weight:600;overflow-wrap:anywhere}
.quiet{color:var(--ink2);font-size:.9375rem}
.sample{background:var(--osoft);border-inline-start:.25rem solid var(--ochre);padding:.6rem .9rem;font-weight:600}
ul{padding-inline-start:1.25rem;margin:.5rem 0}
table{width:100%;border-collapse:collapse;margin:.5rem 0 1.5rem}
th{padding:.4rem 1rem .4rem 0;border-bottom:1px solid var(--edge);font-size:.9375rem;text-align:start}
td{padding:.7rem 1rem .7rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:break-word}
td:nth-child(2){overflow-wrap:anywhere}
td:last-child{width:40%;padding-inline-end:0}
a{color:var(--pine);text-underline-offset:.2em}
a.button{display:inline-block;margin:1rem 0;padding:.6rem 1.1rem;font-weight:600;color:var(--on);background:var(--pine);border-radius:.6rem;text-decoration:none}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
@media(max-width:40rem){table,tbody,tr,td{display:block;width:auto}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr{margin-bottom:1rem;padding:.5rem 1rem;border:1px solid var(--line);border-radius:1rem;background:var(--card)}td,td:last-child{width:auto;padding:.4rem 0;border:0}td::before{content:attr(data-label) / '';display:block;color:var(--ink2);font-size:.9375rem}}
@media print{body{background:#fff;color:#000;font-size:10pt}main{padding:0;max-width:none}a.button{display:none}}
`.trim();
