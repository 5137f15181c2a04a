import { randomUUID } from 'node:crypto'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { expect, test } from 'vitest'
import { aBench } from '../laboratory/a-bench.ts'
import { openRecalls } from '../recall/open-recall.ts'
import { aCity } from '../testing/a-city.ts'
import { aRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { settleClaim } from './settle-claim.ts'
import { upload } from './upload.ts'

test('who turns out to have been in a recalled tube is owed a new sample too', async () => {
  const city = await aCity()
  const round = await aRound(city)
  const bench = await aBench(city, round)
  const p = (n: number) => round.people[n] ?? ''
  const tube = round.tube(1, 30)
  await bench.receive([{ tube, people: [p(30), p(31)] }])
  await city.sql.begin((tx) =>
    openRecalls(tx, Number(round.round), [tube.slice(0, 13)], 'invalid', bench.moment(0)),
  )
  const at = isoOf(city.start)
  const seal = { kind: 'seal' as const, id: randomUUID(), seq: 900, at, tube, openedAt: at }
  await city.run(upload, city.actor('sampler'), {
    round: round.round,
    device: round.device(1),
    sentAt: at,
    events: [{ ...seal, count: 1, members: [{ person: p(32), at }] }],
  })
  const claim = { round: round.round, tube, person: p(32), kind: 'second-seal' as const }
  const settle = { ...claim, verdict: 'member' as const, reason: 'the sampler remembers him' }
  await city.run(settleClaim, city.actor('registrar'), settle)
  expect((await bench.tasks(tube)).map(({ personId }) => personId)).toEqual([p(30), p(31), p(32)])
  await conserves(city)
})
