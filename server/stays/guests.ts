import type { Guest } from '@bihuan/contract/stays.ts'
import { basesWithoutOrder } from '@bihuan/contract/stays.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { isCheckOwed } from '@bihuan/core/stays/check-slots.ts'
import { testRoundOf } from '@bihuan/core/stays/test-round.ts'
import { cityDateOf, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { ageOn } from '../people/age.ts'
import { stateOf } from '../stay-tests/tests-of.ts'
import { readNeeds } from './needs-of.ts'

type Shown = Static<typeof Guest>
type Row = {
  stay: string
  person: string
  name: string
  bornOn: string
  cohort: Shown['cohort']
  basis: string
  room: string | null
  arrivedAt: Instant
  releaseDue: Instant | null
  nextCheckDue: Instant | null
  own: unknown
  brought: unknown
  alarm: boolean
  requests: number
  atHospital: boolean
  version: number
  fromAt: Instant | null
  untilAt: Instant | null
  takenAt: Instant | null
  excusedAt: Instant | null
  result: 'negative' | 'reactive' | 'invalid' | null
}

/** Whether nobody holds them here: they came of their own will, or wait to hear whether there is an order. */
export const isWithoutOrder = (basis: string): boolean =>
  basesWithoutOrder.some((one) => one === basis)

function testOf(row: Row, now: Instant): Shown['test'] {
  const { fromAt, untilAt, takenAt, excusedAt, result } = row
  if (fromAt === null || untilAt === null) return 'none'
  const test = { fromAt, untilAt, takenAt, excusedAt, result }
  const state = stateOf(
    { ...test, roundId: 0, personId: row.person, stayId: row.stay, binds: true },
    now,
  )
  return state === 'excused' || state === 'next' ? 'none' : state
}

/** Everybody who is at a site now as the board shows them: names masked, what today asks of them, and how they stand. By one statement. */
export async function guestsOf(
  sql: Reader,
  site: string,
  { now, perDay }: { now: Instant; perDay: number | null },
): Promise<Shown[]> {
  const round = testRoundOf(cityDateOf(now))
  const rows = await sql<Row[]>`
    select s.id as stay, s.person_id as person, p.name, p.born_on, s.cohort, s.basis, s.room_id as room, s.arrived_at, s.release_due,
      s.next_check_due, s.needs as own, t.needs as brought, s.version,
      exists (select from care_alarms a where a.stay_id = s.id and a.answered_at is null) as alarm,
      (select count(*)::int from stay_requests r where r.stay_id = s.id and r.answered_at is null) as requests,
      exists (select from stay_referrals r where r.stay_id = s.id and r.returned_at is null) as at_hospital,
      k.from_at, k.until_at, coalesce(k.taken_at, x.sampled_at) as taken_at, k.excused_at, u.result
    from stays s
    join people p on p.id = s.person_id
    left join transfers t on t.id = s.transfer_id
    left join stay_tests k on k.round_id = ${round} and k.person_id = s.person_id
    left join samples x on x.round_id = ${round} and x.person_id = s.person_id and x.sitting = 0
    left join tubes u on u.round_id = ${round} and u.id = x.tube_id and u.pool_size = 1 and u.member_count = 1 and u.resulted_at is not null
    where s.isolation_site_id = ${site} and s.left_at is null
    order by s.arrived_at, s.id`
  return rows.map((row) => {
    const needs = readNeeds(row.own) ?? readNeeds(row.brought)
    return {
      stay: row.stay,
      person: row.person,
      nameMasked: maskName(row.name),
      age: ageOn(row.bornOn, cityDateOf(now)),
      cohort: row.cohort,
      basis: row.basis,
      withoutOrder: isWithoutOrder(row.basis),
      room: row.room,
      arrivedAt: isoOf(row.arrivedAt),
      releaseDue: row.releaseDue === null ? null : isoOf(row.releaseDue),
      test: testOf(row, now),
      alarm: row.alarm,
      healthOwed: !row.atHospital && isCheckOwed(perDay, row.nextCheckDue, now),
      diets: [...(needs?.diets ?? [])],
      care: [...(needs?.care ?? [])],
      requests: row.requests,
      atHospital: row.atHospital,
      version: row.version,
    }
  })
}
