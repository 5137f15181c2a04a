import { randomUUID } from 'node:crypto'
import type { FieldEvent } from '@bihuan/contract/sampling.ts'
import { labelCode } from '@bihuan/core/labels/label.ts'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { countPeople } from '@bihuan/core/tubes/count-people.ts'
import { settleTubes } from '@bihuan/core/tubes/settle.ts'
import fc from 'fast-check'
import type { Static } from 'typebox'
import { aCity } from '../testing/a-city.ts'
import { aRound } from '../testing/a-round.ts'
import { coreEvent } from './read-events.ts'

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
/** An event, and the number of the site whose device says it. */
export type Said = { event: Event; device: number }

const tubesPerRun = 4
const capacity = 5

/** Something that one of `devices` devices says about few tubes and six people; plain samples and seals are the most. */
export const drafts = (devices: number): fc.Arbitrary<Draft> =>
  fc.record({
    kind: fc.constantFrom<Draft['kind'][]>(
      ...(['sample', 'sample', 'sample', 'undo', 'seal', 'seal', 'void', 'move'] as const),
    ),
    device: fc.integer({ min: 1, max: devices }),
    at: fc.integer({ min: 0, max: 9 }),
    tube: fc.integer({ min: 0, max: tubesPerRun - 1 }),
    other: fc.integer({ min: 0, max: tubesPerRun - 1 }),
    people: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 }),
  })

/** A round with 12 people whose tables can be emptied for every run, and what they say in words that do not depend on codes. */
export async function aTubeSet({ sites }: { sites: number }) {
  const city = await aCity()
  const round = await aRound(city, { people: 12, sites })
  // A fresh set of tubes for each run: what one run said about a tube must not meet the next.
  let lot = 0

  async function freshTubes(): Promise<string[]> {
    lot += 1
    await city.sql`truncate samples, sample_claims, tubes, field_events, uploads, custody_entries, tube_ranges, commands cascade`
    const first = 4_101_100_000_000 + lot * 10
    await city.sql`insert into tube_ranges (first_id, last_id, round_id, site_id, pool_size, sitting, issued_at) values (${first}, ${first + 9}, ${round.round}, 1, ${capacity}, 0, ${city.start})`
    await city.sql`insert into custody_entries (command_id, line, round_id, at, item, from_account, to_account, quantity) values (gen_random_uuid(), 1, ${round.round}, ${city.start}, 'tube', 'press', 'stock:1', 10)`
    return Array.from({ length: tubesPerRun }, (_, n) => labelCode('tube', first + n))
  }

  function saidOf(
    { kind, at, tube, other, people, device }: Draft,
    seq: number,
    tubes: readonly string[],
  ): Said {
    const moment = isoOf(city.start + at * minuteMs)
    const said = { id: randomUUID(), seq, at: moment }
    const [code, otherCode] = [tubes[tube] ?? '', tubes[other] ?? '']
    const person = round.people[people[0] ?? 0] ?? ''
    if (kind === 'seal') {
      const members = people.map((n) => ({ person: round.people[n] ?? '', at: moment }))
      const count = members.length
      return { device, event: { kind, ...said, tube: code, openedAt: moment, count, members } }
    }
    if (kind === 'void') return { device, event: { kind, ...said, tube: code, reason: 'broken' } }
    if (kind === 'move')
      return { device, event: { kind, ...said, from: code, to: otherCode, reason: 'label torn' } }
    return { device, event: { kind, ...said, tube: code, person } }
  }

  /** One upload of a device. */
  const inputOf = (device: number, said: readonly Said[]) => ({
    round: round.round,
    device: round.device(device),
    sentAt: isoOf(city.start),
    events: said.map(({ event }) => event),
  })

  /** What the tables say of the tubes of a run. */
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

  /** Core's answer for the same events, in the same words; a move of a tube onto itself is refused at the door. */
  function expectedState(all: readonly Said[], tubes: readonly string[]) {
    const said = all.filter(({ event }) => event.kind !== 'move' || event.from !== event.to)
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

  return { city, round, freshTubes, saidOf, inputOf, stateOf, expectedState }
}
