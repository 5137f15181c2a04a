import { type ReleaseRow, Releases, ReleasesParams } from '@bihuan/contract/release.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Release } from '@bihuan/core/release/release.ts'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { type Question, query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'
import { basisName } from '../orders/names.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { areaInReach } from '../rounds/store.ts'
import { endOfDay, graceMs, listOf, type ReleaseList } from './days.ts'
import { againMs } from './note-releases.ts'
import { releasesOf } from './releases-of.ts'
import { inArea, type OpenRow, openRows } from './stay-rows.ts'
import { wireRelease } from './wire-release.ts'

type Params = Static<typeof ReleasesParams>
/** Place in the order: number of the site, arrival, id. */
type Cursor = readonly [site: number, at: string, id: string]

const shownUnlessAsked = 100
// So many stays are computed at a time until a page is full.
const chunk = 500
const nowhere = '00000000-0000-0000-0000-000000000000'
/** Who reads whom a site lets go. */
export const releaseReaders = [
  'site-manager',
  'site-worker',
  'transfer-dispatcher',
  'district-commander',
  'city-commander',
  'inspector',
] as const

function readCursor(text: string | undefined): Cursor {
  const [site, at, id] = text?.split('~') ?? []
  const isOne =
    /^\d{1,9}$/.test(site ?? '') &&
    /^[0-9a-f-]{36}$/.test(id ?? '') &&
    !Number.isNaN(Date.parse(at ?? ''))
  return isOne && at && id ? [Number(site), at, id] : [0, '-infinity', nowhere]
}
const cursorOf = ({ siteNumber, arrivedAt, id }: OpenRow): string =>
  `${siteNumber}~${isoOf(arrivedAt)}~${id}`

/** A page of open stays. A fresh note spares the stays that are far from due; one that is old, missing or of other rules spares nothing. */
function pageOf(
  sql: Reader,
  {
    site,
    list = 'today',
    area,
  }: { site: string | undefined; list?: ReleaseList | undefined; area: string },
  { now, packFrom, cursor }: { now: Instant; packFrom: Instant; cursor: Cursor },
) {
  const [number, at, id] = cursor
  const fresh = Math.max(now - againMs - 4 * hourMs, packFrom)
  const until = endOfDay(now) + 48 * hourMs
  // Of one site all are computed; of an area those whose note cannot say that they stay longer.
  const maybe =
    site !== undefined || list === 'all'
      ? sql``
      : sql`and (s.release_noted_at is null or s.release_noted_at < ${fresh}::timestamptz or s.release_due <= ${until}::timestamptz)`
  return sql`
    select s.id, row_number() over (order by i.number, s.arrived_at, s.id) as n
    from stays s join isolation_sites i on i.id = s.isolation_site_id
    where s.left_at is null and s.arrived_at <= ${now}::timestamptz and ${inArea(sql, area)}
      ${site === undefined ? sql`` : sql`and s.isolation_site_id = ${site}`} ${maybe}
      and (i.number, s.arrived_at, s.id) > (${number}::int, ${at}::timestamptz, ${id}::uuid)
    order by i.number, s.arrived_at, s.id limit ${chunk}`
}

function rowOf(
  row: OpenRow,
  release: Release,
  policy: Policy,
  now: Instant,
): Static<typeof ReleaseRow> {
  const { dueAt } = release
  return {
    stay: row.id,
    person: row.person,
    nameMasked: maskName(row.name),
    site: row.site,
    siteNumber: row.siteNumber,
    siteName: row.siteName,
    room: row.room,
    cohort: row.cohort,
    basisName: policy.tracks[row.basis]?.name ?? basisName(row.basis, policy),
    arrivedAt: isoOf(row.arrivedAt),
    release: wireRelease(release, policy),
    overdue: dueAt !== null && dueAt + graceMs <= now,
    home:
      row.transfer === null
        ? null
        : {
            transfer: row.transfer,
            pickUpAt: row.pickUpAt === null ? null : isoOf(row.pickUpAt),
            endedWhy: row.endedWhy,
          },
  }
}

/** Which stays a list is about: of one site where the account works at one or asks for one, else of the area that it asks for inside its own. */
export async function reachOfList(
  sql: Reader,
  { site, area }: Pick<Params, 'site' | 'area'>,
  { actor }: Pick<Question, 'actor'>,
): Promise<{ area: string; site: string | undefined }> {
  const own = /^isolation-site:(\d+)$/.exec(actor.unit)?.[1]
  const [ofUnit] = own
    ? await sql<{ id: string }[]>`select id from isolation_sites where number = ${Number(own)}`
    : []
  const asked = site ?? ofUnit?.id
  if (asked === undefined) return { area: areaInReach(actor, area), site: undefined }
  const found = await siteOf(sql, asked)
  checkWorksAt(actor, found)
  return { area: areaInReach(actor, found.areaCode), site: asked }
}

/**
 * Who goes: late, today, tomorrow, each with every condition, computed as it is asked; with the job dead nobody is missing from it. A work list: names are
 * masked, and everybody on a page can see that it was read.
 */
export const releaseList = query({
  name: 'release.list',
  summary: 'Who is let go late, today and tomorrow, with every condition',
  roles: releaseReaders,
  params: ReleasesParams,
  outcome: Releases,
  people: true,
  async run(sql, params, question) {
    const { now, actor, purpose } = question
    const { list = 'today', limit = shownUnlessAsked } = params
    const { area, site } = await reachOfList(sql, params, question)
    const policy = await policyNow(sql, question)
    const found: Static<typeof ReleaseRow>[] = []
    let cursor = readCursor(params.after)
    let shown: string | null = null
    let next: string | null = null
    for (let isMore = true; isMore && next === null; ) {
      const at = { now, packFrom: policy.pack.from, cursor }
      const rows = await openRows(sql, pageOf(sql, { site, list, area }, at))
      const releases = await releasesOf(sql, rows, question)
      isMore = rows.length === chunk
      for (const row of rows) {
        const release = releases.get(row.id)
        if (release === undefined || (list !== 'all' && listOf(release.dueAt, now) !== list))
          continue
        if (found.length === limit) {
          next = shown
          break
        }
        found.push(rowOf(row, release, policy, now))
        shown = cursorOf(row)
      }
      const last = rows.at(-1)
      if (last !== undefined) cursor = readCursor(cursorOf(last))
    }
    await leaveListTraces(sql, {
      people: found.map(({ person }) => person),
      query: 'release.list',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    return { now: isoOf(now), policy: policy.pack.id, rows: found, next }
  },
})
