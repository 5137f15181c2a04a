import { syntheticPassport } from '@bihuan/core/identity/synthetic.ts'
import { minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../laboratory/a-bench.ts'
import { heldBecause } from '../people/hold.ts'
import { personResults } from '../people/person-results.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { aDevice } from './a-device.ts'
import { addDocument } from './add-document.ts'
import { registerWalkIn } from './register-walk-in.ts'
import { samePersonList } from './same-person-list.ts'
import { settleSamePerson } from './settle-same-person.ts'

let city: TestCity
let round: TestRound
let bench: Bench
let said: ReturnType<typeof aDevice>
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 40 })
  bench = await aBench(city, round)
  said = aDevice(city.start, '101')
})
const p = (n: number) => round.people[n] ?? ''
const registrar = (area = '410105') => city.actor('registrar', area)
const passport = (serial: number) => {
  const { country, number } = syntheticPassport(serial)
  return { kind: 'passport' as const, country, number }
}
/** Somebody known comes to a site without network and is registered as if new. */
async function twice(known: string, serial: number, more: ReturnType<typeof passport>[] = []) {
  await city.run(addDocument, registrar(), { person: known, ...passport(serial) })
  const walkIn = said.walkIn({ documents: [passport(serial), ...more] })
  const answer = await city.run(
    registerWalkIn,
    city.actor('sampler', '410105001', 'site:1'),
    walkIn,
    city.start + 5 * minuteMs,
  )
  expect(answer.wasKnown).toBe(true)
  return walkIn.person
}
const settle = (
  walkIn: string,
  known: string,
  verdict: 'same' | 'different',
  actor = registrar(),
) => city.run(settleSamePerson, actor, { walkIn, known, verdict, reason: '核对护照原件' })
const claims = async (actor = registrar()) => (await city.ask(samePersonList, actor, {})).claims
const answers = async (person: string) =>
  (
    await city.ask(personResults, city.actor('case-investigator', '410105'), { person }, 'recall')
  ).results.map(({ answer }) => answer)

describe('a walk-in whose document is known', () => {
  test('is a question that a sampler and another district neither see nor settle', async () => {
    const walkIn = await twice(p(0), 1)
    await expect(claims(city.actor('sampler'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    expect(await claims(registrar('410102'))).toEqual([])
    await expect(settle(walkIn, p(0), 'same', city.actor('sampler'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(settle(walkIn, p(0), 'same', registrar('410102'))).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
  })

  test('is asked about with masked names, and changes nothing about the known person but the trace of the look', async () => {
    const walkIn = await twice(p(1), 2)
    expect((await claims()).find((claim) => claim.walkIn === walkIn)).toEqual({
      walkIn,
      known: p(1),
      walkInName: expect.stringContaining('*'),
      knownName: '张*',
      sameBirthday: false,
      site: '1',
      siteName: '1号采样点',
      area: '410105001',
      at: said.at(5),
      settledAt: null,
      verdict: null,
    })
    expect(
      await city.sql`select person_id from documents where person_id in (${p(1)}, ${walkIn})`,
    ).toEqual([{ personId: p(1) }])
    expect(
      await city.sql`select query, actor_role, purpose from person_reads where person_id = ${p(1)} order by query`,
    ).toEqual([
      { query: 'person.walk-in', actorRole: 'sampler', purpose: 'sampling' },
      { query: 'same-person.list', actorRole: 'registrar', purpose: 'sampling' },
    ])
  })

  test('found to be the same: results and hold of the walk-in are the known person’s too, and never the other way', async () => {
    const walkIn = await twice(p(2), 3, [passport(30)])
    const [first, second] = [round.tube(1, 0), round.tube(1, 1)]
    await bench.receive([
      { tube: first, people: [walkIn, p(20)] },
      { tube: second, people: [p(2)] },
    ])
    await bench.released([
      { tube: first, call: 'reactive' },
      { tube: second, call: 'negative' },
    ])
    expect(await answers(p(2))).toEqual(['negative'])
    expect(await heldBecause(city.sql, p(2))).toBeNull()
    await settle(walkIn, p(2), 'same')
    expect((await answers(p(2))).sort()).toEqual(['awaiting-individual-test', 'negative'])
    expect(await heldBecause(city.sql, p(2))).toBe(first.slice(0, 13))
    expect(await answers(walkIn)).toEqual(['awaiting-individual-test'])
    // Who is in a tube is as it was.
    expect(
      await city.sql`select from samples where tube_id = ${first.slice(0, 13)} and person_id = ${walkIn}`,
    ).toHaveLength(1)
    expect(await city.sql`select from documents where person_id = ${p(2)}`).toHaveLength(2)
    await conserves(city)
  })

  test('found to be another: nothing is shown together', async () => {
    const walkIn = await twice(p(3), 4)
    const tube = round.tube(1, 2)
    await bench.receive([{ tube, people: [walkIn] }])
    await settle(walkIn, p(3), 'different')
    expect(await answers(p(3))).toEqual([])
    expect(await answers(walkIn)).toEqual(['awaiting-result'])
  })

  test('is settled once, and is one person only', async () => {
    const walkIn = await twice(p(4), 5)
    await expect(settle(walkIn, p(5), 'same')).rejects.toMatchObject({
      code: 'same-person.unknown',
    })
    await expect(settle(p(4), p(4), 'same')).rejects.toMatchObject({
      code: 'same-person.unknown',
    })
    const both = await Promise.allSettled([
      settle(walkIn, p(4), 'same'),
      settle(walkIn, p(4), 'different'),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(settle(walkIn, p(4), 'different')).rejects.toMatchObject({
      code: 'same-person.already-settled',
    })
    const two = await twice(p(6), 6, [passport(5)])
    const asked = (await claims()).filter((claim) => claim.walkIn === two)
    expect(asked.map(({ known }) => known)).toEqual([p(4), p(6)])
    await settle(two, p(6), 'same')
    await expect(settle(two, p(4), 'same')).rejects.toMatchObject({
      code: 'same-person.already-settled',
    })
    await settle(two, p(4), 'different')
    await conserves(city)
  })
})
