import { Clusters, ClustersParams } from '@bihuan/contract/chains.ts'
import {
  clustersByChain,
  clustersByHousehold,
  clustersByPlace,
} from '@bihuan/core/chains/clusters.ts'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { chainRoles } from './chain-roles.ts'
import { cityChains } from './city-chains.ts'
import { drawnLinks } from './drawn-links.ts'
import { staysOf } from './grounds.ts'

type Proposed = Static<typeof Clusters>['proposed'][number]
const apartMs = 24 * hourMs
// Two in one place is a coincidence; a home of two is none.
const leastInPlace = 3
const leastInChain = 3
const shownMost = 60

const namedIn = (sql: Reader, area: string) => sql<
  {
    id: string
    name: string
    kind: 'venue' | 'household' | 'chain' | 'other'
    namedBy: string
    namedAt: Instant
    numbers: number[]
  }[]
>`
  select k.id, k.name, k.kind, coalesce(a.display_name, k.named_by) as named_by, k.named_at,
    coalesce((select array_agg(c.number order by c.number) from case_cluster_members m join cases c on c.id = m.case_id
      where m.cluster_id = k.id and c.number is not null), '{}') as numbers
  from case_clusters k left join accounts a on a.id = k.named_by
  where starts_with(k.area_code, ${area}) order by k.named_at desc, k.id limit 500`

/** The clusters that have names, and those that places, homes and links suggest and no named one holds. */
export const clusterList = query({
  name: 'cluster.list',
  summary: 'Named clusters, and those that are proposed',
  roles: chainRoles,
  params: ClustersParams,
  outcome: Clusters,
  async run(sql, { area }, { now, actor, anchors }) {
    const reach = areaInReach(actor, area)
    const chains = await cityChains(sql, { area: reach, from: null, until: null }, { anchors, now })
    const { rows, venues } = chains
    const lines = new Map(rows.map(({ id }, line) => [id, line]))
    const stays = await staysOf(
      sql,
      rows.map(({ id }) => id),
    )
    const numbersOf = (some: readonly number[]) =>
      some.flatMap((line) => rows[line]?.number ?? []).sort((a, b) => a - b)
    const visits = stays.flatMap(({ caseId, venueId, fromAt, untilAt }) => {
      const line = lines.get(caseId)
      return line === undefined ? [] : [{ line, place: venueId, from: fromAt, until: untilAt }]
    })
    const undated = { venue: null, where: null, from: null, until: null }
    const proposed: Proposed[] = [
      ...clustersByPlace(visits, apartMs, leastInPlace).map((one) => ({
        kind: 'venue' as const,
        venue: one.place,
        where:
          venues.get(one.place)?.isPublic === true ? (venues.get(one.place)?.name ?? null) : null,
        from: isoOf(one.from),
        until: isoOf(one.until),
        numbers: numbersOf(one.lines),
      })),
      ...clustersByHousehold(rows.map(({ householdId }) => householdId?.toString() ?? null)).map(
        (some) => ({ kind: 'household' as const, ...undated, numbers: numbersOf(some) }),
      ),
      ...clustersByChain(rows.length, drawnLinks(chains), leastInChain).map((some) => ({
        kind: 'chain' as const,
        ...undated,
        numbers: numbersOf(some),
      })),
    ]
    const named = await namedIn(sql, reach)
    const isNamed = ({ numbers }: Proposed) =>
      named.some((one) => numbers.every((number) => one.numbers.includes(number)))
    return {
      named: named.map(({ id, namedAt, ...one }) => ({
        cluster: id,
        ...one,
        namedAt: isoOf(namedAt),
      })),
      proposed: proposed
        .filter((one) => !isNamed(one))
        .sort((a, b) => b.numbers.length - a.numbers.length)
        .slice(0, shownMost),
    }
  },
})
