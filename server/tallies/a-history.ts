import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import type { TestCity } from '../testing/a-city.ts'
import type { TestRound } from '../testing/a-round.ts'

/** Anything that may have happened to a tube, in minutes after the round was published; null where it has not. */
export type Happened = {
  site: number
  sitting: number
  state: string
  opened: number
  sealed: number | null
  box: number | null
  resulted: number | null
  result: string
  people: number[]
  claim: string | null
}
export type BoxHappened = {
  sealed: number
  accepted: number | null
  received: number | null
  lost: boolean
  counted: number
}
export type Batch = {
  tubes: Happened[]
  boxes: BoxHappened[]
  marks: { person: number; kind: string }[]
  closesAfter: number
}

const minute = fc.integer({ min: 0, max: 600 })
// As often not as happened: fast-check alone leaves out one in six.
const maybe = <Value>(it: fc.Arbitrary<Value>) => fc.option(it, { nil: null, freq: 1 })

/** Facts of some hours, likely and unlikely ones. */
export const aBatch: fc.Arbitrary<Batch> = fc.record({
  tubes: fc.array(
    fc.record({
      site: fc.integer({ min: 1, max: 3 }),
      sitting: fc.constantFrom(0, 0, 0, 1),
      state: fc.constantFrom(
        'sealed',
        'sealed',
        'sealed',
        'sealed',
        'open',
        'void',
        'moved',
        'lost',
      ),
      opened: minute,
      sealed: maybe(minute),
      box: maybe(fc.integer({ min: 0, max: 4 })),
      resulted: maybe(minute),
      result: fc.constantFrom('negative', 'negative', 'reactive', 'invalid'),
      people: fc.uniqueArray(fc.integer({ min: 0, max: 79 }), { maxLength: 5 }),
      claim: maybe(fc.constantFrom('duplicate', 'voided', 'late-sample', 'second-seal')),
    }),
    { minLength: 8, maxLength: 25 },
  ),
  boxes: fc.array(
    fc.record({
      sealed: minute,
      accepted: maybe(minute),
      received: maybe(minute),
      lost: fc.boolean(),
      counted: fc.constantFrom(3, 3, 3, 2),
    }),
    { minLength: 5, maxLength: 5 },
  ),
  marks: fc.array(
    fc.record({
      person: fc.integer({ min: 0, max: 59 }),
      kind: fc.constantFrom('exempt', 'refused', 'absent', 'unreachable'),
    }),
    { maxLength: 20 },
  ),
  closesAfter: fc.integer({ min: 5, max: 16 }),
})

const aTube: Happened = {
  site: 1,
  sitting: 0,
  state: 'sealed',
  opened: 60,
  sealed: 70,
  box: null,
  resulted: null,
  result: 'negative',
  people: [],
  claim: null,
}
const aBox: BoxHappened = { sealed: 80, accepted: null, received: null, lost: false, counted: 3 }

/** One of each thing that can be owed, which chance alone brings together too seldom. */
export const oneOfEach: Batch = {
  tubes: [
    { ...aTube, people: [0, 1] },
    { ...aTube, state: 'open', sealed: null, site: 2, people: [2] },
    ...[0, 1, 2].flatMap((box) =>
      [65, 75, 400].map((sealed, n) => ({
        ...aTube,
        box,
        sealed,
        site: box + 1,
        people: [10 + box * 10 + n],
      })),
    ),
    { ...aTube, box: 2, resulted: 300, result: 'reactive', people: [3, 4], claim: 'late-sample' },
  ],
  boxes: [
    aBox,
    { ...aBox, accepted: 100, counted: 2 },
    { ...aBox, accepted: 90, received: 200 },
    { ...aBox, accepted: 90, lost: true },
    aBox,
  ],
  marks: [{ person: 50, kind: 'absent' }],
  closesAfter: 6,
}

const round = 2022018

async function writeBoxes({ sql, start }: TestCity, n: number, boxes: readonly BoxHappened[]) {
  const at = (minutes: number) => start + minutes * minuteMs
  for (const [k, box] of boxes.entries()) {
    const id = 41_010_000_000 + n * 10 + k
    const isReceived = box.accepted !== null && box.received !== null && !box.lost
    await sql`insert into boxes (id, round_id, site_id, sealed_at, sealed_by, tube_count, received_at, laboratory_id, lost_at)
      values (${id}, ${round}, ${(k % 3) + 1}, ${at(box.sealed)}, 'x', 3, ${isReceived ? at(box.received ?? 0) : null}, ${isReceived ? 1 : null},
        ${box.lost ? at(500) : null})`
    if (box.accepted !== null)
      await sql`insert into box_legs (box_id, leg_no, from_account, to_account, offered_at, offered_by, offered_count, accepted_at, accepted_by, accepted_count)
        values (${id}, 1, ${`site:${(k % 3) + 1}`}, ${`courier:${k}`}, ${at(box.sealed)}, 'x', 3, ${at(box.accepted)}, 'c', ${box.counted})`
  }
}

async function writeTube(city: TestCity, it: TestRound, id: string, n: number, tube: Happened) {
  const { sql, start } = city
  const at = (minutes: number | null) => (minutes === null ? null : start + minutes * minuteMs)
  const isGone = tube.state === 'void' || tube.state === 'moved'
  const sealed = tube.state === 'open' ? null : (tube.sealed ?? tube.opened)
  const box = sealed === null ? null : tube.box
  const resulted = box === null || tube.state !== 'sealed' ? null : tube.resulted
  const people = tube.people.map((p) => it.people[p] ?? String(410_100_009_000_000 + p))
  const placed = isGone
    ? []
    : await sql`insert into samples (person_id, tube_id, sampled_at, round_id, sitting)
        select id, ${id}::bigint, ${at(tube.opened)}::timestamptz, ${round}::int, ${tube.sitting}::smallint from unnest(${people}::bigint[]) id
        on conflict do nothing returning person_id`
  await sql`insert into tubes (id, opened_at, sealed_at, boxed_at, resulted_at, box_id, round_id, site_id, device_id, pool_size, sitting, member_count, state, result)
    values (${id}, ${at(tube.opened)}, ${at(sealed)}, ${box === null ? null : at(sealed)}, ${at(resulted)}, ${box === null ? null : 41_010_000_000 + n * 10 + box},
      ${round}, ${tube.site}, ${100 + tube.site}, 10, ${tube.sitting}, ${placed.length}, ${tube.state}, ${resulted === null ? null : tube.result})`
  if (tube.claim !== null)
    await sql`insert into sample_claims (round_id, tube_id, person_id, kind, sampled_at, claimed_at)
      values (${round}, ${id}, ${people[0] ?? '410100009000099'}, ${tube.claim}, ${at(tube.opened)}, ${at(tube.opened)})`
  if (resulted !== null && tube.result !== 'negative' && placed.length > 0) {
    await sql`insert into recalls (round_id, tube_id, reason, opened_at, member_count) values (${round}, ${id}, ${tube.result}, ${at(resulted)}, ${placed.length})`
    await sql`insert into recall_tasks (round_id, tube_id, person_id, sitting, opened_at)
      select ${round}, ${id}, id, ${tube.sitting + 1}, ${at(resulted)} from unnest(${placed.map(({ personId }) => personId)}::bigint[]) id`
  }
}

/** Writes the n-th batch straight into the tables, as commands would leave them; the ledger and the uploads are left out. */
export async function writeBatch(city: TestCity, it: TestRound, n: number, batch: Batch) {
  const { sql, start } = city
  await writeBoxes(city, n, batch.boxes)
  for (const [k, tube] of batch.tubes.entries())
    await writeTube(city, it, String(4_101_000_020_000 + n * 100 + k), n, tube)
  for (const { person, kind } of batch.marks)
    await sql`insert into roll_marks (round_id, person_id, kind, fact, marked_at, marked_by) values (${round}, ${it.people[person] ?? '0'}, ${kind}, 'x', ${start}, 'x')
      on conflict (round_id, person_id) do update set kind = excluded.kind`
  await sql`update rounds set closes_at = ${start + batch.closesAfter * hourMs} where id = ${round}`
}

/** Takes back some of what was written: samples of a tube that was undone, a box that arrived, a tube that got its result. */
export async function changeSome({ sql, start }: TestCity) {
  const late = start + 11 * hourMs
  await sql`delete from samples where round_id = ${round} and person_id % 7 = 3`
  await sql`update tubes t set member_count = (select count(*) from samples x where x.round_id = ${round} and x.tube_id = t.id) where round_id = ${round} and state not in ('void', 'moved')`
  await sql`update tubes set resulted_at = ${late}, result = 'negative' where round_id = ${round} and state = 'sealed' and box_id is not null and resulted_at is null and id % 3 = 1`
  await sql`update boxes b set received_at = ${late}, laboratory_id = 2 where round_id = ${round} and lost_at is null and received_at is null and id % 2 = 0
    and exists (select from box_legs g where g.box_id = b.id and g.accepted_at is not null)`
  await sql`update recall_tasks set outcome = 'excused', outcome_at = ${late}, excuse = 'x' where round_id = ${round} and person_id % 2 = 0 and outcome is null`
}
