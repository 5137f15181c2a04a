import { randomUUID } from 'node:crypto'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { expect, test } from 'vitest'
import { aCity } from '../testing/a-city.ts'
import { aRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { upload } from './upload.ts'

const people = 2_000
const devices = 10
const poolSize = 10

test('2,000 people claimed by 10 racing devices give exactly 2,000 samples and 18,000 duplicates', async () => {
  const city = await aCity()
  const round = await aRound(city, { people, sites: devices })
  const sampler = city.actor('sampler')
  // Every device claims everybody, each in another order and at other moments, 20 tubes an upload, all at once.
  const uploads = Array.from({ length: devices }, (_, d) => {
    const turned = [...round.people.slice(d * 173), ...round.people.slice(0, d * 173)]
    const tubes = Array.from({ length: people / poolSize }, (_, n) => {
      const at = isoOf(city.start + ((n * 7 + d * 13) % 200) * minuteMs)
      const members = turned
        .slice(n * poolSize, (n + 1) * poolSize)
        .map((person) => ({ person, at }))
      return {
        kind: 'seal' as const,
        id: randomUUID(),
        seq: n + 1,
        at,
        tube: round.tube(d + 1, n),
        openedAt: at,
        count: poolSize,
        members,
      }
    })
    return Array.from({ length: 10 }, (_, part) => ({
      round: round.round,
      device: round.device(d + 1),
      sentAt: isoOf(city.start),
      events: tubes.slice(part * 20, (part + 1) * 20),
    }))
  })
  await Promise.all(
    uploads.map(async (parts) => {
      for (const part of parts) await city.run(upload, sampler, part)
    }),
  )

  const [count] = await city.sql`
    select (select count(*)::int from samples) as samples, (select count(distinct person_id)::int from samples) as people,
      (select count(*)::int from sample_claims where kind = 'duplicate') as duplicates,
      (select count(*)::int from sample_claims c join samples s using (round_id, person_id)
        where (c.sampled_at, c.tube_id) < (s.sampled_at, s.tube_id)) as earlier_than_the_winner`
  expect(count).toEqual({
    samples: people,
    people,
    duplicates: people * (devices - 1),
    earlierThanTheWinner: 0,
  })
  await conserves(city)
}, 240_000)
