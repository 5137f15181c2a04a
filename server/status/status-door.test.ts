import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../door/actor.ts'
import { ask } from '../door/query.ts'
import { aFamily, type TestFamily } from '../residents/a-family.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { officersOf, type TestOfficers } from '../testing/officers.ts'
import { anOrderAbout, writeOrders } from './a-signed-order.ts'
import { ownStatus } from './own-status.ts'
import { personStatus } from './person-status.ts'

let it: TestFamily
let officers: TestOfficers
let wang: Actor
beforeAll(async () => {
  it = await aFamily()
  officers = await officersOf(it.city)
  await adoptedIn(it.city, officers, { at: it.city.start - 3 * hourMs })
  wang = await it.actorOf(it.wang)
  await contactOf(it.wang.person)
  await writeOrders(it.city, officers, [
    anOrderAbout(it.city, officers, {
      subject: { person: it.wang.person },
      fact: 'contact-of-wang',
    }),
  ])
})
const contactOf = (person: string, id = 'contact-of-wang') => it.city.sql`
  insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
  values (${id}, 'contact', ${person}, 'close_contact', 'case-1', ${it.city.start - 24 * hourMs}, ${it.city.start - hourMs}, 'x')`
const investigator = (area = '4101') => it.city.actor('case-investigator', area)
const soon = () => it.city.start + 5 * minuteMs
const staffAsk = (
  actor: Actor,
  params: object,
  purpose: string | null = 'case-investigation',
  now = soon(),
) => ask(it.city.city, personStatus, params, { now, actor, purpose })
const own = (actor: Actor, person: string) =>
  ask(it.city.city, ownStatus, { person }, { now: soon(), actor, purpose: null })
const looks = async (person: string) =>
  (
    await it.city
      .sql`select query, actor_id, purpose from person_reads where person_id = ${person} and query in ('person.status', 'own.status')`
  ).length

describe('what staff read of a status', () => {
  test('is for those who decide or check, with a purpose, in their own area', async () => {
    const person = it.wang.person
    for (const role of ['sampler', 'checkpoint-guard', 'resident', 'administrator'] as const)
      await expect(staffAsk(it.city.actor(role), { person })).rejects.toMatchObject({
        code: 'access.role-may-not',
      })
    await expect(staffAsk(investigator(), { person }, null)).rejects.toMatchObject({
      code: 'access.purpose-needed',
    })
    await expect(staffAsk(investigator('410102'), { person })).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
    await expect(staffAsk(investigator(), { person: '410100999999999' })).rejects.toMatchObject({
      code: 'person.unknown',
    })
  })

  test('has every reason with its law and where to appeal, and leaves a trace', async () => {
    const before = await looks(it.wang.person)
    const found = await staffAsk(investigator(), { person: it.wang.person })
    expect(found).toMatchObject({
      person: it.wang.person,
      at: isoOf(soon()),
      known: isoOf(soon()),
      policy: 'cn-ncp-8',
      class: 'stay',
      reasons: [
        {
          basis: 'close_contact',
          title: { zh: '您是密切接触者' },
          law: { act: '传染病防治法', article: '39' },
          appeal: { to: '金水区申诉组' },
          facts: [
            { id: 'contact-of-wang', kind: 'contact', at: isoOf(it.city.start - 24 * hourMs) },
          ],
        },
      ],
      care: 'open',
    })
    expect(await looks(it.wang.person)).toBe(before + 1)
  })

  test('can be of a past moment, and by what was known then', async () => {
    const person = it.wang.person
    const at = isoOf(it.city.start)
    expect(await staffAsk(investigator(), { person, at })).toMatchObject({
      class: 'remind',
      known: at,
    })
    expect(
      await staffAsk(investigator(), { person, at: isoOf(it.city.start - 2 * hourMs) }),
    ).toMatchObject({ class: 'clear' })
    expect(
      await staffAsk(investigator(), { person, at: isoOf(it.city.start - 2 * hourMs), known: at }),
    ).toMatchObject({ class: 'remind', known: at })
    // Of tomorrow it can be asked too, by what is known today.
    expect(
      await staffAsk(investigator(), { person, at: isoOf(soon() + 24 * hourMs) }),
    ).toMatchObject({ class: 'stay', known: isoOf(soon()) })
  })

  test('beyond the budget of a day is refused like every other read, and shows nothing', async () => {
    const inspector = { ...it.city.actor('inspector'), id: 'inspector-at-the-end' }
    const { sql, start } = it.city
    await sql`insert into read_budgets (actor_id, day, budget, people, most)
      values (${inspector.id}, ${isoOf(start + 8 * hourMs).slice(0, 10)}, 'inspection', 100, 100)`
    const before = await looks(it.wang.person)
    await expect(
      staffAsk(inspector, { person: it.wang.person }, 'inspection'),
    ).rejects.toMatchObject({ code: 'reads.over-budget' })
    expect(await looks(it.wang.person)).toBe(before)
  })
})

describe('what residents read of a status', () => {
  test('is their own and that of those for whom they act, and nobody else', async () => {
    expect(await own(wang, it.wang.person)).toMatchObject({ class: 'stay', documentsSeen: true })
    await expect(own(wang, it.granny.person)).rejects.toMatchObject({ code: 'person.unknown' })
    await expect(own(wang, '410100999999999')).rejects.toMatchObject({ code: 'person.unknown' })
    await it.city
      .sql`insert into proxies (id, person_id, proxy_person_id, relation, slot, consented_at, until_at)
      values (gen_random_uuid(), ${it.granny.person}, ${it.wang.person}, 'grandparent', 1, ${it.city.start}, ${it.city.start + 24 * hourMs})`
    const before = await looks(it.granny.person)
    expect(await own(wang, it.granny.person)).toMatchObject({
      person: it.granny.person,
      class: 'clear',
    })
    expect(await looks(it.granny.person)).toBe(before + 1)
  })

  test('hides the cases of others under a zone', async () => {
    const { sql, start } = it.city
    const [home] = await sql<{ building: number }[]>`
      select h.building_id as building from people p join households h on h.id = p.household_id where p.id = ${it.smith.person}`
    const area = `building:${home?.building}`
    await sql`insert into facts (id, kind, person_id, reason, places, at, known_at, recorded_by)
      values ('case-of-somebody', 'case', ${it.child.person}, 'patient_confirmed', ${[area]}, ${start - hourMs}, ${start - hourMs}, 'x')`
    await writeOrders(it.city, officers, [
      anOrderAbout(it.city, officers, {
        subject: { areas: [area], unit: 'building', widenedFor: null },
        fact: 'case-of-somebody',
        basis: 'zone_lockdown',
        kind: 'zone',
      }),
    ])
    const smith = await it.actorOf(it.smith)
    const shown = await own(smith, it.smith.person)
    expect(shown.reasons).toMatchObject([{ basis: 'zone_lockdown', facts: [] }])
    expect(JSON.stringify(shown)).not.toContain('case-of-somebody')
    const asStaff = await staffAsk(investigator(), { person: it.smith.person })
    expect(asStaff.reasons).toMatchObject([{ facts: [{ id: 'case-of-somebody' }] }])
  })

  test('says what was ordered and no facts, while no official has seen the documents', async () => {
    const { sql, start } = it.city
    await sql`insert into self_registrations (person_id, address_cipher, registered_at) values (${it.wang.person}, '', ${start})`
    await contactOf(it.wang.person, 'second-contact')
    await sql`insert into facts (id, kind, person_id, reason, at, known_at, recorded_by)
      values ('entry-of-wang', 'travel', ${it.wang.person}, 'inbound', ${start - hourMs}, ${start - hourMs}, 'x')`
    const shown = await own(wang, it.wang.person)
    expect(shown).toMatchObject({ documentsSeen: false, class: 'stay' })
    expect(shown.reasons[0]).toMatchObject({
      basis: 'close_contact',
      title: { zh: '您是密切接触者' },
    })
    expect(shown.reasons.filter(({ order }) => order === null)).toEqual([])
    expect(shown.reasons.flatMap(({ facts }) => facts)).toEqual([])
    await sql`delete from self_registrations where person_id = ${it.wang.person}`
    expect((await own(wang, it.wang.person)).reasons.map(({ basis }) => basis)).toContain('inbound')
  })
})
