import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Policy } from '../policy/policy.ts'
import { hourMs, instantOf } from '../time/instant.ts'
import { askNext } from './ask-next.ts'
import { awake, daysOf, gapsOf } from './gaps.ts'
import { emptyFields, type Item, type ItemFields } from './item.ts'
import { keyFactsOf } from './key-facts.ts'
import { windowsOf } from './windows.ts'

const dayMs = 24 * hourMs
const at = (text: string) => instantOf(`2022-01-${text}:00+08:00`)
const now = at('14T08:00')

const days = (path: string, v: number, binds = true) => ({
  path,
  v,
  binds,
  src: [],
  grade: 'b',
  module: 'm',
  note: null,
  allowed: null,
  confirmed: null,
})
const policy = ({
  lookback = 2 as number | null,
  before = null as number | null,
  binds = true,
} = {}) =>
  ({
    pack: { id: 'pack' },
    definitions: {
      lookbackDays: lookback === null ? null : days('definitions.lookback_days', lookback, binds),
    },
    pathogen: {
      infectiousBeforeOnsetDays:
        before === null ? null : days('pathogen.infectious_before_onset_days', before),
      incubation: { leastDays: days('least', 1), mostDays: days('most', 14) },
    },
  }) as unknown as Policy
const moments = { onsetAt: null, positiveAt: at('13T08:00'), isolatedAt: null, now }
const anItem = (more: Partial<Item>): Item => ({
  ...emptyFields('visit'),
  id: 'i',
  state: 'confirmed',
  source: 'spoken',
  version: 1,
  ...more,
})

describe('the windows of a case', () => {
  test('begin days before the onset, or before the first positive swab, whichever was earlier, by the policy', () => {
    const { anchor, infectious, exposure, binds } = windowsOf(moments, policy())
    expect(anchor).toEqual({ of: 'positive', at: at('13T08:00') })
    expect(infectious).toMatchObject({ from: at('11T08:00'), until: now })
    expect(exposure).toMatchObject({ from: at('13T08:00') - 14 * dayMs, until: at('12T08:00') })
    expect(binds).toBe(true)
    const early = windowsOf(
      { ...moments, onsetAt: at('10T12:00'), isolatedAt: at('13T20:00') },
      policy({ lookback: 4 }),
    )
    expect(early).toMatchObject({
      anchor: { of: 'onset' },
      infectious: { from: at('06T12:00'), until: at('13T20:00') },
    })
    expect(windowsOf({ ...moments, onsetAt: at('14T02:00') }, policy()).anchor?.of).toBe('positive')
  })

  test('name their rule, say where nobody confirmed it, and are none where the policy or the case says nothing', () => {
    const open = windowsOf(moments, policy({ binds: false }))
    expect(open.rule).toEqual({
      pack: 'pack',
      path: 'definitions.lookback_days',
      days: 2,
      binds: false,
    })
    expect(open.infectious?.binds).toBe(false)
    expect(windowsOf(moments, policy({ lookback: null, before: 3 })).rule?.days).toBe(3)
    expect(windowsOf(moments, policy({ lookback: null })).infectious).toBeNull()
    expect(windowsOf({ ...moments, positiveAt: null }, policy())).toMatchObject({
      anchor: null,
      infectious: null,
      exposure: null,
    })
  })
})

describe('gaps', () => {
  const windows = windowsOf(moments, policy())
  test('are the hours awake that no item covers; what was asked and is not remembered is none', () => {
    const items = [
      anItem({ from: at('13T09:00'), until: at('13T18:00') }),
      anItem({ from: at('13T20:00') }),
      anItem({ kind: 'gap', from: at('12T07:00'), until: at('12T23:00') }),
      anItem({ from: at('13T07:00'), until: at('13T23:00'), state: 'removed' }),
    ]
    const of = (day: string) =>
      gapsOf(items, windows, now)
        .filter((gap) => gap.day === day)
        .map(({ from, until }) => [from, until])
    expect(of('2022-01-13')).toEqual([
      [at('13T07:00'), at('13T09:00')],
      [at('13T18:00'), at('13T20:00')],
      [at('13T21:00'), at('13T23:00')],
    ])
    expect(of('2022-01-12')).toEqual([])
    expect(of('2022-01-14')).toEqual([[at('14T07:00'), now]])
    expect(daysOf(windows)).toHaveLength(16)
  })

  test('and items together never cover more than the hours awake, and no gap touches an item', () => {
    const hour = fc.integer({ min: at('11T00:00') / hourMs, max: now / hourMs })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hour, fc.integer({ min: 1, max: 12 })), { maxLength: 12 }),
        (spans) => {
          const items = spans.map(([from, hours]) =>
            anItem({ from: from * hourMs, until: (from + hours) * hourMs }),
          )
          for (const gap of gapsOf(items, windows, now)) {
            expect(gap.until - gap.from).toBeGreaterThanOrEqual(hourMs)
            expect(gap.until - gap.from).toBeLessThanOrEqual((awake.sleeps - awake.wakes) * hourMs)
            for (const { from, until } of items)
              expect((from ?? 0) >= gap.until || (until ?? 0) <= gap.from).toBe(true)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('what is still to learn', () => {
  const windows = windowsOf(moments, policy())
  const known = {
    person: true,
    phone: true,
    home: true,
    category: 'confirmed' as const,
    onset: false,
    positive: true,
    foundHow: true,
    isolated: false,
  }
  test('are the key facts that neither the row nor a confirmed item knows', () => {
    const home: Partial<ItemFields> = { activity: 'home', people: [{ relation: '妻子' }] }
    expect(keyFactsOf(known, [], windows).missing).toEqual([
      'onset',
      'isolated',
      'living-with',
      'workplace',
      'whereabouts',
      'rides',
    ])
    expect(
      keyFactsOf(
        { ...known, category: 'asymptomatic' },
        [anItem({ ...home, state: 'candidate' })],
        windows,
      ).missing,
    ).toContain('living-with')
    const items = [
      anItem({ ...home, from: at('12T20:00') }),
      anItem({ kind: 'travel', from: at('05T08:00') }),
    ]
    expect(keyFactsOf({ ...known, category: 'asymptomatic' }, items, windows).missing).toEqual([
      'isolated',
      'workplace',
      'rides',
    ])
  })

  test('is asked of the item that was written last, then of the longest gap', () => {
    const meal = anItem({ id: 'meal', activity: 'meal', from: at('13T18:30') })
    const asks = askNext([meal], gapsOf([meal], windows, now), 'meal')
    expect(asks.map(({ key }) => key)).toEqual([
      'until-when',
      'who-with',
      'seated',
      'who-paid',
      'gap',
    ])
    expect(asks.filter(({ item }) => item === 'meal')).toHaveLength(4)
    expect(askNext([], [], null).map(({ key }) => key)).toEqual(['living-with', 'symptoms'])
  })
})
