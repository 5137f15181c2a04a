import { loopKinds } from '@bihuan/contract/loops.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { loopsOf } from '../loops/count-loops.ts'
import { countedBefore, countNow, overdueOnly, summed } from '../loops/count-open.ts'
import { firstOpen } from '../loops/first-open.ts'
import type { Asked, OpenRow } from '../loops/open-part.ts'
import { readLaws } from '../loops/read-laws.ts'
import { readPerPerson } from '../rounds/board-roll.ts'
import { byArea, byAreaCounted } from '../rounds/coverage.ts'
import { readBoard } from '../rounds/read-board.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { aBatch, changeSome, oneOfEach, writeBatch } from './a-history.ts'
import { boardTally } from './count-board.ts'
import { lawsTally } from './count-laws.ts'
import { loopsTally } from './count-loops.ts'
import { rollTally } from './count-roll.ts'
import { everyTally, tallyOf } from './every-tally.ts'
import { keptTally, renewTally } from './renew.ts'

let city: TestCity
let it: TestRound
beforeAll(async () => {
  city = await aCity()
  it = await aRound(city, { people: 60, sites: 3 })
})

const round = 2022018

/** Every row that is open by the views alone: what all quick ways must agree with. */
async function openByViews({ now, reach, owner, overdue, limit }: Asked): Promise<OpenRow[]> {
  const { sql } = city
  const rows = await sql<OpenRow[]>`
    select kind, round_id, subject, area, owner, opened_at, due_at, next_step from (${loopsOf(sql, loopKinds)}) l
    where round_id = ${round} and closed_at is null and opened_at <= ${now}::timestamptz and starts_with(area, ${reach})
      and (${owner ?? null}::text is null or owner = ${owner ?? null}) and (${overdue ?? null}::boolean is null or (due_at < ${now}::timestamptz) = ${overdue ?? null})
    order by due_at, kind, subject limit ${limit}`
  return [...rows]
}

async function loopsAgree(now: Instant): Promise<void> {
  const { sql } = city
  const owners = await sql<
    { owner: string }[]
  >`select distinct owner from tally_loops order by owner`
  for (const owner of [undefined, ...owners.map((row) => row.owner)])
    for (const overdue of [undefined, true, false])
      for (const limit of owner === undefined ? [1, 7, 500] : [5])
        for (const reach of owner === undefined ? ['4101', '410105001', '410106'] : ['4101']) {
          const asked = { now, round, reach, owner, overdue, limit }
          const said = JSON.stringify(asked)
          const naive = await openByViews(asked)
          expect([...(await firstOpen(sql, loopKinds, true, asked))], said).toEqual(naive)
          expect([...(await firstOpen(sql, loopKinds, false, asked))], said).toEqual(naive)
          const live = summed([await countNow(sql, loopKinds, asked)])
          const before = overdueOnly(await countedBefore(sql, loopKinds, [round], asked), overdue)
          expect(summed([before]), said).toEqual(live)
        }
}

async function figuresAgree(now: Instant): Promise<void> {
  const { sql } = city
  const live = await readPerPerson(sql, round, now)
  expect((await keptTally(sql, rollTally, round, now)).body).toEqual({
    outsideRoll: live.outsideRoll,
  })
  for (const area of ['4101', '410105', '410105001'])
    expect([...(await byAreaCounted(sql, it.round, area))]).toEqual([
      ...(await byArea(sql, it.round, area)),
    ])
  expect((await keptTally(sql, lawsTally, round, now)).body).toEqual([
    ...(await readLaws(sql, round)),
  ])
  const { body: loops } = await keptTally(sql, loopsTally, round, now)
  const [counted] = await sql`
    select count(*)::int as open, (count(*) filter (where due_at < ${now}::timestamptz))::int as overdue from (${loopsOf(sql, loopKinds)}) l
    where round_id = ${round} and closed_at is null and opened_at <= ${now}::timestamptz`
  expect(loops).toMatchObject(counted ?? {})
  expect((await keptTally(sql, boardTally, round, now)).body).toEqual(
    await readBoard(sql, round, now),
  )
}

test('what was counted in the background is what every reader would count, whatever has happened and changed since', async () => {
  let batches = 0
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(aBatch, fc.integer({ min: 2, max: 14 }), async (batch, hours) => {
      const now = city.start + hours * hourMs
      for (const change of [() => writeBatch(city, it, batches, batch), () => changeSome(city)]) {
        await change()
        for (const { kind } of everyTally) await renewTally(city.sql, tallyOf(kind), round, now)
        await figuresAgree(now)
        await loopsAgree(now)
        for (const { kind } of await city.sql<
          { kind: string }[]
        >`select distinct kind from tally_loops`)
          seen.add(kind)
      }
      batches += 1
    }),
    { numRuns: 6, endOnFailure: true, examples: [[oneOfEach, 14]] },
  )
  // A property of nothing holds always: the loops that large rounds find another way were there.
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'tube-not-sealed',
      'tube-not-boxed',
      'tube-not-resulted',
      'box-not-handed-over',
      'box-not-delivered',
      'person-not-sampled',
      'box-count-differs',
      'claim-not-settled',
      'member-not-resampled',
    ]),
  )
}, 120_000)
