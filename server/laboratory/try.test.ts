import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { aBench, type Bench, fileOf } from './a-bench.ts'
import { importResults } from './import-results.ts'
import { tryResults } from './try-results.ts'

let city: TestCity
let round: TestRound
let bench: Bench
let next = 0
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 100 })
  bench = await aBench(city, round)
})
afterEach(() => conserves(city))

async function aPlate() {
  const tube = round.tube(1, next)
  await bench.receive([{ tube, people: [round.people[next++] ?? ''] }])
  const plate = await bench.plateCalled([{ tube, call: 'negative' }])
  return { plate, tube, content: fileOf([{ tube, call: 'negative' }], { runEndedAt: plate }) }
}
const attempt = (plate: string, content: string, by = bench.technician) =>
  city.run(tryResults, by, { plate, content })

describe('trying a file', () => {
  test('is for a technician of this laboratory', async () => {
    const { plate, content } = await aPlate()
    await expect(attempt(plate, content, bench.reviewer)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      attempt(plate, content, city.actor('lab-technician', '410105', 'laboratory:2')),
    ).rejects.toMatchObject({ code: 'access.unit-is-not-yours' })
  })

  test('tells what an import would make of the plate, and takes nothing', async () => {
    const { plate, tube, content } = await aPlate()
    const tried = await attempt(plate, content)
    expect(tried).toMatchObject({ rows: 9, used: 3, judgement: { kind: 'valid', negative: 1 } })
    const spoiled = fileOf([{ tube, call: 'invalid' }], { runEndedAt: `${plate} again` })
    expect(await attempt(plate, spoiled)).toMatchObject({ judgement: { invalid: 1 } })
    expect(await city.sql`select from result_files`).toHaveLength(0)
    expect(
      await city.sql`select from wells where call is not null or cts is not null`,
    ).toHaveLength(0)
    const input = { plate, fileName: 'run.txt', content, at: bench.at(5) }
    const { judgement } = await city.run(importResults, bench.technician, input)
    expect(judgement).toEqual(tried.judgement)
  })

  test('refuses what an import refuses: a broken file, that of another plate, and a second one', async () => {
    const first = await aPlate()
    const second = await aPlate()
    const broken = Buffer.from('tube,result').toString('base64')
    await expect(attempt(first.plate, broken)).rejects.toMatchObject({
      code: 'result-file.refused',
      items: [{ code: 'not-an-instrument-file' }],
    })
    const input = {
      plate: first.plate,
      fileName: 'run.txt',
      content: first.content,
      at: bench.at(5),
    }
    await city.run(importResults, bench.technician, input)
    await expect(attempt(second.plate, first.content)).rejects.toMatchObject({
      code: 'result-file.other-plate',
    })
    await expect(attempt(first.plate, second.content)).rejects.toMatchObject({
      code: 'result-file.too-late',
    })
    await expect(attempt(round.plate(9_998), first.content)).rejects.toMatchObject({
      code: 'plate.unknown',
    })
  })
})
