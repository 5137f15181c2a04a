import { dayOfNumber, numberOfDay } from './days.ts'

/** One day as it was written: where a day is named, it is YYYY-MM-DD. */
export type Written = { readonly line: number; readonly day: string | null; readonly count: number }

export type SeriesFault = {
  readonly code: 'too-short' | 'mixed' | 'not-in-order' | 'twice' | 'weekly' | 'gap' | 'no-such-day'
  readonly line: number | null
  readonly zh: string
  readonly en: string
}

export type Series =
  | {
      readonly ok: true
      readonly counts: readonly number[]
      readonly first: string | null
      /** Days that nobody wrote and that were taken as 0, as the caller asked. */
      readonly filled: readonly string[]
    }
  | { readonly ok: false; readonly fault: SeriesFault }

function numberOf(day: string): number | null {
  try {
    return numberOfDay(day)
  } catch {
    return null
  }
}

const refused = (code: SeriesFault['code'], line: number | null, zh: string, en: string) =>
  ({ ok: false, fault: { code, line, zh, en } }) as const

/**
 * A series of whole days without a gap. Weeks are refused, for a serial interval of days says nothing about them; days that are missing
 * are refused too, unless `fillZero` says that a day without a line is a day without a case.
 */
export function dailySeries(lines: readonly Written[], fillZero = false): Series {
  const [first, second] = lines
  if (!first || !second)
    return refused('too-short', null, '至少需要两天的数据', 'A series has two days at least')
  const dated = lines.filter(({ day }) => day !== null)
  if (dated.length === 0)
    return { ok: true, counts: lines.map(({ count }) => count), first: null, filled: [] }
  const bare = lines.find(({ day }) => day === null)
  if (bare)
    return refused(
      'mixed',
      bare.line,
      '此行没有日期，而其他行有',
      'This line has no day while others have one',
    )
  const numbered: { line: number; at: number; count: number }[] = []
  for (const { line, day, count } of lines) {
    const at = numberOf(day ?? '')
    if (at === null)
      return refused('no-such-day', line, `没有这一天：${day}`, `There is no day ${day}`)
    numbered.push({ line, at, count })
  }
  const steps = numbered.slice(1).map(({ at }, n) => at - (numbered[n]?.at ?? 0))
  const back = steps.findIndex((step) => step <= 0)
  if (back >= 0) {
    const { line = null } = numbered[back + 1] ?? {}
    return steps[back] === 0
      ? refused('twice', line, '同一天出现两次', 'The same day stands twice')
      : refused('not-in-order', line, '日期没有按先后排列', 'The days are not in their order')
  }
  if (steps.every((step) => step === 7))
    return refused(
      'weekly',
      null,
      '这是每周的数据：Rt 需要每日病例数，不能由周数据得出',
      'This series is weekly: Rt needs cases of each day, and weeks cannot be turned into days',
    )
  const gap = steps.findIndex((step) => step > 1)
  if (gap >= 0 && !fillZero) {
    const { line = null, at = 0 } = numbered[gap + 1] ?? {}
    const missing = dayOfNumber(at - (steps[gap] ?? 0) + 1)
    return refused(
      'gap',
      line,
      `缺少 ${missing}（共缺 ${(steps[gap] ?? 0) - 1} 天）；确认这些天为零例时用 --fill-zero`,
      `${missing} is missing (${(steps[gap] ?? 0) - 1} days in a row); say --fill-zero if those days had no case`,
    )
  }
  const begin = numbered[0]?.at ?? 0
  const end = numbered.at(-1)?.at ?? 0
  const byDay = new Map(numbered.map(({ at, count }) => [at, count]))
  const days = Array.from({ length: end - begin + 1 }, (_, n) => begin + n)
  return {
    ok: true,
    counts: days.map((at) => byDay.get(at) ?? 0),
    first: dayOfNumber(begin),
    filled: days.filter((at) => !byDay.has(at)).map(dayOfNumber),
  }
}
