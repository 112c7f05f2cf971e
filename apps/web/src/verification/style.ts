/** All the looks of the verification page, small enough to travel with it. */
export const style = `
:root{color-scheme:light dark;--paper:#fbf8f3;--card:#fffdf9;--ink:#26211d;--ink2:#5c534b;--edge:#85786b;--line:#e2d8ca;--pine:#1f5a52;--on:#fffdf9;--leaf:#2f6430;--brick:#a32020;--ochre:#7a5200;--osoft:#fbebc8;--focus:#0b63ce}
@media(prefers-color-scheme:dark){:root{--paper:#1b1714;--card:#241f1b;--ink:#f1eae0;--ink2:#bdb1a3;--edge:#8c7f72;--line:#3d352e;--pine:#7fc4b4;--on:#0f2420;--leaf:#9ccb90;--brick:#ff9b8f;--ochre:#f0c060;--osoft:#3a2e16;--focus:#8ab8ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif}
main{max-width:40rem;margin:0 auto;padding:2rem 1rem 3rem}
h1{font:500 2rem/1.2 Georgia,serif;margin:0 0 1rem;padding-inline-start:.9rem;border-inline-start:.4rem solid var(--edge)}
h1.good{color:var(--leaf);border-color:var(--leaf)}
h1.bad{color:var(--brick);border-color:var(--brick)}
h2{font-size:1.125rem;line-height:1.4;margin:1.5rem 0 .25rem}
ol{margin:0 0 1rem;padding-inline-start:1.6rem}
ol a{display:inline-block;padding:.3rem 0}
summary{min-height:2.75rem;padding:.6rem 0;font-weight:600;cursor:pointer}
dl{margin:1.5rem 0;background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:.5rem 1.25rem}
dl div{padding:.65rem 0;border-bottom:1px solid var(--line)}
dl div:last-child{border:0}
dt{font-size:.9375rem;color:var(--ink2)}
dd{margin:0;font-weight:600;overflow-wrap:anywhere}
.quiet{color:var(--ink2);font-size:.9375rem}
.sample{background:var(--osoft);border-inline-start:.25rem solid var(--ochre);padding:.6rem .9rem;font-weight:600}
label{font-weight:600}
form p{margin:.1rem 0 .4rem}
input{width:100%;max-width:20rem;min-height:2.75rem;padding:.5rem .75rem;font:inherit;letter-spacing:.04em;color:inherit;background:var(--card);border:1.5px solid var(--edge);border-radius:.4rem}
button{display:block;margin-top:1rem;min-height:2.75rem;padding:.5rem 1.1rem;font:inherit;font-weight:600;color:var(--on);background:var(--pine);border:1.5px solid var(--pine);border-radius:.6rem;cursor:pointer}
a{color:var(--pine);text-underline-offset:.2em}
.again a{display:inline-block;padding:.6rem 0}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
@media print{body{background:#fff;color:#000;font-size:11pt}main{padding:0}form,.again{display:none}dl{border-color:#999;margin:.75rem 0;padding:.1rem .75rem}dl div{padding:.2rem 0}h1{font-size:18pt;margin-bottom:.5rem}p{margin:.5rem 0}}
`.trim();
