/** The stylesheet of `index.html`, which stands alone and is read on any screen and on paper. Colors are those of the app's design system. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1f2328;--muted:#59636e;--page:#f6f8fa;--card:#fff;--line:#d1d9e0;--link:#0969da;--focus:#0969da;--met:#1a7f37;--cor:#9a6700;--not:#d1242f;--open:#8250df;--soft:#ddf4ff}
@media screen and (prefers-color-scheme:dark){:root{--ink:#f0f6fc;--muted:#9198a1;--page:#010409;--card:#0d1117;--line:#3d444d;--link:#4493f8;--focus:#1f6feb;--met:#3fb950;--cor:#d29922;--not:#f85149;--open:#ab7df8;--soft:#121d2f}}
*,*::before,*::after{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:0.9375rem/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
header,main{max-width:78rem;margin:0 auto;padding:1rem}
header{padding-top:1.5rem}
h1,h2,h3,p,ul,figure{margin:0}h1{font-size:1.5rem;line-height:1.25;text-wrap:balance}h2{font-size:1.125rem;margin-bottom:.25rem}h3{font-size:1rem}
header p,.lead{color:var(--muted);max-width:62rem;margin-top:.375rem}.lead{margin:0 0 .5rem}
a{color:var(--link);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
nav ul{display:flex;flex-wrap:wrap;gap:0 1rem;padding:0;margin-top:.75rem;list-style:none}nav a{display:inline-block;padding:.25rem 0}
main>section{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:1rem 1.25rem;margin-bottom:1rem}
table{border-collapse:collapse;width:100%}
th,td{border-top:1px solid var(--line);padding:.4rem .75rem .4rem 0;text-align:left;vertical-align:top;font-weight:400}
thead th,tr:first-child>th[scope=col]{border-top:0;color:var(--muted);font-size:.8125rem}
.groups{table-layout:fixed}.groups thead th:first-child,.groups thead th.r{width:17%}.r{white-space:normal}.facts th{width:auto}.facts td{width:12rem}.facts tr:first-child>*{border-top:0}.facts{max-width:46rem}
.n{white-space:nowrap}
.adherent,.met{color:var(--met)}.correctable{color:var(--cor)}.not-adherent,.not-met{color:var(--not)}.not-documented,.unknown{color:var(--open)}
.s::before{content:"";display:inline-block;width:.75em;height:.75em;margin-right:.4em;border-radius:50%;background:currentColor}
.s.correctable::before{background:linear-gradient(90deg,currentColor 50%,transparent 50%);border:.12em solid}.s.unknown::before,.s.not-documented::before{background:none;border:.14em solid}
.s.not-met::before,.s.not-adherent::before{border-radius:0;clip-path:polygon(20% 0,50% 30%,80% 0,100% 20%,70% 50%,100% 80%,80% 100%,50% 70%,20% 100%,0 80%,30% 50%,0 20%)}
.z{color:var(--muted)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem 2rem;margin:.5rem 0 1rem}
.tile b{display:block;font-size:2rem;line-height:1.2;font-weight:600}.tile .ci{width:100%;max-width:22rem}.tile span,.small{color:var(--muted);font-size:.8125rem}
.note{margin-bottom:.75rem}
.parts{display:block;overflow:hidden;width:100%;height:1.25rem;border-radius:3px}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;padding:0;margin:.5rem 0 0;list-style:none}.legend details,.legend summary{display:inline-block}
svg{max-width:100%}svg .a{fill:var(--met)}svg .c{fill:var(--cor)}svg .x{fill:var(--not)}svg .d{fill:var(--open)}
.ci{display:block;width:8rem;height:.75rem;margin-top:.375rem}.ci .t{fill:var(--line)}.ci .i{fill:var(--link);opacity:.35}.ci .s{fill:var(--ink)}
.bar{display:block;width:100%;max-width:24rem;height:.75rem;margin-top:.375rem}.bar .t{fill:var(--soft)}.bar .v{fill:var(--link)}
.chart{overflow-x:auto}.chart svg{display:block;min-width:40rem;width:100%;max-width:62rem;height:auto}.chart text{fill:var(--muted);font-size:11px}
.chart .band{fill:var(--link);opacity:.12}.chart .grid{stroke:var(--line)}.chart .mid{stroke:var(--muted);stroke-dasharray:4 4}.chart .path{fill:none;stroke:var(--ink);stroke-width:1.5}.chart .dot{fill:var(--ink)}.chart .out{fill:var(--not)}
summary{cursor:pointer;display:inline-block;min-height:1.5rem;min-width:1.5rem;text-decoration:underline dotted;text-underline-offset:.25em}summary::-webkit-details-marker{display:none}summary{list-style:none}
.more>summary{display:list-item;list-style:disclosure-closed inside;text-decoration:none;margin-top:.5rem}.more[open]>summary{list-style-type:disclosure-open}.more ul{padding-left:1.25rem;max-height:24rem;overflow:auto}
.k{max-height:12rem;overflow:auto;white-space:normal}.k a{display:inline-block;min-width:1.5rem;min-height:1.5rem;margin-right:.375rem}
section.case{content-visibility:auto;contain-intrinsic-size:auto 30rem}section.case:target{outline:3px solid var(--focus);outline-offset:2px}
.case h3+p{margin:.25rem 0}.case>p{margin:.25rem 0}.case table{margin:.5rem 0}.case td:nth-child(2){width:8rem}.case td:nth-child(3){width:11rem}.case td:nth-child(4){width:48%}.case th,.case td{overflow-wrap:anywhere}.case th{min-width:8rem;overflow-wrap:normal}
.entered{border-left:3px solid var(--line);padding-left:.75rem}
@media(max-width:56rem){.groups thead,.case thead,.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.groups tr,.case tr,.stack tr{display:grid;border-top:1px solid var(--line);padding:.5rem 0}.groups tr{grid-template-columns:repeat(6,minmax(0,1fr))}.groups th[scope=row]{grid-column:1/-1;font-weight:600}.groups td,.groups th,.case td,.case th,.stack td,.stack th{border:0;padding:.125rem .25rem .125rem 0}.groups td.r{grid-column:span 3}.groups td.none,.groups td:has(details[open]){grid-column:1/-1}
.groups td[data-of]::before{content:attr(data-of);display:block;color:var(--muted);font-size:.75rem;line-height:1.25;white-space:normal}.groups td{align-self:end}
.case tr{grid-template-columns:1fr auto}.case td{width:auto!important}.case td:nth-child(3),.case td:nth-child(4){grid-column:1/-1}
main>section{padding:.75rem 1rem}}
@media(max-width:30rem){.facts td{width:6rem}.facts td:has(details[open]){width:10rem}.groups tr{grid-template-columns:minmax(0,.7fr) repeat(3,minmax(0,1fr)) minmax(0,1.25fr)}.groups td.r{grid-column:1/-1}header,main{padding:.75rem}}
@media print{body,main>section{background:#fff}main>section{border:0;padding:0;break-inside:avoid-page}nav,.k{display:none}}
`;
