import { randomUUID } from 'node:crypto'
import { hourMs, type Instant, instantOf, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { moveCase, openCase } from '../cases/store.ts'
import { Problem } from '../door/problem.ts'
import { openLoops } from '../loops/open-loops.ts'
import { sign } from '../signing/sign.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound } from '../testing/a-round.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { type OfficerName, officersOf, type TestOfficers } from '../testing/officers.ts'
import { carryOver, carryWithinLimit } from './carry-over.ts'
import { closeDay } from './close-day.ts'
import { dayFile } from './day-file.ts'
import { dayList } from './day-list.ts'
import { dayOwners } from './owners.ts'
import { showDay } from './show-day.ts'
import { takeDays } from './take-days.ts'
import { verifyDayFile } from './verify-paper.ts'

const district = '410105'
const first = { district, day: '2022-01-14' }
const second = { district, day: '2022-01-15' }
const night = instantOf('2022-01-15T01:00:00+08:00')
let city: TestCity
let officers: TestOfficers
const cases = ['case-a', 'case-b', 'case-c'] as const

beforeAll(async () => {
  city = await aCity()
  await aRound(city, { people: 20 })
  await city.sql`insert into areas (code, level, name, parent_code) values ('410106', 'district', '上街区', '4101')`
  officers = await officersOf(city)
  await adoptedIn(city, officers)
  const from = {
    id: randomUUID(),
    keys: city.city.keys,
    anchors: city.city.anchors,
    actor: officers.actor('wu'),
  }
  await city.sql.begin(async (tx) => {
    for (const id of cases)
      await openCase(
        tx,
        { id, person: null, called: { name: '某人' }, area: '410105001001', source: 'import' },
        { ...from, now: city.start + 15 * hourMs },
      )
    // At the cut-off nothing but the whole investigation of the third one is within its limit.
    for (const event of ['assign', 'begin'] as const)
      await moveCase(tx, 'case-c', event, { ...from, now: city.start + 15 * hourMs })
  })
})

const failure = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: unknown) => (error instanceof Problem ? error : null),
  )
const codeOf = async (run: Promise<unknown>) => (await failure(run))?.code ?? 'went through'
const wu = () => officers.actor('wu')
const show = (at: { district: string; day: string }, now: Instant) =>
  city.ask(showDay, wu(), at, undefined, now)
const itemsOf = async (at: { district: string; day: string }, now: Instant) =>
  (await show(at, now)).items
const carry = (more: object = {}, now = night) =>
  city.run(
    carryOver,
    wu(),
    {
      ...first,
      items: [{ kind: 'case-not-assigned', subject: 'case:case-a' }],
      reason: 'hands-short',
      words: '人手不足，早上八点分派。',
      owner: 'street:410105001',
      dueAt: isoOf(night + 7 * hourMs),
      ...more,
    },
    now,
  )
async function signIt(name: OfficerName, signing: string, now: Instant) {
  const [row] = await city.sql<
    { digest: string }[]
  >`select digest from signings where id = ${signing}`
  const { officer: _, unit: __, at: ___, ...answer } = officers.sign(name, row?.digest ?? '', now)
  return city.run(sign, officers.actor(name), { signing, answer }, now)
}
const loopOf = async (kind: 'case-not-assigned', subject: string, now: Instant) =>
  (await city.ask(openLoops, wu(), { kind }, undefined, now)).loops.find(
    (loop) => loop.subject === subject,
  )

describe('the list of a day', () => {
  test('is written down once after the cut-off, for each district, as it was then', async () => {
    expect(await codeOf(show(first, night))).toBe('day.unknown')
    expect(await takeDays(city.city, night)).toBe(2)
    expect(await takeDays({ ...city.city, anchors: { ...city.city.anchors } }, night)).toBe(0)
    const view = await show(first, night)
    expect(view.kinds.map(({ kind, open, late }) => [kind, open, late])).toEqual([
      ['case-not-assigned', 2, 2],
      ['case-not-reported', 3, 0],
      ['case-without-key-facts', 3, 0],
      ['case-without-full-investigation', 3, 0],
    ])
    const list = await city.ask(dayList, city.actor('city-commander'), {}, undefined, night)
    expect(list.days.map((day) => [day.district, day.items, day.late])).toEqual([
      ['410105', 11, false],
      ['410106', 0, false],
    ])
    expect(JSON.stringify(view)).not.toContain('某人')
  })
})

describe('carrying over', () => {
  test('is for who answers for the district, to somebody who is there, until a time that is allowed', async () => {
    const other = { ...officers.actor('far'), areaCode: '410102' }
    expect(await codeOf(city.run(carryWithinLimit, other, first, night))).toBe(
      'access.area-is-not-yours',
    )
    expect(await codeOf(city.run(closeDay, city.actor('sampler', district), first, night))).toBe(
      'access.role-may-not',
    )
    expect(await codeOf(carry({ owner: 'account:nobody' }))).toBe('day.owner-unknown')
    expect(await codeOf(carry({ owner: 'street:410106001' }))).toBe('day.owner-unknown')
    const { owners } = await city.ask(dayOwners, wu(), { district }, undefined, night)
    expect(owners.map(({ owner }) => owner)).toEqual([
      'community:410105001001',
      'district:410105',
      'street:410105001',
    ])
    const said = async (more: object) => (await failure(carry(more)))?.items.map(({ code }) => code)
    expect(await said({ dueAt: isoOf(night - minuteMs) })).toEqual(['day.not-later'])
    expect(await said({ dueAt: isoOf(night + 24 * hourMs) })).toEqual(['day.too-late'])
    expect(await said({ words: '忙' })).toEqual(['day.words-missing'])
    expect(await said({ reason: 'within-limit' })).toEqual(['day.not-within-limit'])
    expect(
      await codeOf(carry({ items: [{ kind: 'case-not-assigned', subject: 'case:case-c' }] })),
    ).toBe('day.item-unknown')
  })

  test('takes what is within its limit as it is, and leaves what is late to be decided', async () => {
    expect(await city.run(carryWithinLimit, wu(), first, night)).toEqual({ carried: 6, left: 5 })
    expect(await city.run(carryWithinLimit, wu(), first, night)).toEqual({ carried: 0, left: 5 })
    const error = await failure(city.run(closeDay, wu(), first, night))
    expect(error?.code).toBe('day.not-carried')
    expect(error?.items.map(({ pointer }) => pointer)).toContain('/case-not-assigned/case:C-0001')
    expect(error?.items).toHaveLength(5)
  })

  test('moves no clock before the day is signed, and lies sealed', async () => {
    const { carried } = await carry()
    expect(carried).toBe(1)
    expect((await loopOf('case-not-assigned', 'case:case-a', night))?.carried).toBeUndefined()
    const [row] = await city.sql<
      { words: string }[]
    >`select words from carry_overs where words is not null`
    expect(row?.words).not.toContain('人手')
    const again = await carry({ words: '人手不足，早上七点分派。' })
    expect(again.left).toBe(4)
  })
})

describe('the close', () => {
  test('is signed by its officer, and from then on the items have their new time and owner', async () => {
    const left = (await itemsOf(first, night)).filter(({ state }) => state === 'left')
    await carry({ items: left.map(({ kind, subject }) => ({ kind, subject })) })
    const { signing } = await city.run(closeDay, wu(), first, night)
    expect(await codeOf(carry())).toBe('day.being-signed')
    expect(await codeOf(signIt('li', signing, night))).toBe('signing.not-yours')
    await signIt('wu', signing, night)
    expect(await codeOf(carry())).toBe('day.closed')
    expect(await loopOf('case-not-assigned', 'case:case-a', night)).toMatchObject({
      dueAt: isoOf(night + 7 * hourMs),
      owner: 'street:410105001',
      ownerName: '经八路街道',
      carried: { times: 1, reason: 'hands-short', day: '2022-01-14' },
    })
    const [row] = await city.sql<{ document: string }[]>`
      select document::text as document from day_closes where closed_at is not null`
    expect(row?.document).not.toContain('人手')
  })

  test('is a file that anybody with the anchors can check, and no changed one passes', async () => {
    const file = await city.ask(dayFile, wu(), first, undefined, night)
    const verdict = verifyDayFile(file, city.city.anchors)
    expect(verdict).toMatchObject({
      ok: true,
      ...first,
      carried: 11,
      signedBy: [{ officer: 'wu', unit: 'cdc' }],
    })
    const changed = (change: (text: string) => string) =>
      verifyDayFile(JSON.parse(change(JSON.stringify(file))), city.city.anchors).faults
    expect(changed((text) => text.replace('人手不足', '无车转运'))).toEqual(['signature-invalid'])
    expect(changed((text) => text.replace('"late":2', '"late":0'))).toEqual(['signature-invalid'])
    expect(changed((text) => text.replaceAll('"wu"', '"li"'))).not.toEqual([])
    expect(changed((text) => text.replace('"attest"', '"attend"'))).toEqual(['no-post'])
    expect(changed((text) => text.replace('day-close.v1', 'order.v1'))).toEqual(['not-a-day-close'])
    expect(verifyDayFile(null, city.city.anchors).faults).toEqual(['not-a-day-close'])
    // The names of people are nowhere in it, and a case is its printed number.
    expect(JSON.stringify(file)).toContain('case:C-0001')
    expect(JSON.stringify(file)).not.toMatch(/某人|case:case-/)
    expect(verdict.digest).toBe((await show(first, night)).digest)
  })

  test('of the next day counts again what was carried over, and names how often', async () => {
    const next = night + 24 * hourMs
    // Right after the cut-off: what is open now, without going through all that ever was.
    await takeDays(city.city, instantOf('2022-01-16T00:01:00+08:00'))
    const items = await itemsOf(second, next)
    expect(items).toHaveLength(11)
    expect(items.every(({ timesBefore }) => timesBefore === 1)).toBe(true)
    const { signing } = await (async () => {
      await city.run(carryWithinLimit, wu(), second, next)
      const left = (await itemsOf(second, next)).filter(({ state }) => state === 'left')
      await carry(
        {
          ...second,
          items: left.map(({ kind, subject }) => ({ kind, subject })),
          dueAt: isoOf(next + 5 * hourMs),
        },
        next,
      )
      return city.run(closeDay, wu(), second, next)
    })()
    // What somebody finishes between drafting and signing stays done, and the signature still counts.
    const from = { id: randomUUID(), keys: city.city.keys, actor: wu(), now: next + minuteMs }
    await city.sql.begin((tx) => moveCase(tx, 'case-a', 'assign', from))
    await signIt('wu', signing, next + 2 * minuteMs)
    expect(await loopOf('case-not-assigned', 'case:case-a', next + hourMs)).toBeUndefined()
    expect(await loopOf('case-not-assigned', 'case:case-b', next + hourMs)).toMatchObject({
      dueAt: isoOf(next + 5 * hourMs),
      carried: { times: 2 },
    })
  })
})
