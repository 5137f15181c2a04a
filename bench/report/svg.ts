/** One bar of a plot. */
export type Bar = { label: string; value: number; kind?: 'ceiling' | 'product' | 'other' }

const width = 760
const labelWidth = 250
const rowHeight = 24

/** A text as it may stand in HTML. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** A number as people read it. */
export const shown = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 })

/** Horizontal bars, longest possible for the largest value; each with its number beside it. */
export function bars(list: readonly Bar[], unit: string): string {
  const most = Math.max(...list.map(({ value }) => value), Number.MIN_VALUE)
  const room = width - labelWidth - 110
  const rows = list.map(({ label, value, kind = 'other' }, n) => {
    const y = n * rowHeight
    const length = Math.max(1, (value / most) * room)
    return `<text x="${labelWidth - 8}" y="${y + 16}" text-anchor="end">${escaped(label)}</text><rect class="${kind}" x="${labelWidth}" y="${y + 4}" width="${length.toFixed(1)}" height="${rowHeight - 8}"/><text x="${(labelWidth + length + 6).toFixed(1)}" y="${y + 16}">${shown(value)} ${escaped(unit)}</text>`
  })
  const height = list.length * rowHeight
  return `<svg viewBox="0 0 ${width} ${height}" role="img">${rows.join('')}</svg>`
}
