import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { describe, expect, test } from 'vitest'
import { readStatus } from '../status/read-status.ts'
import { aCity } from '../testing/a-city.ts'
import { aNight, type NightPerson, night } from './a-night.ts'
import { draftAdoption } from './draft-adoption.ts'
import { effectOfPack } from './effect-of-pack.ts'
import { effectByTable, freeByNew, heldByOrder } from './night-table.ts'
import { policyInForce } from './policy-in-force.ts'

const city = await aCity()
const { people, officers, signAll, batches } = await aNight(city, { people: 400 })
const evening = night - 2 * hourMs

const isHeld = async ({ person }: NightPerson, at: number) => {
  const { class: strictness } = await readStatus(city.sql, { person, at }, city.city)
  return strictness === 'stay' || strictness === 'limit'
}
/** Who is held at a moment though the table says that they are free. */
async function heldTooLong(): Promise<NightPerson[]> {
  const found = await Promise.all(
    people.map(async (one) => ((await isHeld(one, freeByNew(one))) ? [one] : [])),
  )
  return found.flat()
}

describe('the night of 11 November 2022', () => {
  test('begins with everybody held by the rules of before', async () => {
    expect(batches).toBeGreaterThan(40)
    const held = await Promise.all(people.map((one) => isHeld(one, night - 1)))
    expect(held.filter((one) => one).length).toBe(people.length)
  })

  test('would hold many longer than the new rules allow if nothing was signed: the control', async () => {
    expect((await heldTooLong()).length).toBeGreaterThan(people.length / 3)
  })

  test('the look ahead names who is released and whose stay shortens, as the table has it', async () => {
    const { report, before, after } = await city.ask(effectOfPack, officers.actor('he'), {
      pack: 'cn-20m',
      at: new Date(night).toISOString(),
    })
    expect([before.pack, after.pack]).toEqual(['cn-ncp-9', 'cn-20m'])
    const count = (effect: string) => people.filter((one) => effectByTable(one) === effect).length
    expect(report.people).toBe(people.length)
    expect(report.counts.released).toBe(count('released'))
    expect(report.counts.shortened).toBe(count('shortened'))
    expect(report.counts.unchanged + report.counts.eased).toBe(count('unchanged'))
    expect(report.counts.stricter).toBe(0)
    expect(report.ended.secondary_contact).toBe(
      people.filter(({ basis }) => basis === 'secondary_contact').length,
    )
  })

  test('after two officers signed nobody is held longer than the new rules allow', async () => {
    const view = await city.ask(policyInForce, officers.actor('he'), { pack: 'cn-20m' })
    const confirmations = view.values
      .filter(({ isUnverified: open }) => open)
      .map(({ path, v }) => ({ path, v: JSON.stringify(v), note: '逐项核对' }))
    const drafted = await city.run(
      draftAdoption,
      officers.actor('he'),
      {
        pack: 'cn-20m',
        second: 'she',
        reason: '国务院联防联控机制公布二十条，当夜施行。',
        confirmations,
      },
      evening,
    )
    expect(drafted.open).toBe(0)
    expect(drafted.effect.counts.released).toBeGreaterThan(0)
    await signAll(drafted, ['he'], evening + minuteMs)
    // One signature changes nothing.
    expect((await heldTooLong()).length).toBeGreaterThan(people.length / 3)
    await signAll(drafted, ['she'], evening + 2 * minuteMs)
    expect(await heldTooLong()).toEqual([])
    // Nor does anybody go a second early whom both rules hold, so that a rule which frees everybody would be seen.
    const early = await Promise.all(
      people
        .filter((one) => heldByOrder(one) > night)
        .map((one) => isHeld(one, heldByOrder(one) - 1_000)),
    )
    expect(early.length).toBeGreaterThan(people.length / 4)
    expect(early.filter((held) => !held)).toEqual([])
  })
})

test('the values of the new pack are shown with who confirmed them', async () => {
  const view = await city.ask(policyInForce, officers.actor('he'), {
    at: new Date(night).toISOString(),
  })
  expect(view.pack.id).toBe('cn-20m')
  const dayOne = view.values.find(({ path }) => path === 'counting.day_one')
  expect(dayOne).toMatchObject({ isUnverified: true, binds: true, confirmed: { by: 'he' } })
})
