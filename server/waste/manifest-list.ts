import {
  ManifestParams,
  type ManifestRow,
  Manifests,
  ManifestsParams,
  ManifestView,
} from '@bihuan/contract/waste.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { accountName } from '../isolation-sites/account-name.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'
import { type BagRecord, bagColumns, bagJoins, bagLine } from './bag-rows.ts'
import { type ManifestState, stateOf } from './manifests.ts'
import { wasteReaders } from './roles.ts'
import { scopeOf } from './scope.ts'

const shownUnlessAsked = 50
type Row = Omit<
  Static<typeof ManifestRow>,
  'manifest' | 'state' | 'difference' | 'drawnAt' | 'handedAt' | 'receivedAt'
> & {
  id: string
  drawnAt: Instant
  handedAt: Instant | null
  receivedAt: Instant | null
  settledAt: Instant | null
}

const columns = (sql: Reader) => sql`
  m.id, m.number, m.isolation_site_id as site, i.number as site_number, i.name as site_name, m.collector, m.vehicle, m.disposal, m.bags,
  m.grams::float8 as grams, m.drawn_at, m.handed_at, ${accountName(sql, 'm.handed_by')} as handed_by, m.taken_by, m.received_at, m.received_by, m.received_grams::float8 as received_grams,
  m.settled_at, m.settled_because, m.keep_until::text as kept_until,
  (select count(*)::int from waste_bags b where b.manifest_id = m.id and b.is_missing) as missing`

const orNone = (at: Instant | null): string | null => (at === null ? null : isoOf(at))
function lineOf({ id, settledAt, ...row }: Row): Static<typeof ManifestRow> {
  return {
    ...row,
    manifest: id,
    state: stateOf({ ...row, settledAt }),
    difference: row.receivedGrams === null ? null : row.receivedGrams - row.grams,
    drawnAt: isoOf(row.drawnAt),
    handedAt: orNone(row.handedAt),
    receivedAt: orNone(row.receivedAt),
  }
}

function isIn(sql: Reader, state: ManifestState | undefined) {
  if (state === 'drawn') return sql`and m.handed_at is null`
  if (state === 'handed-over') return sql`and m.handed_at is not null and m.received_at is null`
  if (state === 'differs') return sql`and m.received_at is not null and m.settled_at is null`
  if (state === 'settled') return sql`and m.settled_because is not null`
  return state === 'received'
    ? sql`and m.settled_at is not null and m.settled_because is null`
    : sql``
}

/** Manifests of an area or a site, the newest first. */
export const manifestList = query({
  name: 'waste-manifest.list',
  summary: 'Manifests of medical waste',
  roles: wasteReaders,
  params: ManifestsParams,
  outcome: Manifests,
  async run(sql, params, question) {
    const scope = await scopeOf(sql, params, question)
    const limit = params.limit ?? shownUnlessAsked
    const [at, id] = params.after?.split('~') ?? []
    const after =
      at && id && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id)
        ? sql`and (m.drawn_at, m.id) < (${at}::timestamptz, ${id}::uuid)`
        : sql``
    const rows = await sql<Row[]>`
      select ${columns(sql)} from waste_manifests m join isolation_sites i on i.id = m.isolation_site_id
      where ${scope()} ${isIn(sql, params.state)} ${after} order by m.drawn_at desc, m.id desc limit ${limit + 1}`
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      now: isoOf(question.now),
      manifests: page.map(lineOf),
      next: rows.length > limit && last ? `${isoOf(last.drawnAt)}~${last.id}` : null,
    }
  },
})

/** One manifest with its bags, to be printed and signed. */
export const showManifest = query({
  name: 'waste-manifest.show',
  summary: 'One manifest with its bags',
  roles: wasteReaders,
  params: ManifestParams,
  outcome: ManifestView,
  async run(sql, { manifest }, { actor, now }) {
    const [row] = await sql<(Row & { areaCode: string; address: string })[]>`
      select ${columns(sql)}, m.area_code, i.address from waste_manifests m join isolation_sites i on i.id = m.isolation_site_id where m.id = ${manifest}`
    if (!row) throw new Problem('waste-manifest.unknown')
    const { areaCode, address, ...rest } = row
    if (!covers(actor.areaCode, areaCode))
      throw new Problem('access.area-is-not-yours', { area: areaCode, own: actor.areaCode })
    checkWorksAt(actor, await siteOf(sql, row.site))
    const bags = await sql<BagRecord[]>`
      select ${bagColumns(sql)} from waste_bags b ${bagJoins(sql)} where b.manifest_id = ${manifest} order by b.label`
    return {
      now: isoOf(now),
      row: lineOf(rest),
      address,
      bags: bags.map((bag) => bagLine(bag, now)),
    }
  },
})
