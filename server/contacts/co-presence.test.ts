import { randomUUID } from 'node:crypto'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../http/routes.ts'
import { erasers } from '../retention/erasers/erasers.ts'
import { aContactDesk, type ContactDesk } from './a-contact-desk.ts'
import { askCoPresence } from './ask-co-presence.ts'
import { coPresenceList } from './co-presence-list.ts'
import { decideContacts } from './decide-contacts.ts'
import { draftLookBack } from './draft-look-back.ts'
import { drawLookBack } from './draw-look-back.ts'
import { lookBackList } from './look-back-list.ts'
import { readAgain } from './read-again.ts'
import { recordVisits } from './record-visits.ts'
import { showCoPresence } from './show-co-presence.ts'
import { showLookBack } from './show-look-back.ts'

let desk: ContactDesk
const mall = randomUUID()
const elsewhere = randomUUID()
let caseId = ''
const p = (n: number) => desk.people[n] ?? ''
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
const ago = (hours: number) => isoOf(desk.now - hours * hourMs)
const reason = '餐馆内无法查明同桌以外的人员'
const second = { officer: 'li', unit: 'street' }
const ask = (more: object = {}) =>
  desk.city.run(askCoPresence, desk.officers.actor('wu'), {
    case: caseId,
    second,
    reason,
    ...more,
  })
const show = (search: string, at = desk.now, actor = desk.investigator) =>
  desk.city.ask(showCoPresence, actor, { search }, 'case-investigation', at)

async function visit(
  venue: string,
  from: number,
  until: number,
  state = 'confirmed',
  source = 'spoken',
) {
  const { sql, city } = desk.city
  const body = { words: '', people: [], transport: null, mask: null, activity: null }
  await sql`
    insert into case_items (id, case_id, kind, from_at, until_at, certainty, source, venue_id, body, state, written_by, written_at)
    values (${randomUUID()}, ${caseId}, 'visit', ${desk.now - from * hourMs}, ${desk.now - until * hourMs}, 'verified', ${source}, ${venue},
      ${sql.json(city.keys.sealedJson('facts', desk.now, body) as never)}, ${state}, 'x', ${desk.now})`
}

beforeAll(async () => {
  desk = await aContactDesk()
  await desk.city.sql`
    insert into venues (id, name, kind, area_code, address, added_by, added_at)
    values (${mall}, '商场', 'shop', '410105001001', '花园路', 'x', ${desk.now}), (${elsewhere}, '外区', 'shop', '410102001001', '棉纺路', 'x', ${desk.now})`
  caseId = await desk.aCase(p(0))
})

describe('venue visits', () => {
  const record = (visits: object[], actor = desk.city.actor('registrar', '410105')) =>
    desk.city.run(recordVisits, actor, { visits: visits as never })

  test('are taken in by who keeps venues, once, and not of the future or of another district', async () => {
    const one = { venue: mall, person: p(2), from: ago(9), until: ago(8) }
    expect(await codeOf(record([one], desk.city.actor('sampler', '410105')))).toBe(
      'access.role-may-not',
    )
    expect(await record([one])).toEqual({ recorded: 1, known: 0 })
    expect(await record([one])).toEqual({ recorded: 0, known: 1 })
    expect(await codeOf(record([{ ...one, until: ago(-1) }]))).toBe('visit.in-the-future')
    expect(await codeOf(record([{ ...one, venue: randomUUID() }]))).toBe('visit.venue-unknown')
    expect(await codeOf(record([{ ...one, venue: elsewhere }]))).toBe('access.area-is-not-yours')
  })

  test('are kept 14 days', async () => {
    const { sql } = desk.city
    await sql`
      insert into venue_visits (venue_id, day, person_id, from_at, until_at) values
        (${mall}, '2021-12-30', ${p(2)}, '2021-12-30T04:00:00+08', '2021-12-30T05:00:00+08'),
        (${mall}, '2022-01-02', ${p(2)}, '2022-01-02T04:00:00+08', '2022-01-02T05:00:00+08')`
    const clocks = { now: desk.now, machineNow: desk.now, responseEnd: null }
    for (const step of erasers.visits) await sql.begin((tx) => step.erase(tx, clocks))
    const left = await sql<{ day: string }[]>`select day from venue_visits order by day`
    expect(left.map(({ day }) => day)).toEqual(['2022-01-02', '2022-01-13'])
    await sql`delete from venue_visits where day = '2022-01-02'`
  })
})

describe('a search of venue visits', () => {
  let search = ''

  test('is of confirmed visits within the window, and never of a scanned code', async () => {
    expect(await codeOf(ask())).toBe('co-presence.no-visits')
    await visit(mall, 9, 8, 'candidate')
    await visit(mall, 9, 8, 'confirmed', 'scan')
    await visit(mall, 200, 199)
    expect(await codeOf(ask())).toBe('co-presence.no-visits')
    await visit(mall, 9, 8)
    const drafted = await ask()
    expect(drafted.windows).toBe(1)
  })

  test('needs two officers in office of two units, and a case of the own district', async () => {
    expect(await codeOf(ask({ second: { officer: 'he', unit: 'cdc' } }))).toBe(
      'co-presence.second-needed',
    )
    expect(await codeOf(ask({ second: { officer: 'wu', unit: 'street' } }))).toBe(
      'co-presence.second-needed',
    )
    expect(await codeOf(ask({ second: { officer: 'gone', unit: 'street' } }))).toBe(
      'contact.signature-refused',
    )
    const far = desk.officers.actor('far')
    const input = { case: caseId, second, reason }
    expect(await codeOf(desk.city.run(askCoPresence, far, input))).toBe('access.area-is-not-yours')
  })

  test('reads nothing before both signed; then everybody who overlapped is a candidate, with a trace', async () => {
    const { sql } = desk.city
    const insert = (person: string, from: number, until: number) => sql`
      insert into venue_visits (venue_id, day, person_id, from_at, until_at)
      values (${mall}, ${desk.now - from * hourMs}::timestamptz at time zone 'Asia/Shanghai', ${person}, ${desk.now - from * hourMs}, ${desk.now - until * hourMs})`
    await insert(p(4), 8.5, 7)
    await insert(p(6), 12, 9.5)
    await insert(p(8), 20, 8.2)
    await insert(p(0), 9, 8)
    const { signing } = await ask()
    await desk.signed(signing, ['wu'])
    expect(await sql`select from co_presence_searches`).toHaveLength(0)
    const [row] = await sql<{ digest: string }[]>`select digest from signings where id = ${signing}`
    search = (await desk.signAll({ signing, digest: row?.digest ?? '' }, ['li'])) ?? ''
    const shown = await show(search)
    expect(shown.candidates.map(({ person, minutes }) => [person, minutes])).toEqual([
      [p(2), 60],
      [p(8), 48],
      [p(4), 30],
    ])
    expect(JSON.stringify(shown)).not.toMatch(/张\d/)
    const traces = await sql<{ personId: string }[]>`
      select person_id from person_reads where query = 'co-presence.search' order by person_id`
    expect(traces.map(({ personId }) => personId)).toEqual([p(2), p(4), p(8)])
    const { searches } = await desk.city.ask(coPresenceList, desk.investigator, {})
    expect(searches).toMatchObject([{ search, people: 3, venues: 1, by: ['wu', 'li'] }])
  })

  test('makes nobody a contact and writes no fact; an order that names a candidate is refused', async () => {
    const { sql } = desk.city
    expect(await sql`select from contacts where case_id = ${caseId}`).toHaveLength(0)
    expect(await sql`select from facts where kind = 'contact'`).toHaveLength(0)
    const control = await desk.contact(p(4))
    const evidence = (one: string) => codeOf(desk.draft(p(4), { evidence: [one] }))
    expect(await evidence(control)).toBe('done')
    for (const candidate of [search, `${search}:${p(4)}`, `co-presence:${search}`, mall])
      expect(await evidence(candidate)).toBe('order.refused')
  })

  test('is input to no command: none has a field for it', () => {
    const named = routes
      .filter((route) => route.method === 'POST')
      .filter(({ path, ...route }) => {
        const schema = JSON.stringify('command' in route ? route.command.input : {})
        return path.includes(':search') || /"(search|coPresence|visit)":/.test(schema)
      })
    expect(named.map(({ path }) => path)).toEqual([])
  })

  test('can be read for a day, for a purpose, and while its signatures hold', async () => {
    expect(await codeOf(desk.city.ask(showCoPresence, desk.investigator, { search }))).toBe(
      'access.purpose-needed',
    )
    expect(await codeOf(show(search, desk.now + 24 * hourMs - 1))).toBe('done')
    expect(await codeOf(show(search, desk.now + 24 * hourMs))).toBe('co-presence.expired')
    const far = desk.city.actor('case-investigator', '410102')
    expect(await codeOf(show(search, desk.now, far))).toBe('access.area-is-not-yours')
    await desk.city.sql`
      update co_presence_searches set assertions = assertions - 1 where id = ${search}`
    expect(await codeOf(show(search))).toBe('contact.signature-refused')
    expect(await codeOf(show(randomUUID()))).toBe('co-presence.unknown')
  })
})

describe('a second reading', () => {
  let lookBack = ''
  const reader = () => desk.city.actor('inspector', '4101', 'city')
  const he = () => desk.officers.actor('he')
  const day = '2022-01-14'
  const draw = (actor = he(), size = 2) =>
    desk.city.run(drawLookBack, actor, { area: '410105', day, size }, desk.now + minuteMs)
  const read = (contact: string, more: object = { verdict: 'agree' }, actor = he()) =>
    desk.city.run(readAgain, actor, { lookBack, contact, ...more } as never)

  test('is drawn once of what was decided on the day, and by everybody the same', async () => {
    expect(await codeOf(draw(desk.city.actor('grid-worker') as never))).toBe('access.role-may-not')
    expect(await codeOf(draw())).toBe('look-back.nothing-decided')
    const contacts = [
      await desk.name(caseId, p(10)),
      await desk.name(caseId, p(12)),
      await desk.name(caseId, p(14)),
    ]
    await desk.city.run(decideContacts, desk.investigator, { contacts })
    const drawn = await draw()
    expect(drawn).toMatchObject({ of: 3, drawn: 2 })
    lookBack = drawn.lookBack
    expect(await codeOf(draw())).toBe('look-back.already-drawn')
    const { lookBacks } = await desk.city.ask(lookBackList, reader(), {})
    expect(lookBacks).toMatchObject([{ read: 0, drawn: 2, signedAt: null, seed: drawn.seed }])
  })

  test('is read by another unit, to the last line, and what differs is open again', async () => {
    const shown = await desk.city.ask(showLookBack, reader(), { lookBack }, 'inspection')
    const [one, two] = shown.lines.map(({ row }) => row.contact)
    expect(await codeOf(read(one ?? '', {}, desk.officers.actor('wu')))).not.toBe('done')
    expect(await codeOf(read(one ?? '', { verdict: 'agree' }, desk.officers.actor('wu')))).toBe(
      'look-back.own-unit',
    )
    expect(await codeOf(read(randomUUID()))).toBe('look-back.not-in-sample')
    expect(await codeOf(read(one ?? '', { verdict: 'differ', kind: 'general' }))).toBe(
      'look-back.words-missing',
    )
    await read(one ?? '', { verdict: 'differ', kind: 'general', words: '当天没有同处一室' })
    const again = await desk.city.ask(showLookBack, reader(), { lookBack }, 'inspection')
    expect(again.lines[0]).toMatchObject({ verdict: 'differ', words: '当天没有同处一室' })
    const draft = () => desk.city.run(draftLookBack, he(), { lookBack })
    expect(await codeOf(draft())).toBe('look-back.not-complete')
    await read(two ?? '')
    const { signing, differ } = await draft()
    expect(differ).toBe(1)
    expect(await desk.signed(signing, ['he'])).toBe(lookBack)
    const rows = await desk.city.sql<{ id: string; decided: string | null }[]>`
      select id, decided from contacts where id = any(${[one ?? '', two ?? '']}::uuid[])`
    const decided = new Map(rows.map((row) => [row.id, row.decided]))
    expect(decided.get(one ?? '')).toBeNull()
    expect(decided.get(two ?? '')).toBe('close')
    expect(await codeOf(read(two ?? ''))).toBe('look-back.over')
  })
})
