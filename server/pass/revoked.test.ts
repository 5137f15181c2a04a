import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { anOrderAbout, writeAct, writeOrders } from '../status/a-signed-order.ts'
import { aPassDesk, type PassDesk } from './a-pass-desk.ts'
import { revokedPasses } from './revoked-passes.ts'

let it: PassDesk
beforeAll(async () => {
  it = await aPassDesk({ people: 60 })
})
const person = (n: number) => it.people[n] ?? ''

describe('a pass that says more than the status allows', () => {
  test('is refused within a minute of the order’s signature, the neighbour’s is not, and the next one says the class of now', async () => {
    const held = await it.passes(person(0), it.now, 3)
    const neighbour = await it.pass(person(1))
    const signed = it.now + hourMs
    const before = await Promise.all(held.map((one) => it.seen(one.shown(signed), signed)))
    expect(before.map(({ ok }) => ok)).toEqual([true, true, true])
    await it.order(person(0), {}, signed)
    const at = signed + minuteMs
    for (const one of held)
      expect(await it.seen(one.shown(at), at)).toMatchObject({ ok: false, fault: 'revoked' })
    expect(await it.seen(neighbour.shown(at), at)).toMatchObject({ ok: true, class: 'clear' })
    const anew = await it.pass(person(0), at)
    expect(await it.seen(anew.shown(at), at)).toMatchObject({ ok: true, class: 'stay' })
  })

  test('is refused although both were written in the same moment', async () => {
    const at = it.now + 2 * hourMs
    const held = await it.pass(person(2), at)
    await it.bundle(at)
    // The order bears the moment before the pass, but was committed after it: as when two servers work at once.
    await it.order(person(2), {}, at - 1_000)
    expect(await it.seen(held.shown(at + 30_000), at + 30_000)).toMatchObject({ fault: 'revoked' })
  })

  test('a row that nobody signed refuses nobody', async () => {
    const at = it.now + 3 * hourMs
    const held = await it.pass(person(3), at)
    await it.city.sql`
      insert into orders (id, digest, document, assertions, person_id, kind, basis, district, issuer, issued_at, from_at, until_at, known_at, logged_at)
      select 'forged', 'forged', document, assertions, ${person(3)}, kind, basis, district, issuer, issued_at, from_at, until_at, ${at}, ${at}
      from orders where person_id = ${person(0)} limit 1`
    await it.city.sql`
      insert into order_areas (area, order_id) values ('building:x', 'forged'), ('county:', 'forged'), ('compound:1', 'forged')`
    expect(await it.seen(held.shown(at + minuteMs), at + minuteMs)).toMatchObject({ ok: true })
  })

  test('is worked out by reading alone: a new process comes to the same', async () => {
    const at = it.now + 4 * hourMs
    const own = it.city.city
    const fresh = { ...own, keys: Object.create(own.keys) as typeof own.keys }
    const hex = (serials: Uint8Array[]) =>
      serials.map((one) => Buffer.from(one).toString('hex')).sort()
    const mine = hex(await revokedPasses(own, at))
    expect(mine.length).toBe(4)
    expect(hex(await revokedPasses(fresh, at))).toEqual(mine)
    const late = it.now + 20 * hourMs
    expect(await revokedPasses(own, late)).toEqual([])
  })
})

describe('an order about an area', () => {
  const zone = (area: string, issuedAt: number) =>
    anOrderAbout(it.city, it.officers, {
      subject: { areas: [area], unit: 'building', widenedFor: null },
      until: issuedAt + 2 * 24 * hourMs,
      fact: 'case-1',
      basis: 'zone_lockdown',
      kind: 'zone',
      scope: { place: '建设路街道 1 号楼', allows: ['care', 'fire-exit'] },
      issuedAt,
    })
  const living = (from: number, until: number) => it.city.sql`
    insert into passes (pass_serial, person_id, class, made_at, expires_at)
    select decode(lpad(to_hex(p.id), 16, '0'), 'hex'), p.id, 'clear', ${from}, ${until} from people p on conflict do nothing`

  test('withdraws the passes of those who live there, one by one or all of them, and gives them back when it is lifted', async () => {
    const at = it.now + 30 * hourMs
    await it.city.sql`
      insert into facts (id, kind, person_id, reason, places, at, known_at, recorded_by)
      values ('case-1', 'case', ${person(59)}, 'infected', '{building:1,county:410105}', ${at - hourMs}, ${at - hourMs}, 'investigator')`
    await living(at - hourMs, at + 8 * hourMs)
    // Those three who are to stay for their own orders are in it already, one of them in the building.
    const before = await revokedPasses(it.city.city, at)
    const homes = await it.city.sql<{ building: number; people: number }[]>`
      select d.building_id as building, count(*)::int as people from people p join households d on d.id = p.household_id group by 1 order by 1`
    const first = homes.find(({ building }) => building === 1)?.people ?? 0
    const [{ own = 0 } = {}] = await it.city.sql<{ own: number }[]>`
      select count(*)::int as own from people p join households d on d.id = p.household_id
      where d.building_id = 1 and p.id in (select person_id from orders where person_id is not null and id <> 'forged')`
    const everybody = homes.reduce((sum, { people }) => sum + people, 0)
    expect([first > 0, first < everybody]).toEqual([true, true])
    const order = zone('building:1', at)
    await writeOrders(it.city, it.officers, [order])
    const soon = at + 2 * minuteMs
    expect(await revokedPasses(it.city.city, soon)).toHaveLength(before.length + first - own)
    await writeAct(it.city, it.officers, {
      version: 1,
      id: 'act-lift-zone',
      kind: 'lift',
      order: order.id,
      at: at + hourMs,
      by: it.officers.signer('wu'),
      area: '410105',
      reason: '核酸阴性，解除。',
    })
    expect(await revokedPasses(it.city.city, at + hourMs + minuteMs)).toHaveLength(before.length)
  })

  test('of thousands is judged by some of them, and withdraws the same', async () => {
    const at = it.now + 50 * hourMs
    await it.city.sql`
      insert into people (id, household_id, name, sex, born_on, traits, registered_at)
      select 410177000000000 + n, 1, '李' || n, 'male', '1990-01-01', '{}', ${at - hourMs} from generate_series(1, 3000) n`
    await living(at - hourMs, at + 8 * hourMs)
    const before = await revokedPasses(it.city.city, at)
    await writeOrders(it.city, it.officers, [zone('building:1', at)])
    const began = performance.now()
    const after = await revokedPasses(it.city.city, at + 2 * minuteMs)
    const [there] = await it.city.sql<{ people: number }[]>`
      select count(*)::int as people from passes s join people p on p.id = s.person_id join households d on d.id = p.household_id
      where d.building_id = 1 and s.expires_at > ${at}`
    expect(after.length - before.length).toBe(there?.people)
    expect(after.length).toBeGreaterThanOrEqual(3_000)
    console.info(
      `${after.length} passes of a zone withdrawn in ${Math.round(performance.now() - began)} ms`,
    )
    // The control: an order that nobody signed, about the same thousands.
    await it.city.sql`
      insert into people (id, household_id, name, sex, born_on, traits, registered_at)
      select 410178000000000 + n, (select id from households where building_id = 2 limit 1), '赵' || n, 'male', '1990-01-01', '{}', ${at} from generate_series(1, 2500) n`
    await living(at, at + 8 * hourMs)
    await it.city.sql`
      insert into orders (id, digest, document, assertions, kind, basis, district, issuer, issued_at, from_at, until_at, known_at, logged_at)
      select 'forged-zone', 'forged-zone', document, '[]', kind, basis, district, issuer, ${at}, ${at}, until_at, ${at + minuteMs}, ${at}
      from orders where kind = 'zone' order by issued_at desc limit 1`
    await it.city.sql`insert into order_areas (area, order_id) values ('building:2', 'forged-zone')`
    expect(await revokedPasses(it.city.city, at + 3 * minuteMs)).toHaveLength(after.length)
  })
})
