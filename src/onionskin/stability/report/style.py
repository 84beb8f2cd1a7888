"""The look of a report: on a screen of any size, in the dark, and on paper."""

CSS = """
:root{--paper:#fbfaf7;--card:#fff;--ink:#23232a;--soft:#6d6d78;--line:#e6e3dc;
--before:#d8502f;--after:#16796b;--film:#1d1d22}
@media(prefers-color-scheme:dark){:root{--paper:#17171b;--card:#202026;--ink:#ececf0;
--soft:#9c9caa;--line:#34343c;--before:#ff8a66;--after:#4fc7b3;--film:#08080a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
color:var(--ink);background:var(--paper);max-width:1060px;margin:0 auto;padding:28px 20px 60px}
h1{font-size:clamp(1.35rem,4.5vw,2rem);line-height:1.2;overflow-wrap:anywhere;margin:0}
h2{font-size:1.2rem;margin:2.4em 0 .2em;letter-spacing:-.01em}
p.lead{color:var(--soft);margin:.1em 0 1.1em}
small,figcaption,.soft{color:var(--soft)}
img,svg{display:block;width:100%;height:auto}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:16px 18px}
.top{display:grid;grid-template-columns:1fr auto;gap:20px 36px;align-items:center;
margin-bottom:18px}
.dials{display:flex;gap:14px;align-items:center}
.dial{width:118px;text-align:center}.dial svg{width:118px}
.dial text{font-weight:650;fill:var(--ink)}
.dials .arrow{font-size:1.6rem;color:var(--soft)}
.film{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:5px;background:var(--film);
padding:18px 8px;border-radius:8px;overflow-x:auto;position:relative;
background-image:radial-gradient(circle,var(--paper) 3px,transparent 3.6px),
radial-gradient(circle,var(--paper) 3px,transparent 3.6px);background-repeat:repeat-x;
background-size:20px 12px;background-position:0 3px,0 calc(100% - 3px);
print-color-adjust:exact;-webkit-print-color-adjust:exact}
.film figure{min-width:84px}.film figcaption{color:#b9b9c4;font-size:.68rem;text-align:center;
padding:2px 0 0}
.film .bad img{outline:3px solid var(--before);outline-offset:-3px}
.measures{display:grid;grid-template-columns:repeat(auto-fill,minmax(290px,1fr));gap:12px}
.measure{padding:13px 16px}.measure h3{font-size:1rem;margin:0}
.measure p{margin:.15em 0 .6em;font-size:.86rem;line-height:1.4;color:var(--soft)}
.measure .n{font-size:1.28rem;font-weight:620;font-variant-numeric:tabular-nums}
.measure h3 small{font-size:.78rem;font-weight:400;float:right;line-height:1.5rem}
.b{color:var(--before)}.a{color:var(--after)}
.bar{height:6px;border-radius:3px;background:var(--line);margin-top:5px;overflow:hidden;
print-color-adjust:exact;-webkit-print-color-adjust:exact}
.bar i{display:block;height:100%;border-radius:3px}.bar .bb{background:var(--before)}
.bar .aa{background:var(--after)}
.lanes{padding:14px 16px 8px}.lane{margin:0 0 4px}.lane .name{font-size:.86rem;font-weight:600}
.lane .unit{font-size:.8rem;color:var(--soft);font-weight:400}
.lane svg{height:74px;overflow:visible}
.key{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:.84rem;color:var(--soft);
margin:0 0 10px}.key i{display:inline-block;width:14px;height:4px;border-radius:2px;
vertical-align:middle;margin-right:6px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.panel{margin:0 0 18px;break-inside:avoid}
.panel h3{margin:0 0 8px;font-size:1rem}.tag{font-size:.76rem;font-weight:600;color:#fff;
background:var(--before);border-radius:99px;padding:1px 9px;margin-left:6px;
print-color-adjust:exact;-webkit-print-color-adjust:exact}
.pair{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:14px}
.maps{display:grid;gap:10px;align-content:start}
figure{margin:0}figcaption{font-size:.82rem;line-height:1.35;padding:4px 0 0}
.slide{position:relative;border-radius:6px;overflow:hidden;touch-action:pan-y}
.slide .over{position:absolute;inset:0;clip-path:inset(0 0 0 var(--cut,50%))}
.slide:after{content:"";position:absolute;top:0;bottom:0;left:var(--cut,50%);width:2px;
margin-left:-1px;background:#fff;box-shadow:0 0 3px #0008;pointer-events:none}
.slide input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;
cursor:ew-resize}
.slide input:focus-visible{opacity:.35}
.slide b{position:absolute;top:8px;font-size:.74rem;font-weight:600;color:#fff;
background:#0009;border-radius:4px;padding:1px 7px;pointer-events:none}
.slide .l{left:8px}.slide .r{right:8px}
.maps img{border-radius:6px}
.done{list-style:none;margin:0;padding:0;display:grid;gap:10px}
.done li{display:grid;grid-template-columns:auto 1fr auto;gap:4px 14px;align-items:baseline;
break-inside:avoid;padding:11px 16px}
.done .kind{font-weight:650}.done .gain{font-weight:620;font-variant-numeric:tabular-nums;
white-space:nowrap}.done .why{grid-column:1/-1;font-size:.92rem}
.done .back{opacity:.62}
ul.notes{padding-left:1.2em;margin:.3em 0}
@media(max-width:640px){body{padding:18px 14px 40px}.top{grid-template-columns:1fr}
.pair{grid-template-columns:1fr}.maps{grid-template-columns:1fr 1fr}
.film{grid-auto-columns:104px}.dials{justify-content:flex-start}}
@media print{:root{--paper:#fff;--card:#fff;--ink:#111;--soft:#555;--line:#ccc;
--before:#c4431f;--after:#0d6a5d;--film:#1d1d22}@page{margin:14mm}
body{max-width:none;padding:0;font-size:10.5pt}h2{margin-top:1.4em;break-after:avoid}
.card{border-radius:6px}.film{grid-auto-columns:minmax(0,1fr)}.film figure{min-width:0}
.slide{display:grid;grid-template-columns:1fr 1fr;gap:4px;overflow:visible}
.slide .over{position:static;clip-path:none}.slide:after,.slide input{display:none}
.slide .r{right:auto;left:calc(50% + 10px)}
.pair{grid-template-columns:1fr;gap:6px;width:86%}.panel{margin:0 0 10px}
.maps{grid-template-columns:1fr 1fr;gap:4px}
.measures{grid-template-columns:repeat(3,1fr)}
.lanes,.panel,.measure{break-inside:avoid}}
"""
