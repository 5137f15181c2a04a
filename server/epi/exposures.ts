import { beginOfDay, dayNumberAt } from '@bihuan/core/epi/days.ts'
import { type Exposure, faultOfExposure } from '@bihuan/core/epi/incubation.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { counted } from './day-counts.ts'

const dayMs = 24 * hourMs

type Row = { onsetAt: Instant; el: Instant; er: Instant }

/**
 * Windows in which cases with a known onset were exposed, the latest first: as a contact who became a case, else where both ends of a
 * link that stands were at the same place at the same time.
 */
const windows = (sql: Reader, area: string, most: number) => sql<Row[]>`
  with own as (
    select c.id, c.onset_at from cases c where ${counted(sql, area)} and c.onset_at is not null
  ), as_contact as (
    select became_case as id, min(first_exposed_at) as el, max(last_exposed_at) as er
    from contacts where became_case is not null and dropped_at is null group by became_case
  ), at_one_place as (
    select l.infectee as id, min(greatest(a.from_at, b.from_at)) as el, max(least(a.until_at, b.until_at)) as er
    from case_links l
    join case_items a on a.case_id = l.infectee and a.state = 'confirmed' and a.venue_id is not null
    join case_items b on b.case_id = l.infector and b.state = 'confirmed' and b.venue_id = a.venue_id
      and b.from_at < a.until_at and a.from_at < b.until_at
    where l.until_at is null and l.state in ('named', 'decided') group by l.infectee
  )
  select o.onset_at, coalesce(k.el, p.el) as el, coalesce(k.er, p.er) as er
  from own o left join as_contact k on k.id = o.id left join at_one_place p on p.id = o.id
  where coalesce(k.el, p.el) is not null
  order by o.onset_at desc, o.id limit ${most}`

const counts = (sql: Reader, area: string) => sql<{ cases: number; withOnset: number }[]>`
  select count(*)::int as cases, count(c.onset_at)::int as with_onset from cases c where ${counted(sql, area)}`

/** The windows of an area that say something, in days, and of how many cases. An onset is known to its day. */
export async function exposuresOf(
  sql: Reader,
  area: string,
  most: number,
): Promise<{ cases: number; withOnset: number; exposures: Exposure[] }> {
  const [[counted = { cases: 0, withOnset: 0 }], rows] = await Promise.all([
    counts(sql, area),
    windows(sql, area, most),
  ])
  const exposures = rows.flatMap(({ onsetAt, el, er }) => {
    const day = dayNumberAt(onsetAt)
    const inDays = (at: Instant) => (at - beginOfDay(0)) / dayMs
    const one = { el: inDays(el), er: inDays(er), sl: day, sr: day + 1 }
    return faultOfExposure(one) === null ? [one] : []
  })
  return { ...counted, exposures }
}
