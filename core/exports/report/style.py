"""How the report looks, on a screen in light and dark, on a phone, and on paper."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --text: #1c2430; --dim: #5d6878; --line: #dfe3e9;
  --paper: #fff; --wash: #f6f7f9; --link: #2462c9; --ongoing: #1a7c70; --planned: #7a5cc7;
  --alleged: #8f5c0a; --denied: #b4474f; --hypothetical: #5d6878;
  --sans: 'Inter', 'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, sans-serif;
  --serif: Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif; }
@media (prefers-color-scheme: dark) { :root { --text: #e6eaf0; --dim: #9aa7b9; --line: #2b3340;
  --paper: #14181f; --wash: #1b212b; --link: #6ea3ff; --ongoing: #4fc0b0; --planned: #a58bea;
  --alleged: #e0a64a; --denied: #e48189; --hypothetical: #9aa7b9; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body { font: 1.0625rem/1.5 var(--serif); color: var(--text); background: var(--paper);
  max-width: 56rem; margin: 0 auto; padding: 3rem 1.5rem 4rem; font-kerning: normal; }
h1, h2, h3, table, nav, dl, footer, figcaption, .facts, .date, .filter, .none {
  font-family: var(--sans); }
h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -.015em; margin: 0 0 1.25rem;
  text-wrap: balance; }
h2 { font-size: 1.3rem; letter-spacing: -.01em; margin: 3rem 0 1rem; padding-bottom: .4rem;
  border-bottom: 2px solid var(--text); break-after: avoid; }
h3 { font-size: 1rem; margin: 1.6rem 0 .3rem; color: var(--dim); break-after: avoid;
  font-variant-numeric: lining-nums tabular-nums; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
.figures { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: 0 0 1rem; }
.figures dt { font-size: .75rem; color: var(--dim); }
.figures dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
.filter { font-size: .875rem; background: var(--wash); border-left: 3px solid var(--alleged);
  margin: 1rem 0; padding: .5rem .8rem; overflow-wrap: anywhere; }
nav { font-size: .875rem; display: flex; flex-wrap: wrap; gap: .3rem 1.4rem;
  border-block: 1px solid var(--line); padding: .5rem 0; }
nav a { text-decoration: none; }
figure { margin: 2rem 0; break-inside: avoid; text-align: center; }
img { max-width: 100%; max-height: 44rem; height: auto; width: auto; background: #fff;
  border: 1px solid var(--line); border-radius: 4px; }
figcaption { font-size: .8125rem; color: var(--dim); margin-top: .5rem; }
ul.events { padding: 0; margin: 0; }
li.event { list-style: none; display: grid; grid-template-columns: 11.5rem 1fr; gap: 1.25rem;
  padding: .5rem 0; border-top: 1px solid var(--line); break-inside: avoid; }
.date { font-size: .8125rem; line-height: 1.6rem; color: var(--dim);
  font-variant-numeric: tabular-nums; }
.what { overflow-wrap: anywhere; }
.key { font-weight: 700; } .star { color: var(--alleged); }
sup { font: .6875rem/0 var(--sans); vertical-align: .45em; margin-left: .15em; }
sup a { text-decoration: none; }
.facts { font-size: .8125rem; color: var(--dim); display: block; margin-top: .1rem; }
.pill { font-weight: 600; border: 1px solid; border-radius: 1em; padding: 0 .5em;
  margin-right: .5em; white-space: nowrap; font-size: .75rem; }
.ongoing, .accepted { color: var(--ongoing); } .planned { color: var(--planned); }
.alleged { color: var(--alleged); } .denied { color: var(--denied); }
.hypothetical { color: var(--hypothetical); border-style: dashed; }
table { border-collapse: collapse; font-size: .8125rem; line-height: 1.4; width: 100%; }
th { font-weight: 600; color: var(--dim); border-bottom: 1px solid var(--text);
  white-space: nowrap; vertical-align: bottom; }
td, th { padding: .35rem .75rem .35rem 0; text-align: left; }
td { border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
td:last-child, th:last-child { padding-right: 0; }
.number { text-align: right; padding-right: 1.5rem; font-variant-numeric: tabular-nums;
  white-space: nowrap; }
tr { break-inside: avoid; }
.actors td:first-child { font-weight: 600; min-width: 9rem; }
td.source-id, td.first, td.last { white-space: nowrap; }
td.title { min-width: 12rem; } td.outlet, td.published, td.tie { min-width: 6rem; }
td.actor, td.source, td.target { min-width: 7rem; } td.address { min-width: 9rem; }
code { font: .6875rem/1.4 ui-monospace, Consolas, 'DejaVu Sans Mono', monospace;
  color: var(--dim); }
.notes { padding-left: 2.6rem; }
.notes li { font-size: .875rem; line-height: 1.45; margin: .45rem 0; overflow-wrap: anywhere;
  break-inside: avoid; scroll-margin-top: 1rem; }
.notes li::marker { font: .75rem var(--sans); color: var(--dim); }
.notes a { color: var(--dim); }
q { quotes: '\\201c' '\\201d' '\\2018' '\\2019'; }
:target { background: color-mix(in srgb, var(--link) 16%, transparent); }
footer { font-size: .75rem; color: var(--dim); border-top: 1px solid var(--line);
  margin-top: 3rem; padding-top: .6rem; }
@media (max-width: 40rem) {
  body { padding: 1.5rem 1rem 3rem; font-size: 1rem; }
  h1 { font-size: 1.5rem; }
  li.event { grid-template-columns: 1fr; gap: 0; }
  .date { line-height: 1.4; font-weight: 600; }
  table, tbody { display: block; } thead { display: none; }
  tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  td, td.number { display: block; min-width: 0; border: 0; padding: 0; text-align: left;
    white-space: normal; }
  td:first-child { font-weight: 600; }
}
@media print {
  @page { size: A4; margin: 18mm 17mm 20mm;
    @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
  :root { color-scheme: light; --text: #000; --dim: #444; --line: #ccc; --paper: #fff;
    --wash: #f3f3f3; --link: #000; --ongoing: #0f5f55; --planned: #5a3da6; --alleged: #6f4505;
    --denied: #973039; --hypothetical: #444; }
  body { margin: 0; max-width: none; padding: 0; font-size: 10pt; }
  h1 { font-size: 20pt; } h2 { font-size: 13pt; margin-top: 20pt; } h3 { font-size: 10pt; }
  nav { display: none; }
  a { text-decoration: none; }
  img { max-height: 150mm; }
  li.event { padding: 4pt 0; grid-template-columns: 36mm 1fr; }
  thead { display: table-header-group; }
  .notes li { font-size: 8.5pt; margin: 3pt 0; }
  table, .facts, .date { font-size: 8.5pt; }
}
"""
