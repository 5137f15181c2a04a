import { cityDateOf, hourMs, type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import { type PlainNotice, plainTime } from './plain-notice.ts'

/** The source of whatever is changed while a notice is drawn up: nobody shall take our figure for the earlier notice's word. */
export const drawnUp = 'drawn-up'

const dayMs = 24 * hourMs

/** A time of a notice as a moment; null where it is none. */
export function momentOf(text: string): Instant | null {
  try {
    return instantOf(`${text.replace(' ', 'T')}:00+08:00`)
  } catch {
    return null
  }
}

/** The windows at the same hours, moved by whole days so that the first opens on the day after `now`. */
function nextWindows(windows: PlainNotice['windows'], now: Instant): PlainNotice['windows'] {
  const first = momentOf(windows[0]?.opens ?? '')
  if (first === null) return windows
  const tomorrow = instantOf(`${cityDateOf(now + dayMs)}T00:00:00+08:00`)
  const move = tomorrow - instantOf(`${cityDateOf(first)}T00:00:00+08:00`)
  const moved = (text: string) => {
    const at = momentOf(text)
    return at === null ? text : plainTime(at + move)
  }
  return windows.map(({ opens, closes }) => ({ opens: moved(opens), closes: moved(closes) }))
}

/** A notice's number and year together with what is written after them: the id `zz-2022-019` and the titles. */
export function renumbered(
  notice: PlainNotice,
  year: number,
  number: number | null,
): Pick<PlainNotice, 'id' | 'number' | 'year' | 'title'> {
  const { zh, en } = notice.title
  return {
    id: `${notice.id.split('-')[0] ?? 'zz'}-${year}-${String(number ?? 0).padStart(3, '0')}`,
    number,
    year,
    title: {
      zh: zh.replace(`${notice.year}年第${notice.number ?? 0}号`, `${year}年第${number ?? 0}号`),
      en: en.replace(
        `Notice ${notice.number ?? 0} of ${notice.year}`,
        `Notice ${number ?? 0} of ${year}`,
      ),
    },
  }
}

/**
 * A notice to begin with, from an earlier one: a free number (`taken` are those of the rounds there are, 2022018), today's
 * day, the same hours on the next day. Figures keep their sources until somebody changes them.
 */
export function nextNotice(
  earlier: PlainNotice,
  now: Instant,
  taken: readonly number[],
): PlainNotice {
  const today = cityDateOf(now)
  const year = Number(today.slice(0, 4))
  const numbers = taken.filter((round) => Math.floor(round / 1_000) === year).map((n) => n % 1_000)
  const number = Math.max(0, ...numbers) + 1
  return {
    ...earlier,
    ...renumbered(earlier, year, number),
    issued_on: today,
    source: drawnUp,
    sources: {
      ...earlier.sources,
      [drawnUp]: { grade: 'design', title: '起草本通告时由指挥部确定' },
    },
    windows: nextWindows(earlier.windows, now),
  }
}
