/** The stylesheet of `index.html`, which stands alone and is read on any screen and on paper. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--line:#c9cfd6;--met:#1a6b2f;--not:#a4131a;--open:#7a4b00;--link:#0b57a4}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--paper:#15181c;--line:#444b54;--met:#7fd494;--not:#ff9a9f;--open:#f2c06b;--link:#8ec5ff}}
body{font:16px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--paper);margin:0 auto;max-width:80rem;padding:1rem}
a{color:var(--link)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.5rem 0}
th,td{border-bottom:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}
td.n{font-variant-numeric:tabular-nums}
.adherent,.met{color:var(--met)}.not-adherent,.not-met{color:var(--not)}.correctable,.not-documented,.unknown{color:var(--open)}
summary{cursor:pointer}details p{max-height:12rem;overflow:auto}
section.case{border-top:2px solid var(--line);content-visibility:auto;contain-intrinsic-size:auto 30rem}
section.case:target{outline:3px solid var(--link);outline-offset:4px}
svg{max-width:100%;height:auto}svg text{fill:currentColor;font-size:12px}
@media print{details{break-inside:avoid}}
`;
