import { randomUUID } from 'node:crypto'
import type { FieldEvent } from '@bihuan/contract/sampling.ts'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { settleClaim } from './settle-claim.ts'
import { upload } from './upload.ts'

type Event = Static<typeof FieldEvent>

let city: TestCity
let round: TestRound
let seq = 0
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 400 })
})

const at = (minutes: number) => isoOf(city.start + minutes * minuteMs)
const said = (minutes: number) => ({ id: randomUUID(), seq: ++seq, at: at(minutes) })
const seal = (tube: string, people: string[], minutes = 10, count = people.length): Event => ({
  kind: 'seal',
  ...said(minutes),
  tube,
  openedAt: at(minutes - 5),
  count,
  members: people.map((person, n) => ({ person, at: at(minutes - 4 + n * 0.1) })),
})
const send = (events: Event[], site = 1, id?: string) =>
  city.run(
    upload,
    city.actor('sampler', '410105001', `site:${site}`),
    { round: round.round, device: round.device(site), sentAt: at(30), events },
    city.start + 30 * minuteMs,
    id,
  )
const tubesOfPerson = (person: string) =>
  city.sql<{ tubeId: string }[]>`select tube_id from samples where person_id = ${person}`
const p = (n: number) => round.people[n] ?? ''
const row = async (tube: string) =>
  (await city.sql`select state, member_count, result from tubes where id = ${tube.slice(0, 13)}`)[0]

describe('who may upload', () => {
  test('a courier may not, and a sampler of another district may not', async () => {
    const input = {
      round: round.round,
      device: round.device(1),
      sentAt: at(30),
      events: [seal(round.tube(1, 900), [p(0)])],
    }
    await expect(city.run(upload, city.actor('courier'), input)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(city.run(upload, city.actor('sampler', '410102'), input)).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
    await expect(
      city.run(upload, city.actor('sampler'), { ...input, device: '999' }),
    ).rejects.toMatchObject({ code: 'sampling.device-unknown' })
  })
})

describe('a sealed tube', () => {
  test('counts its people once, however often and under whichever upload it comes', async () => {
    const event = seal(round.tube(1, 0), [p(0), p(1), p(2)])
    expect(await send([event])).toMatchObject({ applied: 1, repeated: 0, refused: 0, answers: [] })
    expect(await send([event, event])).toMatchObject({ applied: 0, repeated: 2 })
    expect(await row(round.tube(1, 0))).toMatchObject({ state: 'sealed', memberCount: 3 })
    expect(await tubesOfPerson(p(1))).toHaveLength(1)
    await conserves(city)
  })

  test('is refused with a count that differs, too many people, a person twice, an unknown person, or a code nobody issued', async () => {
    const eleven = Array.from({ length: 11 }, (_, n) => p(20 + n))
    const answer = await send([
      seal(round.tube(1, 1), [p(20), p(21)], 10, 3),
      seal(round.tube(1, 2), eleven),
      seal(round.tube(1, 3), [p(20), p(20)]),
      seal(round.tube(1, 4), ['410100000999999']),
      seal('4101009999999' + '0', [p(20)]),
      seal('40999999999990', [p(20)]),
    ])
    expect(answer.answers.map((one) => one.because)).toEqual([
      'count-mismatch',
      'tube-full',
      'person-twice-in-tube',
      'person-unknown',
      'bad-code',
      'bad-code',
    ])
    expect(await tubesOfPerson(p(20))).toHaveLength(0)
    await conserves(city)
  })

  test('tells where and when a person was sampled first, and keeps the person as a member of the second tube', async () => {
    await send([seal(round.tube(1, 5), [p(30)], 10)])
    const answer = await send([seal(round.tube(2, 5), [p(30), p(31)], 20)], 2)
    expect(answer.answers).toMatchObject([
      {
        outcome: 'applied',
        duplicates: [{ person: p(30), firstTube: round.tube(1, 5), firstSite: '1号采样点' }],
      },
    ])
    expect(await row(round.tube(2, 5))).toMatchObject({ memberCount: 2 })
    await conserves(city)
  })

  test('that arrives late but was sampled earlier is the one that counts', async () => {
    await send([seal(round.tube(1, 6), [p(33)], 20)])
    await send([seal(round.tube(2, 6), [p(33)], 10)], 2)
    expect(await tubesOfPerson(p(33))).toEqual([{ tubeId: round.tube(2, 6).slice(0, 13) }])
    await conserves(city)
  })

  test('keeps its members when a device reports another person later: a claim that a person settles', async () => {
    const tube = round.tube(1, 7)
    await send([seal(tube, [p(40), p(41)], 10)])
    const late = await send([{ kind: 'sample', ...said(12), tube, person: p(42) }], 2)
    expect(late.answers).toMatchObject([{ claims: [{ person: p(42), kind: 'late-sample' }] }])
    expect(await row(tube)).toMatchObject({ memberCount: 2 })
    expect(
      await city.sql`select owner, next_step from loop_claim_not_settled where closed_at is null`,
    ).toEqual([{ owner: 'site:1', nextStep: 'settle' }])
    const verdict = {
      round: round.round,
      tube,
      person: p(42),
      kind: 'late-sample' as const,
      verdict: 'member' as const,
      reason: '采样员核对登记本',
    }
    await expect(city.run(settleClaim, city.actor('sampler'), verdict)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    expect(await city.run(settleClaim, city.actor('registrar'), verdict)).toMatchObject({
      openClaims: 0,
    })
    expect(await tubesOfPerson(p(42))).toHaveLength(1)
    await expect(city.run(settleClaim, city.actor('registrar'), verdict)).rejects.toMatchObject({
      code: 'claim.already-settled',
    })
    await send([{ kind: 'undo', ...said(13), tube, person: p(40) }])
    expect(await row(tube)).toMatchObject({ memberCount: 3 })
    await conserves(city)
  })
})

describe('an open tube', () => {
  test('shows its people before the seal, and lets one be taken out again', async () => {
    const tube = round.tube(1, 20)
    await send([
      { kind: 'sample', ...said(1), tube, person: p(50) },
      { kind: 'sample', ...said(2), tube, person: p(51) },
    ])
    await send([{ kind: 'undo', ...said(3), tube, person: p(50) }])
    expect(await row(tube)).toMatchObject({ state: 'open', memberCount: 1 })
    expect(await tubesOfPerson(p(50))).toHaveLength(0)
    await send([seal(tube, [p(51), p(52)], 10)])
    expect(await row(tube)).toMatchObject({ state: 'sealed', memberCount: 2 })
    await conserves(city)
  })

  test('that is void frees its people, who count through their other tube from then on', async () => {
    const [first, second] = [round.tube(1, 21), round.tube(2, 21)]
    await send([seal(first, [p(60), p(61)], 10)])
    await send([seal(second, [p(60)], 20)], 2)
    await send([{ kind: 'void', ...said(25), tube: first, reason: '管破' }])
    expect(await tubesOfPerson(p(60))).toEqual([{ tubeId: second.slice(0, 13) }])
    expect(await tubesOfPerson(p(61))).toHaveLength(0)
    expect(await row(first)).toMatchObject({ state: 'void', memberCount: 0 })
    await conserves(city)
  })

  test('whose label was damaged lives on under its new code', async () => {
    const [from, to] = [round.tube(1, 22), round.tube(1, 23)]
    await send([{ kind: 'move', ...said(11), from, to, reason: '标签破损' }])
    await send([seal(from, [p(70), p(71)], 10)])
    expect(await row(from)).toMatchObject({ state: 'moved', memberCount: 0 })
    expect(await row(to)).toMatchObject({ state: 'sealed', memberCount: 2 })
    expect(await tubesOfPerson(p(70))).toEqual([{ tubeId: to.slice(0, 13) }])
    await conserves(city)
  })
})

test('an event id with another body is refused and changes nothing', async () => {
  const event = seal(round.tube(1, 30), [p(80)])
  await send([event])
  const answer = await send([{ ...event, members: [{ person: p(81), at: at(1) }] } as Event])
  expect(answer).toMatchObject({ applied: 0, refused: 1, answers: [{ because: 'id-reused' }] })
  expect(await tubesOfPerson(p(81))).toHaveLength(0)
})
