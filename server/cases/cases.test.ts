import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { factsOf } from '../facts/facts-of.ts'
import { aCity } from '../testing/a-city.ts'
import { aCaseDesk, type CaseDesk } from './a-case-desk.ts'
import { assignCase } from './assign-cases.ts'
import { classifyCase } from './classify-case.ts'
import { dropCase } from './drop-case.ts'
import { openCaseCommand } from './open-case.ts'
import { caseHistory, showCase } from './show-case.ts'
import {
  acceptCase,
  beginCase,
  closeCase,
  completeCase,
  isolateCase,
  keyFactsDone,
  reopenCase,
  reportCase,
} from './step-case.ts'
import { caseOf } from './store.ts'

let desk: CaseDesk
beforeAll(async () => {
  desk = await aCaseDesk(await aCity())
})
const rowOf = async (id: string) => {
  const row = await caseOf(desk.city.sql, id)
  if (!row) throw new Error(id)
  return row
}
const run: CaseDesk['city']['run'] = (command, actor, input, at = desk.now, id) =>
  desk.city.run(command, actor, input, at, id)
const ago = (hours: number) => isoOf(desk.now - hours * hourMs)
const cases = (person: string) =>
  desk.city.sql`select id from cases where person_id = ${person} order by number`

describe('a case of a confirmed finding', () => {
  test('comes into being with number, area, due times and how it was found', async () => {
    const id = await desk.confirmed(0)
    const row = await rowOf(id)
    expect(row).toMatchObject({
      number: 1,
      state: 'open',
      source: 'laboratory',
      areaCode: '410105001001',
      foundHow: 'screening',
      positiveAt: desk.city.start + hourMs,
      version: 1,
    })
    expect(row.reportDue).toBe(row.openedAt + 2 * hourMs)
    expect(row.keyFactsDue).toBe(row.openedAt + 4 * hourMs)
    expect(row.investigatedDue).toBe(row.openedAt + 24 * hourMs)
  })

  test('of who has a stay in an isolation room was found in isolation, and was isolated from its beginning', async () => {
    const from = desk.city.start - 30 * hourMs
    await desk.city.sql`
      insert into facts (id, kind, person_id, reason, place, site, district, at, known_at, recorded_by)
      values ('stay:1', 'stay', ${desk.p(1)}, 'close_contact', 'central', 'H-1', '410105', ${from}, ${from}, 'test')`
    expect(await rowOf(await desk.confirmed(1))).toMatchObject({
      foundHow: 'in-isolation',
      isolatedAt: from,
    })
    await desk.city.sql`
      insert into facts (id, kind, person_id, reason, place, site, district, at, until_at, known_at, recorded_by)
      values ('stay:2', 'stay', ${desk.p(2)}, 'close_contact', 'central', 'H-1', '410105', ${from}, ${from + hourMs}, ${from + hourMs}, 'test')`
    expect(await rowOf(await desk.confirmed(2))).toMatchObject({
      foundHow: 'screening',
      isolatedAt: null,
    })
  })
})

describe('a report of a clinic', () => {
  const report = (n: number, number: string) => ({
    person: desk.p(n),
    report: { number, foundAt: ago(3) },
    foundHow: 'clinic' as const,
  })

  test('is opened by investigators and registrars of the area where the person lives', async () => {
    const open = (actor: Parameters<typeof run>[1]) => run(openCaseCommand, actor, report(9, 'R-9'))
    await expect(open(desk.city.actor('sampler'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(open(desk.far)).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
  })

  test('waits for who takes it on; the person is known, or registered by the same command', async () => {
    const opened = await run(
      openCaseCommand,
      desk.city.actor('registrar', '410105'),
      report(10, 'R-10'),
    )
    expect(opened).toMatchObject({ person: desk.p(10), isNew: true })
    expect(await rowOf(opened.case)).toMatchObject({
      state: 'reported',
      sourceNumber: 'R-10',
      foundHow: 'clinic',
    })
    const person = '410100000999001'
    const walkIn = await run(openCaseCommand, desk.zhang, {
      newPerson: {
        id: person,
        householdId: '900001',
        name: '曾小明',
        sex: 'male',
        bornOn: '1990-02-03',
        phone: '10020000001',
        traits: [],
        documents: [],
        address: { buildingId: '1', unitNo: 1, doorNo: '901' },
      },
      report: { number: 'R-new', foundAt: ago(2) },
      foundHow: 'self-report',
      onsetAt: ago(20),
    })
    expect(walkIn).toMatchObject({ person, isNew: true })
    expect(await desk.city.sql`select name_initials from people where id = ${person}`).toEqual([
      { nameInitials: 'zxm' },
    ])
  })

  test('is refused without anybody, for the future, and where the person has a running case or the card is of another', async () => {
    const nobody = { report: { number: 'x', foundAt: ago(1) }, foundHow: 'clinic' as const }
    await expect(run(openCaseCommand, desk.zhang, nobody)).rejects.toMatchObject({
      code: 'case.person-missing',
    })
    await expect(
      run(openCaseCommand, desk.zhang, {
        ...report(11, 'R-11'),
        report: { number: 'R-11', foundAt: isoOf(desk.now + 1) },
      }),
    ).rejects.toMatchObject({ code: 'case.in-the-future' })
    await desk.reported(12, 'R-12')
    await expect(run(openCaseCommand, desk.zhang, report(12, 'R-12b'))).rejects.toMatchObject({
      code: 'case.person-has-one',
    })
    await expect(run(openCaseCommand, desk.zhang, report(13, 'R-12'))).rejects.toMatchObject({
      code: 'case.report-of-another',
    })
  })

  test('sent twice at once is one case', async () => {
    const both = await Promise.all(
      [1, 2, 3].map(() => run(openCaseCommand, desk.zhang, report(14, 'R-14'))),
    )
    expect(new Set(both.map((one) => one.case)).size).toBe(1)
    expect(both.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await cases(desk.p(14))).toHaveLength(1)
  })
})

describe('the way of a case', () => {
  const items = (id: string, kinds: readonly string[]) => desk.city.sql`
    insert into case_items (id, case_id, kind, certainty, source, body, state, written_by, written_at)
    select gen_random_uuid(), ${id}, kind, 'verified', 'spoken', '{}', 'confirmed', 'test', ${desk.now} from unnest(${[...kinds]}::text[]) g (kind)`

  test('goes from the report to the close, each step with what it needs, and its history tells it', async () => {
    const id = await desk.reported(20)
    await run(acceptCase, desk.zhang, { case: id })
    await expect(run(beginCase, desk.zhang, { case: id })).rejects.toMatchObject({
      code: 'case.not-now',
    })
    await run(assignCase, desk.zhang, { case: id, asks: desk.zhang.id, types: desk.li.id })
    await run(beginCase, desk.zhang, { case: id })
    const early = run(keyFactsDone, desk.zhang, { case: id })
    await expect(early).rejects.toMatchObject({ code: 'case.not-ready' })
    await early.catch((problem) =>
      expect(problem.items.map(({ code }: { code: string }) => code)).toEqual([
        'category',
        'isolated',
        'places',
        'contacts',
      ]),
    )
    const { version } = await rowOf(id)
    const { fact } = await run(classifyCase, desk.zhang, {
      case: id,
      category: 'confirmed',
      severity: 'mild',
      foundHow: 'clinic',
      onsetAt: ago(30),
      version,
    })
    await run(isolateCase, desk.zhang, { case: id, at: ago(1), where: '市六院' })
    await items(id, ['visit', 'symptom'])
    await run(keyFactsDone, desk.zhang, { case: id, noContacts: true })
    await expect(run(closeCase, desk.zhang, { case: id })).rejects.toMatchObject({
      code: 'case.not-now',
    })
    await expect(run(completeCase, desk.zhang, { case: id })).rejects.toMatchObject({
      code: 'case.not-ready',
      items: [{ code: 'reported' }],
    })
    await run(reportCase, desk.zhang, { case: id, receipt: 'CN-1' })
    await run(completeCase, desk.zhang, { case: id })
    expect(await run(closeCase, desk.zhang, { case: id })).toMatchObject({ state: 'closed' })
    expect(await rowOf(id)).toMatchObject({
      reportedAt: desk.now,
      keyFactsAt: desk.now,
      investigatedAt: desk.now,
      closedAt: desk.now,
    })
    expect(fact).toContain(':patient_confirmed:')
    const { events } = await desk.city.ask(
      caseHistory,
      desk.zhang,
      { case: id },
      'case-investigation',
      desk.now,
    )
    expect(events.map(({ event }) => event).reverse()).toEqual([
      'open',
      'accept',
      'assign',
      'begin',
      'classify',
      'isolate',
      'key-facts',
      'report',
      'complete',
      'close',
    ])
    expect(events.find(({ event }) => event === 'isolate')?.after).toMatchObject({
      where: '市六院',
    })
    const stored = await desk.city
      .sql`select after::text, words from case_events where case_id = ${id}`
    expect(JSON.stringify(stored)).not.toContain('市六院')
  })

  test('stops at the close while a contact is not with the dispatcher, and goes on once it is', async () => {
    const id = await desk.reported(21)
    await desk.city
      .sql`update cases set state = 'investigated', category = 'asymptomatic', isolated_at = ${desk.now}, reported_at = ${desk.now}, investigated_at = ${desk.now} where id = ${id}`
    await items(id, ['visit'])
    await desk.city.sql`
      insert into contacts (id, case_id, person_id, area_code, relation, first_exposed_at, last_exposed_at, proposed, proposal, decided, decided_by, decided_at, named_by, named_at)
      values (gen_random_uuid(), ${id}, ${desk.p(22)}, '410105001001', 'household', ${desk.now}, ${desk.now}, 'close', '{}', 'close', 'x', ${desk.now}, 'x', ${desk.now})`
    await expect(run(closeCase, desk.zhang, { case: id })).rejects.toMatchObject({
      items: [{ code: 'contacts-handed' }],
    })
    await desk.city.sql`update contacts set handed_at = ${desk.now} where case_id = ${id}`
    expect(await run(closeCase, desk.zhang, { case: id })).toMatchObject({ state: 'closed' })
    await expect(
      run(classifyCase, desk.zhang, {
        case: id,
        category: 'asymptomatic',
        severity: 'none',
        foundHow: 'clinic',
        onsetAt: null,
        version: (await rowOf(id)).version,
      }),
    ).rejects.toMatchObject({ code: 'case.not-now' })
    expect(await run(reopenCase, desk.zhang, { case: id, words: '又有新的轨迹' })).toMatchObject({
      state: 'investigating',
    })
    expect(await rowOf(id)).toMatchObject({ closedAt: null, investigatedAt: null })
  })

  test('is moved by one of two who move it at once', async () => {
    const id = await desk.reported(23)
    const both = await Promise.allSettled([
      run(dropCase, desk.zhang, { case: id, reason: 'not-ours', words: '外地病例' }),
      run(acceptCase, desk.li, { case: id }),
    ])
    const refused = both.filter(({ status }) => status === 'rejected')
    expect(refused.length).toBeLessThanOrEqual(1)
    const [count] = await desk.city
      .sql`select count(*)::int as n, max(version) as last from case_events where case_id = ${id}`
    expect((await rowOf(id)).version).toBe(count?.last)
    expect(count?.n).toBe(count?.last)
  })
})

describe('a classification', () => {
  const classify = (id: string, over: object = {}) => ({
    case: id,
    category: 'asymptomatic' as const,
    severity: 'none' as const,
    foundHow: 'screening' as const,
    onsetAt: null,
    version: 1,
    ...over,
  })
  const standing = async (n: number) =>
    (await factsOf(desk.city.sql, [desk.p(n)])).flatMap((fact) =>
      fact.kind === 'case' ? [fact.reason] : [],
    )
  const withdrawn = async (n: number) =>
    (await factsOf(desk.city.sql, [desk.p(n)])).filter(({ kind }) => kind === 'withdrawal').length

  test('is for investigators of the area', async () => {
    const id = await desk.confirmed(30)
    await expect(
      run(classifyCase, desk.city.actor('city-commander'), classify(id)),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(run(classifyCase, desk.far, classify(id))).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
  })

  test('writes the fact; another category replaces it, needs a reason, and leaves the history', async () => {
    const [{ id = '' } = {}] = await cases(desk.p(30))
    const first = await run(classifyCase, desk.zhang, classify(id))
    expect(await standing(30)).toEqual(['asymptomatic'])
    const again = { category: 'confirmed', severity: 'mild', onsetAt: ago(5), version: 2 } as const
    await expect(run(classifyCase, desk.zhang, classify(id, again))).rejects.toMatchObject({
      code: 'case.why-missing',
    })
    const second = await run(classifyCase, desk.zhang, classify(id, { ...again, why: '出现发热' }))
    expect(second.fact).not.toBe(first.fact)
    expect((await standing(30)).toSorted()).toEqual(['asymptomatic', 'patient_confirmed'])
    expect(await withdrawn(30)).toBe(1)
    const onset = await run(
      classifyCase,
      desk.zhang,
      classify(id, { ...again, onsetAt: ago(6), version: 3 }),
    )
    expect(onset.fact).toBe(second.fact)
    await run(dropCase, desk.zhang, { case: id, reason: 'not-confirmed', words: '复核阴性' })
    expect(await withdrawn(30)).toBe(2)
    expect(await rowOf(id)).toMatchObject({ state: 'dropped', factId: null, closedAt: desk.now })
  })

  test('is refused where it contradicts itself, lies ahead, or somebody else changed it meanwhile', async () => {
    const id = await desk.confirmed(31)
    for (const [over, code] of [
      [{ severity: 'mild' }, 'case.severity-differs'],
      [{ category: 'confirmed' }, 'case.severity-differs'],
      [{ onsetAt: isoOf(desk.now + 1) }, 'case.in-the-future'],
      [{ version: 0 }, 'case.changed-meanwhile'],
    ] as const)
      await expect(run(classifyCase, desk.zhang, classify(id, over))).rejects.toMatchObject({
        code,
      })
  })
})

describe('the head of a case', () => {
  test('shows the full name for a purpose, inside the area, and leaves a trace', async () => {
    const id = await desk.confirmed(40)
    const ask = (actor: Parameters<typeof run>[1], purpose?: string) =>
      desk.city.ask(showCase, actor, { case: id }, purpose, desk.now)
    await expect(ask(desk.city.actor('courier'), 'case-investigation')).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(ask(desk.zhang)).rejects.toMatchObject({ code: 'access.purpose-needed' })
    await expect(ask(desk.far, 'case-investigation')).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
    const head = await ask(desk.zhang, 'case-investigation')
    expect(head).toMatchObject({
      name: '张41',
      nameMasked: '张**',
      next: 'assign',
    })
    expect(head.may.find(({ event }) => event === 'close')?.why?.zh).toContain('分派')
    expect(
      await desk.city
        .sql`select actor_id from person_reads where person_id = ${desk.p(40)} and query = 'case.show'`,
    ).toEqual([{ actorId: desk.zhang.id }])
  })
})
