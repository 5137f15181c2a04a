import { randomUUID } from 'node:crypto'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { execute } from '../door/command.ts'
import { markRoll } from '../rounds/mark-roll.ts'
import { upload } from '../sampling/upload.ts'
import { aCity } from '../testing/a-city.ts'
import { aRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { aDevice, type Event, sealAs } from './a-device.ts'
import { deviceList } from './device-list.ts'
import { importSealed } from './import-sealed.ts'
import { registerWalkIn } from './register-walk-in.ts'

async function aDay(people = 60) {
  const city = await aCity()
  const round = await aRound(city, { people })
  return { city, round, sampler: city.actor('sampler', '410105001', 'site:1') }
}

describe('what a device did without network', () => {
  test('ends in the same state in whatever order and however often it comes, by network and by file', async () => {
    const { city, round, sampler } = await aDay(600)
    const now = city.start + 60 * minuteMs
    let tubes = 0
    let people = 0
    const nextPerson = () => round.people[people++] ?? ''
    const device = aDevice(city.start, '101')

    /** One device life: a walk-in, two tubes, an undo and a mark; and the ways in which they reach the server. */
    const aLife = () => {
      const walkIn = device.walkIn()
      const walkInId = randomUUID()
      const [one, two] = [round.tube(1, tubes++), round.tube(1, tubes++)]
      const [a, b, c] = [nextPerson(), nextPerson(), nextPerson()]
      const sample: Event = {
        kind: 'sample',
        id: randomUUID(),
        seq: device.nextSeq(),
        at: device.at(2),
        tube: two,
        person: b,
      }
      const undo: Event = { ...sample, kind: 'undo', id: randomUUID(), seq: device.nextSeq() }
      const events = [device.seal(one, [walkIn.person, a]), sample, undo, device.seal(two, [c])]
      const building = String(Math.ceil((round.people.indexOf(b) + 1) / 20))
      const marks = [{ person: b, kind: 'absent' as const, fact: '敲门无人', at: device.at(8) }]
      const markId = randomUUID()
      const file = sealAs(city.city.keys, '101', {
        v: 1,
        device: '101',
        round: round.round,
        sentAt: device.at(30),
        acts: [
          { id: randomUUID(), seq: 1, account: sampler.id, kind: 'events', events },
          {
            id: walkInId,
            seq: 2,
            account: sampler.id,
            kind: 'command',
            path: '/api/v1/walk-ins',
            body: walkIn,
          },
          {
            id: markId,
            seq: 3,
            account: sampler.id,
            kind: 'command',
            path: `/api/v1/rounds/${round.round}/roll/marks`,
            body: { building, marks },
          },
        ],
      })
      const send = (list: Event[]) =>
        city.run(
          upload,
          sampler,
          { round: round.round, device: '101', sentAt: device.at(30), events: list },
          now,
        )
      const ways = {
        walkIn: () =>
          execute(city.city, registerWalkIn, walkIn, { id: walkInId, now, actor: sampler }),
        first: () => send(events.slice(0, 2)),
        rest: () => send(events.slice(1)),
        mark: () =>
          execute(
            city.city,
            markRoll,
            { round: round.round, building, marks },
            {
              id: markId,
              now,
              actor: sampler,
            },
          ),
        file: () => city.run(importSealed, sampler, { device: '101', sealed: file }, now),
      }
      const state = async () => ({
        tubes: await city.sql`
          select state, member_count, sealed_at, opened_at from tubes where id = any(${[one, two].map((code) => code.slice(0, 13))}::bigint[]) order by id`,
        samples: await city.sql`
          select array_position(${[walkIn.person, a, b, c]}::bigint[], person_id) as who, sampled_at from samples
          where person_id = any(${[walkIn.person, a, b, c]}::bigint[]) order by 1`,
        claims: await city.sql`
          select kind, array_position(${[walkIn.person, a, b, c]}::bigint[], person_id) as who from sample_claims
          where tube_id = any(${[one, two].map((code) => code.slice(0, 13))}::bigint[]) order by 1, 2`,
        marks:
          await city.sql`select kind, fact, marked_by, marked_at from roll_marks where person_id = ${b}`,
        events:
          await city.sql`select kind, seq - ${sample.seq} as seq from field_events where id = any(${events.map(({ id }) => id)}::uuid[]) order by seq`,
        homes: await city.sql`select from walk_ins where person_id = ${walkIn.person}`,
      })
      return { ways, state }
    }

    const plain = aLife()
    await plain.ways.file()
    const expected = JSON.stringify(await plain.state())
    expect(JSON.parse(expected)).toMatchObject({
      tubes: [{ memberCount: 2 }, { memberCount: 1 }],
      homes: [{}],
      marks: [{ kind: 'absent' }],
    })
    const names = Object.keys(plain.ways) as (keyof typeof plain.ways)[]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...names), { maxLength: 7 }),
        fc.nat({ max: 7 }),
        fc.boolean(),
        async (order, place, together) => {
          const life = aLife()
          const all = [...order.slice(0, place), 'file' as const, ...order.slice(place)]
          if (together) await Promise.all(all.map((name) => life.ways[name]()))
          else for (const name of all) await life.ways[name]()
          expect(JSON.stringify(await life.state())).toBe(expected)
        },
      ),
      { numRuns: 18, interruptAfterTimeLimit: 30_000 },
    )
    await conserves(city)
  }, 60_000)

  test('is kept with a clock that is wrong by two days either way, and the difference is shown', async () => {
    const { city, round, sampler } = await aDay()
    for (const [n, wrong] of [-48 * hourMs, 48 * hourMs].entries()) {
      const device = aDevice(city.start + wrong, '101')
      const events = [device.seal(round.tube(1, n), round.people.slice(n * 3, n * 3 + 3))]
      const sent = { round: round.round, device: '101', sentAt: device.at(30), events }
      expect(await city.run(upload, sampler, sent, city.start + 30 * minuteMs)).toMatchObject({
        applied: 1,
        refused: 0,
      })
      const { devices } = await city.ask(deviceList, sampler, { round: round.round })
      expect(devices.map(({ clockAheadMs }) => clockAheadMs)).toEqual([wrong])
    }
    expect(await city.sql`select sampled_at from samples order by sampled_at`).toHaveLength(6)
    await conserves(city)
  })

  test('is taken after 72 hours: 5,000 events in one upload', async () => {
    const { city, round, sampler } = await aDay(5_000)
    const device = aDevice(city.start, '101')
    const tubes = Array.from({ length: 500 }, (_, n) => round.people.slice(n * 10, n * 10 + 10))
    const events = tubes.flatMap((members, n): Event[] => {
      const tube = round.tube(1, n)
      const samples = members.slice(0, 9).map(
        (person): Event => ({
          kind: 'sample',
          id: randomUUID(),
          seq: device.nextSeq(),
          at: device.at(n),
          tube,
          person,
        }),
      )
      return [...samples, device.seal(tube, members, n + 5)]
    })
    const now = city.start + 72 * hourMs
    const started = performance.now()
    const answer = await city.run(
      upload,
      sampler,
      { round: round.round, device: '101', sentAt: isoOf(now), events },
      now,
    )
    const took = performance.now() - started
    console.info(`5,000 events in ${Math.round(took)} ms`)
    expect(answer).toMatchObject({ applied: 5_000, refused: 0, answers: [] })
    expect(took).toBeLessThan(3_000 * 4) // seconds on a quiet machine; the suite shares its cores
    expect(await city.sql`select from samples`).toHaveLength(5_000)
    await conserves(city)
  }, 60_000)
})
