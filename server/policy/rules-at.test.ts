import { momentOf } from '@bihuan/core/policy/moment.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { describe, expect, test } from 'vitest'
import { aCity } from '../testing/a-city.ts'
import { officersOf } from '../testing/officers.ts'
import { adopt } from './adopt.ts'
import { faultyAdoptions } from './faulty-adoptions.ts'
import { rulesAt } from './rules-at.ts'

const { city, sql, start } = await aCity()
const officers = await officersOf(await aCity())

/** A city of its own, with officers and the pack of its day adopted. */
async function adopted() {
  const own = await aCity()
  const staff = await officersOf(own)
  const pair = { by: staff.passkey('he'), second: staff.passkey('she') }
  const id = await adopt(own.sql, own.city, { pack: 'cn-ncp-8', ...pair }, own.start)
  return { ...own, pair, staff, id, at: (at = own.start) => rulesAt(own.sql, own.city.anchors, at) }
}

describe('rules that nobody adopted', () => {
  test('can be read, bind nobody on what is unverified, and are told as such', async () => {
    const { rules, adopted: by } = await rulesAt(sql, city.anchors, start)
    expect([rules.policy.pack.id, by]).toEqual(['cn-ncp-8', null])
    expect(rules.policy.counting.dayOne.binds).toBe(false)
  })

  test('are those of the line at each moment, and the oldest before them', async () => {
    const packAt = async (day: string) =>
      (await rulesAt(sql, city.anchors, momentOf(day) ?? 0)).rules.policy.pack.id
    expect(await packAt('2022-11-10')).toBe('cn-ncp-9')
    expect(await packAt('2022-11-11')).toBe('cn-20m')
    expect(await packAt('2031-01-01')).toBe('cn-b2')
    expect(await packAt('2001-01-01')).toBe('cn-ncp-8')
  })
})

describe('an adopted pack', () => {
  test('is in force from its moment on, with what was confirmed', async () => {
    const { at, id, start: from } = await adopted()
    expect((await at(from - 1)).adopted).toBeNull()
    const { rules, adopted: by } = await at()
    expect([rules.policy.pack.id, by]).toEqual(['cn-ncp-8', id])
    expect(rules.policy.counting.dayOne.confirmed).toMatchObject({ by: 'he' })
    expect(rules.policy.counting.dayOne.binds).toBe(true)
  })

  test('gives way to the next at the moment that was signed, with its transition', async () => {
    const own = await adopted()
    const night = momentOf('2022-06-27') ?? 0
    const next = await adopt(
      own.sql,
      own.city,
      { pack: 'cn-ncp-9', from: night, ...own.pair },
      own.start + hourMs,
    )
    expect((await own.at(night - 1)).adopted).toBe(own.id)
    const { rules, adopted: by } = await own.at(night)
    expect([rules.policy.pack.id, by]).toEqual(['cn-ncp-9', next])
    expect(rules.transition.map(({ name }) => name)).toContain('secondary_contact')
  })

  test('ends with its own time where nobody adopted another: then nobody may order', async () => {
    const { at } = await adopted()
    const { rules, adopted: by } = await at(momentOf('2022-06-27') ?? 0)
    expect([rules.policy.pack.id, by]).toEqual(['cn-ncp-9', null])
    expect(rules.policy.counting.dayOne.binds).toBe(false)
  })

  test('is merged once, and given again as the same value while nothing changes', async () => {
    const own = await adopted()
    await own.at()
    const first = await own.at()
    expect(await own.at()).toBe(first)
    expect(await own.at(own.start + hourMs)).toBe(first)
  })
})

describe('rows that nobody signed', () => {
  test('bind nobody: the pack before stays in force, and it is told', async () => {
    const own = await adopted()
    const [before] = await own.sql<{ document: Record<string, unknown> }[]>`
      select document from policy_adoptions`
    await own.sql`
      insert into policy_adoptions (id, pack, document, source, assertions, from_at, known_at)
      select 'forged', pack, jsonb_set(document, '{id}', '"forged"'), source, assertions, from_at, known_at from policy_adoptions`
    expect(before).toBeDefined()
    expect((await own.at()).adopted).toBe(own.id)
    const alarms = await faultyAdoptions(own.sql, own.city.anchors)
    expect(alarms).toMatchObject([{ id: 'forged', kind: 'faulty' }])
    expect(alarms[0]?.faults.map(({ code }) => code)).toContain('signature-invalid')
  })

  test.each([
    [
      'its text',
      `update policy_adoptions set source = to_jsonb(replace(source #>> '{}', '"v":14', '"v":21'))`,
    ],
    [
      'its confirmations',
      `update policy_adoptions set document = jsonb_set(document, '{confirmations}', '[]')`,
    ],
    ['its beginning', `update policy_adoptions set document = jsonb_set(document, '{from}', '0')`],
    ['its signatures', `update policy_adoptions set assertions = '[]'`],
  ])('an adoption counts no more when somebody changes %s', async (_, statement) => {
    const own = await adopted()
    expect((await own.at()).adopted).toBe(own.id)
    await own.sql.unsafe(statement)
    expect((await own.at()).adopted).toBeNull()
    expect(await faultyAdoptions(own.sql, own.city.anchors)).toMatchObject([{ id: own.id }])
  })

  test('one that the public log has and the table lost ends all rules until it is back', async () => {
    const own = await adopted()
    await own.sql`
      insert into log_entries (index, kind, subject, entry, at) values (0, 'adoption', ${own.id}, '', ${own.start})`
    expect((await own.at()).adopted).toBe(own.id)
    await own.sql`delete from policy_adoptions`
    expect((await own.at()).adopted).toBeNull()
    expect(await faultyAdoptions(own.sql, own.city.anchors)).toMatchObject([
      { id: own.id, kind: 'missing' },
    ])
  })

  test('officers of another register sign for nobody', async () => {
    const own = await aCity()
    const pair = { by: officers.passkey('he'), second: officers.passkey('she') }
    await expect(
      adopt(own.sql, own.city, { pack: 'cn-ncp-8', ...pair }, own.start),
    ).rejects.toMatchObject({ code: 'policy.refused' })
  })
})
