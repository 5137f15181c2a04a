import { EpiOffspring, EpiParams } from '@bihuan/contract/epi.ts'
import { beginOfDay, dayNumberAt, dayOfNumber } from '@bihuan/core/epi/days.ts'
import { extinction } from '@bihuan/core/epi/extinction.ts'
import { fitOffspring, sizeBiasedMean } from '@bihuan/core/epi/offspring.ts'
import { shareCausing } from '@bihuan/core/epi/transmission-share.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { counted } from './day-counts.ts'
import { intervalInForce } from './interval-in-force.ts'
import { listOf } from './list-of.ts'
import { numberReaders } from './roles.ts'

// Fewer infections than this say nothing of k.
const fewestInfections = 10
// Where nothing is known of the pathogen, cases of the last two weeks are left out.
const settledDays = 14

type Row = { offspring: number; cases: number; linked: number }

/**
 * How many each case infected. A source that was decided counts; one that was only named counts where it is the only one named.
 * Infections across the border of the area count for the infector's side.
 */
const histogram = (sql: Reader, area: string, before: number) => sql<Row[]>`
  with sources as (
    select infectee, min(infector) as infector from case_links l
    where until_at is null and infector is not null and (state = 'decided' or (state = 'named' and not exists (
      select from case_links d where d.infectee = l.infectee and d.until_at is null and d.state = 'decided')))
    group by infectee having count(distinct infector) = 1
  ), own as (
    select c.id, exists (select from sources s where s.infectee = c.id) as linked from cases c
    where ${counted(sql, area)} and coalesce(c.positive_at, c.opened_at) < ${before}
  )
  select coalesce(n.offspring, 0) as offspring, count(*)::int as cases, count(*) filter (where own.linked)::int as linked
  from own left join (select infector, count(*)::int as offspring from sources group by infector) n on n.infector = own.id
  group by 1 order by 1`

/** R and k of how many each case infected, from the links that stand. Shows nobody. */
export const epiOffspring = query({
  name: 'epi.offspring',
  summary:
    'How many each case infected: R, k, share that causes 80 %, and the chance that a chain ends',
  roles: numberReaders,
  params: EpiParams,
  outcome: EpiOffspring,
  async run(sql, { area, interval }, { now, actor, anchors }) {
    const reach = areaInReach(actor, area)
    const { chosen } = await intervalInForce(sql, anchors, now, interval)
    const settled = chosen ? daysHolding(chosen.shares, 0.95) : settledDays
    const before = dayNumberAt(now) - settled
    const rows = await histogram(sql, reach, beginOfDay(before))
    const cases = rows.reduce((sum, row) => sum + row.cases, 0)
    const infections = rows.reduce((sum, row) => sum + row.cases * row.offspring, 0)
    const counts = rows.flatMap((row) => new Array<number>(row.cases).fill(row.offspring))
    const fit = infections < fewestInfections ? null : fitOffspring(counts)
    const [r, k] = [fit?.r.estimate ?? 0, fit?.k.estimate ?? 1]
    return {
      now: isoOf(now),
      area: reach,
      cases,
      linked: rows.reduce((sum, row) => sum + row.linked, 0),
      settledBefore: dayOfNumber(before),
      histogram: rows.map((row) => ({ offspring: row.offspring, cases: row.cases })),
      fit: fit && {
        r: { ...fit.r },
        k: { ...fit.k },
        shareOf80: shareCausing(r, k),
        extinct: extinction(r, k),
        sizeBiased: fit.sizeBiased,
        sizeBiasedOfFit: sizeBiasedMean(r, k),
      },
      why: fit
        ? null
        : {
            zh: `已确定传播关系的续发仅 ${infections} 例，不足 ${fewestInfections} 例，不作拟合`,
            en: `Only ${infections} infections have a known source; fewer than ${fewestInfections} are not fitted`,
          },
      list: listOf({ area: reach.length > 4 ? reach : undefined, links: 'infector' }),
    }
  },
})

/** The first day by which a serial interval has so much of its weight. */
function daysHolding(shares: readonly number[], share: number): number {
  let sum = 0
  const day = shares.findIndex((one) => {
    sum += one
    return sum >= share
  })
  return day < 0 ? shares.length : day
}
