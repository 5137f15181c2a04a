import { randomUUID } from 'node:crypto'
import type { FieldEvent } from '@bihuan/contract/sampling.ts'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { countPeople } from '@bihuan/core/tubes/count-people.ts'
import { settleTubes } from '@bihuan/core/tubes/settle.ts'
import fc from 'fast-check'
import type { Static } from 'typebox'
import { beforeAll, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { coreEvent } from './read-events.ts'
import { upload } from './upload.ts'

type Event = Static<typeof FieldEvent>
/** An event without its id, tubes and people as small numbers, so that they collide in almost every run. */
type Draft = {
  kind: Event['kind']
  device: number
  at: number
  tube: number
  other: number
  people: number[]
}

let city: TestCity
let round: TestRound
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 12, sites: 2 })
})

// A fresh set of tubes for each run: what one run said about a tube must not meet the next.
let lot = 0
const tubesPerRun = 4
const capacity = 5

const draft: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom<Draft['kind'][]>(
    'sample',
    'sample',
    'sample',
    'undo',
    'seal',
    'seal',
    'void',
    'move',
  ),
  device: fc.integer({ min: 1, max: 2 }),
  at: fc.integer({ min: 0, max: 9 }),
  tube: fc.integer({ min: 0, max: tubesPerRun - 1 }),
  other: fc.integer({ min: 0, max: tubesPerRun - 1 }),
  people: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 }),
})

function eventOf(
  { kind, at, tube, other, people }: Draft,
  seq: number,
  tubeOf: (n: number) => string,
): Event {
  const moment = isoOf(city.start + at * minuteMs)
  const said = { id: randomUUID(), seq, at: moment }
  const person = round.people[people[0] ?? 0] ?? ''
  if (kind === 'seal') {
    const members = people.map((n) => ({ person: round.people[n] ?? '', at: moment }))
    return { kind, ...said, tube: tubeOf(tube), openedAt: moment, count: members.length, members }
  }
  if (kind === 'void') return { kind, ...said, tube: tubeOf(tube), reason: 'broken' }
  if (kind === 'move')
    return { kind, ...said, from: tubeOf(tube), to: tubeOf(other), reason: 'label torn' }
  return { kind, ...said, tube: tubeOf(tube), person }
}

type Said = { event: Event; device: number }

async function send(parts: readonly Said[]): Promise<void> {
  for (const device of [1, 2]) {
    const events = parts.filter((said) => said.device === device).map((said) => said.event)
    if (events.length === 0) continue
    await city.run(upload, city.actor('sampler'), {
      round: round.round,
      device: round.device(device),
      sentAt: isoOf(city.start),
      events,
    })
  }
}

/** What the tables say of the tubes of a run, in words that do not depend on codes. */
async function stateOf(tubes: readonly string[]) {
  const ids = tubes.map((code) => code.slice(0, 13))
  const rows = await city.sql<{ id: string; state: string; n: number }[]>`
    select id, state, member_count as n from tubes where id = any(${ids}::bigint[]) order by id`
  const samples = await city.sql<{ person: string; tube: string }[]>`
    select person_id as person, tube_id as tube from samples where tube_id = any(${ids}::bigint[]) order by 1, 2`
  const claims = await city.sql<{ person: string; tube: string; kind: string }[]>`
    select person_id as person, tube_id as tube, kind from sample_claims where tube_id = any(${ids}::bigint[]) order by 1, 2, 3`
  const nth = (id: string) => ids.indexOf(id)
  return {
    tubes: rows.map((row) => [nth(row.id), row.state, row.n]),
    samples: samples.map((row) => [row.person, nth(row.tube)]),
    claims: claims.map((row) => [row.person, nth(row.tube), row.kind]),
  }
}

/** Core's answer for the same events, in the same words. */
function expectedState(said: readonly Said[], tubes: readonly string[]) {
  const ids = tubes.map((code) => Number(code.slice(0, 13)))
  const states = settleTubes(
    said.map(({ event, device }) => coreEvent(event, round.device(device))),
    () => capacity,
  )
  const { counted, duplicates } = countPeople(states)
  const nth = (id: number) => ids.indexOf(id)
  const byText = (a: unknown[], b: unknown[]) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
  const claims = [...states].flatMap(([id, state]) =>
    state.claims.map(({ person, reason }) => [person, nth(id), reason as string]),
  )
  return {
    tubes: [...states]
      .sort(([a], [b]) => a - b)
      .map(([id, state]) => [nth(id), state.state, state.members.length]),
    samples: [...counted].map(([person, swab]) => [person, nth(swab.tube)]).sort(byText),
    claims: [
      ...claims,
      ...duplicates.map(({ person, tube }) => [person, nth(tube), 'duplicate']),
    ].sort(byText),
  }
}

const clear = () =>
  city.sql`truncate samples, sample_claims, tubes, field_events, uploads, custody_entries, tube_ranges, commands cascade`

async function freshTubes(): Promise<string[]> {
  lot += 1
  await clear()
  const first = 4_101_100_000_000 + lot * 10
  await city.sql`insert into tube_ranges (first_id, last_id, round_id, site_id, pool_size, sitting, issued_at) values (${first}, ${first + 9}, ${round.round}, 1, ${capacity}, 0, ${city.start})`
  await city.sql`insert into custody_entries (command_id, line, round_id, at, item, from_account, to_account, quantity) values (gen_random_uuid(), 1, ${round.round}, ${city.start}, 'tube', 'press', 'stock:1', 10)`
  const { labelCode } = await import('@bihuan/core/labels/label.ts')
  return Array.from({ length: tubesPerRun }, (_, n) => labelCode('tube', first + n))
}

const uploads = fc.array(draft, { minLength: 1, maxLength: 10 }).chain((drafts) => {
  const indexes = drafts.map((_, n) => n)
  return fc.record({
    drafts: fc.constant(drafts),
    order: fc.shuffledSubarray(indexes, { minLength: indexes.length }),
    again: fc.subarray(indexes),
    cuts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
  })
})

test('any permutation, duplication and splitting of uploads ends as core says for the set of events', async () => {
  await fc.assert(
    fc.asyncProperty(uploads, async ({ drafts, order, again, cuts }) => {
      const tubes = await freshTubes()
      const said = drafts.map(
        (one, n): Said => ({
          event: eventOf(one, n + 1, (i) => tubes[i] ?? ''),
          device: one.device,
        }),
      )
      const queue = [...order, ...again].flatMap((n) => said[n] ?? [])
      for (let k = 0; queue.length > 0; k += 1) await send(queue.splice(0, cuts[k % cuts.length]))
      const kept = said.filter(({ event }) => event.kind !== 'move' || event.from !== event.to)
      expect(await stateOf(tubes)).toEqual(expectedState(kept, tubes))
      await conserves(city)
    }),
    { numRuns: 150 },
  )
}, 240_000)
