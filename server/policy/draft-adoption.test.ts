import { momentOf } from '@bihuan/core/policy/moment.ts'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { describe, expect, test } from 'vitest'
import { Problem } from '../door/problem.ts'
import { sign } from '../signing/sign.ts'
import { aCity } from '../testing/a-city.ts'
import { type OfficerName, officersOf } from '../testing/officers.ts'
import { adopt } from './adopt.ts'
import { affectedPeople } from './affected-people.ts'
import { checkPolicy } from './check-policy.ts'
import { comparePacks } from './compare-packs.ts'
import { draftAdoption } from './draft-adoption.ts'
import { effectOfPack } from './effect-of-pack.ts'
import { packs } from './packs.ts'
import { policyInForce } from './policy-in-force.ts'
import { rulesAt } from './rules-at.ts'

async function aPolicyDesk() {
  const city = await aCity()
  await city.sql`insert into areas (code, level, name, parent_code) values ('4101', 'city', '郑州市', null)`
  const officers = await officersOf(city)
  const now = city.start
  const input = {
    pack: 'cn-ncp-8',
    second: 'she',
    reason: '按国家第八版方案施行。',
    confirmations: [],
  }
  const signAll = async (
    drafted: { signing: string; digest: string },
    names: OfficerName[],
    at = now,
  ) => {
    let made: string | null = null
    for (const name of names) {
      const { officer: _, unit: __, at: ___, ...answer } = officers.sign(name, drafted.digest, at)
      made = (await city.run(sign, officers.actor(name), { signing: drafted.signing, answer }, at))
        .made
    }
    return made
  }
  return {
    ...city,
    officers,
    now,
    input,
    signAll,
    draft: (more: object = {}, by: OfficerName = 'he', at = now) =>
      city.run(draftAdoption, officers.actor(by), { ...input, ...more }, at),
    inForce: async (at = now + hourMs) => (await rulesAt(city.sql, city.city.anchors, at)).adopted,
  }
}
const problemOf = (run: Promise<unknown>) =>
  run.then(
    () => 'taken',
    (error) => {
      if (!(error instanceof Problem)) throw error
      return error.items[0] ? `${error.code} ${error.items[0].code}` : error.code
    },
  )

/** Rules of a city over those of the 8th edition. */
const own = (
  says: string,
  cases = `  - { id: one, at: '2022-01-20 12:00:00', value: { path: appeals.decision_hours }, expect: { v: 12 } }`,
) => [
  {
    file: 'modules/city-notice-1.yaml',
    text: `id: city-notice-1
kind: local-notice
title: { zh: 通告, en: Notice }
effective_from: { v: '2022-01-14', src: [], grade: DESIGN }
says:
${says}
`,
  },
  {
    file: 'packs/city-1.yaml',
    text: `id: city-1
title: { zh: 本市, en: The city }
effective_from: { v: '2022-01-14', src: [], grade: DESIGN }
effective_to: { v: '2022-01-31', src: [], grade: DESIGN }
modules: [platform, pathogen-sars-cov-2, cn-ncp-8, cn-dt-plan-8, cn-testing-guide-1, henan-code-2, isolation-rooms-2021-10, city-notice-1]
`,
  },
  { file: 'packs/city-1.cases.yaml', text: `line: city-1\ncases:\n${cases}\n` },
]
const faster = own('  appeals: { decision_hours: { v: 12, src: [], grade: DESIGN } }')

describe('drafting rules', () => {
  test('is for the city, with a post, and a second of another unit', async () => {
    const desk = await aPolicyDesk()
    expect(await problemOf(desk.draft({}, 'wu'))).toBe('access.role-may-not')
    expect(await problemOf(desk.draft({ second: 'wu' }))).toBe('policy.refused no-post')
    expect(await problemOf(desk.draft({ second: 'he' }))).toMatch(/^policy\.(same-unit|refused)/)
  })

  test('changes nothing with one signature, and everything that it says with two', async () => {
    const desk = await aPolicyDesk()
    const view = await desk.ask(policyInForce, desk.officers.actor('he'), {})
    expect(view.adopted).toBeNull()
    const open = view.values.filter(({ binds }) => !binds)
    expect(open.length).toBeGreaterThan(50)
    const dayOne = open.filter(({ path }) => path === 'counting.day_one')
    const confirmations = dayOne.map(({ path, v }) => ({
      path,
      v: JSON.stringify(v),
      note: '市疾控会议纪要第3号',
    }))
    const drafted = await desk.draft({ confirmations })
    expect(drafted.open).toBeGreaterThan(50)
    expect(await desk.inForce()).toBeNull()
    await desk.signAll(drafted, ['he'])
    expect(await desk.inForce()).toBeNull()
    expect(await desk.signAll(drafted, ['she'])).toBe(drafted.adoption)
    expect(await desk.inForce()).toBe(drafted.adoption)
    const after = await desk.ask(policyInForce, desk.officers.actor('he'), {})
    expect(after.adopted).toBe(drafted.adoption)
    const bound = after.values.find(({ path }) => path === 'counting.day_one')
    expect(bound).toMatchObject({
      binds: true,
      confirmed: { by: 'he', note: '市疾控会议纪要第3号' },
    })
    expect(after.values.filter(({ binds }) => !binds).length).toBe(open.length - 1)
  })

  test('is not signed by the second before the first, nor by anybody else', async () => {
    const desk = await aPolicyDesk()
    const drafted = await desk.draft()
    expect(await problemOf(desk.signAll(drafted, ['she']))).toBe('signing.not-yours')
    expect(await problemOf(desk.signAll(drafted, ['li']))).toMatch(/^(access|signing)\./)
  })

  test('gives both the same to see: what changes, whom it touches, what stays open', async () => {
    const desk = await aPolicyDesk()
    const drafted = await desk.draft()
    const [row] = await desk.sql<{ shown: Record<string, unknown>; source: string }[]>`
      select shown, source from signings join policy_drafts on signing_id = id where id = ${drafted.signing}`
    expect(row?.shown).toMatchObject({
      pack: 'cn-ncp-8',
      confirmed: 0,
      effect: { people: 0, counts: { released: 0 } },
    })
    expect(row?.shown.open).toHaveLength(drafted.open)
  })

  test('refuses a text that was changed while it waited', async () => {
    const desk = await aPolicyDesk()
    const drafted = await desk.draft()
    await desk.signAll(drafted, ['he'])
    await desk.sql`update policy_drafts set source = replace(source, '"v":14', '"v":21')`
    expect(await problemOf(desk.signAll(drafted, ['she']))).toBe('policy.refused source-changed')
    expect(await desk.inForce()).toBeNull()
  })

  test('refuses what begins in the past or outside of its time, and a confirmation of another value', async () => {
    const desk = await aPolicyDesk()
    const from = (at: number) => isoOf(at)
    expect(await problemOf(desk.draft({ from: from(desk.now - hourMs) }))).toBe('policy.from-past')
    expect(await problemOf(desk.draft({ from: from(momentOf('2022-07-01') ?? 0) }))).toBe(
      'policy.from-outside',
    )
    const confirmations = [{ path: 'counting.day_one', v: '"next_day"', note: '以次日计' }]
    expect(await problemOf(desk.draft({ confirmations }))).toBe('policy.confirmation-unknown')
    expect(await problemOf(desk.draft({ pack: 'nobody' }))).toBe('policy.no-pack')
    const late = momentOf('2022-06-27') ?? 0
    expect(await problemOf(desk.draft({}, 'he', late))).toBe('policy.over')
  })

  test('repeated with the same id it drafts once', async () => {
    const desk = await aPolicyDesk()
    const id = '00000000-0000-4000-8000-000000000001'
    const twice = [1, 2].map(() =>
      desk.run(draftAdoption, desk.officers.actor('he'), desk.input, desk.now, id),
    )
    const [one, other] = await Promise.all(twice)
    expect(one).toEqual(other)
    const [count] = await desk.sql<{ n: number }[]>`select count(*)::int as n from policy_drafts`
    expect(count?.n).toBe(1)
  })
})

describe('rules of the city itself', () => {
  test('are told their faults at the line', async () => {
    const desk = await aPolicyDesk()
    const check = (files: typeof faster, pack = 'city-1') =>
      desk.run(checkPolicy, desk.officers.actor('he'), { pack, files })
    const wrong = await check(
      own('  appeals: { decision_houres: { v: 12, src: [], grade: DESIGN } }'),
    )
    expect(wrong.faults).toMatchObject([
      { file: 'modules/city-notice-1.yaml', line: 6, code: 'unknown-field' },
    ])
    const broken = await check([{ file: 'modules/city-notice-1.yaml', text: 'id: [' }])
    expect(broken.faults[0]).toMatchObject({ file: 'modules/city-notice-1.yaml', line: 1 })
    const stricter = await check(
      own(
        '  tracks: { inbound: { stages: [{ place: { v: centralized, src: [], grade: DESIGN }, days: { v: 28, src: [], grade: DESIGN } }] } }',
      ),
    )
    expect(stricter.faults).toMatchObject([
      {
        code: 'stricter',
        path: 'tracks.inbound.stages[0].days',
        file: 'modules/city-notice-1.yaml',
        line: 6,
      },
    ])
    const taken = await check([
      {
        file: 'modules/platform.yaml',
        text: faster[0]?.text.replace('city-notice-1', 'platform') ?? '',
      },
    ])
    expect(taken.faults.map(({ code }) => code)).toContain('duplicate')
    const right = await check(faster)
    expect(right).toMatchObject({ faults: [], cases: { run: 1, failed: [] } })
    expect(right.open.map(({ path }) => path)).toContain('appeals.decision_hours')
  })

  test('are not drafted without cases, nor with one that fails', async () => {
    const desk = await aPolicyDesk()
    const draft = (files: typeof faster) => desk.draft({ pack: 'city-1', files })
    expect(await problemOf(draft(faster.slice(0, 2)))).toBe('policy.no-cases')
    const failing = own(
      '  appeals: { decision_hours: { v: 12, src: [], grade: DESIGN } }',
      `  - { id: one, at: '2022-01-20 12:00:00', value: { path: appeals.decision_hours }, expect: { v: 24 } }`,
    )
    expect(await problemOf(draft(failing))).toBe('policy.cases-failed case-failed')
    expect(await problemOf(draft(own('  appeals: 12')))).toBe('policy.faulty type')
  })

  test('come into force by their own text, and never change under their name', async () => {
    const desk = await aPolicyDesk()
    const drafted = await desk.draft({ pack: 'city-1', files: faster })
    await desk.signAll(drafted, ['he', 'she'])
    const { rules, adopted } = await rulesAt(desk.sql, desk.city.anchors, desk.now + minuteMs)
    expect([rules.policy.pack.id, adopted]).toEqual(['city-1', drafted.adoption])
    expect(rules.policy.appeals.decisionHours.v).toBe(12)
    const eight = own(
      '  appeals: { decision_hours: { v: 8, src: [], grade: DESIGN } }',
      `  - { id: one, at: '2022-01-20 12:00:00', value: { path: appeals.decision_hours }, expect: { v: 8 } }`,
    )
    expect(await problemOf(desk.draft({ pack: 'city-1', files: eight }))).toBe(
      'policy.pack-changed',
    )
    const listed = await desk.ask(packs, desk.officers.actor('he'), {})
    expect(listed.inForce).toBe('city-1')
    expect(listed.packs.find(({ id }) => id === 'city-1')).toMatchObject({ adopted: true })
    expect(listed.adoptions).toMatchObject([{ state: 'in-force', pack: 'city-1' }])
  })
})

describe('looking ahead', () => {
  test('is for those who answer for people; names want a purpose', async () => {
    const desk = await aPolicyDesk()
    const he = desk.officers.actor('he')
    const sampler = desk.actor('sampler')
    expect(await problemOf(desk.ask(effectOfPack, sampler, { pack: 'cn-20m' }))).toBe(
      'access.role-may-not',
    )
    expect(await problemOf(desk.ask(affectedPeople, he, { pack: 'cn-20m' }))).toBe(
      'access.purpose-needed',
    )
    const ahead = await desk.ask(effectOfPack, he, { pack: 'cn-20m' })
    // A pack that begins ten months later is looked at as if it began now.
    expect(ahead).toMatchObject({ at: isoOf(desk.now), asIfNow: true, report: { people: 0 } })
    const named = await desk.ask(affectedPeople, he, { pack: 'cn-20m' }, 'orders')
    expect(named).toMatchObject({ total: 0, people: [] })
  })

  test('two packs are compared without anybody being looked at', async () => {
    const desk = await aPolicyDesk()
    const found = await desk.ask(comparePacks, desk.actor('sampler'), {
      before: 'cn-ncp-9',
      after: 'cn-20m',
    })
    const days = found.changes.find(({ path }) => path === 'tracks.close_contact.stages[0].days')
    expect(days).toMatchObject({ before: { zh: '7' }, after: { zh: '5' } })
    expect(found.transition.map(({ name }) => name)).toContain('secondary_contact')
  })

  test('what was adopted, what comes and what does not count are told apart', async () => {
    const desk = await aPolicyDesk()
    const pair = { by: desk.officers.passkey('he'), second: desk.officers.passkey('she') }
    await adopt(desk.sql, desk.city, { pack: 'cn-ncp-8', ...pair }, desk.now - hourMs)
    const from = momentOf('2022-06-27') ?? 0
    const coming = await adopt(desk.sql, desk.city, { pack: 'cn-ncp-9', from, ...pair }, desk.now)
    await desk.sql`
      insert into policy_adoptions (id, pack, document, source, assertions, from_at, known_at)
      select 'forged', pack, document, source, '[]', from_at, known_at from policy_adoptions where id = ${coming}`
    const listed = await desk.ask(packs, desk.officers.actor('he'), {})
    expect(listed.adoptions.map(({ state }) => state)).toEqual(['faulty', 'coming', 'in-force'])
  })
})
