import type { Figures } from '../figures.ts'
import { plotsOf } from './plots.ts'
import { busyWords, holds, promises } from './summary.ts'
import { escaped, shown } from './svg.ts'

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:820px;margin:2rem auto;padding:0 1rem;color:#1c2733}
h1{font-size:1.4rem}h2{font-size:1.05rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #d5dde5;padding:.3rem .5rem;text-align:left}td.n{text-align:right;font-variant-numeric:tabular-nums}
svg{width:100%;height:auto;font:12px system-ui,sans-serif}rect.ceiling{fill:#8aa0b4}rect.product{fill:#1668dc}rect.other{fill:#4f9b8f}
.no{color:#b3261e;font-weight:600}.yes{color:#1b7f4d}pre{background:#f3f6f9;padding:1rem;overflow:auto;font-size:12px}`

function promiseRows(figures: Figures): string {
  return promises
    .flatMap(({ name, unit, least, most }) => {
      const value = figures[name]
      if (typeof value !== 'number') return []
      const kept = holds(figures, name)
      const word =
        kept === null
          ? ''
          : kept
            ? '<span class="yes">kept</span>'
            : '<span class="no">not kept</span>'
      const limit = least !== undefined ? `&ge; ${least}` : most !== undefined ? `&le; ${most}` : ''
      return [
        `<tr><td>${name}</td><td class="n">${shown(value)}</td><td>${escaped(unit)}</td><td>${limit}</td><td>${word}</td></tr>`,
      ]
    })
    .join('')
}

/** Says what a plot is to who cannot see it. */
const named = (svg: string, title: string) =>
  svg.replace(/^(<svg[^>]*>)/, (open) => `${open}<title>${escaped(title)}</title>`)

function machineRows(figures: Figures): string {
  const rows = {
    ...(figures.machine as object),
    people: figures.people,
    seed: figures.seed,
    started_at: figures.started_at,
    total_s: figures.total_s,
    load_before: figures.load_before,
    load_after: figures.load_after,
  }
  return Object.entries(rows)
    .map(([name, value]) => `<tr><td>${escaped(name)}</td><td>${escaped(String(value))}</td></tr>`)
    .join('')
}

/** The whole run as one page that needs nothing but itself: ratios first, then plots, then every figure as it was. */
export function htmlReport(figures: Figures): string {
  const conserved =
    typeof figures.conserved === 'boolean'
      ? `<p>People, tubes and rows conserved: <span class="${figures.conserved ? 'yes' : 'no'}">${figures.conserved}</span></p>`
      : ''
  const busy = busyWords(figures)
  const warning = busy === null ? '' : `<p class="no">${escaped(busy)}</p>`
  const plots = plotsOf(figures)
    .map(({ title, svg }) => `<h2>${escaped(title)}</h2>${named(svg, title)}`)
    .join('')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bihuan bench: ${escaped(String(figures.profile))}</title><style>${style}</style>
<h1>Bihuan 闭环 · bench · ${escaped(String(figures.profile))}</h1>
<p>Product and raw database were measured in one run and took turns. Ratios count; absolute figures belong to this machine.</p>
<table><tr><th>figure</th><th>value</th><th>unit</th><th>promised</th><th></th></tr>${promiseRows(figures)}</table>
${conserved}${warning}${plots}
<h2>On what</h2><table>${machineRows(figures)}</table>
<h2>Every figure</h2><pre>${escaped(JSON.stringify(figures, null, 2))}</pre></html>
`
}
