import type { Written } from '@bihuan/core/epi/series.ts'
import { readInput } from './read-input.ts'
import { type Fault, Refusal } from './refusal.ts'

// A hundred thousand lines; anything larger is another file.
const bytesMax = 4_000_000
// All faults of a file would scroll the first ones away.
const faultsMax = 20

const atLine = (row: number, code: string, messageZh: string, message: string): Fault => ({
  row,
  code,
  message,
  messageZh,
})

/** The lines of a text file with their numbers from 1, empty lines at the end left out. */
export function linesOf(path: string): { line: number; text: string }[] {
  const bytes = readInput(path, bytesMax)
  if (bytes.includes(0))
    throw refusedFile(path, [atLine(1, 'binary', '不是文本文件', 'This is no text file')])
  const lines = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .map((text, n) => ({ line: n + 1, text: text.trim() }))
  while (lines.at(-1)?.text === '') lines.pop()
  return lines
}

/** A file that was not taken, with each fault at its line. */
export const refusedFile = (path: string, faults: readonly Fault[]): Refusal =>
  new Refusal(
    'epi.file-refused',
    `文件 ${path} 未被采用：请更正以下各行`,
    `${path} was not taken: mend these lines`,
    faults.slice(0, faultsMax),
  )

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/** One number a line; a first line of words is a heading. Refuses every other line that is none, and what `allowed` does not. */
export function numbersOf(
  path: string,
  allowed: (value: number) => { zh: string; en: string } | null = () => null,
): number[] {
  const values: number[] = []
  const faults: Fault[] = []
  for (const { line, text } of linesOf(path)) {
    if (
      line === 1 &&
      /^[\p{L}_"][^,;\t]*$/u.test(text) &&
      !/^(?:nan|na|inf|infinity|null|none)$/i.test(text)
    )
      continue
    const value = number.test(text) ? Number(text) : Number.NaN
    const wrong = Number.isFinite(value) ? allowed(value) : null
    if (!Number.isFinite(value))
      faults.push(
        atLine(
          line,
          'not-a-number',
          `不是一个数：${shown(text)}`,
          `This is not one number: ${shown(text)}`,
        ),
      )
    else if (wrong) faults.push(atLine(line, 'not-allowed', wrong.zh, wrong.en))
    else values.push(value)
  }
  if (faults.length > 0) throw refusedFile(path, faults)
  if (values.length === 0)
    throw refusedFile(path, [atLine(1, 'empty', '文件中没有数据', 'There is no number in it')])
  return values
}

/** What a count of cases cannot be. */
export const notACount = (value: number): { zh: string; en: string } | null =>
  Number.isInteger(value) && value >= 0
    ? null
    : { zh: '病例数须为非负整数', en: 'A count of cases is a whole number, 0 or more' }

/** What a share cannot be. */
export const notAShare = (value: number): { zh: string; en: string } | null =>
  value >= 0 && value <= 1
    ? null
    : { zh: '比例须在 0 与 1 之间', en: 'A share lies between 0 and 1' }

/** Cases per day: one count a line, or `YYYY-MM-DD,count`. */
export function daysOf(path: string): Written[] {
  const lines = linesOf(path)
  const written: Written[] = []
  const faults: Fault[] = []
  for (const { line, text } of lines) {
    const [first = '', second, ...more] = text.split(/[,;\t]/).map((cell) => cell.trim())
    const count = second ?? first
    if (line === 1 && !number.test(count) && /\p{L}/u.test(text)) continue
    const value = number.test(count) ? Number(count) : Number.NaN
    const wrong = Number.isFinite(value) ? notACount(value) : null
    if (more.length > 0 || !Number.isFinite(value))
      faults.push(
        atLine(
          line,
          'not-a-day',
          `应为「例数」或「日期,例数」：${shown(text)}`,
          `A line is a count, or a day and a count: ${shown(text)}`,
        ),
      )
    else if (wrong) faults.push(atLine(line, 'not-allowed', wrong.zh, wrong.en))
    else written.push({ line, day: second === undefined ? null : first, count: value })
  }
  if (faults.length > 0) throw refusedFile(path, faults)
  return written
}

/** Text of a file as it may be shown: cut, and without what a terminal would obey. */
export function shown(text: string): string {
  const cut = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return `「${cut.replace(/\p{C}/gu, '�')}」`
}
