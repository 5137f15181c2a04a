import { beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '../accounts/create-account.ts'
import { aBench, type Bench } from '../laboratory/a-bench.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { personRecord } from './person-record.ts'
import { personResults } from './person-results.ts'
import { answerOf } from './results-of-person.ts'

let city: TestCity
let round: TestRound
let bench: Bench
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 40 })
  bench = await aBench(city, round)
})
const p = (n: number) => round.people[n] ?? ''
const investigator = () => city.actor('case-investigator', '410105')
const results = async (person: string) =>
  (await city.ask(personResults, investigator(), { person }, 'recall')).results
const answers = async (person: string) => (await results(person)).map(({ answer }) => answer)
const record = (person: string) =>
  city.ask(personRecord, investigator(), { person }, 'case-investigation')

describe("a person's results", () => {
  test('are read by whom they concern, for a purpose, and leave a trace', async () => {
    await expect(
      city.ask(personResults, city.actor('courier'), { person: p(0) }, 'recall'),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(city.ask(personResults, investigator(), { person: p(0) })).rejects.toMatchObject({
      code: 'access.purpose-needed',
    })
    await expect(
      city.ask(personResults, investigator(), { person: p(0) }, 'care'),
    ).rejects.toMatchObject({ code: 'access.purpose-needed' })
    await expect(
      city.ask(
        personResults,
        city.actor('case-investigator', '410102'),
        { person: p(0) },
        'recall',
      ),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    await expect(
      city.ask(personResults, investigator(), { person: '410100000009999' }, 'recall'),
    ).rejects.toMatchObject({ code: 'person.unknown' })
    expect(await results(p(0))).toEqual([])
    expect(
      await city.sql`select query, purpose from person_reads where person_id = ${p(0)} and actor_role = 'case-investigator' and purpose = 'recall'`,
    ).toContainEqual({ query: 'person.results', purpose: 'recall' })
  })

  test('come through the tube, one row for all its members, and a pool never says positive', async () => {
    const tube = round.tube(1, 0)
    await bench.receive([{ tube, people: [p(1), p(2)] }])
    expect(await answers(p(1))).toEqual(['awaiting-result'])
    await bench.released([{ tube, call: 'reactive' }])
    expect(await answers(p(1))).toEqual(['awaiting-individual-test'])
    const own = round.tube(1, 0, 1, 1)
    await bench.receive([{ tube: own, people: [p(1)], poolSize: 1, sitting: 1 }])
    await bench.released([{ tube: own, call: 'reactive' }], 'first-kit', 20)
    expect(await answers(p(1))).toEqual(['preliminary-positive', 'awaiting-individual-test'])
    await bench.released([{ tube: own, call: 'reactive' }], 'second-kit', 40)
    expect(await answers(p(1))).toEqual(['positive', 'awaiting-individual-test'])
    expect(await answers(p(2))).toEqual(['awaiting-individual-test'])
    expect((await results(p(1)))[1]).toMatchObject({
      tube,
      round: round.round,
      sitting: 0,
      poolSize: 10,
      site: '1号采样点',
      releasedAt: bench.at(10),
      ageMinutes: -60,
    })
  })

  test('are never those of another whose swab turns up in the same tube', async () => {
    const own = round.tube(1, 0, 1, 1)
    await city.sql`insert into sample_claims (round_id, tube_id, person_id, kind, sampled_at, claimed_at, settled_at, settled_by, verdict)
      values (${round.round}, ${own.slice(0, 13)}, ${p(3)}, 'late-sample', ${city.start}, ${city.start}, ${city.start}, 'x', 'member')`
    expect(await answers(p(3))).toEqual(['awaiting-individual-test'])
  })

  test('are told from tube and own finding alone', () => {
    const told = [null, 'negative', 'reactive', 'invalid'] as const
    const found = [null, 'preliminary', 'confirmed', 'not-confirmed'] as const
    const table = told.map((result) =>
      found.map((finding) => answerOf({ state: 'sealed', result, finding })),
    )
    expect(table).toEqual([
      ['awaiting-result', 'awaiting-result', 'awaiting-result', 'awaiting-result'],
      ['negative', 'negative', 'negative', 'negative'],
      ['awaiting-individual-test', 'preliminary-positive', 'positive', 'not-confirmed'],
      ['to-be-sampled-again', 'to-be-sampled-again', 'to-be-sampled-again', 'to-be-sampled-again'],
    ])
    expect(answerOf({ state: 'lost', result: null, finding: null })).toBe('to-be-sampled-again')
  })
})

describe("a person's record", () => {
  test('shows masked numbers, the address, the roll, and every earlier read', async () => {
    const { keys } = city.city
    await city.sql`update people set phone_cipher = ${keys.seal('13800000012')}, traits = '{pregnant}' where id = ${p(5)}`
    await city.sql`insert into documents (number_hash, person_id, kind, country, number_cipher)
      values (${keys.documentHash('passport', 'FRA', 'X1234567')}, ${p(5)}, 'passport', 'FRA', ${keys.seal('X1234567')})`
    await city.sql`insert into roll_marks (round_id, person_id, kind, fact, marked_at, marked_by) values (${round.round}, ${p(5)}, 'exempt', '新生儿', ${city.start}, 'x')`
    await record(p(5))
    const shown = await record(p(5))
    expect(shown).toMatchObject({
      nameMasked: '张*',
      sex: 'male',
      age: 42,
      phoneMasked: '138****0012',
      documents: [{ kind: 'passport', masked: 'X*****67' }],
      address: '金水区经八路街道省委社区1号院1号楼1单元3',
      traits: ['pregnant'],
      held: false,
      heldBecause: null,
      results: [],
      roll: [{ round: round.round, state: 'exempt', fact: '新生儿' }],
    })
    expect(shown.reads).toHaveLength(2)
    expect(shown.reads[0]).toMatchObject({
      role: 'case-investigator',
      purpose: 'case-investigation',
      query: 'person.record',
    })
  })

  test('says for which tube somebody is held, and that an invalid one holds nobody', async () => {
    const [reactive, invalid] = [round.tube(1, 10), round.tube(1, 11)]
    await bench.receive([
      { tube: reactive, people: [p(10)] },
      { tube: invalid, people: [p(11)] },
    ])
    await bench.released([
      { tube: reactive, call: 'reactive' },
      { tube: invalid, call: 'invalid' },
    ])
    await bench.released([{ tube: invalid, call: 'invalid' }], 'first-kit', 20)
    expect(await record(p(10))).toMatchObject({ held: true, heldBecause: reactive })
    expect(await record(p(11))).toMatchObject({
      held: false,
      results: [{ answer: 'to-be-sampled-again' }],
      roll: [{ state: 'sampled', fact: null }],
    })
    const own = round.tube(1, 10, 1, 1)
    await bench.receive([{ tube: own, people: [p(10)], poolSize: 1, sitting: 1 }])
    await bench.released([{ tube: own, call: 'reactive' }], 'first-kit', 30)
    expect(await record(p(10))).toMatchObject({ held: true, heldBecause: own })
    await bench.released([{ tube: own, call: 'negative' }], 'second-kit', 50)
    expect(await record(p(10))).toMatchObject({ held: false, heldBecause: null })
  })
})

test("over HTTP a person's results need a purpose in the header", async () => {
  const account = {
    signInName: 'inspector-1',
    displayName: '李*',
    role: 'inspector' as const,
    areaCode: '4101',
    unit: 'city',
  }
  const { account: id } = await city.run(createAccount, city.actor('administrator'), account)
  const app = await city.app()
  const headers = { authorization: `Bearer ${city.tokenFor(id)}` }
  const url = `/api/v1/people/${p(1)}/results`
  expect((await app.inject({ url })).statusCode).toBe(401)
  expect((await app.inject({ url, headers })).json()).toMatchObject({
    code: 'access.purpose-needed',
  })
  const answer = await app.inject({ url, headers: { ...headers, 'x-purpose': 'inspection' } })
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({
    person: p(1),
    results: [{ answer: 'positive' }, { answer: 'awaiting-individual-test' }],
  })
})
