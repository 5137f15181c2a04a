import { execute } from '@bihuan/server/door/command.ts'
import { routes } from '@bihuan/server/http/routes.ts'
import { readBoard } from '@bihuan/server/rounds/read-board.ts'
import { aCity } from '@bihuan/server/testing/a-city.ts'
import { conserves } from '@bihuan/server/testing/conserves.ts'
import { describe, expect, test } from 'vitest'
import { inProcess } from '../seed/in-process.ts'
import { assayFiles, noticeFile } from '../seed/policy-files.ts'
import { seedCity } from '../seed/seed-city.ts'
import { runCity } from './run-city.ts'

const commands = routes.flatMap((route) => (route.method === 'POST' ? [route.command] : []))
const order = { seed: 18, scale: 0.0005 }

describe('the round of notice 18, played through the HTTP API', () => {
  test('ends with everybody accounted for, every carrier found, and nothing owed; played again it is the same story', {
    timeout: 300_000,
  }, async () => {
    const { city, sql, start, app } = await aCity()
    const send = inProcess(
      commands,
      (it, input, attempt) => execute(city, it, input, attempt),
      start,
    )
    await seedCity({ ...order, send, notice: noticeFile(), assays: assayFiles() })
    const url = await (await app()).listen({ host: '127.0.0.1', port: 0 })
    const report = await runCity({ ...order, url, speed: 'max' })

    expect(report.openLoops).toEqual([])
    expect(report.closed).toBe(true)
    await conserves({ sql })
    expect([
      ...(await sql`select from loops where closed_at is null and round_id is not null`),
    ]).toEqual([])
    // Nobody is in office here who investigates: of what belongs to no round, only that is owed of each case.
    const owed = await sql<{ kind: string }[]>`
      select distinct kind from loops where closed_at is null and round_id is null order by kind`
    expect(owed.map(({ kind }) => kind)).toEqual([
      'case-not-assigned',
      'case-not-reported',
      'case-without-full-investigation',
      'case-without-key-facts',
    ])
    expect([...(await sql`select name, code from refusals`)]).toEqual([])

    const states = await sql<{ state: string; n: number }[]>`
      select state, count(*)::int as n from roll_states group by state`
    expect(states.find(({ state }) => state === 'missing')).toBeUndefined()
    expect(states.find(({ state }) => state === 'sampled')?.n).toBeGreaterThan(2_500)

    // What the board tells a commander at the end: everybody sampled has an answer, and is counted once.
    const board = await readBoard(sql, 2022018, Date.parse(report.finishedAt))
    expect(board.people).toMatchObject({
      sampled: board.roll.sampled + board.outsideRoll,
      resulted: board.people.sampled,
      atSite: 0,
      inTransit: 0,
      inLaboratory: 0,
      toBeSampledAgain: 0,
    })
    expect(board.recalls).toMatchObject({ open: 0, membersHeld: 0 })
    const people = async (state: string) =>
      (
        await sql<{ person: string }[]>`
          select person_id::text as person from findings where state = ${state}`
      ).map(({ person }) => person)
    const confirmed = await people('confirmed')
    expect(report.detectable.length).toBeGreaterThan(2)
    expect(report.detectable.filter((person) => !confirmed.includes(person))).toEqual([])
    expect(confirmed.filter((person) => !report.infected.includes(person))).toEqual([])
    // Contaminated on the bench, so preliminary, and cleared by the second kit.
    const cleared = await people('not-confirmed')
    expect(cleared).toHaveLength(1)
    expect(report.infected).not.toContain(cleared[0])

    for (const mistake of [
      'box lost',
      'box late',
      'box counted wrongly',
      'device offline',
      'tube nobody reported',
      'plate invalid',
    ]) {
      expect(report.did[`mistake: ${mistake}`], mistake).toBeGreaterThan(0)
    }

    const counted = () =>
      sql`select (select count(*)::int from commands) as commands, (select count(*)::int from field_events) as events`
    const [before] = await counted()
    const again = await runCity({ ...order, url, speed: 'max' })
    expect(again.did).toEqual(report.did)
    expect(await counted()).toEqual([before])
  })
})
