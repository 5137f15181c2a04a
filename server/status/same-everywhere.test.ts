import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '../door/problem.ts'
import { ask } from '../door/query.ts'
import { aPassDesk, type PassDesk } from '../pass/a-pass-desk.ts'
import { anOrderAbout, writeAct, writeOrders } from './a-signed-order.ts'
import { ownStatus } from './own-status.ts'
import { personStatus } from './person-status.ts'

let desk: PassDesk
let started: number
const p = (n: number) => desk.people[n] ?? ''

/** Orders that came by the commands, and orders as they lie there; holds, zones, one that is lifted, one for tomorrow. */
beforeAll(async () => {
  desk = await aPassDesk({ people: 40 })
  started = desk.now
  const { city, officers } = desk
  for (const n of [0, 1]) await desk.order(p(n))
  await desk.contacts(desk.people.slice(2, 14))
  await city.sql`insert into facts (id, kind, person_id, reason, places, at, known_at, recorded_by)
    values ('case-x', 'case', ${p(39)}, 'patient_confirmed', ${['building:2', 'county:410105']}, ${started - hourMs}, ${started - hourMs}, 'x')`
  await city.sql`insert into recalls (round_id, tube_id, reason, opened_at, member_count) values (2022018, 4101000000000, 'reactive', ${started - hourMs}, 1)`
  await city.sql`insert into recall_tasks (round_id, tube_id, person_id, sitting, opened_at) values (2022018, 4101000000000, ${p(12)}, 1, ${started - hourMs})`
  const about = (n: number, over: object = {}) =>
    anOrderAbout(city, officers, { subject: { person: p(n) }, fact: `contact:${p(n)}`, ...over })
  const later = about(7, { from: started + 20 * hourMs })
  const lifted = about(8)
  await writeOrders(city, officers, [
    ...[2, 3, 4].map((n) => about(n)),
    about(5, { kind: 'monitor' }),
    about(6, { until: started + 3 * hourMs }),
    later,
    lifted,
    about(12, {
      fact: `pool:2022018:4101000000000:${p(12)}`,
      basis: 'pool_reactive',
      kind: 'hold',
      until: started + 12 * hourMs,
    }),
    about(13, {
      subject: { areas: ['building:2'], unit: 'building', widenedFor: null },
      fact: 'case-x',
      basis: 'zone_lockdown',
      kind: 'zone',
      until: started + 30 * hourMs,
    }),
  ])
  await writeAct(city, officers, {
    version: 1,
    id: 'lift-8',
    kind: 'lift',
    at: started + hourMs,
    by: officers.signer('ma'),
    area: '410105',
    order: lifted.id,
    reason: '复核后认为没有必要继续。',
  })
}, 60_000)

/** What one person is told at one moment by every way there is. */
async function told(person: string, at: number): Promise<string[]> {
  const { city } = desk
  const inspector = city.actor('inspector')
  const staff = await ask(
    city.city,
    personStatus,
    { person },
    { now: at, actor: inspector, purpose: 'inspection' },
  )
  const own = await ask(
    city.city,
    ownStatus,
    { person },
    { now: at, actor: await desk.resident(person), purpose: null },
  )
  const pass = await desk.pass(person, at).catch((error) => {
    // In the minute of a change there is no pass, rather than a wrong one.
    if (error instanceof Problem && error.code === 'pass.changes-now') return null
    throw error
  })
  const seen = pass && (await desk.seen(pass.shown(at), at))
  if (seen && !seen.ok) throw new Error(seen.fault)
  return [staff.class, own.class, seen?.class ?? staff.class]
}

describe('the same person at the same moment', () => {
  test('is told one class by the desk, by their own page and by the pass', async () => {
    const classes = new Set<string>()
    for (const at of [5 * minuteMs, 2 * hourMs, 9 * hourMs, 26 * hourMs].map((ms) => started + ms))
      for (let n = 0; n < 40; n += 3 - (n % 2)) {
        const answers = await told(p(n), at)
        expect(new Set(answers).size, `${n} at ${at - started}: ${answers.join(' ')}`).toBe(1)
        classes.add(answers[0] ?? '')
      }
    expect([...classes].sort()).toEqual(['clear', 'limit', 'remind', 'stay'])
  }, 60_000)
})
