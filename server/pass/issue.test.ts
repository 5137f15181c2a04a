import { randomUUID } from 'node:crypto'
import { passLifeMs } from '@bihuan/core/pass/pass.ts'
import { hourMs, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../door/query.ts'
import { aPassDesk, type PassDesk } from './a-pass-desk.ts'
import { forgetPasses } from './forget-passes.ts'
import { ownPass } from './own-pass.ts'
import { paperPass } from './paper-pass.ts'

let it: PassDesk
beforeAll(async () => {
  it = await aPassDesk()
})
const person = (n: number) => it.people[n] ?? ''
const anchor = 'A'.repeat(22)

describe('a pass on a phone', () => {
  test('is for oneself and those one acts for; staff and strangers get none', async () => {
    const params = { person: person(0), form: 'screen' as const, anchors: anchor }
    const { city } = it
    for (const role of ['grid-worker', 'checkpoint-guard', 'administrator'] as const)
      await expect(city.ask(ownPass, city.actor(role), params)).rejects.toMatchObject({
        code: 'access.role-may-not',
      })
    const neighbour = await it.resident(person(1))
    await expect(city.ask(ownPass, neighbour, params)).rejects.toMatchObject({
      code: 'person.unknown',
    })
    await city.sql`
      insert into proxies (id, person_id, proxy_person_id, relation, slot, consented_at, until_at)
      values (${randomUUID()}, ${person(0)}, ${person(1)}, 'parent', 1, ${it.now}, ${it.now + hourMs})`
    expect(await city.ask(ownPass, neighbour, params)).toMatchObject({
      person: person(0),
      class: 'clear',
    })
    const looks = await city.sql`
      select query, purpose from person_reads where person_id = ${person(0)}`
    expect(looks).toMatchObject([{ query: 'own.pass', purpose: 'family' }])
  })

  test('is taken by a guard without network, says a class, a masked name and hours, and nothing else', async () => {
    const pass = await it.pass(person(2))
    const at = it.now + minuteMs
    expect(await it.seen(pass.shown(at), at)).toMatchObject({
      ok: true,
      class: 'clear',
      form: 'screen',
      nameMasked: '张*',
      mustSeeDocument: false,
    })
    expect(pass.expiresAt - pass.issuedAt).toBeLessThanOrEqual(passLifeMs.screen)
    expect(pass.expiresAt - it.now).toBeGreaterThan(passLifeMs.screen - 91 * minuteMs)
    expect(pass.text).toMatch(/^P1[0-9A-V]{150,190}$/)
    expect(pass.text).not.toContain(person(2))
    // A picture of it is not taken, and neither is the signed text alone.
    expect(await it.seen(pass.shown(at), at + 2 * minuteMs)).toMatchObject({ fault: 'live-late' })
    expect(await it.seen(pass.text, at)).toMatchObject({ fault: 'live-missing' })
  })

  test('of somebody under an order says so, and ends when the order does', async () => {
    await it.order(person(3))
    const pass = await it.pass(person(3), it.now + minuteMs)
    const at = it.now + 2 * minuteMs
    expect(await it.seen(pass.shown(at), at)).toMatchObject({ ok: true, class: 'stay' })
  })

  test('needs anchors of the right length, a document that somebody saw, a root and a key', async () => {
    const me = await it.resident(person(4))
    const params = { person: person(4), form: 'screen' as const }
    await expect(it.city.ask(ownPass, me, params)).rejects.toMatchObject({
      code: 'pass.anchors-needed',
    })
    await expect(
      it.city.ask(ownPass, me, { ...params, anchors: 'A'.repeat(21) }),
    ).rejects.toMatchObject({ code: 'input.malformed' })
    await it.city.sql`
      insert into self_registrations (person_id, address_cipher, registered_at) values (${person(4)}, '', ${it.now})`
    await expect(it.city.ask(ownPass, me, { ...params, anchors: anchor })).rejects.toMatchObject({
      code: 'pass.document-not-seen',
    })
    const asking = {
      now: it.now + 500 * 24 * hourMs,
      actor: await it.resident(person(5)),
      purpose: null,
    }
    const other = { person: person(5), form: 'screen' as const, anchors: anchor }
    await expect(ask(it.city.city, ownPass, other, asking)).rejects.toMatchObject({
      code: 'pass.no-key',
    })
    const rootless = { ...it.city.city, anchors: { ...it.city.city.anchors, passRoot: null } }
    await expect(ask(rootless, ownPass, other, { ...asking, now: it.now })).rejects.toMatchObject({
      code: 'pass.none-issued',
    })
  })

  test('is another each time: of two passes of one person only the name is the same', async () => {
    const [one, two] = await it.passes(person(6), it.now, 2)
    const later = await it.pass(person(6), it.now + 61 * minuteMs)
    if (!one || !two) throw new Error('two passes')
    const serials = [one, two, later].map(({ serial }) => Buffer.from(serial).toString('hex'))
    expect(new Set(serials).size).toBe(3)
    const rows = await it.city.sql`
      select encode(pass_serial, 'hex') as serial from passes where person_id = ${person(6)}`
    expect(rows.map(({ serial }) => serial).sort()).toEqual(serials.sort())
  })
})

describe('a pass on paper', () => {
  test('is printed by a desk of the area for that purpose, and leaves a trace', async () => {
    const { city } = it
    const params = { person: person(7) }
    await expect(
      city.ask(paperPass, city.actor('sampler'), params, 'sampling'),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    const grid = city.actor('grid-worker', '410105')
    await expect(city.ask(paperPass, grid, params)).rejects.toMatchObject({
      code: 'access.purpose-needed',
    })
    await expect(city.ask(paperPass, grid, params, 'care')).rejects.toMatchObject({
      code: 'pass.purpose-is-passes',
    })
    await expect(
      city.ask(paperPass, city.actor('grid-worker', '410102'), params, 'passes'),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    const { passes, form } = await city.ask(paperPass, grid, params, 'passes')
    expect([form, passes.length]).toEqual(['paper', 1])
    const [paper] = passes
    if (!paper) throw new Error('no paper')
    expect(instantOf(paper.expiresAt) - it.now).toBeGreaterThan(passLifeMs.paper - 91 * minuteMs)
    expect(await it.seen(paper.text, it.now + hourMs)).toMatchObject({
      ok: true,
      mustSeeDocument: true,
    })
    const looks = await city.sql`
      select purpose from person_reads where person_id = ${person(7)} and query = 'pass.paper'`
    expect(looks.length).toBeGreaterThan(0)
  })
})

describe('what is kept of passes', () => {
  test('is serial, person, class and the two moments, and goes when the pass is over', async () => {
    const columns = await it.city.sql<{ name: string }[]>`
      select column_name as name from information_schema.columns where table_name = 'passes' order by 1`
    expect(columns.map(({ name }) => name)).toEqual([
      'class',
      'expires_at',
      'made_at',
      'pass_serial',
      'person_id',
    ])
    const pass = await it.pass(person(8))
    const left = async () =>
      (await it.city.sql`select from passes where person_id = ${person(8)}`).length
    await forgetPasses(it.city.sql, pass.expiresAt + 59 * minuteMs)
    expect(await left()).toBe(1)
    await forgetPasses(it.city.sql, pass.expiresAt + 61 * minuteMs)
    expect(await left()).toBe(0)
  })
})
