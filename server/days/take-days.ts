import { dayLoopKinds } from '@bihuan/contract/loops.ts'
import { closeDueOf, cutOffOf } from '@bihuan/core/clocks/limits.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { cityDateOf, hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { loopsOf } from '../loops/count-loops.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { openOfDay } from './store.ts'

const dayMs = 24 * hourMs

// The jobs come every few seconds. After a standstill the views say what was open then, which takes long in a large city.
const atOnceMs = 5 * minuteMs

/** What is open: now, right after the cut-off, and later what was open at it. What was done in those minutes needs no deciding. */
const openAt = (tx: Tx, cutOffAt: Instant, now: Instant) =>
  now - cutOffAt < atOnceMs
    ? openOfDay(tx, now)
    : tx`
      select kind, subject, area, owner, opened_at, due_at, next_step from (${loopsOf(tx, dayLoopKinds)}) v
      where closed_at is null or closed_at > ${cutOffAt}::timestamptz`

/** The last day that is over at a moment, and its cut-off. */
export function lastDayOver(now: Instant, policy: Pick<Policy, 'timeLimits'>) {
  for (let back = 0; ; back += 1) {
    const day = cityDateOf(now - back * dayMs)
    const cutOffAt = cutOffOf(day, policy)
    if (cutOffAt <= now) return { day, cutOffAt }
  }
}

// A city that stood still writes down the last day only: what was known on those before nobody knows any more.
const taken = new WeakMap<object, string>()

/**
 * Writes down what is open in each district at the cut-off of the day that is over, as it is known now: the items that must be closed
 * or carried over. Runs every few seconds, does it once a day, and again changes nothing. Gives how many districts were taken.
 */
export async function takeDays(city: City, now: Instant): Promise<number> {
  const { policy } = (await rulesAt(city.sql, city.anchors, now)).rules
  const { day, cutOffAt } = lastDayOver(now, policy)
  if (taken.get(city.anchors) === day) return 0
  const districts = await city.sql.begin(async (tx) => {
    const rows = await tx<{ district: string }[]>`
      insert into day_closes (district, day, cut_off_at, due_at, taken_at, items)
      select a.code, ${day}::date, ${cutOffAt}, ${closeDueOf(cutOffAt, policy)}, ${now}, 0 from areas a where a.level = 'district'
      on conflict do nothing returning district`
    const codes = rows.map(({ district }) => district)
    if (codes.length > 0)
      await tx`
        with items as (
          insert into day_items (district, day, kind, subject, area, owner, opened_at, due_at, next_step)
          select left(l.area, 6), ${day}::date, l.kind, l.subject, l.area, l.owner, l.opened_at, l.due_at, l.next_step
          from (${openAt(tx, cutOffAt, now)}) l
          where l.opened_at <= ${cutOffAt}::timestamptz and left(l.area, 6) = any(${codes}::text[])
          returning district
        ), counted as (select district, count(*) as items from items group by district)
        update day_closes d set items = counted.items from counted
        where d.district = counted.district and d.day = ${day}::date`
    return codes.length
  })
  taken.set(city.anchors, day)
  return districts
}
