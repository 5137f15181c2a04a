import { type CityDate, cityDateOf, cityInstant, hourMs, type Instant } from '../time/instant.ts'
import type { Item } from './item.ts'
import { dayAfter } from './note-day.ts'
import type { Window, Windows } from './windows.ts'

/** A stretch of a day of which nothing is known: work to be done. */
export type Gap = { readonly day: CityDate; readonly from: Instant; readonly until: Instant }

type Stretch = { readonly from: Instant; readonly until: Instant }
type Timed = Pick<Item, 'kind' | 'from' | 'until' | 'state'>

/** Hours of the city's clock in which people are awake; what happens at night is asked for where a day says so. */
export const awake = { wakes: 7, sleeps: 23 } as const
/** Shorter ones are the way from one place to the next. */
const shortestMs = hourMs
/** An item without an end covers so much, and no more: how long it really was, nobody said. */
const openMs = hourMs

const covers = ({ from, until }: Timed): Stretch | null =>
  from === null ? null : { from, until: until ?? from + openMs }

function lessOf(whole: Stretch, taken: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = []
  let at = whole.from
  for (const { from, until } of taken.toSorted((a, b) => a.from - b.from)) {
    if (from > at) left.push({ from: at, until: Math.min(from, whole.until) })
    at = Math.max(at, until)
    if (at >= whole.until) return left
  }
  left.push({ from: at, until: whole.until })
  return left
}

function within(stretch: Stretch, windows: readonly Stretch[]): Stretch[] {
  return windows
    .map((one) => ({
      from: Math.max(stretch.from, one.from),
      until: Math.min(stretch.until, one.until),
    }))
    .filter(({ from, until }) => until > from)
}

/** The stretches of both windows without their overlap, in order. */
function joined(windows: readonly (Window | null)[]): Stretch[] {
  const out: Stretch[] = []
  for (const { from, until } of windows
    .filter((one) => one !== null)
    .toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last !== undefined && from <= last.until)
      out[out.length - 1] = { from: last.from, until: Math.max(last.until, until) }
    else out.push({ from, until })
  }
  return out
}

/** The days of the city on which the windows of a case lie, the first one first. */
export function daysOf({
  exposure,
  infectious,
}: Pick<Windows, 'exposure' | 'infectious'>): CityDate[] {
  const days = new Set<CityDate>()
  for (const { from, until } of joined([exposure, infectious]))
    for (let day = cityDateOf(from); day <= cityDateOf(until); day = dayAfter(day, 1)) days.add(day)
  return [...days]
}

/**
 * The hours awake inside the windows of a case that no item covers, of an hour or more, the newest day first, because contacts of
 * yesterday are the more urgent. A stretch that was asked about and that nobody remembers (kind `gap`) is none.
 */
export function gapsOf(
  items: readonly Timed[],
  windows: Pick<Windows, 'exposure' | 'infectious'>,
  now: Instant,
): Gap[] {
  const taken = items
    .filter(({ state }) => state !== 'removed')
    .map(covers)
    .filter((one) => one !== null)
  const known = joined([windows.exposure, windows.infectious])
  return daysOf(windows)
    .toReversed()
    .flatMap((day) => {
      const start = cityInstant(day, '00:00')
      const hours = {
        from: start + awake.wakes * hourMs,
        until: Math.min(start + awake.sleeps * hourMs, now),
      }
      return within(hours, known)
        .flatMap((stretch) => lessOf(stretch, taken))
        .filter(({ from, until }) => until - from >= shortestMs)
        .map((gap) => ({ day, ...gap }))
    })
}
