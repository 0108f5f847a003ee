"""The look of the page: one column on a phone, timeline and map side by side on a desk, A4 on paper; light and dark."""

STYLE = """
:root{--paper:#fbfaf6;--card:#fff;--ink:#1c1f22;--soft:#5a6167;--faint:#6b7379;--rule:#e5e1d8;--accent:#0b5d5e;--on-accent:#fff;
--warn:#8a4b00;--warn-paper:#fdf3e2;--est:#4b4a8f;--est-paper:#efeffa;--map:#f4f2ea;--grid:#e6e2d6;--ride:#7d8a8c;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"Noto Serif CJK KR","Noto Serif KR","AppleMyungjo","Songti SC",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Apple SD Gothic Neo","PingFang SC","Malgun Gothic","Microsoft YaHei","Noto Sans CJK KR","Noto Sans",sans-serif;
color-scheme:light dark}
@media screen and (prefers-color-scheme:dark){:root{--paper:#14171a;--card:#1b1f23;--ink:#e9e7e1;--soft:#a6adb3;--faint:#7c848b;--rule:#2d3338;
--accent:#6cc4bd;--on-accent:#0d1a1a;--warn:#f0b565;--warn-paper:#2e2415;--est:#b4b3f2;--est-paper:#23233a;--map:#181c20;--grid:#242a2f;--ride:#7f8c8f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 var(--sans);overflow-wrap:anywhere}
main,header,footer{max-width:1080px;margin:0 auto;padding:0 20px}
h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.2;margin:0;text-wrap:balance}
h1{font-size:clamp(2.1rem,1.5rem + 2.6vw,3.3rem);letter-spacing:-.015em}
h2{font-size:1.5rem}
h3{font-size:1.12rem}
p{margin:0}
a{color:inherit;text-decoration-color:var(--faint);text-underline-offset:2px}
header{padding-top:48px;padding-bottom:28px}
.lede{margin-top:10px;color:var(--soft);font-size:1.06rem}
.lede b{color:var(--ink);font-weight:500}
.lede b,.lede span{display:inline-block}
.lede>:not(:last-child)::after{content:"·";margin:0 .45em;color:var(--faint)}
:lang(ko){word-break:keep-all}
.asked{margin-top:14px;padding-left:14px;border-left:2px solid var(--rule);color:var(--soft);font-family:var(--serif);font-style:italic}
:lang(ko) .asked,:lang(zh) .asked{font-style:normal}
.route{margin:18px 0 0;padding:0;list-style:none;color:var(--soft);font-size:.95rem}
.route b{color:var(--ink);font-weight:500}
.with-map{display:grid;gap:22px 44px}
.with-map figure{max-width:430px}
section{border-top:1px solid var(--rule);padding:30px 0 34px}
.dayhead{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 14px;margin-bottom:4px}
.dayhead .n{flex:1 1 100%;margin-bottom:3px;color:var(--accent);font:600 .8rem/1 var(--sans);letter-spacing:.09em;text-transform:uppercase}
.dayhead h2{flex:1 1 100%}
.sub{color:var(--soft);font-size:.93rem}
.tag{display:inline-block;padding:1px 8px;border-radius:99px;background:var(--warn-paper);color:var(--warn);font-size:.82rem}
.grid2{display:grid;gap:22px 44px;margin-top:18px}
.maps{order:-1;display:grid;gap:18px;align-content:start}
figure{margin:0}
figcaption{margin-top:7px;color:var(--faint);font-size:.78rem;line-height:1.45}
figcaption .k{display:inline-flex;align-items:center;gap:5px;margin-right:12px}
figcaption svg{height:8px;flex:none}
.map{display:block;width:100%;height:auto;background:var(--map);border-radius:10px;font-family:var(--sans)}
.map .grid{stroke:var(--grid);stroke-width:1}
.map .walk,.k .walk{stroke:var(--accent);stroke-width:2.4;stroke-linecap:round;stroke-dasharray:.1 5}
.map .ride,.k .ride{stroke:var(--ride);stroke-width:1.7}
.map .leader line{stroke:var(--faint);stroke-width:1}
.map .leader circle{fill:var(--faint)}
.map .stop circle{fill:var(--accent);stroke:var(--map);stroke-width:2}
.map .stop text{fill:var(--on-accent);font-size:12px;font-weight:600}
.base .ring{fill:var(--map);stroke:var(--ink);stroke-width:1.8}
.base .dot{fill:var(--ink)}
.map .name{fill:var(--ink);font-size:11.5px;stroke:var(--map);stroke-width:3.5px;stroke-linejoin:round}
.map .quiet{fill:var(--soft)}
.map .scale{fill:none;stroke:var(--soft);stroke-width:1.3}
.map .scale-text{fill:var(--soft);font-size:10.5px}
.line{list-style:none;margin:0;padding:0}
.line>li{position:relative;display:grid;grid-template-columns:3.1rem 1.6rem minmax(0,1fr);gap:0 10px;padding:0 0 15px}
.line>li::before{content:"";position:absolute;left:calc(3.1rem + 10px + .8rem - .5px);top:6px;bottom:-6px;width:1px;background:var(--rule)}
.line>li:last-child::before{display:none}
.line time{padding-top:2px;color:var(--soft);font-size:.9rem;font-variant-numeric:tabular-nums;text-align:right}
.line .dot{position:relative;justify-self:center;align-self:start;display:grid;place-items:center;background:var(--paper)}
.line .num{width:1.6rem;height:1.6rem;border-radius:99px;background:var(--accent);color:var(--on-accent);font-size:.82rem;font-weight:600}
.line .small{width:9px;height:9px;margin-top:9px;border-radius:99px;border:1.5px solid var(--faint)}
.visit h3{padding-top:1px;text-wrap:pretty}
.visit .native{display:inline-block;color:var(--soft);font:400 .92rem var(--sans)}
.facts{display:flex;flex-wrap:wrap;gap:2px 12px;margin-top:3px;color:var(--soft);font-size:.9rem}
.open{color:var(--accent)}
.doubt{color:var(--warn)}
.doubt::before{content:"?";display:inline-grid;place-items:center;width:1.05em;height:1.05em;margin-right:.4em;border:1px solid currentColor;border-radius:99px;font-size:.78em;font-weight:600}
.more{margin-top:3px;color:var(--soft);font-size:.88rem}
.line .leg{padding-bottom:13px;color:var(--faint);font-size:.86rem}
.line .leg time{font-size:.82rem;color:var(--faint);padding-top:0}
.line .leg .dot{width:0;height:0}
.line .leg.far{color:var(--ink);font-size:1rem}
.line .what{font-weight:500}
.line .meal .note,.line .rest .note{display:block;color:var(--soft);font-size:.88rem}
.night{margin-top:2px;padding:9px 14px;border-radius:8px;background:var(--card);border:1px solid var(--rule);color:var(--soft);font-size:.92rem}
.sums{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:12px;margin:18px 0 8px;padding:0}
.sum{padding:14px 16px;border-radius:10px;border:1px solid var(--rule);background:var(--card)}
.sum dt{font-size:.85rem;color:var(--soft)}
.sum dd{margin:4px 0 0;font:600 1.22rem/1.25 var(--serif);font-variant-numeric:lining-nums tabular-nums}
.sum.estimate{border-style:dashed;border-color:var(--est)}
.sum.unknown{border-style:dotted;border-color:var(--warn);border-width:1.5px}
.sum.unknown dd{color:var(--warn)}
.sum.total{border-color:var(--ink)}
.caps{margin:12px 0 0;padding:0;list-style:none}
.caps li{padding:3px 0}
.caps .unknown{color:var(--warn)}
.caps .no{color:var(--warn);font-weight:600}
table{width:100%;border-collapse:collapse;margin-top:14px;font-size:.95rem}
th{white-space:nowrap;padding:6px 10px 6px 0;border-bottom:1px solid var(--ink);text-align:left;font-weight:500;font-size:.85rem;color:var(--soft)}
td{padding:9px 10px 9px 0;border-bottom:1px solid var(--rule);vertical-align:top}
td:last-child,th:last-child{padding-right:0}
.num-cell{text-align:right;white-space:nowrap;font-variant-numeric:lining-nums tabular-nums}
td small{display:block;margin-top:2px;color:var(--soft);font-size:.85rem}
.budget .cat{padding:18px 0 4px;border-bottom:1px solid var(--rule);color:var(--accent);font:600 .8rem/1.3 var(--sans);letter-spacing:.05em}
.budget .num-cell .chip{margin-left:6px;vertical-align:1px}
.chip{display:inline-block;padding:0 8px;border-radius:99px;font-size:.78rem;line-height:1.6;white-space:nowrap;border:1px solid transparent}
.chip.observed{background:var(--accent);color:var(--on-accent)}
.chip.observed.old{background:none;color:var(--warn);border-color:var(--warn)}
.chip.estimate{background:var(--est-paper);color:var(--est);border:1px dashed var(--est)}
.chip.unknown{background:var(--warn-paper);color:var(--warn);border:1px dotted var(--warn)}
.notes{columns:1}
.block{break-inside:avoid;padding:0 0 24px}
.block h2{margin-bottom:10px;font-size:1.25rem}
.list{margin:0;padding:0;list-style:none}
.list li{padding:7px 0;border-bottom:1px solid var(--rule)}
.list li:last-child{border-bottom:0}
.list small{display:block;color:var(--soft);font-size:.86rem}
.list .act{display:inline-block;min-width:3.6em;margin-right:8px;color:var(--accent);font-size:.82rem}
.warnlist li{padding-left:1.5em;position:relative}
.warnlist li::before{content:"?";position:absolute;left:0;top:.6em;display:grid;place-items:center;width:1.1em;height:1.1em;border:1px solid var(--warn);border-radius:99px;color:var(--warn);font-size:.74em;font-weight:600}
footer{border-top:1px solid var(--rule);padding-top:26px;padding-bottom:60px;color:var(--soft);font-size:.86rem}
footer h2{margin-bottom:8px;color:var(--ink);font-size:1.1rem}
footer table{margin:0 0 24px;font-size:.84rem}
footer td{padding:6px 10px 6px 0}
code{font:.82em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;word-break:break-all}
@media (min-width:900px){
body{font-size:16.5px}
main,header,footer{padding-left:32px;padding-right:32px}
.grid2,.with-map{grid-template-columns:minmax(0,1fr) minmax(0,430px)}
.maps{order:0}
.maps>figure:only-child{position:sticky;top:24px}
.notes{columns:2;column-gap:56px}
}
@media (max-width:560px){
.budget .num-cell{white-space:normal;width:38%}
.budget .num-cell .chip{margin-left:0}
.wide{display:none}
.line>li{grid-template-columns:2.7rem 1.6rem minmax(0,1fr);gap:0 8px}
.line>li::before{left:calc(2.7rem + 8px + .8rem - .5px)}
header{padding-top:32px}
}
@page{size:A4;margin:15mm 14mm}
@media print{
:root{--paper:#fff;--card:#fff;--map:#fff;--grid:#ececec;color-scheme:light}
html{font-size:9.2pt}
body{font-size:1rem;line-height:1.4}
main,header,footer{max-width:none;padding-left:0;padding-right:0}
header{padding-top:0;padding-bottom:10pt}
h1{font-size:24pt}h2{font-size:14pt}h3{font-size:10.5pt}
.lede{font-size:10.5pt}
section{padding:12pt 0 14pt}
.sums{grid-template-columns:repeat(4,1fr);gap:6pt;margin:8pt 0 4pt}.sum{padding:7pt 9pt}.sum dd{font-size:11pt}
table{margin-top:6pt}td{padding:4pt 8pt 4pt 0}th{padding:3pt 8pt 3pt 0}.budget .cat{padding:8pt 0 2pt}
.list li{padding-top:3.5pt;padding-bottom:3.5pt}.block{break-inside:auto;padding-bottom:12pt}.block h2{font-size:12.5pt;margin-bottom:4pt}
.grid2,.with-map{grid-template-columns:minmax(0,1fr) 74mm;gap:0 8mm}
.maps{order:0}.maps>figure{position:static!important}
.map{border:.5pt solid var(--rule)}
.facts{gap:1px 8px;font-size:.86rem}
.line>li,tr,.budget tbody,.block li,figure,.sum,.night{break-inside:avoid}
.line>li{padding-bottom:7pt}.line .leg{padding-bottom:6pt}
.dayhead,h2,h3{break-after:avoid}
.day{break-inside:avoid-page}
.chip,.line .num,.map .stop circle,.tag{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.notes{columns:2;column-gap:10mm}
a{text-decoration:none}
footer{padding-bottom:0}
}
"""
