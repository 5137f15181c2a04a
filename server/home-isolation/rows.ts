import type { HomeStayRow } from '@bihuan/contract/home-isolation.ts'
import type { DoorState } from '@bihuan/core/home-isolation/visit.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { wordsOf } from '@bihuan/core/policy/field-words.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { cityDateOf, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Row as AnyRow, PendingQuery } from 'postgres'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { ageOn } from '../people/age.ts'
import { shippedWords } from '../policy/shipped.ts'
import type { HomeRelease } from './releases.ts'

export type HomeLine = Static<typeof HomeStayRow>
export type HomeRow = {
  id: string
  personId: string
  orderId: string
  name: string
  bornOn: string
  place: string
  basis: string
  areaCode: string
  areaName: string | null
  buildingId: number
  buildingName: string
  unitNo: number
  doorNo: string
  sinceAt: Instant
  untilAt: Instant
  worker: string | null
  checkedAt: Instant | null
  fits: boolean | null
  seenAt: Instant | null
  lastState: DoorState | null
  nextCheckDue: Instant
  overAt: Instant | null
  endedAt: Instant | null
  testDue: boolean
  requests: number
  isOut: boolean
}

/** Homes as lists show them; `which` is a select of id and place on the page. */
export const homeRowsOf = (sql: Reader, which: PendingQuery<AnyRow[]>, now: Instant) => sql<
  HomeRow[]
>`
  select s.id, s.person_id, s.order_id, n.name, n.born_on, s.place, s.basis, s.area_code, a.name as area_name, s.building_id,
    c.name || b.name as building_name, h.unit_no, h.door_no, s.since_at, s.until_at, coalesce(w.display_name, s.worker) as worker,
    s.checked_at, s.fits, s.seen_at, s.last_state, s.next_check_due, s.over_at, s.ended_at,
    exists (select from stay_tests t where t.person_id = s.person_id and t.from_at <= ${now}::timestamptz and t.until_at > ${now}::timestamptz
      and t.taken_at is null and t.excused_at is null) as test_due,
    (select count(*)::int from home_requests r where r.home_stay_id = s.id and r.done_at is null) as requests,
    exists (select from home_outings o where o.home_stay_id = s.id and o.back_at is null and o.from_at <= ${now}::timestamptz) as is_out
  from (${which}) q (id, n)
  join home_stays s on s.id = q.id
  join people n on n.id = s.person_id
  join households h on h.id = n.household_id
  join buildings b on b.id = s.building_id
  join compounds c on c.id = b.compound_id
  left join areas a on a.code = s.area_code
  left join accounts w on w.id = s.worker
  order by q.n`

const iso = (at: Instant | null) => (at === null ? null : isoOf(at))

export const releaseView = (release: HomeRelease | undefined): HomeLine['release'] => ({
  dueAt: iso(release?.dueAt ?? null),
  met: release?.met ?? false,
  binds: release?.binds ?? false,
  orderOver: release?.orderOver ?? true,
  conditions: (release?.conditions ?? []).map(({ needs, ...one }) => ({
    ...one,
    needs: { ...needs },
  })),
})

/** One line of a list; the name is masked. Whose order is over is late for nothing. */
export function homeLine(
  row: HomeRow,
  release: HomeRelease | undefined,
  policy: Policy,
  now: Instant,
): HomeLine {
  const isHeld = row.endedAt === null && release?.orderOver === false
  return {
    stay: row.id,
    person: row.personId,
    nameMasked: maskName(row.name),
    age: ageOn(row.bornOn, cityDateOf(now)),
    place: row.place,
    placeName: { ...wordsOf(policy, row.place, shippedWords()) },
    basis: row.basis,
    basisName: { ...wordsOf(policy, row.basis, shippedWords()) },
    area: row.areaCode,
    areaName: row.areaName ?? row.areaCode,
    building: String(row.buildingId),
    buildingName: row.buildingName,
    unit: row.unitNo,
    door: row.doorNo,
    since: isoOf(row.sinceAt),
    worker: row.worker,
    checkedAt: iso(row.checkedAt),
    fits: row.fits,
    seenAt: iso(row.seenAt),
    lastState: row.lastState,
    checkDueAt: isHeld ? isoOf(row.nextCheckDue) : null,
    late: isHeld && row.nextCheckDue < now,
    testDue: isHeld && row.testDue,
    requests: row.requests,
    out: row.isOut,
    release: releaseView(release),
  }
}
