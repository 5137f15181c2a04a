import type { Order } from '@bihuan/core/orders/order.ts'
import { lineOf } from '@bihuan/core/policy/library.ts'
import { resolvePack } from '@bihuan/core/policy/resolve.ts'
import { statusOf } from '@bihuan/core/status/status-of.ts'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadLibrary } from '../../policies/load.ts'
import { factsOf } from '../facts/facts-of.ts'
import { idsOf } from '../facts/ids-of.ts'
import { aBench } from '../laboratory/a-bench.ts'
import { readOrders } from '../orders/read-orders.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { officersOf, type TestOfficers } from '../testing/officers.ts'
import { anOrderAbout, writeAct, writeOrders } from './a-signed-order.ts'
import { readStatus } from './read-status.ts'

let city: TestCity
let round: TestRound
let officers: TestOfficers
const dayMs = 24 * hourMs
const walkIn = '410100900000001'
const p = (n: number) => round.people[n] ?? ''

/** A city in which much has happened, to people 0 to 39: pools, single tests, marks, cases, contacts, entries, orders, zones, acts. */
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 60 })
  officers = await officersOf(city)
  await adoptedIn(city, officers)
  const { sql, start } = city
  const bench = await aBench(city, round)
  const tubes = [0, 1, 2].map((n) => ({
    tube: round.tube(1, n),
    people: [0, 1, 2, 3, 4, 5].map((m) => p(n * 6 + m)),
  }))
  await bench.receive(tubes)
  await bench.released(
    tubes.map(({ tube }, n) => ({
      tube,
      call: (['reactive', 'negative', 'invalid'] as const)[n] ?? 'negative',
    })),
  )
  const singles = [0, 1, 2].map((n) => ({
    tube: round.tube(1, n, 1, 1),
    people: [p(n)],
    poolSize: 1,
    sitting: 1,
  }))
  await bench.receive(singles)
  await bench.released(
    singles.map(({ tube }, n) => ({
      tube,
      call: n === 1 ? ('reactive' as const) : ('negative' as const),
    })),
    'first-kit',
    60,
  )
  // The single swabs are taken after their pools came out, and the report of one tube is hours late.
  await sql`update samples set sampled_at = ${start + 5 * hourMs} where sitting = 1`
  await sql`insert into field_events (id, at, received_at, tube_id, digest, round_id, device_id, seq, kind)
    values (gen_random_uuid(), ${start + hourMs}, ${start + 13 * hourMs}, ${round.tube(1, 2).slice(0, 13)}, 1, ${round.round}, 101, 1, 'seal')`
  await sql`insert into people (id, household_id, name, sex, born_on, registered_at) values (${walkIn}, 20, '张', 'male', '1980-01-01', ${start})`
  await sql`insert into walk_ins (person_id, site_id, device_id, address_cipher, input_digest, at, registered_by) values (${walkIn}, 1, 101, '', '', ${start}, 'x')`
  await sql`insert into same_person_claims (walk_in, known, at, settled_at, settled_by, verdict, reason)
    values (${walkIn}, ${p(30)}, ${start}, ${start + 6 * hourMs}, 'x', 'same', 'y')`
  await sql`insert into roll_marks (round_id, person_id, kind, fact, marked_at, marked_by) values
    (${round.round}, ${p(20)}, 'exempt', 'x', ${start + 12 * hourMs}, 'x'), (${round.round}, ${p(21)}, 'refused', 'x', ${start + 2 * hourMs}, 'x')`
  const fact = (
    id: string,
    kind: string,
    person: string,
    reason: string | null,
    at: number,
    known: number,
    places: string[] | null = null,
  ) =>
    sql`insert into facts (id, kind, person_id, reason, about, places, at, known_at, recorded_by)
      values (${id}, ${kind}, ${person}, ${reason}, 'x', ${places}, ${at}, ${known}, 'x')`
  for (const n of [3, 7, 12, 22, 23, 24, 30])
    await fact(
      `contact-${n}`,
      'contact',
      p(n),
      n === 24 ? 'secondary_contact' : 'close_contact',
      start - dayMs,
      start - (n % 3) * hourMs,
    )
  await fact('contact-walk-in', 'contact', walkIn, 'close_contact', start - dayMs, start - hourMs)
  await fact('case-0', 'case', p(0), 'patient_confirmed', start - hourMs, start - hourMs, [
    'building:1',
    'county:410105',
  ])
  await fact('case-50', 'case', p(50), 'patient_confirmed', start - hourMs, start - hourMs, [
    'building:2',
    'county:410105',
  ])
  await fact('discharge-0', 'discharge', p(0), null, start + 30 * hourMs, start + 31 * hourMs)
  await fact('moved-25', 'dwelling', p(25), null, start + 3 * hourMs, start + 4 * hourMs, [
    'building:3',
  ])
  await sql`insert into facts (id, kind, about, at, known_at, recorded_by) values
    ('w-1', 'withdrawal', 'contact-22', ${start + 9 * hourMs}, ${start + 9 * hourMs}, 'x'),
    ('w-2', 'withdrawal', ${`roll:${round.round}:${p(26)}`}, ${start + 14 * hourMs}, ${start + 14 * hourMs}, 'x'),
    ('w-3', 'withdrawal', 'case-50', ${start + 20 * hourMs}, ${start + 20 * hourMs}, 'x')`
  const to = (n: number, over: Partial<Order> & { fact?: string } = {}) =>
    anOrderAbout(city, officers, {
      id: `o-${n}`,
      subject: { person: p(n) },
      fact: `contact-${n}`,
      ...over,
    })
  const pool = `pool:${round.round}:${round.tube(1, 0).slice(0, 13)}:${p(4)}`
  await writeOrders(city, officers, [
    to(3),
    to(7, { liftedBy: [{ by: 'negatives', count: 1, minGapHours: 0 }] }),
    to(12, { until: start + 8 * hourMs }),
    to(22),
    to(23, { from: start + 12 * hourMs }),
    to(30),
    to(31, { subject: { person: walkIn }, fact: 'contact-walk-in', kind: 'monitor' }),
    to(4, {
      fact: pool,
      basis: 'pool_reactive',
      kind: 'hold',
      issuedAt: start + 5 * hourMs,
      until: start + 16 * hourMs,
    }),
    to(21, {
      fact: `roll:${round.round}:${p(21)}`,
      basis: 'missed_test',
      kind: 'test',
      issuedAt: start + 11 * hourMs,
      until: start + 30 * hourMs,
    }),
    to(101, {
      subject: { areas: ['building:2'], unit: 'building', widenedFor: null },
      fact: 'case-50',
      basis: 'zone_lockdown',
      kind: 'zone',
      until: start + 40 * hourMs,
    }),
    to(102, {
      subject: { areas: ['building:1'], unit: 'building', widenedFor: null },
      fact: 'case-0',
      basis: 'zone_control',
      kind: 'zone',
      until: start + 10 * hourMs,
    }),
    to(24, { id: 'e-1', basis: 'secondary_contact', approver: null, until: start + 2 * hourMs }),
    to(24, {
      id: 'e-2',
      basis: 'secondary_contact',
      approver: null,
      issuedAt: start + 3 * hourMs,
      until: start + 5 * hourMs,
    }),
  ])
  const by = {
    version: 1 as const,
    by: officers.signer('ma'),
    area: '410105',
    reason: '复核后认为没有必要继续。',
  }
  await writeAct(city, officers, {
    ...by,
    id: 'a-1',
    kind: 'lift',
    at: start + 7 * hourMs,
    order: 'o-3',
  })
  await writeAct(city, officers, {
    version: 1,
    id: 'a-2',
    kind: 'appeal',
    at: start + 2 * hourMs,
    order: 'o-30',
    channel: 'page',
    clerk: null,
    words: 'x',
  })
  await writeAct(city, officers, {
    ...by,
    id: 'a-3',
    kind: 'decide',
    at: start + 5 * hourMs,
    appeal: 'a-2',
    outcome: 'shortened',
    until: start + 20 * hourMs,
  })
}, 60_000)

/** The same by the long way: every fact and every order there is, of any time. */
async function byTheLongWay(person: string, at: number, known: number) {
  const ids = (await idsOf(city.sql, person)).filter(
    (id) => id === person || known >= city.start + 6 * hourMs,
  )
  const cases = await city.sql<{ id: string }[]>`select id from facts where kind = 'case'`
  const [facts, orders, areas, { rules }] = await Promise.all([
    factsOf(
      city.sql,
      ids,
      cases.map(({ id }) => id),
    ),
    readOrders(city.sql, city.city.anchors, { persons: ids }),
    readOrders(city.sql, city.city.anchors, { ids: ['o-101', 'o-102'] }),
    rulesAt(city.sql, city.city.anchors, at),
  ])
  const own = facts.filter(
    (fact) => !('person' in fact) || ids.includes(fact.person) || fact.kind === 'case',
  )
  const acts = {
    ...orders.book,
    ofOrder: new Map([...orders.book.ofOrder, ...areas.book.ofOrder]),
  }
  return statusOf(
    { people: ids, facts: own, orders: [...orders.orders, ...areas.orders], acts, rules },
    at,
    known,
  )
}

// Any quarter of an hour, and more often those about which much turns: the round closes after ten hours, a late report comes after thirteen.
const quarter = fc.oneof(
  fc.integer({ min: -2, max: 48 * 4 }),
  fc.constantFrom(1, 20, 39, 41, 46, 51, 57),
)
const moment = quarter.map((n) => city.start + n * 15 * minuteMs)

describe('the one statement', () => {
  test('says what everything there is would say, of any person, moment and knowledge', async () => {
    const classes = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        // Those of whom most is known come more often.
        fc.oneof(
          fc.integer({ min: 0, max: 40 }).map(p),
          fc.constantFrom(0, 2, 4, 7, 13, 20, 30).map(p),
          fc.constant(walkIn),
        ),
        moment,
        fc.option(moment),
        async (person, at, later) => {
          const known = later ?? at
          const found = await readStatus(city.sql, { person, at, known }, city.city)
          const whole = await byTheLongWay(person, at, known)
          for (const { basis } of found.reasons) classes.add(`${found.class} ${basis}`)
          // Orders that are long over are not read, and zones elsewhere neither: they say nothing.
          const said = (status: typeof whole) => ({
            ...status,
            without: status.without.filter(
              ({ because }) =>
                because !== 'expired' &&
                because !== 'other-place' &&
                because !== 'not-begun' &&
                because !== 'not-known',
            ),
          })
          expect(said(found)).toEqual(said(whole))
        },
      ),
      { numRuns: 150, seed: 5 },
    )
    // The control: all kinds of statuses were among them.
    expect([...classes].sort()).toEqual(
      expect.arrayContaining([
        'limit pool_reactive',
        'remind close_contact',
        'remind missed_test',
        'remind pool_reactive',
        'stay close_contact',
        'stay zone_lockdown',
      ]),
    )
  }, 120_000)
})

describe('the days that a missed round is asked about', () => {
  test('are more than any pack counts a missed round or a reactive pool for, or orders on one', () => {
    const loaded = loadLibrary()
    if (!loaded.ok) throw new Error('the packs do not load')
    const { library } = loaded
    const days: number[] = []
    for (const newest of ['cn-b2', 'cn-mpox', 'cholera'])
      for (const pack of lineOf(library, newest)) {
        const found = resolvePack(library, pack.id, pack.period.from, [])
        if (!found.ok) throw new Error(pack.id)
        const { status, orders } = found.policy
        for (const basis of ['missed_test', 'pool_reactive'])
          days.push(status.rules[basis]?.maxDays?.v ?? 0)
        for (const kind of Object.values(orders.kind))
          if (kind.bases.v.includes('missed_test')) days.push(kind.maxHours.v / 24)
      }
    expect(days.length).toBeGreaterThan(10)
    expect(Math.max(...days)).toBeLessThan(60)
  })
})
