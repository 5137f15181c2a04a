import { randomUUID } from 'node:crypto'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { idsOf } from '../facts/ids-of.ts'
import { aCity } from '../testing/a-city.ts'
import { aCaseDesk, type CaseDesk } from './a-case-desk.ts'
import { assignCase } from './assign-cases.ts'
import { contactBecomesCase } from './contact-becomes-case.ts'
import { mergeCases } from './merge-cases.ts'
import { mergePreview, mergesOfCase } from './merge-questions.ts'
import { caseOf } from './store.ts'
import { unmergeCases } from './unmerge-cases.ts'

let desk: CaseDesk
beforeAll(async () => {
  desk = await aCaseDesk(await aCity())
})
const run: CaseDesk['city']['run'] = (command, actor, input, at = desk.now, id) =>
  desk.city.run(command, actor, input, at, id)
const sql = () => desk.city.sql

async function contact(id: string, n: number, over: { item?: string } = {}): Promise<string> {
  const contact = randomUUID()
  await sql()`
    insert into contacts (id, case_id, person_id, area_code, relation, first_exposed_at, last_exposed_at, proposed, proposal, named_by, named_at, item_id)
    values (${contact}, ${id}, ${desk.p(n)}, '410105001001', 'household', ${desk.city.start - 30 * hourMs}, ${desk.city.start - 29 * hourMs}, 'close', '{}', 'x', ${desk.now}, ${over.item ?? null})`
  return contact
}
const item = (id: string) => sql()`
  insert into case_items (id, case_id, kind, certainty, source, body, state, written_by, written_at)
  values (gen_random_uuid(), ${id}, 'visit', 'verified', 'spoken', '{}', 'confirmed', 'x', ${desk.now})`

/** Everything that a merge may touch, as text. */
async function picture() {
  const rows = await Promise.all([
    sql()`select id, state, merged_into, closed_at, category, severity, onset_at, fact_id, isolated_at, reported_at from cases order by id`,
    sql()`select id, case_id from contacts order by id`,
    sql()`select id, case_id from case_items order by id`,
    sql()`select id, infectee, infector, state, until_at from case_links order by id`,
    sql()`select case_id, part, account_id, until_at from case_team order by case_id, part, version`,
    sql()`select encode(number_hash, 'hex') as hash, person_id from documents order by number_hash`,
    sql()`select walk_in, known, verdict, settled_at from same_person_claims order by walk_in, known`,
  ])
  return JSON.stringify(rows)
}
const words = '同一人'

describe('merging two cases', () => {
  let from = ''
  let into = ''
  beforeAll(async () => {
    from = await desk.reported(1, 'M-1')
    into = await desk.confirmed(2)
    const third = await desk.reported(3, 'M-3')
    await sql()`update cases set severity = 'mild', category = 'confirmed', onset_at = ${desk.city.start} where id = ${from}`
    await run(assignCase, desk.zhang, { case: from, asks: desk.zhang.id, types: desk.li.id })
    await run(assignCase, desk.zhang, { case: into, asks: desk.li.id })
    await contact(from, 10)
    await contact(from, 11)
    await contact(into, 11)
    await item(from)
    await sql()`insert into documents (number_hash, person_id, kind, country, number_cipher) values ('\\x01', ${desk.p(1)}, 'passport', 'CHN', '\\x00')`
    for (const [infectee, infector] of [
      [third, from],
      [from, into],
    ] as const)
      await sql()`insert into case_links (id, infectee, infector, state, decided_by, decided_at, source) values (gen_random_uuid(), ${infectee}, ${infector}, 'named', 'x', ${desk.now}, 'case')`
  })
  const merge = (over: object = {}, actor = desk.zhang) =>
    run(mergeCases, actor, { from, into, isOnePerson: true, words, ...over })

  test('is for investigators of the area of both', async () => {
    await expect(merge({}, desk.city.actor('registrar'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(merge({}, desk.far)).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
  })

  test('shows before what moves and what stays, and refuses two people whom nobody called one', async () => {
    const preview = await desk.city.ask(
      mergePreview,
      desk.zhang,
      { from, into },
      'case-investigation',
      desk.now,
    )
    expect(preview).toMatchObject({
      samePerson: false,
      refused: [],
      moves: { contacts: 1, items: 1, links: 1, members: 1 },
    })
    expect(preview.stays.map(({ what }) => what)).toContain('contacts')
    await expect(merge({ isOnePerson: false })).rejects.toMatchObject({
      code: 'case.merge-refused',
    })
    await expect(merge({ into: from })).rejects.toMatchObject({ code: 'case.merge-with-itself' })
  })

  test('moves everything, joins the two records, and undone restores all of it exactly', async () => {
    const before = await picture()
    const { merge: id } = await merge()
    expect(await caseOf(sql(), from)).toMatchObject({ state: 'merged', mergedInto: into })
    expect(await caseOf(sql(), into)).toMatchObject({
      category: 'confirmed',
      severity: 'mild',
      onsetAt: desk.city.start,
    })
    expect((await idsOf(sql(), desk.p(2))).toSorted()).toEqual([desk.p(1), desk.p(2)].toSorted())
    const [moved] = await sql()`
      select (select count(*)::int from contacts where case_id = ${into}) as contacts, (select count(*)::int from case_items where case_id = ${into}) as items,
        (select count(*)::int from case_links where infector = ${into}) as links`
    expect(moved).toEqual({ contacts: 2, items: 1, links: 2 })
    await expect(merge()).rejects.toMatchObject({ code: 'case.merge-refused' })
    expect(await picture()).not.toBe(before)

    await expect(
      run(unmergeCases, desk.city.actor('registrar'), { merge: id, words }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await run(unmergeCases, desk.zhang, { merge: id, words })
    expect(await picture()).toBe(before)
    await expect(run(unmergeCases, desk.zhang, { merge: id, words })).rejects.toMatchObject({
      code: 'case.merge-undone',
    })
    const { merges } = await desk.city.ask(
      mergesOfCase,
      desk.zhang,
      { case: from },
      'case-investigation',
      desk.now,
    )
    expect(merges).toMatchObject([{ merge: id, isOnePerson: true, undoneAt: isoOf(desk.now) }])
  })

  test('of the same two at once, in both directions, is one merge', async () => {
    const both = await Promise.allSettled([merge(), merge({ from: into, into: from })])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const states = await sql()`select state from cases where id in (${from}, ${into})`
    expect(states.filter(({ state }) => state === 'merged')).toHaveLength(1)
  })
})

describe('a contact becomes a case', () => {
  test('only where a finding or a report says so, by an investigator who knows them', async () => {
    const id = await desk.reported(20, 'C-1')
    const one = await contact(id, 21)
    await expect(run(contactBecomesCase, desk.far, { contact: one })).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
    await expect(run(contactBecomesCase, desk.zhang, { contact: one })).rejects.toMatchObject({
      code: 'case.contact-not-positive',
    })
    await expect(
      run(contactBecomesCase, desk.zhang, { contact: randomUUID() }),
    ).rejects.toMatchObject({ code: 'case.contact-unknown' })
  })

  test('by the own finding: the link is named, the exposure comes along, and nothing was typed', async () => {
    const [first, other] = [await desk.reported(30, 'C-2'), await desk.reported(31, 'C-3')]
    const one = await contact(first, 32)
    await contact(other, 32)
    const own = await desk.confirmed(32)
    const became = await run(contactBecomesCase, desk.zhang, { contact: one })
    expect(became).toMatchObject({ case: own, isNew: false, infector: first, items: 2 })
    expect(await sql()`select became_case from contacts where person_id = ${desk.p(32)}`).toEqual([
      { becameCase: own },
      { becameCase: own },
    ])
    expect(
      (await sql()`select infector from case_links where infectee = ${own}`)
        .map(({ infector }) => infector)
        .toSorted(),
    ).toEqual([first, other].toSorted())
    expect(
      await sql()`select kind, state, source, from_at from case_items where case_id = ${own}`,
    ).toMatchObject([
      {
        kind: 'companion',
        state: 'confirmed',
        source: 'record',
        fromAt: desk.city.start - 30 * hourMs,
      },
      { kind: 'companion' },
    ])
    await expect(run(contactBecomesCase, desk.zhang, { contact: one })).rejects.toMatchObject({
      code: 'case.contact-became-one',
    })
  })

  test('by a report: found by tracing; twice at once is one case', async () => {
    const id = await desk.reported(40, 'C-4')
    const one = await contact(id, 41)
    const report = { number: 'C-5', foundAt: isoOf(desk.now - hourMs) }
    const both = await Promise.allSettled(
      [1, 2].map(() => run(contactBecomesCase, desk.zhang, { contact: one, report })),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await sql()`select found_how, state from cases where person_id = ${desk.p(41)}`).toEqual(
      [{ foundHow: 'contact-tracing', state: 'reported' }],
    )
  })
})
