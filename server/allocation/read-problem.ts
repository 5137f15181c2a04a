import type { Guest, Inmate, IsolationSite, Problem, Room } from '@bihuan/core/allocation/guest.ts'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { type Needs, noNeeds } from '@bihuan/core/isolation/needs.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { takesPeople } from '@bihuan/core/supply/lifecycle.ts'
import { peopleMoreOf } from '@bihuan/core/supply/staff-norm.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { policyNow } from '../facts/store.ts'
import { type Settings, settingsOf } from './settings.ts'

const dayMs = 24 * hourMs
const yearMs = 365.2425 * dayMs

/** A transfer whose person needs a room, as an allocation sees it. */
export type Waiting = {
  id: string
  personId: string
  version: number
  kind: string
  basis: string
  areaCode: string
  toRoomId: string | null
  isFixed: boolean
}

/** What an allocation reads: the problem, and the transfers behind its guests. */
export type ReadProblem = { problem: Problem; transfers: Map<string, Waiting>; settings: Settings }

type GuestRow = Waiting & {
  cohort: Cohort
  partyId: string | null
  source: string | null
  needs: unknown
  bornOn: string
  fromSiteId: string | null
  fromPlace: string | null
}

const ageOf = (bornOn: string, now: Instant, settings: Settings): Inmate['age'] => {
  const years = (now - Date.parse(bornOn)) / yearMs
  if (years < settings.infantUnder) return 'infant'
  return years < settings.childUnder ? 'child' : 'adult'
}

const readNeeds = (needs: unknown): Needs =>
  typeof needs === 'object' && needs !== null
    ? { ...noNeeds, ...(needs as Partial<Needs>) }
    : noNeeds

/** Where the rules in force isolate somebody of a reason, and for how many days at first; null where they have no track or no place. */
function stageOf(policy: Policy, basis: string): { place: string; days: number | null } | null {
  const stage = policy.tracks[basis]?.stages[0]
  return stage ? { place: stage.place.v, days: stage.days?.v ?? null } : null
}

function guestOf(row: GuestRow, policy: Policy, settings: Settings, now: Instant): Guest {
  const needs = readNeeds(row.needs)
  const stage = stageOf(policy, row.basis)
  const isPositive = row.cohort === 'positive'
  return {
    id: row.id,
    cohort: row.cohort,
    // Whoever is moved between sites needs a place like the one they come from.
    place: row.fromPlace ?? stage?.place ?? null,
    party: row.partyId,
    source: isPositive ? null : row.source,
    indexOf: isPositive ? row.source : null,
    age: ageOf(row.bornOn, now, settings),
    care: needs.care,
    diets: needs.diets,
    language: needs.language,
    cell: row.fromSiteId ?? row.areaCode,
    days: stage?.days ?? null,
    now: row.toRoomId,
    fixed: row.isFixed,
  }
}

// Chosen by hand, told, with a seat, or under way: a room of theirs is not changed by a calculation.
const isFixed = (sql: Reader) =>
  sql`(t.locked_by is not null or (t.to_room_id is not null and (t.told_at is not null or t.trip_id is not null or t.on_at is not null)))`

/** Open transfers to sites of an area, or some by their ids. */
export const waitingIn = (sql: Reader, area: string) => sql<GuestRow[]>`
  select t.id, t.person_id, t.version, t.kind, t.basis, t.area_code, t.to_room_id, ${isFixed(sql)} as is_fixed, t.cohort, t.party_id, t.source, t.needs,
    p.born_on, t.from_site_id, f.place as from_place
  from transfers t join people p on p.id = t.person_id
  left join isolation_sites f on f.id = t.from_site_id
  where t.ended_at is null and t.kind in ('to-site', 'between-sites') and t.cohort <> 'cleared'
    and t.area_code >= ${area} and t.area_code < ${`${area}:`}
  order by t.due_at, t.id`

type SiteRow = Omit<IsolationSite, 'at' | 'active' | 'closesInDays' | 'staffFor'> & {
  lng: number | null
  lat: number | null
  state: string
  requisitionUntil: Instant | null
  people: number
  doctors: number
  nurses: number
}

async function sitesIn(
  sql: Reader,
  area: string,
  policy: Policy,
  now: Instant,
): Promise<IsolationSite[]> {
  const rows = await sql<SiteRow[]>`
    select i.id, i.place, i.state, i.lng, i.lat, i.area_code, i.languages, i.diets, i.care, i.separates, i.requisition_until,
      (select count(*)::int from stays s where s.isolation_site_id = i.id and s.left_at is null) as people,
      (select count(*)::int from site_staff w where w.isolation_site_id = i.id and w.until_at is null and w.role = 'doctor') as doctors,
      (select count(*)::int from site_staff w where w.isolation_site_id = i.id and w.until_at is null and w.role = 'nurse') as nurses
    from isolation_sites i where i.area_code >= ${area} and i.area_code < ${`${area}:`} order by i.number`
  return rows.map(({ lng, lat, state, requisitionUntil, people, doctors, nurses, ...site }) => {
    const more = peopleMoreOf(policy.isolationSites, people, { doctors, nurses })
    return {
      ...site,
      at: lng === null || lat === null ? null : { lng, lat },
      active:
        takesPeople(state as Parameters<typeof takesPeople>[0]) &&
        (requisitionUntil === null || requisitionUntil > now),
      closesInDays: requisitionUntil === null ? null : Math.floor((requisitionUntil - now) / dayMs),
      staffFor: Number.isFinite(more) ? people + more : null,
    }
  })
}

type InsideRow = {
  roomId: string
  cohort: Cohort
  partyId: string | null
  source: string | null
  bornOn: string
  needs: unknown
}

/** Who lives in the rooms of an area, and who was given one of them from elsewhere. */
const insideOf = (sql: Reader, area: string) => sql<InsideRow[]>`
  select s.room_id, s.cohort, t.party_id, t.source, p.born_on, coalesce(s.needs, t.needs) as needs
  from stays s join isolation_sites i on i.id = s.isolation_site_id join people p on p.id = s.person_id
  left join transfers t on t.id = s.transfer_id
  where s.left_at is null and s.room_id is not null and i.area_code >= ${area} and i.area_code < ${`${area}:`}
  union all
  select t.to_room_id, t.cohort, t.party_id, t.source, p.born_on, t.needs
  from transfers t join isolation_sites i on i.id = t.to_site_id join people p on p.id = t.person_id
  where t.ended_at is null and t.to_room_id is not null and i.area_code >= ${area} and i.area_code < ${`${area}:`}
    and not (t.area_code >= ${area} and t.area_code < ${`${area}:`} and t.kind in ('to-site', 'between-sites'))`

type RoomRow = Omit<Room, 'site' | 'inside' | 'ready'> & { isolationSiteId: string; ready: boolean }

/** Reads all that an allocation of an area knows at a moment. */
export async function readProblem(
  sql: Reader,
  area: string,
  { now, anchors }: Pick<Request, 'now' | 'anchors'>,
): Promise<ReadProblem> {
  const policy = await policyNow(sql, { anchors, now })
  const settings = await settingsOf(sql)
  const rows = await waitingIn(sql, area)
  const sites = await sitesIn(sql, area, policy, now)
  const inside = Map.groupBy(await insideOf(sql, area), ({ roomId }) => roomId)
  const rooms = await sql<RoomRow[]>`
    select r.id, r.isolation_site_id, r.code, r.floor, r.kind, r.beds, r.passage,
      r.out_since is null and r.ready_at is not null and r.ready_at <= ${now}::timestamptz as ready
    from rooms r join isolation_sites i on i.id = r.isolation_site_id
    where i.area_code >= ${area} and i.area_code < ${`${area}:`} order by r.isolation_site_id, r.floor, r.code`
  const inmateOf = ({ cohort, partyId, source, bornOn, needs }: InsideRow): Inmate => ({
    cohort,
    party: partyId,
    source: cohort === 'positive' ? null : source,
    indexOf: cohort === 'positive' ? source : null,
    age: ageOf(bornOn, now, settings),
    care: readNeeds(needs).care,
  })
  const guests = rows.map((row) => guestOf(row, policy, settings, now))
  const siteOf = new Map(sites.map((site) => [site.id, site]))
  const { singleRoom } = policy.isolationSites ?? {}
  return {
    settings,
    transfers: new Map(rows.map((row) => [row.id, row])),
    problem: {
      guests,
      sites,
      rooms: rooms.map(({ isolationSiteId, ...room }) => ({
        ...room,
        site: isolationSiteId,
        inside: (inside.get(room.id) ?? []).map(inmateOf),
      })),
      cells: Object.fromEntries(
        rows.map(({ fromSiteId, areaCode }) => [
          fromSiteId ?? areaCode,
          { at: siteOf.get(fromSiteId ?? '')?.at ?? null, area: areaCode },
        ]),
      ),
      singleRoom: singleRoom?.binds === true && singleRoom.v,
      weights: settings.weights,
    },
  }
}
