import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../laboratory/a-bench.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { officersOf } from '../testing/officers.ts'
import { factChoices } from './fact-choices.ts'
import { factsOf } from './facts-of.ts'
import { personFacts } from './person-facts.ts'
import { recordCase } from './record-case.ts'
import { recordContact } from './record-contact.ts'
import { recordDischarge } from './record-discharge.ts'
import { recordStay } from './record-stay.ts'
import { recordTravel } from './record-travel.ts'
import { withdrawFact } from './withdraw-fact.ts'

let city: TestCity
let round: TestRound
let bench: Bench
let laboratoryCase: string
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 60 })
  await adoptedIn(city, await officersOf(city))
  bench = await aBench(city, round)
  const tube = round.tube(1, 0, 1)
  await bench.receive([{ tube, people: [p(0)], poolSize: 1 }])
  await bench.released([{ tube, call: 'reactive' }])
  await bench.released([{ tube, call: 'reactive' }], 'second-kit', 40)
  const [found] = await city.sql<{ id: string }[]>`select id from cases where person_id = ${p(0)}`
  laboratoryCase = found?.id ?? ''
})
const dayMs = 24 * hourMs
const p = (n: number) => round.people[n] ?? ''
const investigator = (area = '410105') => city.actor('case-investigator', area)
const now = () => city.start + dayMs
const ago = (hours: number) => isoOf(now() - hours * hourMs)
const standing = async (n: number, kind: string) =>
  (await factsOf(city.sql, [p(n)])).filter((fact) => fact.kind === kind).map(({ id }) => id)

const aCase = (n: number, over: object = {}, at = now()) =>
  city.run(
    recordCase,
    investigator(),
    {
      person: p(n),
      reason: 'patient_confirmed',
      report: { number: `R-${n}`, foundAt: ago(5) },
      ...over,
    },
    at,
  )
const aContact = (n: number, index: string, over: object = {}) =>
  city.run(
    recordContact,
    investigator(),
    {
      person: p(n),
      reason: 'close_contact',
      case: index,
      exposedAt: ago(10),
      how: 'household',
      ...over,
    },
    now(),
  )

describe('recording a case', () => {
  test('is for investigators of the area where the person lives', async () => {
    const input = {
      person: p(1),
      reason: 'patient_confirmed',
      report: { number: 'R', foundAt: ago(1) },
    }
    await expect(
      city.run(recordCase, city.actor('district-commander', '410105'), input, now()),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(city.run(recordCase, investigator('410102'), input, now())).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
  })

  test('takes the moment of the swab from the laboratory, and counts where the person lives', async () => {
    const { fact, at } = await aCase(0, { report: undefined, laboratoryCase })
    expect(at).toBe(isoOf(city.start + hourMs))
    const [found] = await factsOf(city.sql, [], [fact])
    expect(found).toMatchObject({
      kind: 'case',
      person: p(0),
      reason: 'patient_confirmed',
      areas: [
        'household:1',
        'unit:1-1',
        'building:1',
        'compound:1',
        'community:410105001001',
        'street:410105001',
        'county:410105',
      ],
    })
    const [row] =
      await city.sql`select command_id is not null as told from facts where id = ${fact}`
    expect(row).toEqual({ told: true })
  })

  test('is refused without a source, for another person, for a reason that is none, or ahead of time', async () => {
    await expect(aCase(2, { report: undefined })).rejects.toMatchObject({
      code: 'fact.case-source-unclear',
    })
    await expect(aCase(2, { laboratoryCase })).rejects.toMatchObject({
      code: 'fact.case-source-unclear',
    })
    await expect(aCase(2, { report: undefined, laboratoryCase })).rejects.toMatchObject({
      code: 'fact.laboratory-case-unknown',
    })
    for (const reason of ['close_contact', 'zone_lockdown', 'venue_scan', 'score'])
      await expect(aCase(2, { reason })).rejects.toMatchObject({ code: 'fact.reason-unknown' })
    await expect(
      aCase(2, { report: { number: 'R', foundAt: isoOf(now() + 1) } }),
    ).rejects.toMatchObject({ code: 'fact.in-the-future' })
    await expect(aCase(2, { buildings: ['99'] })).rejects.toMatchObject({
      code: 'city.reference-unknown',
    })
    await expect(
      city.run(
        recordCase,
        city.actor('case-investigator'),
        {
          person: '410100999999999',
          reason: 'patient_confirmed',
          report: { number: 'R', foundAt: ago(1) },
        },
        now(),
      ),
    ).rejects.toMatchObject({ code: 'fact.person-unknown' })
  })

  test('is one case of a finding, until that is withdrawn', async () => {
    const again = aCase(0, { report: undefined, laboratoryCase })
    await expect(again).rejects.toMatchObject({ code: 'fact.already-recorded' })
    const [first = ''] = await standing(0, 'case')
    await city.run(withdrawFact, investigator(), { fact: first, how: 'not-confirmed' }, now())
    const { fact } = await aCase(0, { report: undefined, laboratoryCase }, now() + 1)
    expect(fact).not.toBe(first)
  })

  test('recorded twice at once is one', async () => {
    const both = await Promise.allSettled([aCase(3), aCase(3)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await standing(3, 'case')).toHaveLength(1)
  })
})

describe('what may be recorded', () => {
  test('is what the rules in force know, by name, and every reason of it is taken', async () => {
    const refused = city.ask(factChoices, city.actor('courier'), {})
    await expect(refused).rejects.toMatchObject({ code: 'access.role-may-not' })
    const choices = await city.ask(factChoices, investigator(), {})
    expect(choices.contacts.map(({ id }) => id)).toEqual([
      'close_contact',
      'co_present',
      'secondary_contact',
    ])
    expect(choices.ways).toContainEqual({ id: 'household', zh: '共同居住', en: 'household' })
    for (const { id, zh, en } of [...choices.cases, ...choices.entries])
      expect([zh, en]).not.toContain(id)
    const taken = choices.entries.map(({ id }, n) =>
      city.run(
        recordTravel,
        investigator(),
        { person: p(50 + n), reason: id, at: ago(30), how: 'ticket' },
        now(),
      ),
    )
    expect(await Promise.all(taken)).toHaveLength(choices.entries.length)
  })
})

describe('recording a contact', () => {
  test('names a case that stands, of another person, and a way that the rules know', async () => {
    const { fact: index } = await aCase(10)
    const { fact } = await aContact(11, index)
    expect(await factsOf(city.sql, [], [fact])).toMatchObject([
      { kind: 'contact', reason: 'close_contact', case: index, confirmedBy: investigator().id },
    ])
    await expect(aContact(12, 'case-of-nobody')).rejects.toMatchObject({
      code: 'fact.case-unknown',
    })
    await expect(aContact(12, fact)).rejects.toMatchObject({ code: 'fact.case-unknown' })
    await expect(aContact(10, index)).rejects.toMatchObject({ code: 'fact.case-is-the-person' })
    for (const how of ['venue_scan', 'position', 'score'])
      await expect(aContact(12, index, { how })).rejects.toMatchObject({ code: 'fact.how-unknown' })
    await expect(aContact(12, index, { exposedAt: ago(5 + 49) })).rejects.toMatchObject({
      code: 'fact.exposure-too-early',
    })
    await aContact(12, index, { exposedAt: ago(5 + 48) })
    await expect(aContact(12, index, { exposedAt: ago(-1) })).rejects.toMatchObject({
      code: 'fact.in-the-future',
    })
    expect(await standing(12, 'contact')).toHaveLength(1)
  })
})

describe('withdrawing', () => {
  const taken = (fact: string, actor = investigator()) =>
    city.run(withdrawFact, actor, { fact, how: 'not-confirmed' }, now())

  test('takes the contacts of a case that is none with it, and each only once', async () => {
    const { fact: index } = await aCase(20)
    const { fact: contact } = await aContact(21, index)
    await expect(taken(index, investigator('410102'))).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
    await expect(taken('nothing')).rejects.toMatchObject({ code: 'fact.unknown' })
    expect(await taken(index)).toMatchObject({ alsoWithdrawn: [contact] })
    await expect(taken(index)).rejects.toMatchObject({ code: 'fact.already-withdrawn' })
    await expect(taken(contact)).rejects.toMatchObject({ code: 'fact.already-withdrawn' })
  })

  test('leaves the contacts of somebody who is a case still, of another kind', async () => {
    const { fact: index } = await aCase(22)
    const { fact: contact } = await aContact(23, index)
    await aCase(22, { reason: 'asymptomatic' })
    expect(await taken(index)).toMatchObject({ alsoWithdrawn: [] })
    await taken(contact)
  })

  test('reaches what nobody recorded: being due in a round', async () => {
    const roll = `roll:${round.round}:${p(24)}`
    expect(await taken(roll)).toMatchObject({ fact: roll })
    expect(
      (await factsOf(city.sql, [p(24)])).some(
        (fact) => fact.kind === 'withdrawal' && fact.fact === roll,
      ),
    ).toBe(true)
  })
})

describe('entries, discharges and stays', () => {
  test('an entry says what showed it, and no position does', async () => {
    const entry = (over: object) =>
      city.run(
        recordTravel,
        city.actor('grid-worker', '410105001'),
        { person: p(30), reason: 'inbound', at: ago(3), how: 'ticket', ...over } as never,
        now(),
      )
    await entry({})
    await expect(entry({ how: 'position' })).rejects.toMatchObject({
      code: 'input.malformed',
    })
    await expect(entry({ reason: 'close_contact' })).rejects.toMatchObject({
      code: 'fact.reason-unknown',
    })
    expect(await standing(30, 'travel')).toHaveLength(1)
  })

  test('a discharge ends a case that is open, once', async () => {
    const free = (n: number, at = ago(1)) =>
      city.run(recordDischarge, investigator(), { person: p(n), at }, now())
    await expect(free(31)).rejects.toMatchObject({ code: 'fact.no-case-open' })
    await aCase(31)
    await expect(free(31, ago(6))).rejects.toMatchObject({ code: 'fact.before-the-case' })
    await free(31)
    await expect(free(31)).rejects.toMatchObject({ code: 'fact.no-case-open' })
  })

  test('a stay is recorded once more at its end, instead of the one that is open', async () => {
    const stay = (over: object) =>
      city.run(
        recordStay,
        city.actor('site-manager', '410105'),
        {
          person: p(32),
          reason: 'close_contact',
          place: 'centralized',
          site: 'hotel 7',
          from: ago(20),
          ...over,
        },
        now(),
      )
    const { fact } = await stay({})
    await expect(stay({ place: 'cellar' })).rejects.toMatchObject({ code: 'fact.place-unknown' })
    await expect(stay({ until: ago(20) })).rejects.toMatchObject({ code: 'fact.term-empty' })
    await expect(stay({ instead: 'nothing', until: ago(1) })).rejects.toMatchObject({
      code: 'fact.stay-unknown',
    })
    await stay({ instead: fact, until: ago(1) })
    await expect(stay({ instead: fact, until: ago(1) })).rejects.toMatchObject({
      code: 'fact.stay-unknown',
    })
    expect(await standing(32, 'stay')).toHaveLength(2)
  })
})

describe('the list of what is known about a person', () => {
  test('needs a purpose, leaves a trace, and says what was taken back and when', async () => {
    const investigating = investigator()
    await expect(city.ask(personFacts, investigating, { person: p(20) })).rejects.toMatchObject({
      code: 'access.purpose-needed',
    })
    await expect(
      city.ask(personFacts, investigator('410102'), { person: p(20) }, 'case-investigation'),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    const asked = { ...city, start: now() + hourMs }
    const { facts } = await personFacts.run(
      city.sql,
      { person: p(20) },
      {
        now: asked.start,
        actor: investigating,
        purpose: 'case-investigation',
        city: '4101',
        keys: city.city.keys,
        anchors: city.city.anchors,
      },
    )
    expect(facts.find(({ kind }) => kind === 'case')).toMatchObject({
      reason: 'patient_confirmed',
      recordedBy: investigating.id,
      withdrawnAt: isoOf(now()),
    })
    expect(facts.find(({ kind }) => kind === 'roll')).toMatchObject({
      recordedBy: null,
      withdrawnAt: null,
    })
    expect(
      await city.sql`select from person_reads where person_id = ${p(20)} and query = 'person.facts'`,
    ).toHaveLength(1)
  })
})
