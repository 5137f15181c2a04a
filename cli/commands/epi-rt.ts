import { cohortWindow } from '@bihuan/core/epi/cohort.ts'
import { fewCasesBelow, incidenceOf, prior } from '@bihuan/core/epi/cori.ts'
import { dayOfNumber, numberOfDay } from '@bihuan/core/epi/days.ts'
import { completeAfter } from '@bihuan/core/epi/delay.ts'
import { rtSeries } from '@bihuan/core/epi/rt-series.ts'
import { daysOfGamma, discretise, faultOfInterval } from '@bihuan/core/epi/serial-interval.ts'
import type { Answer } from './answering.ts'
import { notACount, notAShare, numbersOf, refusedFile } from './epi-read.ts'
import { type DaysOptions, seriesOf } from './epi-series.ts'
import { tableText } from './print.ts'
import { Refusal } from './refusal.ts'

export type RtOptions = DaysOptions & {
  si?: string
  mean?: number
  sd?: number
  window: number
  imported?: string
  delays?: string
  cohort?: true
}

/** R of every window of a series by Cori 2013, with what is wrong with each. */
export async function estimateR(options: RtOptions): Promise<Answer> {
  const { counts, first, filled } = seriesOf(options)
  const shares = sharesOf(options, counts.length)
  const incidence = incidenceOf(counts, importedOf(options, counts))
  if (options.window > counts.length - 1)
    throw new Refusal(
      'epi.window-too-long',
      `共 ${counts.length} 天，第一个窗口从第 2 天起，窗口最长 ${counts.length - 1} 天`,
      `The series has ${counts.length} days and the first window begins on day 2: a window has ${counts.length - 1} days at most`,
    )
  const complete = completenessOf(options, counts.length)
  const windows = rtSeries(incidence, shares, options.window, complete).map((one) => {
    // A window before the first case, or without anybody who could have infected, is told as EpiEstim tells it, and marked.
    const { from, until, cases, fewCases, withheld, r } = one
    const day = (number: number) =>
      first === null
        ? {}
        : {
            [number === from ? 'fromDay' : 'untilDay']: dayOfNumber(
              numberOfDay(first) + number - 1,
            ),
          }
    return {
      from,
      until,
      ...day(from),
      ...day(until),
      cases,
      complete: one.complete,
      ...(r ?? { mean: null, sd: null, q025: null, median: null, q975: null }),
      warning: withheld ?? (fewCases ? 'few-cases' : null),
      ...(options.cohort ? { cohort: cohortWindow(counts, shares, from, until) } : {}),
    }
  })
  const json = {
    method: 'Cori et al. 2013, doi 10.1093/aje/kwt133',
    window: options.window,
    prior: { mean: prior.shape * prior.scale, sd: Math.sqrt(prior.shape) * prior.scale },
    days: counts.length,
    firstDay: first,
    filled,
    completeness: options.delays === undefined ? null : 'by the delays that were given',
    fewCasesBelow,
    serialInterval: {
      days: shares.length - 1,
      sum: shares.reduce((sum, share) => sum + share, 0),
      mean: shares.reduce((sum, share, day) => sum + day * share, 0),
    },
    windows,
  }
  return { json, text: told(json) }
}

function sharesOf({ si, mean, sd }: RtOptions, days: number): readonly number[] {
  if ((si === undefined) === (mean === undefined && sd === undefined))
    throw new Refusal(
      'epi.interval-missing',
      '请用 --si 给出代际间隔文件，或用 --mean 与 --sd 给出均数和标准差（二者选一）',
      'Name the serial interval: --si FILE, or --mean and --sd, and not both',
    )
  if (si === undefined) {
    if (mean === undefined || sd === undefined || !(mean > 1 && sd > 0))
      throw new Refusal(
        'epi.interval-impossible',
        '均数须大于 1 天，标准差须大于 0',
        'A serial interval needs a mean above 1 day and a deviation above 0',
      )
    return discretise(mean, sd, Math.max(days - 1, daysOfGamma(mean, sd)))
  }
  const shares = numbersOf(si, notAShare)
  const words = {
    empty: ['至少需要第 0 天和第 1 天', 'It has day 0 and day 1 at least'],
    negative: ['比例不能为负', 'A share is not negative'],
    'day-zero': [
      '第一行是第 0 天，须为 0',
      'The first line is day 0, and must be 0: nobody infects another before falling ill on the same day',
    ],
    sum: ['各天之和须为 1（误差 1% 以内）', 'The days must sum up to 1, within 1 %'],
  } as const
  const fault = faultOfInterval(shares)
  if (fault !== null) {
    const [messageZh, message] = words[fault]
    throw refusedFile(si, [
      { code: fault, row: fault === 'day-zero' ? 1 : null, message, messageZh },
    ])
  }
  return shares
}

function importedOf({ imported }: RtOptions, counts: readonly number[]): readonly number[] {
  if (imported === undefined) return []
  const values = numbersOf(imported, notACount)
  const over = values.findIndex((value, n) => value > (counts[n] ?? 0))
  if (values.length !== counts.length || over >= 0)
    throw refusedFile(imported, [
      {
        code: 'imported',
        row: over >= 0 ? over + 1 : null,
        message: `Imported cases are part of the ${counts.length} days: as many lines, none above its day`,
        messageZh: `输入病例须与 ${counts.length} 天一一对应，且不超过当日病例数`,
      },
    ])
  return values
}

function completenessOf({ delays }: RtOptions, days: number): (number | null)[] {
  if (delays === undefined) return new Array<null>(days).fill(null)
  const shares = numbersOf(delays, notAShare)
  let sum = 0
  const within = shares.map((share) => {
    sum += share
    return sum
  })
  if (Math.abs(sum - 1) > 0.01)
    throw refusedFile(delays, [
      {
        code: 'sum',
        row: null,
        message: 'The shares reported after 0, 1, 2 … days must sum up to 1, within 1 %',
        messageZh: '延迟 0、1、2…天的比例之和须为 1（误差 1% 以内）',
      },
    ])
  return Array.from({ length: days }, (_, day) =>
    Math.min(1, completeAfter({ within }, days - 1 - day)),
  )
}

type Told = {
  windows: {
    from: number
    until: number
    cases: number
    mean: number | null
    q025: number | null
    q975: number | null
    complete: number | null
    warning: string | null
  }[]
  filled: readonly string[]
}

const rounded = (value: number | null) => (value === null ? null : value.toFixed(4))

function told({ windows, filled }: Told): string {
  const words: Record<string, string> = {
    'few-cases': `fewer than ${fewCasesBelow} cases 病例过少`,
    incomplete: 'incomplete days 数据不完整',
    'before-first': 'before the first case 首例之前',
    'no-infectors': 'nobody could infect 无传染源',
  }
  return [
    tableText(
      ['days 天', 'cases 例', 'R', '2.5 %', '97.5 %', 'complete 完整', 'note 说明'],
      windows.map((one) => [
        `${one.from}-${one.until}`,
        one.cases,
        rounded(one.mean),
        rounded(one.q025),
        rounded(one.q975),
        rounded(one.complete),
        one.warning === null ? '' : (words[one.warning] ?? one.warning),
      ]),
    ),
    ...(filled.length === 0
      ? []
      : [`taken as days without a case 按零例补入: ${filled.join(', ')}`]),
  ].join('\n')
}
