import { type Drawing, type DrawingLink, groupColour } from './drawing.ts'

const dayWidth = 24
const rowHeight = 14
const margin = 48
const radius = 4
// Beyond this many cases a label on each would hide the picture.
const labelsMost = 2_000

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
const short = (n: number): string => String(Math.round(n * 10) / 10)

/**
 * The picture as SVG: a circle is a case, a diamond one whose source nobody knows; a full line is decided, a dashed one is not, and the thinner the
 * less certain; red is a link that cannot be.
 */
export function svgOf(drawing: Drawing): string {
  const { x, y, labels, colour, unknown, links, lanes, title } = drawing
  const left = x.reduce((least, one) => Math.min(least, one), 0)
  const most = (list: readonly number[]) => list.reduce((high, one) => Math.max(high, one), 0)
  const across = (n: number) => margin + ((x[n] ?? 0) - left) * dayWidth
  const down = (n: number) => margin + (y[n] ?? 0) * rowHeight
  const width = margin * 2 + (most(x) - left) * dayWidth
  const height = margin * 2 + most(y) * rowHeight
  const path = ({ from, to, isDecided, certainty, isImpossible }: DrawingLink) =>
    `<path d="M${short(across(from))} ${short(down(from))}V${short(down(to))}H${short(across(to))}" stroke="${isImpossible ? '#c00000' : '#777777'}" stroke-width="${short(0.6 + 1.4 * (certainty ?? 0.5))}"${isDecided ? '' : ' stroke-dasharray="4 3"'}/>`
  const mark = (n: number) => {
    const [cx, cy, fill] = [across(n), down(n), groupColour(colour[n] ?? -1)]
    return unknown[n]
      ? `<path d="M${short(cx)} ${short(cy - radius - 1)}l5 5l-5 5l-5-5z" fill="#ffffff" stroke="${fill}" stroke-width="1.5"/>`
      : `<circle cx="${short(cx)}" cy="${short(cy)}" r="${radius}" fill="${fill}"/>`
  }
  const label = (n: number) =>
    `<text x="${short(across(n) + 6)}" y="${short(down(n) - 4)}">${escaped(labels[n] ?? '')}</text>`
  const lines = x.map((_, n) => n)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}" font-family="sans-serif" font-size="8">`,
    `<title>${escaped(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    ...lanes.map(
      ({ name, from, until }) =>
        `<rect x="0" y="${short(margin + (from - 0.5) * rowHeight)}" width="${short(width)}" height="${short((until - from) * rowHeight)}" fill="#f3f3f3"/><text x="4" y="${short(margin + from * rowHeight + 3)}" font-size="10">${escaped(name)}</text>`,
    ),
    `<g fill="none">${links.map(path).join('')}</g>`,
    `<g>${lines.map(mark).join('')}</g>`,
    lines.length <= labelsMost ? `<g fill="#333333">${lines.map(label).join('')}</g>` : '',
    '</svg>',
  ].join('\n')
}
