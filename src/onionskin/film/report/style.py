"""The look of a film's report: on a screen of any size, in the dark, and on paper."""

CSS = """
:root{--paper:#fbfaf7;--card:#fff;--ink:#23232a;--soft:#6d6d78;--line:#e6e3dc;--warn:#b4531b;
--good:#16796b;--film:#1d1d22}
@media(prefers-color-scheme:dark){:root{--paper:#17171b;--card:#202026;--ink:#ececf0;
--soft:#9c9caa;--line:#34343c;--warn:#ffab7a;--good:#4fc7b3;--film:#08080a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",
"PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--paper);
max-width:1060px;margin:0 auto;padding:28px 20px 60px}
h1{font-size:clamp(1.35rem,4.5vw,2rem);line-height:1.2;overflow-wrap:anywhere;margin:0}
h2{font-size:1.2rem;margin:2.2em 0 .6em}
h3{font-size:.95rem;font-weight:600;color:var(--soft);margin:1.8em 0 .5em}
p.lead{color:var(--soft);margin:.3em 0 1.2em}
img{display:block;width:100%;height:auto;border-radius:3px}
.shot{background:var(--card);border:1px solid var(--line);border-radius:12px;margin:0 0 12px;
overflow:hidden;break-inside:avoid}
.strip{display:grid;grid-template-columns:repeat(3,1fr);gap:4px;background:var(--film);
padding:9px 8px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.strip.tall{max-width:420px}
.told{padding:10px 16px 12px}
.told .words{margin:0 0 .25em;overflow-wrap:anywhere}
.told .words.none{color:var(--soft)}
.facts{color:var(--soft);font-size:.85rem;margin:0;overflow-wrap:anywhere}
.facts b{color:var(--ink);font-weight:620}
ul.warn{margin:.5em 0 0;padding:0 0 0 1.1em;color:var(--warn);font-size:.9rem;
overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.9rem}
td,th{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--line);
vertical-align:top;overflow-wrap:anywhere}
th{font-weight:600;color:var(--soft)}
@media(max-width:560px){body{padding:18px 12px 40px}.told{padding:8px 12px 10px}}
@media print{:root{--paper:#fff;--card:#fff;--ink:#111;--soft:#555;--line:#ccc;--warn:#8a3c10}
@page{margin:14mm}body{max-width:none;padding:0;font-size:10.5pt}}
"""
