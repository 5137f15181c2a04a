import { randomUUID } from 'node:crypto'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { countGate } from './count-gate.ts'
import { gateHours } from './gate-hours.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
})
const guard = (area = '410105001') => city.actor('checkpoint-guard', area)
const counts = (over: object = {}) => ({
  hour: isoOf(city.start - hourMs),
  passed: 812,
  reminded: 3,
  limited: 2,
  staying: 1,
  refused: 6,
  unsure: 0,
  medical: 9,
  ...over,
})
const period = () => ({ from: isoOf(city.start - 24 * hourMs), until: isoOf(city.start) })

describe('counts of a gate', () => {
  test('come from guards, of whole hours that are over, and hold nothing but numbers', async () => {
    for (const role of ['resident', 'sampler', 'city-commander'] as const)
      await expect(city.run(countGate, city.actor(role), counts())).rejects.toMatchObject({
        code: 'access.role-may-not',
      })
    for (const hour of [city.start - hourMs + minuteMs, city.start, city.start - 30 * minuteMs])
      await expect(
        city.run(countGate, guard(), counts({ hour: isoOf(hour) })),
      ).rejects.toMatchObject({ code: 'gate.hour-not-over' })
    for (const more of [{ person: '410100000000001' }, { at: isoOf(city.start) }, { passed: -1 }])
      await expect(city.run(countGate, guard(), counts(more) as never)).rejects.toMatchObject({
        code: 'input.malformed',
      })
    const columns = await city.sql<{ type: string }[]>`
      select distinct data_type as type from information_schema.columns
      where table_name = 'gate_counts' and column_name not in ('id', 'area_code', 'hour_at')`
    expect(columns).toEqual([{ type: 'integer' }])
  })

  test('are counted once however often they are sent, and added up by area and hour', async () => {
    const id = randomUUID()
    for (let turn = 0; turn < 3; turn += 1)
      await city.run(countGate, guard(), counts(), city.start, id)
    await city.run(countGate, guard('410102001'), counts({ passed: 1 }))
    const commander = city.actor('district-commander', '410105')
    await expect(city.ask(gateHours, guard(), period())).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      city.ask(gateHours, commander, { ...period(), area: '410102' }),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    expect(await city.ask(gateHours, commander, period())).toEqual({ hours: [counts()] })
    const whole = await city.ask(gateHours, city.actor('city-commander'), period())
    expect(whole.hours).toMatchObject([{ passed: 813, medical: 18 }])
  })
})
