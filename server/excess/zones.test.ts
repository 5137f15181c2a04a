import { randomUUID } from 'node:crypto'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { expect, test } from 'vitest'
import { anAppealDesk } from '../appeals/an-appeal-desk.ts'
import { reason } from '../orders/an-order-desk.ts'
import { draftOrder } from '../orders/draft-order.ts'
import { appendPending } from '../transparency/append-pending.ts'
import { excessNow } from './excess-now.ts'

const desk = await anAppealDesk()
const { city, officers, people, now } = desk
const dayMs = 24 * hourMs
const { anchors } = city.city
const found = async (at: number) => (await excessNow(city.sql, anchors, '4101', at)).found

const caseIn = async (areas: string[], at: number, person = people[0] ?? '') => {
  const id = randomUUID()
  await city.sql`
    insert into facts (id, kind, person_id, reason, places, at, known_at, recorded_by)
    values (${id}, 'case', ${person}, 'patient_confirmed', ${areas}, ${at}, ${at}, 'investigator')`
  return id
}
const zone = async (areas: string[], evidence: string[], basis: string, at = now) => {
  const input = {
    areas,
    unit: areas[0]?.split(':')[0] ?? '',
    kind: 'zone',
    basis,
    evidence,
    reason,
    approver: 'li',
  }
  const drafted = await city.run(draftOrder, officers.actor('wu'), input, at)
  const made = await desk.signAll(drafted, ['wu', 'li'], at)
  await appendPending(city.city, at + 60_000)
  return made ?? ''
}

const order = await zone(
  ['building:1'],
  [await caseIn(['building:1'], now - 13 * dayMs)],
  'zone_lockdown',
)
const [{ id: lastCase } = { id: '' }] = await city.sql<{ id: string }[]>`
  select id from facts where kind = 'case'`
await city.sql`
  insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
  values ('contact 1', 'contact', ${people[30] ?? ''}, 'close_contact', ${lastCase}, ${now - 13 * dayMs}, ${now}, 'investigator')`

// Everybody of the building who is on the roll has a negative tube of their own; or all but one.
const [round] = await city.sql<{ id: number }[]>`select id from rounds`
const roll = await city.sql<{ personId: string }[]>`
  select person_id from roll where building_id = 1 order by person_id`
async function allNegative(left: number) {
  const at = now + 3 * hourMs
  await city.sql`delete from samples`
  await city.sql`delete from tubes`
  for (const [n, { personId }] of roll.slice(left).entries()) {
    const tube = String(4_101_000_000_000 + n)
    await city.sql`
      insert into tubes (round_id, id, site_id, device_id, pool_size, sitting, state, opened_at, sealed_at, result, resulted_at, member_count)
      values (${round?.id ?? 0}, ${tube}, 1, 101, 1, 0, 'sealed', ${at}, ${at}, 'negative', ${at}, 1)`
    await city.sql`
      insert into samples (round_id, person_id, sitting, tube_id, sampled_at)
      values (${round?.id ?? 0}, ${personId}, 0, ${tube}, ${at})`
  }
}

// By the 8th edition: 14 days without a case, more than 14 days since the last exposure to it, and everybody negative within two days.
const metAt = now + 2 * dayMs

test('a zone whose round has one person without a result is not listed', async () => {
  await allNegative(1)
  expect(await found(metAt + hourMs)).toEqual([])
})

test('a zone is listed from the hour at which the last condition for lifting was met, with its issuer as owner', async () => {
  await allNegative(0)
  expect(await found(metAt - hourMs)).toEqual([])
  const listed = await found(metAt + 5 * hourMs)
  expect(listed).toMatchObject([
    { kind: 'not-lifted', of: order, owner: 'cdc', what: 'order', since: metAt },
  ])
  expect(listed[0]?.dueAt).toBe(metAt + 2 * hourMs)
})

test('a new case in the zone starts the days again, and its withdrawal ends that', async () => {
  const id = await caseIn(['building:1'], now + dayMs, people[5])
  expect(await found(metAt + 5 * hourMs)).toEqual([])
  await city.sql`
    insert into facts (id, kind, about, at, known_at, recorded_by)
    values ('withdrawal 1', 'withdrawal', ${id}, ${metAt}, ${metAt}, 'investigator')`
  expect(await found(metAt + 5 * hourMs)).toHaveLength(1)
})
