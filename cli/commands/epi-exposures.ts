import { beginOfDay, numberOfDay } from '@bihuan/core/epi/days.ts'
import { type Exposure, faultOfExposure } from '@bihuan/core/epi/incubation.ts'
import { cityInstant, hourMs } from '@bihuan/core/time/instant.ts'
import { csvRows, separatorOf } from '@bihuan/interop/line-list/csv-rows.ts'
import { refusedFile, shown } from './epi-read.ts'
import { readInput } from './read-input.ts'
import { type Fault, Refusal } from './refusal.ts'

export type ExposureOptions = {
  data: string
  el: string
  er: string
  sl: string
  sr: string
  earliest?: string
  presented?: string
  wholeDays?: true
}
/** A row that says nothing of the incubation time, and why; it is told, and never counted. */
export type LeftOut = { readonly row: number; readonly why: string }
export type Exposures = {
  readonly exposures: readonly Exposure[]
  readonly leftOut: readonly LeftOut[]
  /** Ends that nobody wrote and that were taken from another, by which rule. */
  readonly filled: Readonly<Record<'el' | 'er' | 'sl' | 'sr', number>>
}

const dayMs = 24 * hourMs
const ends = ['el', 'er', 'sl', 'sr'] as const

/** A number, `YYYY-MM-DD`, or a day and a time, in days; null for an empty cell, undefined for what is none of these. */
export function dayOfCell(text: string, isEnd: boolean): number | null | undefined {
  if (text === '' || /^(?:na|null)$/i.test(text)) return null
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) return Number(text)
  const [, day = '', hour, minute, second] =
    /^(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z?)?$/.exec(text) ?? []
  try {
    if (hour === undefined) return numberOfDay(day) + (isEnd ? 1 : 0)
    const at = cityInstant(day, `${hour}:${minute}`) + Number(second ?? 0) * 1_000
    return (at - beginOfDay(0)) / dayMs
  } catch {
    return undefined
  }
}

type End = (typeof ends)[number]
type Cells = (end: End | 'presented') => string

/**
 * The windows of a CSV file. An empty ER is the SR, an empty SL the EL (nobody falls ill before being exposed); an empty EL needs
 * `--earliest`, an empty SR is the column of `--presented` where one is named. A row without SR, or with a window that cannot be, is left
 * out and told.
 */
export function exposuresOf(options: ExposureOptions): Exposures {
  const { data } = options
  const rows = rowsOf(data)
  const at = columnsOf(
    (rows[0]?.cells ?? []).map((head) => String(head).trim()),
    options,
  )
  const first = earliestOf(options)
  const faults: Fault[] = []
  const exposures: Exposure[] = []
  const leftOut: LeftOut[] = []
  const filled = { el: 0, er: 0, sl: 0, sr: 0 }
  for (const { row, cells } of rows.slice(1)) {
    const cell: Cells = (end) => String(cells[at.get(end) ?? -1] ?? '').trim()
    const read = windowOf(cell, options, first)
    if ('faults' in read) faults.push(...read.faults.map((fault) => ({ ...fault, row })))
    else if (read.window === null) leftOut.push({ row, why: 'no-sr' })
    else {
      const why = faultOfExposure(read.window) ?? faultOfLikelihood(read.window)
      if (why !== null) leftOut.push({ row, why })
      else {
        exposures.push(read.window)
        for (const end of read.filled) filled[end] += 1
      }
    }
  }
  if (faults.length > 0) throw refusedFile(data, faults)
  return { exposures, leftOut, filled }
}

function columnsOf(heads: readonly string[], options: ExposureOptions): Map<string, number> {
  const { presented, data } = options
  const wanted = [...ends, ...(presented === undefined ? [] : (['presented'] as const))]
  const nameOf = (end: End | 'presented') => options[end] ?? ''
  const missing = wanted.filter((end) => !heads.includes(nameOf(end)))
  if (missing.length > 0)
    throw refusedFile(
      data,
      missing.map((end) => ({
        code: 'no-column',
        row: 1,
        column: nameOf(end),
        messageZh: `没有此列；现有列：${heads.map(shown).join(' ')}；用 --${end} 指定`,
        message: `There is no such column among ${heads.map(shown).join(' ')}; name it with --${end}`,
      })),
    )
  return new Map(wanted.map((end) => [end, heads.indexOf(nameOf(end))]))
}

function earliestOf({ earliest }: ExposureOptions): number | null {
  if (earliest === undefined) return null
  const day = dayOfCell(earliest.trim(), false)
  if (day === null || day === undefined)
    throw new Refusal(
      'epi.no-such-day',
      `--earliest 不是数或日期：${shown(earliest)}`,
      `--earliest is no number and no day: ${shown(earliest)}`,
    )
  return day
}

type Read =
  | { faults: Fault[] }
  | { window: Exposure | null; filled: readonly (keyof Exposures['filled'])[] }

/** The window of one row; null without an end of the onset. */
function windowOf(cell: Cells, options: ExposureOptions, first: number | null): Read {
  const faults: Fault[] = []
  const read = (end: End | 'presented') => {
    const value = dayOfCell(cell(end), options.wholeDays === true && end !== 'el' && end !== 'sl')
    if (value !== undefined) return value
    faults.push({
      code: 'not-a-day',
      column: options[end] ?? '',
      messageZh: `不是数、日期或时间：${shown(cell(end))}`,
      message: `This is no number, day or moment: ${shown(cell(end))}`,
    })
    return null
  }
  const [el, er, sl, own] = [read('el'), read('er'), read('sl'), read('sr')]
  const sr = own ?? (options.presented === undefined ? null : read('presented'))
  if (faults.length > 0) return { faults }
  if (sr === null) return { window: null, filled: [] }
  if (el === null && first === null)
    return {
      faults: [
        {
          code: 'no-el',
          column: options.el,
          messageZh: '没有暴露开始时间：用 --earliest 给出最早可能日期，或补全此格',
          message: 'It has no begin of the exposure: give --earliest DAY, or fill the cell',
        },
      ],
    }
  const begin = Math.max(el ?? Number.NEGATIVE_INFINITY, first ?? Number.NEGATIVE_INFINITY)
  return {
    window: { el: begin, er: er ?? sr, sl: sl ?? begin, sr },
    filled: [
      ...(el === begin ? [] : (['el'] as const)),
      ...(er === null ? (['er'] as const) : []),
      ...(sl === null ? (['sl'] as const) : []),
      ...(own === null ? (['sr'] as const) : []),
    ],
  }
}

const bytesMax = 20_000_000

function rowsOf(path: string) {
  const text = readInput(path, bytesMax)
    .toString('utf8')
    .replace(/^\ufeff/, '')
  const read = csvRows(text, separatorOf(text))
  if ('fault' in read)
    throw refusedFile(path, [
      {
        code: 'quote-open',
        row: read.fault.row,
        message: 'A quote is opened in this row and never closed',
        messageZh: '此行的引号没有闭合',
      },
    ])
  if (read.rows.length < 2)
    throw refusedFile(path, [
      {
        code: 'empty',
        row: 1,
        message: 'It has no row beneath its heading',
        messageZh: '标题行之下没有数据',
      },
    ])
  return read.rows
}

/** Both ends exact at the same moment: no time at all. */
const faultOfLikelihood = ({ el, er, sl, sr }: Exposure): string | null =>
  el === er && sl === sr && sl <= el ? 'onset-first' : null
