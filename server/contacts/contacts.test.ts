import { randomUUID } from 'node:crypto'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { factsOf } from '../facts/facts-of.ts'
import { aContactDesk, type ContactDesk, swabbedAgo } from './a-contact-desk.ts'
import { assignContacts } from './assign-contacts.ts'
import { contactCounts } from './contact-counts.ts'
import { contactList } from './contact-list.ts'
import { contactLists } from './contact-lists.ts'
import { correctContact } from './correct-contact.ts'
import { decideContacts } from './decide-contacts.ts'
import { draftContactList } from './draft-contact-list.ts'
import { dropContact } from './drop-contact.ts'
import { identifyContact } from './identify-contact.ts'
import { informContacts, locateContacts } from './look-after.ts'
import { nameCompanions } from './name-companions.ts'
import { nameContacts } from './name-contacts.ts'
import { nameHousehold } from './name-household.ts'
import { showContact } from './show-contact.ts'

let desk: ContactDesk
beforeAll(async () => {
  desk = await aContactDesk()
})
const p = (n: number) => desk.people[n] ?? ''
const own = () => desk.investigator
const far = () => desk.city.actor('case-investigator', '410102', 'cdc')
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
const exposure = (from: number, until: number, more = {}) => ({
  from: isoOf(desk.now - from * hourMs),
  until: isoOf(desk.now - until * hourMs),
  ...more,
})
const decide = (contacts: string[], more: object = {}, at = desk.now) =>
  desk.city.run(decideContacts, own(), { contacts, ...more }, at)
const draft = (id: string, at = desk.now) =>
  desk.city.run(draftContactList, desk.officers.actor('wu'), { case: id }, at)
async function signList(id: string, at = desk.now) {
  const { signing } = await draft(id, at)
  return await desk.signed(signing, ['wu'], at)
}
const listOf = (id: string, at = desk.now) =>
  desk.city.ask(contactList, own(), { list: 'case', case: id }, 'case-investigation', at)
const factOf = async (person: string) =>
  (await factsOf(desk.city.sql, [person])).filter(({ kind }) => kind === 'contact')

describe('naming contacts', () => {
  test('is for investigators of the case, in its area, and of a case that exists', async () => {
    const id = await desk.aCase(p(0))
    const contacts = [{ person: p(2), relation: 'household' as const, exposure: exposure(9, 2) }]
    const { city } = desk
    expect(
      await codeOf(city.run(nameContacts, city.actor('sampler'), { case: id, contacts })),
    ).toBe('access.role-may-not')
    expect(await codeOf(city.run(nameContacts, far(), { case: id, contacts }))).toBe(
      'access.area-is-not-yours',
    )
    expect(await codeOf(city.run(nameContacts, own(), { case: 'none', contacts }))).toBe(
      'case.unknown',
    )
  })

  test('proposes each by the window of the case, and clamps the exposure to it', async () => {
    const id = await desk.aCase(p(0), { isolatedAt: desk.now - hourMs })
    const contacts = [
      { person: p(4), relation: 'household' as const, exposure: exposure(300, 0) },
      { person: p(6), relation: 'household' as const, exposure: exposure(300, 60) },
      { person: p(8), relation: 'same-place' as const, exposure: exposure(9, 8) },
    ]
    const { named, errors } = await desk.city.run(nameContacts, own(), { case: id, contacts })
    expect(errors).toEqual([])
    expect(named.map(({ proposed }) => proposed)).toEqual(['close', 'none', 'general'])
    const [row] = (await listOf(id)).contacts
    expect(row).toMatchObject({
      firstExposedAt: isoOf(desk.now - swabbedAgo - 48 * hourMs),
      lastExposedAt: isoOf(desk.now - hourMs),
      step: 'judge',
      binds: true,
      decided: null,
    })
  })

  test('tells by a line who cannot be named, and names the others; a repeat is the same answer', async () => {
    const id = await desk.aCase(p(0))
    const relation = 'household' as const
    const contacts = [
      { person: p(10), relation, exposure: exposure(9, 2) },
      { person: p(10), relation, exposure: exposure(9, 2) },
      { person: p(0), relation, exposure: exposure(9, 2) },
      { relation, exposure: exposure(9, 2) },
      { person: '410199999999999', relation, exposure: exposure(9, 2) },
      { person: p(12), relation, exposure: exposure(2, 9) },
      { person: p(12), relation, exposure: exposure(2, 1), through: randomUUID() },
      { called: { name: '老王', phone: '13800000000' }, relation, exposure: exposure(9, 2) },
    ]
    const repeat = randomUUID()
    const input = { case: id, contacts }
    const done = await desk.city.run(nameContacts, own(), input, desk.now, repeat)
    expect(done.named.map(({ index }) => index)).toEqual([0, 7])
    expect(done.errors.map(({ code }) => code)).toEqual([
      'contact.already-named',
      'contact.is-the-case',
      'contact.nobody-named',
      'contact.person-unknown',
      'contact.exposure-unclear',
      'contact.through-unknown',
    ])
    expect(await desk.city.run(nameContacts, own(), input, desk.now, repeat)).toEqual(done)
    expect((await listOf(id)).contacts).toHaveLength(2)
  })

  test('keeps what is known of the unidentified sealed', async () => {
    const rows = await desk.city.sql<{ called: string; proposal: string; exposure: string }[]>`
      select called::text, proposal::text, exposure::text from contacts where called is not null`
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(row.called).toContain('$sealed')
      expect(JSON.stringify(row)).not.toContain('13800000000')
    }
  })

  test('proposes the household by the register, once', async () => {
    const id = await desk.aCase(p(14))
    const done = await desk.city.run(nameHousehold, own(), { case: id })
    expect(done.named).toMatchObject([{ person: p(15), proposed: 'close' }])
    expect((await desk.city.run(nameHousehold, own(), { case: id })).named).toEqual([])
  })

  test('takes the companions of confirmed items in one act, each once, and none of a candidate', async () => {
    const id = await desk.aCase(p(16))
    const { keys } = desk.city.city
    const item = async (state: string, people: object[], hours: number) => {
      const body = { day: null, place: null, words: '', people, transport: null, mask: null }
      await desk.city.sql`
        insert into case_items (id, case_id, kind, from_at, until_at, certainty, source, body, state, written_by, written_at)
        values (${randomUUID()}, ${id}, 'visit', ${desk.now - hours * hourMs}, ${desk.now - (hours - 1) * hourMs}, 'remembered', 'spoken',
          ${desk.city.sql.json(keys.sealedJson('facts', desk.now, { ...body, activity: 'meal', howMany: 3 }))}, ${state}, 'x', ${desk.now})`
    }
    await item('confirmed', [{ person: p(20) }, { name: '小李', relation: '同事' }], 9)
    await item('confirmed', [{ person: p(20) }], 5)
    await item('candidate', [{ person: p(22) }], 5)
    const done = await desk.city.run(nameCompanions, own(), { case: id })
    expect(done.errors).toEqual([])
    expect(done.named.map(({ person }) => person)).toEqual([p(20), null])
    const { contacts } = await listOf(id)
    expect(contacts[0]).toMatchObject({
      relation: 'fellow-diner',
      proposed: 'close',
      lastExposedAt: isoOf(desk.now - 4 * hourMs),
    })
    expect((await desk.city.run(nameCompanions, own(), { case: id })).named).toEqual([])
  })
})

describe('deciding and signing', () => {
  test('needs words to differ, a way the rules name, and a contact in between for a secondary one', async () => {
    const id = await desk.aCase(p(24))
    const close = await desk.name(id, p(26))
    const general = await desk.name(id, p(28), { relation: 'same-place' })
    const errors = async (contact: string, more: object) =>
      (await decide([contact], more)).errors.map(({ code }) => code)
    expect(await errors(close, { kind: 'none' })).toEqual(['contact.words-missing'])
    const words = '电话核实，当天不在家'
    expect(await errors(general, { kind: 'close', words })).toEqual(['contact.way-missing'])
    expect(await errors(general, { kind: 'close', words, way: 'seen_from_afar' })).toEqual([
      'contact.way-unknown',
    ])
    expect(await errors(general, { kind: 'secondary', words, way: 'household' })).toEqual([
      'contact.through-missing',
    ])
    expect((await decide([close, randomUUID()])).errors.map(({ code }) => code)).toEqual([
      'contact.unknown',
    ])
    const through = await desk.name(id, p(30), { through: close })
    expect(await errors(through, {})).toEqual([])
    const away = await desk.city.run(decideContacts, far(), { contacts: [close] })
    expect(away.errors.map(({ code }) => code)).toEqual(['access.area-is-not-yours'])
    const decided = new Map((await listOf(id)).contacts.map((row) => [row.contact, row.decided]))
    expect(decided.get(close)).toBe('close')
    expect(decided.get(general)).toBeNull()
    expect(decided.get(through)).toBe('secondary')
  })

  test('a list is signed by an officer in office, of a case that is classified, with something new in it', async () => {
    const id = await desk.aCase(p(32), { isClassified: false })
    expect(await codeOf(draft(id))).toBe('contact.list-empty')
    const contact = await desk.name(id, p(34))
    await decide([contact])
    expect(await codeOf(draft(id))).toBe('contact.case-not-classified')
    const other = await desk.aCase(p(32))
    await decide([await desk.name(other, p(34))])
    const gone = desk.officers.actor('gone')
    expect(await codeOf(desk.city.run(draftContactList, gone, { case: other }))).toBe(
      'contact.signature-refused',
    )
    expect(await codeOf(desk.city.run(draftContactList, own(), { case: other }))).toBe(
      'contact.signature-refused',
    )
    await signList(other)
    expect(await codeOf(draft(other))).toBe('contact.list-unchanged')
  })

  test('writes the facts, hands to the dispatcher, and a correction is a new list that withdraws the old fact', async () => {
    const id = await desk.aCase(p(36))
    const [kept, wrong, general] = [
      await desk.name(id, p(38)),
      await desk.name(id, p(40)),
      await desk.name(id, p(42), { relation: 'same-place' }),
    ]
    await decide([kept, wrong, general])
    expect(await factOf(p(38))).toEqual([])
    const first = await signList(id)
    const [fact] = await factOf(p(38))
    expect(fact).toMatchObject({ reason: 'close_contact', at: desk.now - 2 * hourMs })
    expect(await factOf(p(42))).toEqual([])
    const dispatcher = desk.city.actor('transfer-dispatcher', '410105')
    const ask = (at = desk.now) =>
      desk.city.ask(contactList, dispatcher, { list: 'transfer' }, 'transfer', at)
    const handed = (await ask()).contacts.map(({ contact }) => contact)
    expect(handed).toEqual(expect.arrayContaining([kept, wrong]))
    expect(handed).not.toContain(general)

    const later = desk.now + hourMs
    await decide([wrong], { kind: 'none', words: '查明当天在外地' }, later)
    const steps = new Map((await listOf(id, later)).contacts.map((row) => [row.contact, row.step]))
    expect([kept, wrong, general].map((one) => steps.get(one))).toEqual(['locate', 'sign', 'done'])
    const opened = await desk.city.ask(
      showContact,
      own(),
      { contact: wrong },
      'case-investigation',
      later,
    )
    expect(opened.words).toBe('查明当天在外地')
    const second = await signList(id, later)
    expect(second).not.toBe(first)
    const withdrawn = await desk.city.sql<{ about: string }[]>`
      select w.about from facts w join facts f on f.id = w.about where w.kind = 'withdrawal' and f.person_id = ${p(40)}`
    expect(withdrawn).toHaveLength(1)
    expect((await factOf(p(38))).map((one) => one.id)).toEqual([fact?.id])
    expect((await ask(later)).contacts.map(({ contact }) => contact)).not.toContain(wrong)
    const { lists } = await desk.city.ask(contactLists, own(), { case: id })
    expect(lists).toMatchObject([
      { list: second, holds: true, isNewest: true, lines: 3 },
      { list: first, holds: true, isNewest: false, lines: 3 },
    ])
    await desk.city.sql`update contact_lists set assertions = '[]' where id = ${first}`
    const again = await desk.city.ask(contactLists, own(), { case: id })
    expect(again.lists.map(({ holds }) => holds)).toEqual([true, false])
  })

  test('refuses a list with somebody who was near before the infectious days, and names the contact', async () => {
    const id = await desk.aCase(p(40))
    const early = await desk.name(id, p(42), { exposure: exposure(300, 60) })
    const other = await desk.name(id, p(44))
    await decide([other])
    await decide([early], { kind: 'close', way: 'investigator_judgement', words: '长时间同处一室' })
    await expect(draft(id)).rejects.toMatchObject({
      code: 'fact.exposure-too-early',
      items: [{ pointer: `/contacts/${early}` }],
    })
    await decide([early])
    expect(await draft(id)).toMatchObject({ close: 1, none: 1 })
  })

  test('refuses a list that changed between drafting and signing', async () => {
    const id = await desk.aCase(p(44))
    const contact = await desk.name(id, p(46))
    await decide([contact])
    const { signing } = await draft(id)
    await decide([contact], { kind: 'none', words: '不在现场' })
    expect(await codeOf(desk.signed(signing))).toBe('contact.list-moved-on')
    expect(await factOf(p(46))).toEqual([])
  })

  test('an order can rest on the fact of a signed list, and frees its person when the contact is dropped', async () => {
    const id = await desk.aCase(p(48))
    const contact = await desk.name(id, p(50))
    await decide([contact])
    await signList(id)
    const [fact] = await factOf(p(50))
    const drafted = await desk.draft(p(50), { evidence: [fact?.id] })
    const order = await desk.signAll(drafted, ['wu', 'li'])
    expect(order).not.toBeNull()
    const input = { contact, reason: 'was-not-there' as const }
    const done = await desk.city.run(dropContact, own(), input, desk.now + minuteMs)
    expect(done.withdrawn).toBe(fact?.id)
    expect(await codeOf(desk.city.run(dropContact, own(), input, desk.now + 2 * minuteMs))).toBe(
      'contact.over',
    )
  })

  test('somebody who is identified later comes onto the next list', async () => {
    const id = await desk.aCase(p(52))
    const contact = await desk.name(id, p(54), { person: undefined, called: { name: '送货的' } })
    await decide([contact])
    await signList(id)
    const identify = (person: string) =>
      desk.city.run(identifyContact, own(), { contact, person }, desk.now + minuteMs)
    expect(await codeOf(identify(p(52)))).toBe('contact.is-the-case')
    await identify(p(54))
    expect((await listOf(id)).contacts[0]?.step).toBe('sign')
    await signList(id, desk.now + minuteMs)
    expect(await factOf(p(54))).toHaveLength(1)
  })

  test('a correction proposes anew, and lets a decision on other ground fall', async () => {
    const id = await desk.aCase(p(56))
    const contact = await desk.name(id, p(58))
    await decide([contact])
    const correct = (more: object, version: number) =>
      desk.city.run(correctContact, own(), { contact, version, ...more })
    expect(await codeOf(correct({ relation: 'other' }, 1))).toBe('contact.changed-meanwhile')
    const done = await correct({ relation: 'same-place' }, 2)
    expect(done).toMatchObject({ proposed: 'general', decided: null })
  })
})

describe('looking after contacts', () => {
  test('locates, informs and assigns many, and lists who cannot be', async () => {
    const id = await desk.aCase(p(1))
    const close = await desk.name(id, p(3))
    const undecided = await desk.name(id, p(5))
    await decide([close])
    await signList(id)
    const { city } = desk
    await city.sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at) values
        ('grid-1', 'grid-1', '网格员一', 'grid-worker', '410105001001', 'grid', ${desk.now}),
        ('grid-2', 'grid-2', '网格员二', 'grid-worker', '410102', 'grid', ${desk.now})`
    const contacts = [close, undecided, randomUUID()]
    const given = await city.run(assignContacts, own(), { contacts })
    expect(given).toMatchObject({
      assigned: 2,
      to: [{ account: 'grid-1', contacts: 2 }],
      errors: [{ code: 'contact.unknown' }],
    })
    const strange = await city.run(assignContacts, own(), { contacts: [close], to: 'grid-2' })
    expect(strange.errors).toMatchObject([{ code: 'contact.worker-unknown' }])
    const worker = { ...city.actor('grid-worker', '410105001001', 'grid'), id: 'grid-1' }
    const mine = await city.ask(contactList, worker, { list: 'mine' }, 'care')
    expect(new Set(mine.contacts.map(({ contact }) => contact))).toEqual(
      new Set([close, undecided]),
    )
    const moved = await city.run(locateContacts, worker, { contacts })
    expect(moved.moved).toEqual([close])
    expect(moved.errors.map(({ code }) => code)).toEqual([
      'contact.not-looked-after',
      'contact.unknown',
    ])
    await city.run(informContacts, worker, { contacts: [close], how: 'phone' }, desk.now + 1)
    const rowOf = async () => (await listOf(id)).contacts.find((one) => one.contact === close)
    expect(await rowOf()).toMatchObject({ step: 'place', locatedAt: isoOf(desk.now) })
    await city.sql`
      insert into facts (id, kind, person_id, reason, place, site, district, at, known_at, recorded_by)
      values ('stay-1', 'stay', ${p(3)}, 'close_contact', 'centralized', 'hotel-1', '410105', ${desk.now}, ${desk.now}, 'x')`
    expect(await rowOf()).toMatchObject({ step: 'done', placedAt: isoOf(desk.now) })
  })

  test('lists need a purpose, mask names, leave traces, and page by a key', async () => {
    const { city } = desk
    const ask = (more: object, purpose?: string) =>
      city.ask(contactList, own(), { list: 'open', ...more }, purpose)
    expect(await codeOf(ask({}))).toBe('access.purpose-needed')
    expect(await codeOf(city.ask(contactList, own(), { list: 'open' }, 'transfer'))).toBe(
      'access.purpose-needed',
    )
    const all = await ask({ limit: 500 }, 'case-investigation')
    expect(JSON.stringify(all)).toContain('*')
    expect(JSON.stringify(all)).not.toMatch(/张\d/)
    const seen: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: Awaited<ReturnType<typeof ask>> = await ask(
        { limit: 5, ...(after === '' ? {} : { after }) },
        'case-investigation',
      )
      seen.push(...page.contacts.map(({ contact }) => contact))
      after = page.next
    }
    expect(seen).toEqual(all.contacts.map(({ contact }) => contact))
    expect(new Set(seen).size).toBe(seen.length)
    const judge = await ask({ step: 'judge' }, 'case-investigation')
    expect(judge.contacts.every(({ step }) => step === 'judge')).toBe(true)
    const traced = await city.sql`
      select from person_reads where person_id = ${p(3)} and query = 'contact.list' and purpose = 'case-investigation'`
    expect(traced.length).toBeGreaterThan(0)
    const dispatcher = city.actor('transfer-dispatcher', '410105')
    expect(await codeOf(city.ask(contactList, dispatcher, { list: 'open' }, 'transfer'))).toBe(
      'access.role-may-not',
    )
    const { rows } = await city.ask(contactCounts, own(), {})
    const [row] = rows
    expect(row?.judge).toBe(judge.contacts.length)
  })

  test('opening one shows the name in full, with the proposal, and spends a look', async () => {
    const { city } = desk
    const id = await desk.aCase(p(7))
    const contact = await desk.name(id, p(9))
    const shown = await city.ask(showContact, own(), { contact }, 'case-investigation')
    expect(shown).toMatchObject({ name: '张10', proposal: { kind: 'close', way: 'household' } })
    expect(shown.ways.length).toBeGreaterThan(5)
    expect(await codeOf(city.ask(showContact, far(), { contact }, 'case-investigation'))).toBe(
      'access.area-is-not-yours',
    )
    expect(
      await city.sql`select from person_reads where person_id = ${p(9)} and query = 'contact.show'`,
    ).toHaveLength(1)
  })
})
