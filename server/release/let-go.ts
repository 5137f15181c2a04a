import { LetGo, LetGone } from '@bihuan/contract/release.ts'
import { trackOf } from '@bihuan/core/policy/track-days.ts'
import { clockStartOf } from '@bihuan/core/release/clock-start.ts'
import type { Release } from '@bihuan/core/release/release.ts'
import { factBook } from '@bihuan/core/status/fact-book.ts'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { policyNow } from '../facts/store.ts'
import { worksAt } from '../isolation-sites/store.ts'
import { momentOf } from '../stays/stay-rows.ts'
import { leave } from '../stays/store.ts'
import { type Gone, openAfterCare, tasksAfter } from './after-care.ts'
import { releaseFacts } from './release-facts.ts'
import { releasesOf } from './releases-of.ts'
import { tellReleased } from './tell-released.ts'

type Row = {
  id: string
  person: string
  basis: string
  place: string
  arrivedAt: number
  leftAt: number | null
  site: string
  number: number
  siteName: string
  area: string
  homeArea: string
}

const rowsOf = (sql: Reader, stays: readonly string[]) => sql<Row[]>`
  select s.id, s.person_id as person, s.basis, s.place, s.arrived_at, s.left_at, i.id as site, i.number, i.name as site_name, i.area_code as area,
    b.community_code as home_area
  from stays s join isolation_sites i on i.id = s.isolation_site_id
  join people p on p.id = s.person_id join households h on h.id = p.household_id join buildings b on b.id = h.building_id
  where s.id = any(${[...stays]}::uuid[]) order by s.id`

/** The area that several sites share: one of them, or what all of them begin with. */
function sharedArea(areas: readonly string[]): string {
  const [first = ''] = areas
  const lengths = [12, 9, 6, 4]
  const length = lengths.find(
    (n) => first.length >= n && areas.every((one) => one.startsWith(first.slice(0, n))),
  )
  return first.slice(0, length ?? 4)
}

/** May they go now: it is due, or nothing holds them, or everything that binds is met. */
const mayGo = ({ dueAt, met, binds }: Release, at: number): boolean =>
  !binds || met || (dueAt !== null && dueAt <= at)

/**
 * Lets people go. Once it is due it refuses nothing; before, only whom no order holds or whose conditions are all met. Ends the stays with their facts, opens
 * what is done for them at home, and tells them. All of a list or none of it.
 */
export const letGo = command({
  name: 'release.let-go',
  summary: 'Let people go from isolation sites',
  roles: ['site-manager', 'site-worker', 'district-commander', 'city-commander'],
  input: LetGo,
  outcome: LetGone,
  async area(sql, { stays }, { actor }) {
    const rows = await rowsOf(sql, stays)
    if (rows.length < stays.length) throw new Problem('release.no-stay')
    const other = rows.find(({ number }) => !worksAt(actor, { number }))
    if (other)
      throw new Problem('isolation-site.not-yours', {
        site: String(other.number),
        unit: actor.unit,
      })
    const outside = rows.find(({ area }) => !covers(actor.areaCode, area))
    return outside?.area ?? sharedArea(rows.map(({ area }) => area))
  },
  async run(tx, { stays, at: moment }, request) {
    const at = momentOf(moment, request)
    const rows = await rowsOf(tx, stays)
    const here = rows.filter(({ leftAt }) => leftAt === null)
    const releases = await releasesOf(tx, here, request)
    checkMayGo(here, releases, at)
    const policy = await policyNow(tx, request)
    const gone = (await goneOf(tx, here, releases, request)).map((one) => ({
      ...one,
      tasks: tasksAfter(one, policy, at),
    }))
    for (const { id } of here) await leave(tx, id, 'released', at, request)
    await openAfterCare(tx, gone, at)
    await tellReleased(tx, here, releases, at, request)
    return {
      gone: gone.map(({ stay, release, tasks }) => ({
        stay,
        next: release.next?.place ?? null,
        afterCare: tasks.length,
      })),
      left: rows.flatMap(({ id, leftAt }) => (leftAt === null ? [] : [id])),
    }
  },
})

function checkMayGo(
  rows: readonly Row[],
  releases: ReadonlyMap<string, Release>,
  at: number,
): void {
  const not = rows.flatMap(({ id }) => {
    const release = releases.get(id)
    return release && !mayGo(release, at) ? [release] : []
  })
  if (not.length === 0) return
  const wanting = not.flatMap(({ conditions }) =>
    conditions.filter(({ met, binds }) => binds && !met).map(({ needs }) => needs.zh),
  )
  const lacks = [...new Set(wanting)].slice(0, 5).join('；')
  throw new Problem('release.not-yet', { count: String(not.length), lacks: lacks || '–' })
}

async function goneOf(
  tx: Reader,
  rows: readonly Row[],
  releases: ReadonlyMap<string, Release>,
  request: Request,
): Promise<Gone[]> {
  const policy = await policyNow(tx, request)
  const facts = await releaseFacts(tx, rows, request.now)
  return rows.flatMap((row) => {
    const release = releases.get(row.id)
    if (release === undefined) return []
    const { id: stay, person, basis: reason, homeArea: area } = row
    const track = trackOf(policy, reason)
    const book = factBook(facts.factsOf(person), facts.idsOf(person), request.now, request.now)
    const clockStart = track === null ? null : clockStartOf(track.clock.v, row, book)
    return [{ stay, person, area, reason, clockStart, release }]
  })
}
