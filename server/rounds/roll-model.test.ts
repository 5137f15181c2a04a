import { randomUUID } from 'node:crypto'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { upload } from '../sampling/upload.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { markRoll } from './mark-roll.ts'

const dueCount = 8
const kinds = ['exempt', 'refused', 'absent', 'unreachable'] as const
type Act =
  | { kind: 'seal'; tube: number; people: number[] }
  | { kind: 'void'; tube: number }
  | { kind: 'mark'; person: number; as: (typeof kinds)[number]; at: number }

const person = fc.integer({ min: 0, max: dueCount - 1 })
const tube = fc.integer({ min: 0, max: 3 })
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('seal' as const),
    tube,
    people: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('void' as const), tube }),
  fc.record({
    kind: fc.constant('mark' as const),
    person,
    as: fc.constantFrom(...kinds),
    at: fc.integer({ min: 0, max: 5 }),
  }),
)

/** The roll told the naive way: who lies in a tube that is not void, and the latest mark of everybody else, in whatever order they came. */
function modelOf(acts: readonly Act[]): string[] {
  const sealed = new Map<number, number[]>()
  const voided = new Set<number>()
  const marks = new Map<number, { as: string; at: number }>()
  const isSampled = (n: number) =>
    [...sealed].some(([t, people]) => !voided.has(t) && people.includes(n))
  for (const one of acts) {
    if (one.kind === 'seal' && !sealed.has(one.tube)) sealed.set(one.tube, one.people)
    if (one.kind === 'void') voided.add(one.tube)
    if (one.kind !== 'mark') continue
    const known = marks.get(one.person)
    const isLater = !known || one.at > known.at || (one.at === known.at && one.as > known.as)
    if (isLater) marks.set(one.person, one)
  }
  return Array.from({ length: dueCount }, (_, n) =>
    isSampled(n) ? 'sampled' : (marks.get(n)?.as ?? 'missing'),
  )
}

let city: TestCity
let round: TestRound
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: dueCount, sites: 1 })
})

async function perform(one: Act, n: number, base: number): Promise<void> {
  const at = isoOf(city.start + n * minuteMs)
  const said = { id: randomUUID(), seq: base + n + 1, at }
  if (one.kind === 'mark') {
    const marks = [
      {
        person: round.people[one.person] ?? '',
        kind: one.as,
        fact: 'seen',
        at: isoOf(city.start + one.at),
      },
    ]
    await city.run(markRoll, city.actor('grid-worker'), {
      round: round.round,
      building: '1',
      marks,
    })
    return
  }
  const code = round.tube(1, base + one.tube)
  const members =
    one.kind === 'seal' ? one.people.map((p) => ({ person: round.people[p] ?? '', at })) : []
  const event =
    one.kind === 'void'
      ? { kind: 'void' as const, ...said, tube: code, reason: 'broken' }
      : {
          kind: 'seal' as const,
          ...said,
          tube: code,
          openedAt: at,
          count: members.length,
          members,
        }
  await city.run(upload, city.actor('sampler'), {
    round: round.round,
    device: round.device(1),
    sentAt: at,
    events: [event],
  })
}

let base = 0
test('everybody on the roll is in exactly one state, the one that a naive reading of the acts gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 9 }), async (acts) => {
      await city.sql`truncate samples, sample_claims, tubes, field_events, uploads, roll_marks`
      await city.sql`delete from custody_entries where from_account <> 'press'`
      base += 10
      // A second seal of a tube is a dispute with rules of its own (core/tubes); here a tube is sealed once.
      const seen = new Set<number>()
      const once = acts.filter(
        (one) => one.kind !== 'seal' || (!seen.has(one.tube) && seen.add(one.tube)),
      )
      for (const [n, one] of once.entries()) await perform(one, n, base)
      const rows = await city.sql<{ personId: string; state: string }[]>`
        select person_id, state from roll_states order by person_id`
      expect(rows.map(({ state }) => state)).toEqual(modelOf(once))
      await conserves(city)
    }),
    { numRuns: 80 },
  )
})
