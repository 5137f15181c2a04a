import { styleText } from 'node:util'

type Format = 'red' | 'green' | 'yellow' | 'dim' | 'bold'

/** Colours only for a terminal, and not where NO_COLOR is set: styleText looks at the stream. */
export const painted = (format: Format, text: string): string =>
  styleText(format, text, { stream: process.stdout })

// Chinese, Japanese, Korean and full-width forms take two columns of a terminal.
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u

const columnsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0)

/** A table for a terminal: heads, a rule, rows; numbers to the right. */
export function tableText(
  heads: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))))
  const widths = heads.map((head, n) =>
    Math.max(columnsOf(head), ...cells.map((row) => columnsOf(row[n] ?? ''))),
  )
  const isNumber = heads.map(
    (_, n) => rows.length > 0 && rows.every((row) => row[n] === null || typeof row[n] === 'number'),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, n) => {
        const gap = ' '.repeat(Math.max(0, (widths[n] ?? 0) - columnsOf(cell)))
        return isNumber[n] ? gap + cell : cell + gap
      })
      .join('  ')
      .trimEnd()
  return [
    painted('bold', line(heads)),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...cells.map(line),
  ].join('\n')
}

/** Bytes in the unit a person would say, one decimal. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`
}
