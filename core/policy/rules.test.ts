import { describe, expect, test } from 'vitest'
import { orderMaximum } from './order-rules.ts'
import { aPolicy, ours, sure } from './testing/a-policy.ts'
import { areaUnits } from './words.ts'
import { liftOf, temporaryControl, type ZoneFacts, zoneAllowed } from './zone-rules.ts'

const policy = aPolicy()
const nothing: ZoneFacts = {
  daysWithoutInfection: 0,
  daysSinceLastExposure: null,
  roundNegativeOnDay: null,
  daysSinceNegativeRound: null,
  levelsInForce: [],
}

describe('a zone', () => {
  test('may be as large as its widest unit, or smaller', () => {
    const allowed = areaUnits.filter(
      (unit) => zoneAllowed(policy, { level: 'high', unit, widenReasons: [] }).ok,
    )
    expect(allowed).toEqual(['household', 'floor', 'unit', 'building'])
  })

  test('is widened only for a reason that the policy names', () => {
    const wide = (...widenReasons: string[]) =>
      zoneAllowed(policy, { level: 'high', unit: 'compound', widenReasons })
    expect(wide('risk_unclear').ok).toBe(true)
    expect(wide()).toMatchObject({ ok: false, because: 'widened', allowed: ['risk_unclear'] })
    expect(wide('convenient').ok).toBe(false)
  })

  test('is never widened where the policy says so, and by judgement where it says that', () => {
    const widen = (word: string) => aPolicy({ areas: { level: { high: { widen: sure(word) } } } })
    const zone = { level: 'high', unit: 'street', widenReasons: ['risk_unclear'] } as const
    expect(zoneAllowed(widen('never'), zone)).toMatchObject({ ok: false, because: 'unit' })
    expect(zoneAllowed(widen('judgement'), zone).ok).toBe(true)
  })

  test('of an unknown level is neither declared nor kept', () => {
    const zone = { level: 'purple', unit: 'household', widenReasons: [] } as const
    expect(zoneAllowed(policy, zone)).toMatchObject({ ok: false, because: 'no-level' })
    expect(liftOf(policy, 'purple', nothing)).toMatchObject({ ok: false, because: 'no-level' })
  })

  test('does not bind on a unit that nobody verified', () => {
    const unsure = aPolicy({ areas: { level: { high: { units: ours(['building']) } } } })
    expect(zoneAllowed(unsure, { level: 'high', unit: 'unit', widenReasons: [] })).toMatchObject({
      ok: true,
      binds: false,
    })
  })

  test('is lifted when every condition is met, and what is missing is named', () => {
    const facts = { ...nothing, daysWithoutInfection: 5, roundNegativeOnDay: 5 }
    expect(liftOf(policy, 'high', facts)).toMatchObject({ ok: true, liftTo: 'low' })
    const missing = (more: Partial<ZoneFacts>) => {
      const answer = liftOf(policy, 'high', { ...facts, ...more })
      return answer.conditions.filter(({ met }) => !met).map(({ kind }) => kind)
    }
    expect(missing({ daysWithoutInfection: 4 })).toEqual(['no_new_infection_days'])
    expect(missing({ roundNegativeOnDay: null })).toEqual(['round_negative_on_day'])
  })

  test('waits for the stricter ones that hang together with it', () => {
    expect(liftOf(policy, 'low', { ...nothing, levelsInForce: ['high'] }).ok).toBe(false)
    expect(liftOf(policy, 'low', { ...nothing, levelsInForce: ['low'] }).ok).toBe(true)
  })

  test('of some hours has a longest time, or is forbidden', () => {
    expect(temporaryControl(policy, 24).ok).toBe(true)
    expect(temporaryControl(policy, 24.1)).toMatchObject({ because: 'too-long', maxHours: 24 })
    const forbidden = aPolicy({
      areas: { temporary_control: { allowed: sure(false), max_hours: { $remove: true } } },
    })
    expect(temporaryControl(forbidden, 1)).toMatchObject({ because: 'forbidden' })
  })
})

describe('an order', () => {
  test.each([
    ['isolate', 'close_contact', 120],
    ['stay_home', 'close_contact', 72],
    ['stay_home', 'secondary_contact', 168],
    ['stay_home', 'infected', 336],
    ['zone', 'zone_high', 336],
    ['hold', 'pool_reactive', 12],
  ])('%s for %s lasts at most %i hours', (kind, reason, hours) => {
    expect(orderMaximum(policy, kind, reason)).toMatchObject({ ok: true, hours, binds: true })
  })

  test.each([
    ['refuse_care', 'infected', 'forbidden-kind'],
    ['red_code', 'close_contact', 'no-kind'],
    ['isolate', 'secondary_contact', 'reason'],
    ['isolate', 'depositor', 'reason'],
    ['monitor', 'close_contact', 'no-stage'],
  ])('%s for %s is refused: %s', (kind, reason, because) => {
    expect(orderMaximum(policy, kind, reason)).toMatchObject({ ok: false, because })
  })

  test('is not longer than its kind allows, whatever the track says', () => {
    const short = aPolicy({ orders: { kind: { isolate: { max_hours: sure(48) } } } })
    expect(orderMaximum(short, 'isolate', 'close_contact')).toMatchObject({ hours: 48 })
  })
})
