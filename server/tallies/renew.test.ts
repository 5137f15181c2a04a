import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../db/sql.ts'
import { brokenLaws } from '../jobs/check-conservation.ts'
import { conservation } from '../loops/conservation.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aLargeRound, largeRound } from './a-large-round.ts'
import { lawsTally } from './count-laws.ts'
import { rollTally } from './count-roll.ts'
import { dueTally, lookSeldom } from './due-tally.ts'
import { everyTally } from './every-tally.ts'
import { keptTally, renewTally } from './renew.ts'
import { tally } from './tally.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
  await aLargeRound(city)
}, 120_000)

const counts: string[] = []
const slow = (name: string) =>
  tally<string>({
    kind: 'report',
    share: 0.01,
    async count(sql) {
      counts.push(name)
      await sql`select pg_sleep(0.3)`
      return { body: name, stillMoves: false }
    },
  })
const forget = () => city.sql`delete from tallies`

describe('a tally', () => {
  test('is counted once by whoever is first, however many ask for it', async () => {
    await forget()
    counts.length = 0
    const told = await Promise.all(
      ['a', 'b', 'c'].map((name) => keptTally(city.sql, slow(name), largeRound, city.start)),
    )
    expect(counts).toHaveLength(1)
    expect(told.map(({ body }) => body)).toEqual([counts[0], counts[0], counts[0]])
    expect(told.map(({ asOf }) => asOf)).toEqual([city.start, city.start, city.start])
  })

  test('is not counted again by one who looked before it was there', async () => {
    await forget()
    counts.length = 0
    expect(await renewTally(city.sql, slow('a'), largeRound, city.start, true)).toBe(true)
    expect(await renewTally(city.sql, slow('late'), largeRound, city.start, true)).toBe(false)
    expect(counts).toEqual(['a'])
  })

  test('is told as it was until it is counted again, with the moment that it is of', async () => {
    const later = city.start + hourMs
    expect((await keptTally(city.sql, slow('later'), largeRound, later)).asOf).toBe(city.start)
    expect(await renewTally(city.sql, slow('later'), largeRound, later)).toBe(true)
    expect(await keptTally(city.sql, slow('x'), largeRound, later)).toEqual({
      asOf: later,
      body: 'later',
    })
  })

  test('that fails lets the next one count', async () => {
    const broken = tally<string>({
      kind: 'report',
      share: 0.01,
      count: () => Promise.reject(new Error('no')),
    })
    await expect(renewTally(city.sql, broken, largeRound, city.start)).rejects.toThrow('no')
    expect(await renewTally(city.sql, slow('after'), largeRound, city.start)).toBe(true)
  })

  test('is waited for on a connection that may not write', async () => {
    await forget()
    const reader = connect(city.url, '4101', { max: 1, name: 'reader' })
    await reader`set default_transaction_read_only = on`
    const waiting = keptTally(reader, slow('reader'), largeRound, city.start)
    await renewTally(city.sql, slow('job'), largeRound, city.start)
    expect((await waiting).body).toBe('job')
    await reader.end()
  })
})

describe('what is counted next', () => {
  const look = (at: number, now = city.start) =>
    dueTally(city.sql, everyTally, { at, now, changes: lookSeldom(city.sql) })
  const countAll = async (costMs: number, at: number) => {
    await forget()
    for (const { kind } of everyTally)
      await city.sql`insert into tallies (round_id, kind, as_of, body, still_moves, cost_ms, counted_at, counted_changes)
        values (${largeRound}, ${kind}, ${city.start}, '{}', false, ${costMs}, ${at}, '')`
  }

  test('is what nobody has counted, in the order in which one needs the other', async () => {
    await forget()
    expect(await look(Date.now())).toEqual({ round: largeRound, kind: 'roll', isFirst: true })
  })

  test('waits so long that all counts together take a twentieth of a core', async () => {
    const at = Date.now()
    await countAll(1_000, at)
    expect(await look(at + 50_000)).toBeNull()
    expect(await look(at + 60_000)).toMatchObject({ kind: 'roll', isFirst: false })
    const shares = everyTally.reduce((sum, { share }) => sum + share, 0)
    expect(shares).toBeLessThanOrEqual(0.05 + 1e-9)
  })

  test('is a closed round only where it has changed, or after a day', async () => {
    const at = Date.now()
    await countAll(100, at)
    await city.sql`update rounds set closed_at = ${city.start} where id = ${largeRound}`
    expect(await look(at + 5 * minuteMs)).toBeNull()
    expect(await look(at + 20 * minuteMs)).toMatchObject({ round: largeRound })
    const changes = await lookSeldom(city.sql)(largeRound, at)
    await city.sql`update tallies set counted_changes = ${changes}`
    expect(await look(at + 20 * minuteMs)).toBeNull()
    await city.sql`insert into roll_marks (round_id, person_id, kind, fact, marked_at, marked_by) values (${largeRound}, 410100000150000, 'absent', 'x', ${city.start}, 'x')`
    expect(await look(at + 20 * minuteMs)).toMatchObject({ round: largeRound })
    await city.sql`update tallies set counted_changes = ${await lookSeldom(city.sql)(largeRound, at)}`
    expect(await look(at + 25 * hourMs)).toMatchObject({ round: largeRound })
    await city.sql`update rounds set closed_at = null where id = ${largeRound}`
  })
})

test('a broken law of a large round is told by the check and by its page, once it was counted', async () => {
  await forget()
  const inspector = city.actor('inspector')
  // The round of this test has no uploads and no ledger, so that some laws are broken from the start.
  const laws = await keptTally(city.sql, lawsTally, largeRound, city.start)
  expect(laws.body.find(({ law }) => law === 'people')).toEqual({
    law: 'people',
    expected: 150_000,
    found: 150_000,
  })
  const named = async () =>
    (await brokenLaws(city.sql, Date.now())).map(({ law, roundId }) => `${roundId} ${law}`)
  expect(await named()).not.toContain(`${largeRound} people`)
  await city.sql`update tally_rolls set missing = missing + 1 where community_code = '410105001001'`
  await renewTally(city.sql, lawsTally, largeRound, city.start)
  expect(await named()).toContain(`${largeRound} people`)
  const page = await city.ask(conservation, inspector, { round: String(largeRound) })
  expect(page.conserved).toBe(false)
  await renewTally(city.sql, rollTally, largeRound, city.start)
  await renewTally(city.sql, lawsTally, largeRound, city.start)
  expect(await named()).not.toContain(`${largeRound} people`)
})
