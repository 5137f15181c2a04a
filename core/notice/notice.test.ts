import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { cityInstant } from '../time/instant.ts'
import { isDue, modeFor, type PersonFacts, roundSpan } from './due.ts'
import type { Notice } from './notice.ts'
import { parseNotice } from './parse-notice.ts'
import { slotFor } from './slot.ts'

const text = readFileSync(
  new URL('../../policies/notices/zz-2022-018.yaml', import.meta.url),
  'utf8',
)
const at = (time: string) => cityInstant('2022-01-14', time)

function notice18(change: (plain: Record<string, unknown>) => void = () => {}): Notice {
  const plain = parse(text)
  change(plain)
  const reading = parseNotice(plain)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.notice
}

function faults(from: string, to: string) {
  expect(text).toContain(from)
  const reading = parseNotice(parse(text.replace(from, to)))
  return reading.ok ? [] : reading.faults
}

const person = (facts: Partial<PersonFacts>): PersonFacts => ({
  area: '410103001002',
  zone: null,
  facts: [],
  ...facts,
})

describe('notice 18 of 2022', () => {
  const notice = notice18()

  test('is read whole, each figure with its source and grade', () => {
    expect(notice).toMatchObject({ id: 'zz-2022-018', round: 2_022_018, issuedOn: '2022-01-13' })
    expect(notice.windows).toEqual([{ opens: at('09:00'), closes: at('18:00') }])
    expect(notice.who.areas.map((area) => area.code)).toEqual([
      '410105',
      '410103',
      '410102',
      '410104',
      '410173',
      '410172',
    ])
    expect(notice.limits.tubeBoxed).toMatchObject({ minutes: 90, source: { grade: 'design' } })
    expect(notice.modes.other.pool).toMatchObject({ size: 10, source: { grade: 'b' } })
    expect(notice.unknown.length).toBeGreaterThan(3)
  })

  test('calls the six districts, and controlled zones wherever they lie', () => {
    expect(isDue(person({}), notice)).toMatchObject({ due: true, because: 'area' })
    expect(isDue(person({ area: '410108001' }), notice)).toEqual({ due: false, because: 'outside' })
    expect(isDue(person({ area: '410181100', zone: 'lockdown' }), notice)).toEqual({
      due: true,
      because: 'zone',
      zone: 'lockdown',
    })
    expect(isDue(person({ area: '410181100', zone: 'precaution' }), notice).due).toBe(false)
  })

  test('leaves out the streets of 郑东新区 that bear the code of 金水', () => {
    expect(isDue(person({ area: '410105001003' }), notice).due).toBe(true)
    expect(isDue(person({ area: '410105015003' }), notice).due).toBe(false)
  })

  test('samples at the door, building by building, or at sites', () => {
    expect(modeFor('lockdown', notice).way).toBe('door')
    expect(modeFor('control', notice)).toMatchObject({ way: 'slots', minutesPerBuilding: 20 })
    expect(modeFor(null, notice)).toMatchObject({ way: 'sites', kinds: ['fixed', 'mobile'] })
    expect(modeFor('precaution', notice)).toEqual(modeFor(null, notice))
  })

  test('gives the buildings of a compound slots one after the other until the windows are full', () => {
    expect(slotFor(0, notice)).toEqual({
      ok: true,
      slot: { opens: at('09:00'), closes: at('09:20') },
    })
    expect(slotFor(26, notice)).toEqual({
      ok: true,
      slot: { opens: at('17:40'), closes: at('18:00') },
    })
    expect(slotFor(27, notice)).toEqual({ ok: false, because: 'full', capacity: 27 })
    expect(slotFor(27, notice, 2)).toEqual({
      ok: true,
      slot: { opens: at('13:20'), closes: at('13:40') },
    })
  })
})

describe('windows, streets and exemptions of other notices', () => {
  test('a slot never crosses from one window into the next', () => {
    const notice = notice18((plain) => {
      plain.windows = [
        { opens: '2022-01-14 09:00', closes: '2022-01-14 09:50' },
        { opens: '2022-01-14 13:00', closes: '2022-01-14 13:20' },
      ]
    })
    expect(slotFor(1, notice)).toMatchObject({ slot: { closes: at('09:40') } })
    expect(slotFor(2, notice)).toMatchObject({ slot: { opens: at('13:00') } })
    expect(slotFor(3, notice)).toMatchObject({ because: 'full', capacity: 3 })
    expect(roundSpan(notice.windows)).toEqual({ opens: at('09:00'), closes: at('13:20') })
  })

  test('only some streets of an area can be called', () => {
    const notice = notice18((plain) => {
      plain.who = {
        areas: [{ code: '410105', name: { zh: '郑东', en: 'Zhengdong' }, only: ['410105015'] }],
      }
    })
    expect(isDue(person({ area: '410105015001' }), notice).due).toBe(true)
    expect(isDue(person({ area: '410105001001' }), notice).due).toBe(false)
    expect(isDue(person({ zone: 'lockdown' }), notice).due).toBe(false)
  })

  test('a vaccination of the last 48 hours frees, an older one and another fact do not', () => {
    const notice = notice18((plain) => {
      plain.exemptions = [
        { fact: 'vaccinated', within_hours: 48, source: 'notice' },
        { fact: 'away', source: 'ours' },
      ]
    })
    const vaccinated = (day: string, time: string) =>
      person({ facts: [{ kind: 'vaccinated', at: cityInstant(day, time) }] })
    expect(isDue(vaccinated('2022-01-12', '09:01'), notice)).toMatchObject({
      because: 'exempt',
      exemption: { fact: 'vaccinated' },
      at: cityInstant('2022-01-12', '09:01'),
    })
    expect(isDue(vaccinated('2022-01-12', '09:00'), notice).due).toBe(true)
    expect(isDue(vaccinated('2022-01-14', '18:00'), notice).due).toBe(true)
    expect(isDue(person({ facts: [{ kind: 'vaccinated', at: null }] }), notice).due).toBe(true)
    expect(isDue(person({ facts: [{ kind: 'away', at: null }] }), notice).due).toBe(false)
    expect(isDue(person({ facts: [{ kind: 'infant', at: null }] }), notice).due).toBe(true)
  })
})

describe('a notice with a fault is refused', () => {
  test.each([
    ["closes: '2022-01-14 18:00'", "closes: '2022-01-14 08:00'", 'windows[0].closes', 'order'],
    ["closes: '2022-01-14 18:00'", "closes: '2022-02-30 18:00'", 'windows[0].closes', 'time'],
    ["issued_on: '2022-01-13'", 'issued_on: soon', 'issued_on', 'time'],
    [
      "closes: '2022-01-14 18:00' }",
      "closes: '2022-01-14 18:00' }\n  - { opens: '2022-01-14 17:59', closes: '2022-01-14 19:00' }",
      'windows[1].opens',
      'order',
    ],
    ['number: 18', 'number: eighteen', 'number', 'type'],
    ['number: 18', 'number: 19', 'id', 'value'],
    ['year: 2022', 'year: 1022', 'year', 'range'],
    ['number: 18\n', '', 'number', 'missing'],
    ['en: Jinshui', 'english: Jinshui', 'who.areas[0].name.english', 'unknown-field'],
    ["code: '410103'", "code: '41010'", 'who.areas[1].code', 'value'],
    ["code: '410103'", "code: '410102'", 'who.areas[2]', 'duplicate'],
    ["'410105014'", "'410102014'", 'who.areas[0].except[0]', 'value'],
    ['zones: [lockdown, control]', 'zones: [sealed]', 'who.zones[0]', 'value'],
    ['way: door', 'way: window', 'modes.lockdown.way', 'value'],
    ['way: door', 'way: door, kinds: [fixed]', 'modes.lockdown.kinds', 'unknown-field'],
    ['minutes_per_building: 20, ', '', 'modes.control.minutes_per_building', 'missing'],
    ['pool: { size: 10', 'pool: { size: 30', 'modes.other.pool.size', 'value'],
    ['source: guide-2', 'source: guide-9', 'modes.lockdown.pool.source', 'source'],
    ['grade: a', 'grade: z', 'sources.notice.grade', 'value'],
    ['clock: sampling', 'clock: result', 'validity.clock', 'value'],
    [
      'leg_delivered: { minutes: 120',
      'leg_delivered: { minutes: 180',
      'limits.tube_at_laboratory',
      'order',
    ],
    ['  pool_held: {', '  pool_hold: {', 'limits.pool_hold', 'unknown-field'],
    ['exemptions: []', 'exemptions: none', 'exemptions', 'type'],
    ['documents: [', 'documents: [id-card, ', 'documents[0]', 'value'],
  ])('%s -> %s', (from, to, path, code) => {
    const found = faults(from, to)
    expect(found.map((fault) => ({ path: fault.path, code: fault.code }))).toContainEqual({
      path,
      code,
    })
    for (const fault of found) {
      expect(fault.zh).toMatch(/\p{Script=Han}/u)
      expect(fault.en).not.toMatch(/\p{Script=Han}/u)
    }
  })

  test('with all its faults at once, each once', () => {
    const reading = parseNotice({ id: 'zz-2022-018', number: 18, year: 2022, windows: [] })
    const paths = reading.ok ? [] : reading.faults.map((fault) => fault.path)
    expect(paths).toEqual(expect.arrayContaining(['title', 'windows', 'who', 'modes', 'limits']))
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths.filter((path) => path.startsWith('modes.'))).toEqual([])
  })

  test('when it calls nobody', () => {
    const reading = parseNotice({ ...parse(text), who: { areas: [], zones: [] } })
    expect(reading.ok ? [] : reading.faults).toMatchObject([{ path: 'who', code: 'range' }])
  })

  test.each([[null], [undefined], [[]], ['text'], [7]])('when it is %j', (value) => {
    expect(parseNotice(value).ok).toBe(false)
  })
})
