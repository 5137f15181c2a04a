import { hourMs } from '@bihuan/core/time/instant.ts'
import type { Static, TSchema } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boxList } from '../custody/box-list.ts'
import { connect, type Sql } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'
import { ask, type Query } from '../door/query.ts'
import { deviceList } from '../field/device-list.ts'
import { waitingTubes } from '../laboratory/waiting-tubes.ts'
import { conservation } from '../loops/conservation.ts'
import { openLoops } from '../loops/open-loops.ts'
import { recallBoard } from '../recall/recall-board.ts'
import { resampleList } from '../recall/resample-list.ts'
import { roundReport } from '../report/round-report.ts'
import { board } from '../rounds/board.ts'
import { coverage } from '../rounds/coverage.ts'
import { siteList } from '../rounds/site-list.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aLargeRound, largeRound } from './a-large-round.ts'
import { everyTally, tallyOf } from './every-tally.ts'
import { renewTally } from './renew.ts'
import { isLarge } from './round-size.ts'

let city: TestCity
// One connection, so that what it read is told before the next question.
let one: Sql
const round = String(largeRound)

beforeAll(async () => {
  city = await aCity()
  one = connect(city.url, '4101', { max: 1, name: 'rows read' })
  // What a connection has read may be told a minute later, but at its end at once.
  const before = connect(city.url, '4101', { max: 2, name: 'before' })
  await aLargeRound({ ...city, sql: before })
  for (const { kind } of everyTally)
    await renewTally(before, tallyOf(kind), largeRound, city.start + 3 * hourMs)
  await before.end()
}, 120_000)
afterAll(() => one.end())

/** Rows of roll, samples and tubes that this connection has read so far, or found in an index. */
async function rowsRead(): Promise<number> {
  await one`select pg_stat_force_next_flush()`
  const partitions = [`roll_${round}`, `samples_${round}`, `tubes_${round}`]
  // Entries of indexes, not rows fetched by them: a scan of an index alone fetches none.
  const [row] = await one<{ rows: number }[]>`
    select ((select sum(seq_tup_read) from pg_stat_user_tables where relname = any(${partitions}::text[]))
      + (select sum(idx_tup_read) from pg_stat_user_indexes where relname = any(${partitions}::text[])))::int as rows`
  return row?.rows ?? 0
}

async function readBy<P extends TSchema, O extends TSchema>(
  query: Query<P, O>,
  actor: Actor,
  params: Static<P>,
): Promise<number> {
  const before = await rowsRead()
  await ask({ ...city.city, sql: one }, query, params, {
    now: city.start + 3 * hourMs,
    actor,
    purpose: null,
  })
  return (await rowsRead()) - before
}

test('the round is one that is not counted for every reader', async () => {
  expect(await isLarge(city.sql, largeRound)).toBe(true)
})

// Of 150,000 people and 15,000 tubes. A page has 100 rows; a box holds 45 tubes, a site some 150.
const pageRows = 8_000

test.each<[string, (at: TestCity) => Promise<number>]>([
  ['the board', (at) => readBy(board, at.actor('inspector'), { round })],
  ['the coverage of the city', (at) => readBy(coverage, at.actor('city-commander'), { round })],
  [
    'the coverage of a street',
    (at) => readBy(coverage, at.actor('registrar', '410105001'), { round }),
  ],
  ['the laws', (at) => readBy(conservation, at.actor('inspector'), { round })],
  ['the report', (at) => readBy(roundReport, at.actor('inspector'), { round })],
  ['everything owed', (at) => readBy(openLoops, at.actor('city-commander'), {})],
  ['everything owed in the round', (at) => readBy(openLoops, at.actor('inspector'), { round })],
  [
    'everything owed in a street',
    (at) => readBy(openLoops, at.actor('registrar', '410105002'), {}),
  ],
  [
    'tubes without a result',
    (at) => readBy(openLoops, at.actor('inspector'), { kind: 'tube-not-resulted' }),
  ],
  [
    'tubes in no box that are late',
    (at) => readBy(openLoops, at.actor('inspector'), { kind: 'tube-not-boxed', overdue: true }),
  ],
  [
    'what a site owes',
    (at) => readBy(openLoops, at.actor('sampler', '410105', 'site:7'), { owner: 'site:7' }),
  ],
  ['boxes', (at) => readBy(boxList, at.actor('city-commander'), { round })],
  ['sites', (at) => readBy(siteList, at.actor('city-commander'), { round })],
  ['devices', (at) => readBy(deviceList, at.actor('city-commander'), { round })],
  ['recalls', (at) => readBy(recallBoard, at.actor('city-commander'), { round })],
  ['whom to sample again', (at) => readBy(resampleList, at.actor('city-commander'), { round })],
])('the first page of %s reads little of a large round', async (_, read) => {
  const first = await read(city)
  expect(first).toBeLessThan(pageRows)
  // And still when the connection has planned it for good.
  for (let n = 0; n < 6; n += 1) expect(await read(city)).toBeLessThan(pageRows)
})

test('waiting tubes are read through the boxes of the laboratory, no more than it has', async () => {
  const lab = city.actor('lab-technician', '410105', 'laboratory:1')
  expect(await readBy(waitingTubes, lab, { laboratory: '1', round })).toBeLessThan(200 * 45 + 1)
})

test('counting for a reader would read the whole round', async () => {
  const before = await rowsRead()
  await one`select state, count(*) from roll_states where round_id = ${largeRound} group by state`
  expect((await rowsRead()) - before).toBeGreaterThan(150_000)
})
