import { randomUUID } from 'node:crypto'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import { hourMs, instantOf, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { anOrderDesk, codesOf, type OrderDesk, reason } from './an-order-desk.ts'
import { liftOrder } from './draft-acts.ts'
import { draftOrder } from './draft-order.ts'
import { readOrders } from './read-orders.ts'

let desk: OrderDesk
beforeAll(async () => {
  desk = await anOrderDesk({ people: 60 })
})
const p = (n: number) => desk.people[n] ?? ''
const dayMs = 24 * hourMs
const ofPerson = (person: string) =>
  readOrders(desk.city.sql, desk.city.city.anchors, { persons: [person] })
const statesOf = async (person: string, at: number) => {
  const { orders, book } = await ofPerson(person)
  return orders.map((one) => {
    const force = inForce(one, book, at)
    return force.inForce ? 'in-force' : force.because
  })
}
const why = '复核后认为没有必要继续。'

describe('an order', () => {
  test('is drafted by nobody who has no post, and by nobody of another district', async () => {
    const evidence = [await desk.contact(p(0))]
    const grid = desk.city.actor('grid-worker')
    await expect(
      desk.city.run(draftOrder, grid, {
        person: p(0),
        kind: 'isolate',
        basis: 'close_contact',
        evidence,
        reason,
        approver: 'li',
      }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(desk.draft(p(0), { evidence }, 'far')).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
    expect(await codesOf(desk.draft(p(0), { evidence }, 'gone'))).toContain('no-post')
    expect(await codesOf(desk.draft(p(0), { evidence }, 'clerk'))).toContain('no-post')
    expect(await codesOf(desk.draft(p(0), { evidence, approver: 'gone' }))).toContain('no-post')
  })

  test('is made by two passkeys of two units, with law, policy, district and appeal filled in', async () => {
    const id = await desk.order(p(0))
    const { orders, refused } = await ofPerson(p(0))
    expect(refused).toEqual([])
    expect(orders).toMatchObject([
      {
        order: {
          id,
          kind: 'isolate',
          district: '410105',
          law: { act: '传染病防治法', article: '39', policy: 'cn-ncp-8' },
          issuer: { officer: 'wu', unit: 'cdc' },
          approver: { officer: 'li', unit: 'street' },
          appeal: { to: '金水区申诉组', answerHours: 4, decideHours: 24, lodgeDays: 60 },
        },
      },
    ])
    expect(await statesOf(p(0), desk.now + minuteMs)).toEqual(['in-force'])
    const [text] = await desk.city.sql`select count(*)::int as n from messages`
    expect(text).toEqual({ n: 0 })
  })

  test('tells the phone of the person that there is something to read, and not what', async () => {
    const { keys } = desk.city.city
    await desk.city
      .sql`update people set phone_cipher = ${keys.seal('10020000001')} where id = ${p(1)}`
    await desk.order(p(1))
    const [row] = await desk.city.sql<{ phoneCipher: Buffer; textCipher: Buffer }[]>`
      select phone_cipher, text_cipher from messages`
    expect(row && keys.open(row.phoneCipher)).toBe('10020000001')
    expect(row && keys.open(row.textCipher)).not.toMatch(/密接|隔离|contact/)
  })

  test('without an end lasts as long as the policy allows and no longer', async () => {
    const evidence = [await desk.contact(p(2))]
    const { until } = await desk.draft(p(2), { evidence })
    const longer = isoOf(instantOf(until) + 1)
    expect(await codesOf(desk.draft(p(2), { evidence, until: longer }))).toEqual(['too-long'])
    expect(await codesOf(desk.draft(p(2), { evidence, until }))).toBe('taken')
  })

  test('is refused with everything against it at once, each at its field', async () => {
    const draft = desk.draft(p(3), { reason: { zh: '', en: '' }, approver: 'wu', kind: 'zone' })
    await expect(draft).rejects.toMatchObject({
      code: 'order.refused',
      items: [
        { code: 'no-evidence', pointer: '/evidence' },
        { code: 'reason-missing', pointer: '/reason' },
        { code: 'same-officer', pointer: '/approver' },
        { code: 'same-unit', pointer: '/approver' },
        { code: 'kind-not-allowed', pointer: '/kind' },
      ],
    })
    await expect(draft).rejects.not.toHaveProperty('items.0.zh', '')
  })

  const at = (ms: number) => isoOf(instantOf('2022-01-14T08:00:00+08:00') + ms)
  test.each([
    [{ kind: 'shackle' }, 'kind-unknown'],
    [{ basis: 'venue_scan' }, 'basis-unknown'],
    [{ basis: 'zone_lockdown' }, 'subject-misfit'],
    [{ until: at(-hourMs) }, 'term-empty'],
    [{ from: at(-hourMs) }, 'back-dated'],
    [{ from: at(60 * hourMs) }, 'back-dated'],
    [{ evidence: ['nothing'] }, 'evidence-unknown'],
    [{ evidence: ['contact of another'] }, 'evidence-other-person'],
    [{ evidence: ['secondary contact'] }, 'evidence-kind'],
    [{ basis: 'inbound' }, 'evidence-kind'],
    [{ approver: 'far' }, 'no-post'],
    [{ approver: 'nobody' }, 'no-post'],
    [{ kind: 'admit' }, 'kind-not-allowed'],
    [{ approver: null, until: at(3 * hourMs) }, 'emergency-long'],
    [{ renews: 'nothing' }, 'renewed-unknown'],
  ])('with %j is refused as %s', async (more, code) => {
    await desk.contact(p(4), { id: 'own contact' }).catch(() => {})
    await desk.contact(p(5), { id: 'contact of another' }).catch(() => {})
    await desk
      .contact(p(4), { id: 'secondary contact', reason: 'secondary_contact' })
      .catch(() => {})
    expect(await codesOf(desk.draft(p(4), { evidence: ['own contact'], ...more }))).toContain(code)
  })

  test('is not drafted for two subjects, nobody, or somebody unknown', async () => {
    expect(await codesOf(desk.draft(p(4), { areas: ['building:1'] }))).toBe('order.subject-unclear')
    expect(await codesOf(desk.draft('410100999999999'))).toBe('person.unknown')
  })

  test('needs a pack that was adopted', async () => {
    const late = desk.now + 2 * 365 * dayMs
    expect(await codesOf(desk.draft(p(4), { evidence: ['own contact'] }, 'wu', late))).toBe(
      'order.no-policy',
    )
  })

  test('stands once on the same facts, even when it was drafted twice and signed at one moment', async () => {
    const evidence = [await desk.contact(p(6))]
    const drafts = [await desk.draft(p(6), { evidence }), await desk.draft(p(6), { evidence })]
    for (const draft of drafts) await desk.signAll(draft, ['wu'])
    const both = await Promise.allSettled(drafts.map((draft) => desk.signAll(draft, ['li'])))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await statesOf(p(6), desk.now + minuteMs)).toEqual(['in-force'])
    expect(await codesOf(desk.draft(p(6), { evidence }))).toEqual(['already-ordered'])
  })

  test('is not made on a fact that another order took while it was judged', async () => {
    const other = await desk.order(p(28))
    const fact = await desk.contact(p(29))
    const draft = await desk.draft(p(29), { evidence: [fact] })
    await desk.signAll(draft, ['wu'])
    // What a transaction of the same instant leaves behind, before its order can be seen.
    await desk.city.sql`
      insert into order_grounds (subject, kind, fact, slot, order_id)
      values (${`person:${p(29)}`}, 'isolate', ${fact}, 'first', ${other})`
    expect(await codesOf(desk.signAll(draft, ['li']))).toBe('order.fact-taken')
    expect(await statesOf(p(29), desk.now + minuteMs)).toEqual([])
  })

  test('is made once when its approver signs twice at one moment', async () => {
    const draft = await desk.draft(p(7), { evidence: [await desk.contact(p(7))] })
    await desk.signAll(draft, ['wu'])
    const both = await Promise.allSettled([1, 2].map(() => desk.signAll(draft, ['li'])))
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await statesOf(p(7), desk.now + minuteMs)).toEqual(['in-force'])
  })

  test('is not made when its ground went between draft and signature', async () => {
    const fact = await desk.contact(p(8))
    const draft = await desk.draft(p(8), { evidence: [fact] })
    await desk.signAll(draft, ['wu'])
    await desk.city.sql`
      insert into facts (id, kind, about, at, known_at, recorded_by)
      values (${randomUUID()}, 'withdrawal', ${fact}, ${desk.now}, ${desk.now}, 'investigator')`
    expect(await codesOf(desk.signAll(draft, ['li'], desk.now + minuteMs))).toEqual([
      'evidence-unknown',
    ])
    expect(await statesOf(p(8), desk.now + 2 * minuteMs)).toEqual([])
  })
})

describe('an emergency order', () => {
  test('takes one signature, is over after two hours on read, and a full order may follow', async () => {
    const evidence = [await desk.contact(p(10))]
    const draft = await desk.draft(p(10), { evidence, approver: null })
    await desk.signAll(draft, ['wu'])
    const end = desk.now + 2 * hourMs
    expect(instantOf(draft.until)).toBe(end)
    expect(await statesOf(p(10), end - 1)).toEqual(['in-force'])
    expect(await statesOf(p(10), end)).toEqual(['expired'])
    expect(await codesOf(desk.draft(p(10), { evidence, approver: null }))).toEqual([
      'already-ordered',
    ])
    await desk.signAll(await desk.draft(p(10), { evidence }), ['wu', 'li'])
    expect(await statesOf(p(10), end)).toContain('in-force')
  })

  test('is signed where it is drafted or not at all', async () => {
    const draft = await desk.draft(p(11), { evidence: [await desk.contact(p(11))], approver: null })
    expect(await codesOf(desk.signAll(draft, ['wu'], desk.now + 6 * minuteMs))).toBe('signing.over')
  })
})

describe('a renewal', () => {
  test('names the whole chain, and needs a fact that became known since', async () => {
    const first = await desk.order(p(12), { until: isoOf(desk.now + dayMs) })
    const later = desk.now + 20 * hourMs
    const { orders } = await ofPerson(p(12))
    const old = orders[0]?.order.evidence.map(({ fact }) => fact) ?? []
    expect(await codesOf(desk.draft(p(12), { evidence: old, renews: first }, 'wu', later))).toEqual(
      ['renewed-without-news'],
    )
    const evidence = [...old, await desk.contact(p(12), { at: later })]
    await desk.signAll(
      await desk.draft(p(12), { evidence, renews: first }, 'wu', later),
      ['wu', 'li'],
      later,
    )
    const after = await ofPerson(p(12))
    expect(after.orders.map(({ order }) => order.chain)).toEqual([[], [first]])
    const again = await desk.draft(p(12), { evidence, renews: first }, 'wu', later).catch((e) => e)
    expect(again.items).toMatchObject([{ code: 'already-ordered' }])
  })

  test('of an order that officers ended is refused', async () => {
    const first = await desk.order(p(13))
    await desk.act(liftOrder, 'ma', { order: first, reason: why })
    const evidence = [await desk.contact(p(13), { at: desk.now + hourMs })]
    expect(
      await codesOf(desk.draft(p(13), { evidence, renews: first }, 'wu', desk.now + hourMs)),
    ).toContain('renewed-ended')
  })
})

describe('the cap of a day', () => {
  test('stops an issuer who has restricted five hundred people, and not who issued for the city', async () => {
    const evidence = [await desk.contact(p(26))]
    const write = (from: number, count: number, batch: string | null) => desk.city.sql`
      insert into orders (id, digest, document, assertions, person_id, kind, basis, district, issuer, batch_id, issued_at, from_at, until_at, known_at)
      select 'many ' || n, 'many ' || n, '{}', '[]', n, 'isolate', 'close_contact', '410105', 'sun', ${batch}, ${desk.now}, ${desk.now}, ${desk.now + 1}, ${desk.now}
      from generate_series(${from}::int, ${from + count - 1}::int) n`
    const by = (approver: string) => desk.draft(p(26), { evidence, approver }, 'sun')
    await desk.city.sql`
      insert into order_batches (id, document, assertions, known_at, district, people, by_city, issued_at)
      values ('B1', '{}', '[]', ${desk.now}, '410105', 600, true, ${desk.now})`
    await write(1_000, 600, 'B1')
    await write(1, 499, null)
    const drafts = [await by('li')]
    const other = [await desk.contact(p(27))]
    drafts.push(await desk.draft(p(27), { evidence: other }, 'sun'))
    for (const draft of drafts) await desk.signAll(draft, ['sun'])
    const both = await Promise.all(drafts.map((draft) => codesOf(desk.signAll(draft, ['li']))))
    expect(both.toSorted()).toEqual([['issuer-cap'], 'taken'])
    expect(await codesOf(by('li'))).toContain('issuer-cap')
    await desk.city.sql`delete from orders where id like 'many %'`
  })
})
