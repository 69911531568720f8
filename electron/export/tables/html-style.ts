/** The looks of a table as a page: light, dark and printed. */
export const TABLE_CSS: string = `
:root { color-scheme: light dark; --ink: light-dark(#1f1e1b, #ece9e2); --soft: light-dark(#5b5850, #b5b1a7); --line: light-dark(#c9c5bb, #4a4740); --head: light-dark(#e9eef3, #24303b); --group: light-dark(#f3f1ec, #2a2824); --page: light-dark(#ffffff, #1e1d1a); }
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem; font: 0.9375rem/1.45 "Source Sans 3", "Segoe UI", system-ui, sans-serif; color: var(--ink); background: var(--page); }
h1 { margin: 0 0 0.25rem; font-size: 1.5rem; line-height: 1.2; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid light-dark(#1d5c8f, #7db8e8); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
table.wide { min-width: 70rem; }
caption { padding: 0 0 0.75rem; text-align: left; color: var(--soft); }
th, td { padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { background: var(--head); border-bottom: 2px solid var(--soft); }
tbody th[scope="row"] { font-weight: 600; }
th.group { background: var(--group); font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
p { margin: 0 0 0.4rem; white-space: pre-line; }
p:last-child { margin-bottom: 0; }
.label { font-weight: 600; }
.quote { padding-left: 0.6rem; border-left: 2px solid var(--line); }
.context, .by { color: var(--soft); }
.notes { margin: 1rem 0 0; padding: 0; list-style: none; color: var(--soft); }
@media print {
  :root { color-scheme: light; }
  body { padding: 0; font-size: 9pt; }
  .scroll { overflow: visible; }
  table.wide { min-width: 0; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th.group { break-after: avoid; }
  thead th, th.group { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
