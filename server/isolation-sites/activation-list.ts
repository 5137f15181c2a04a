import { Activations, SupplyParams } from '@bihuan/contract/room-supply.ts'
import { nextOf, type SiteState } from '@bihuan/core/supply/lifecycle.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { areaInReach } from '../rounds/store.ts'
import { accountName } from './account-name.ts'
import { ladderOf } from './ladder-of.ts'
import { readingRoles } from './roles.ts'

type Activation = Static<typeof Activations>['activations'][number]
type Row = {
  id: string
  areaCode: string
  areaName: string | null
  documentNumber: string | null
  orderedBy: string
  orderedAt: Instant
  startsAt: Instant
  endedAt: Instant | null
  rooms: number
  ground: Activation['ground']
  missing: number
}
type WaveRow = {
  activation: string
  hours: number
  share: string
  dueAt: Instant
  needed: number
  site: string | null
  number: number
  name: string
  state: SiteState
  areaCode: string
  rooms: number
  ready: number
}

/** Inspecting and requisitioning is the district's, the rest the site's own. */
function owed({ state, areaCode, number, ready, rooms }: WaveRow): {
  owner: string
  nextStep: string
} {
  const step = nextOf[state]
  const isDistricts = step === 'pass' || step === 'requisition'
  return {
    owner: isDistricts ? `district:${areaCode.slice(0, 6)}` : `isolation-site:${number}`,
    nextStep: step ?? (ready < rooms ? 'furnish' : 'none'),
  }
}

function wavesOf(rows: readonly WaveRow[], now: Instant, isOver: boolean): Activation['waves'] {
  const hours = [...new Set(rows.map((row) => row.hours))].sort((a, b) => a - b)
  return hours.flatMap((wave) => {
    const own = rows.filter((row) => row.hours === wave)
    const [first] = own
    if (!first) return []
    const ready = rows
      .filter((row) => row.hours <= wave)
      .reduce((sum, row) => sum + (row.site === null ? 0 : row.ready), 0)
    const isPast = !isOver && first.dueAt <= now
    return {
      hours: wave,
      share: first.share,
      dueAt: isoOf(first.dueAt),
      needed: first.needed,
      ready,
      late: isPast ? Math.max(0, first.needed - ready) : 0,
      sites: own.flatMap((row) =>
        row.site === null
          ? []
          : {
              site: row.site,
              number: row.number,
              name: row.name,
              state: row.state,
              rooms: row.rooms,
              ready: row.ready,
              ...owed(row),
              isLate: isPast && row.ready < row.rooms,
            },
      ),
    }
  })
}

/** Orders of activation that touch an area: of each wave how many rooms must be ready by when, are, and are late, and whose turn it is. */
export const activationList = query({
  name: 'site-activation.list',
  summary: 'Activations of an area with their waves',
  roles: readingRoles,
  params: SupplyParams,
  outcome: Activations,
  async run(sql, params, question) {
    const { actor, now } = question
    const area = areaInReach(actor, params.area)
    const rows = await sql<Row[]>`
      select v.id, v.area_code, a.name as area_name, v.document_number, ${accountName(sql, 'v.ordered_by')} as ordered_by, v.ordered_at, v.starts_at, v.ended_at, v.rooms, v.ground, v.missing
      from site_activations v left join areas a on a.code = v.area_code
      where v.area_code like ${`${area}%`} or (${area} like v.area_code || '%')
      order by v.ended_at is null desc, v.ordered_at desc limit 20`
    const waves = await sql<WaveRow[]>`
      select w.activation_id as activation, w.hours, w.share, w.due_at, w.rooms as needed, i.id as site, i.number, i.name, i.state, i.area_code,
        s.rooms, case when i.state in ('ready', 'active') then (select count(*)::int from rooms r
          where r.isolation_site_id = i.id and r.out_since is null and (r.ready_at <= ${now}::timestamptz or r.emptied_at is not null)) else 0 end as ready
      from activation_waves w
      left join activation_sites s on s.activation_id = w.activation_id and s.hours = w.hours
      left join isolation_sites i on i.id = s.isolation_site_id
      where w.activation_id = any(${rows.map(({ id }) => id)}::uuid[])
      order by w.hours, i.number`
    const ladder = ladderOf((await policyNow(sql, question)).isolationSites)
    return {
      now: isoOf(now),
      activations: rows.map((row) => ({
        activation: row.id,
        area: row.areaCode,
        areaName: row.areaName,
        number: row.documentNumber,
        orderedBy: row.orderedBy,
        orderedAt: isoOf(row.orderedAt),
        startsAt: isoOf(row.startsAt),
        endedAt: row.endedAt === null ? null : isoOf(row.endedAt),
        rooms: row.rooms,
        ground: row.ground,
        missing: row.missing,
        waves: wavesOf(
          waves.filter(({ activation }) => activation === row.id),
          now,
          row.endedAt !== null,
        ),
      })),
      ladder,
    }
  },
})
