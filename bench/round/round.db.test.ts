import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, openBench } from '../bench.ts'
import { brokenLaws, laws } from '../city/conserved.ts'
import { resultedIn } from './resulted.ts'
import { runRound } from './run-round.ts'

// The whole chain of a small city over HTTP, on a database of its own: what `npm run bench -- --profile round` does with 12 million.
const people = 2_000
let bench: Bench
let figures: Awaited<ReturnType<typeof runRound>>

beforeAll(async () => {
  const silent = () => {}
  bench = await openBench(
    {
      people,
      profile: 'round',
      seed: 18,
      data: null,
      keep: false,
      direct: true,
      json: null,
      html: null,
    },
    silent,
  )
  figures = await runRound(bench)
}, 100_000)
afterAll(() => bench?.close())

test('everybody is sampled and every tube comes back with a result, and everything is conserved', async () => {
  expect(figures).toMatchObject({ conserved: true, faulty: 0 })
  const resulted = await resultedIn(bench.city.sql, bench.round.round)
  expect(resulted).toMatchObject({ people: bench.round.people, tubes_without_result: 0 })
  expect(figures.round).toMatchObject({ released_tubes: resulted.tubes, laws_broken: [] })
  expect(resulted.tubes).toBeGreaterThan(people / 10)
})

test('a tube whose result is withheld is found, by its code and by a law', async () => {
  const { sql } = bench.city
  const [tube] = await sql<{ id: string }[]>`
    update tubes set result = null, resulted_at = null
    where (round_id, id) = (select round_id, id from tubes where round_id = ${bench.round.round} order by id limit 1)
    returning id`
  const resulted = await resultedIn(sql, bench.round.round)
  expect(resulted.tubes_without_result).toBe(1)
  expect(resulted.without_result[0]).toContain(tube?.id)
  expect(resulted.people_without_result).toBeGreaterThan(0)
  expect(brokenLaws(await laws(sql)).map(({ law }) => law)).toContain('results')
})
