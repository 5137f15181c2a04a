import { EpiNumbers, EpiParams } from '@bihuan/contract/epi.ts'
import { dayNumberAt, dayOfNumber, numberOfDay } from '@bihuan/core/epi/days.ts'
import { completeAfter, completeFrom, delayLaw } from '@bihuan/core/epi/delay.ts'
import { doublingTime } from '@bihuan/core/epi/doubling.ts'
import { sharesOf } from '@bihuan/core/epi/intervals.ts'
import { rtSeries } from '@bihuan/core/epi/rt-series.ts'
import { wilson } from '@bihuan/core/epi/wilson.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { districtNames } from '../appeals/appeal-queue.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { type Curve, curveOf } from './curve.ts'
import { dayCounts, delayCounts } from './day-counts.ts'
import {
  type IntervalInForce,
  intervalInForce,
  noIntervalOf,
  shownInterval,
} from './interval-in-force.ts'
import { listOf } from './list-of.ts'
import { numberReaders } from './roles.ts'

const daysShown = 60
const windowDays = 7
// Two weeks of whole days: long enough for an interval, short enough to be "now".
const growthDays = 14
// Nobody infects so long after; what was before is no infector of a day that is shown.
const daysBefore = 60
// Reports that come later than this are of another kind: an import, a find of an audit.
const delayBack = 120

/** Epidemic curve, Rt, doubling time and share found in isolation of an area, by day of sampling or of report. Shows nobody. */
export const epiNumbers = query({
  name: 'epi.numbers',
  summary:
    'Epidemic curve, Rt with its interval and completeness, doubling time, share found in isolation',
  roles: numberReaders,
  params: EpiParams,
  outcome: EpiNumbers,
  async run(
    sql,
    { area, by = 'sampling', until, days = daysShown, window = windowDays, interval },
    question,
  ) {
    const { now, actor, anchors } = question
    const reach = areaInReach(actor, area)
    const today = dayNumberAt(now)
    const last = Math.min(today, until === undefined ? today : dayNumber(until))
    const from = last - days + 1
    const first = from - daysBefore - window
    const [counts, seen, force, names] = await Promise.all([
      dayCounts(sql, by, reach, first, last),
      by === 'sampling' ? delayCounts(sql, reach, today - delayBack, today - 1) : [],
      intervalInForce(sql, anchors, now, interval),
      districtNames(sql),
    ])
    const curve = curveOf(counts, first, last)
    const delay = delayLaw(seen, today - 1)
    // A day is known by the end of yesterday, today is not over. By report, a day that has ended is all there is.
    const complete = curve.days.map((_, n) => {
      const age = today - 1 - (first + n)
      if (age < 0) return 0
      if (by === 'report') return 1
      return delay ? completeAfter(delay, age) : null
    })
    const lastWhole = complete.findLastIndex((share) => share === null || share >= completeFrom)
    const shown = rangeOf(from, last)
    const place = { by, area: reach.length > 4 ? reach : undefined }
    const list = (more: Record<string, string>) => listOf({ ...place, ...more })
    const inRange = { from: dayOfNumber(from), until: dayOfNumber(last) }
    const offset = from - first
    const visible = curve.days.slice(offset)
    const rt = rtOf(curve, force, window, complete, offset)
    const known = visible.reduce((sum, day) => sum + day.cases - (day.byFound.none ?? 0), 0)
    const isolated = visible.reduce((sum, day) => sum + (day.byFound['in-isolation'] ?? 0), 0)
    return {
      now: isoOf(now),
      area: reach,
      by,
      ...inRange,
      window,
      pathogen: { ...force.pathogen },
      policy: force.policy,
      cases: { count: sumOf(visible.map(({ cases }) => cases)), list: list(inRange) },
      undated: { count: curve.undated, list: listOf({ area: place.area, by }) },
      days: shown.map((number, n) => ({
        ...(visible[n] ?? emptyDay),
        day: dayOfNumber(number),
        complete: complete[offset + n] ?? null,
        list: list({ day: dayOfNumber(number) }),
      })),
      districts: districtsOf(curve, names, offset, (code) =>
        listOf({ by, area: code, ...inRange }),
      ),
      interval: force.chosen ? shownInterval(force.chosen.interval) : null,
      noInterval: force.chosen ? null : { ...noIntervalOf(force.pathogen) },
      intervals: force.usable.map(shownInterval),
      compared: rt.compared,
      rt: rt.windows.map((one) => {
        const span = {
          from: dayOfNumber(first + one.from - 1),
          until: dayOfNumber(first + one.until - 1),
        }
        return { ...one, ...span, list: list(span) }
      }),
      completeUntil: lastWhole < 0 ? null : dayOfNumber(first + lastWhole),
      delay: delay && { median: delay.median, p90: delay.p90, cases: delay.cases },
      doubling: doublingOf(curve, lastWhole, first, list),
      inIsolation: wilson(isolated, known),
      inIsolationList: list({ ...inRange, found: 'in-isolation' }),
    }
  },
})

/** R of the windows that end on a day that is shown, and of the last whole one by every interval that is known. */
function rtOf(
  curve: Curve,
  force: IntervalInForce,
  window: number,
  complete: readonly (number | null)[],
  offset: number,
) {
  const incidence = {
    local: curve.days.map(({ cases, imported }) => cases - imported),
    imported: curve.days.map(({ imported }) => imported),
  }
  const by = (shares: readonly number[], earliest: number) =>
    rtSeries(incidence, shares, window, complete, earliest)
  const windows = force.chosen ? by(force.chosen.shares, offset - window + 2) : []
  const last = windows.findLast(({ r }) => r !== null)
  const compared = force.usable.flatMap((one) => {
    const shares = last ? sharesOf(one) : null
    const r = shares && last ? by(shares, last.from)[0]?.r : null
    return r ? [{ key: one.key, mean: r.mean, q025: r.q025, q975: r.q975 }] : []
  })
  return { windows, compared }
}

const emptyDay = { cases: 0, imported: 0, confirmed: 0, asymptomatic: 0, byFound: {} }
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
const rangeOf = (from: number, until: number) =>
  Array.from({ length: until - from + 1 }, (_, n) => from + n)

function dayNumber(day: string): number {
  try {
    return numberOfDay(day)
  } catch {
    throw new Problem('epi.no-such-day', { day })
  }
}

function districtsOf(
  curve: Curve,
  names: ReadonlyMap<string, string>,
  offset: number,
  list: (code: string) => string,
) {
  return [...curve.districts]
    .filter(([code]) => /^\d{4}(?:\d\d)?$/.test(code))
    .map(([code, all]) => {
      const perDay = all.slice(offset)
      return { code, name: names.get(code) ?? code, cases: sumOf(perDay), perDay, list: list(code) }
    })
    .filter(({ cases }) => cases > 0)
    .sort((a, b) => b.cases - a.cases || (a.code < b.code ? -1 : 1))
}

/** Growth over the last whole days; incomplete ones would look like a fall. */
function doublingOf(
  curve: Curve,
  lastWhole: number,
  first: number,
  list: (more: Record<string, string>) => string,
) {
  const begin = Math.max(0, lastWhole - growthDays + 1)
  const cases = curve.days.slice(begin, lastWhole + 1).map((day) => day.cases)
  const found = doublingTime(cases)
  if (!found) return null
  const span = { from: dayOfNumber(first + begin), until: dayOfNumber(first + lastWhole) }
  return {
    ...span,
    cases: sumOf(cases),
    growth: { rate: found.rate, low: found.low, high: found.high },
    days: found.days,
    low: found.low95,
    high: found.high95,
    overdispersion: found.overdispersion,
    list: list(span),
  }
}
