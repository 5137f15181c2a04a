import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { plateId } from '../labels/labels.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { aBench, type Bench } from './a-bench.ts'
import { plates } from './plates.ts'
import { rejectPlate } from './reject-plate.ts'
import { rescanPlate } from './rescan-plate.ts'
import { showPlate } from './show-plate.ts'

let city: TestCity
let round: TestRound
let bench: Bench
let tubes = 0
let people = 0
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 200 })
  bench = await aBench(city, round)
})
afterEach(() => conserves(city))

async function pools(count: number): Promise<string[]> {
  const codes = Array.from({ length: count }, () => ({
    tube: round.tube(1, tubes++),
    people: [round.people[people++] ?? ''],
  }))
  await bench.receive(codes)
  return codes.map(({ tube }) => tube)
}
const rows = ['A1', 'B1', 'C1', 'D1', 'E1', 'F1']
const placed = (list: readonly string[], wells = rows) =>
  list.map((tube, at) => ({ well: wells[at] ?? '', tube }))
const called = (list: readonly string[]) =>
  list.map((tube) => ({ tube, call: 'negative' as const }))
const rescan = (
  plate: string,
  wells: { well: string; tube: string }[],
  by = bench.technician,
  minutes = 4,
) => city.run(rescanPlate, by, { plate, wells, at: bench.at(minutes) }, bench.moment(minutes))
const nextStep = async (plate: string) => {
  const [row] = await city.sql<{ nextStep: string }[]>`
    select next_step from loops where kind = 'plate-not-released' and subject = ${`plate:${plateId(plate)}`}`
  return row?.nextStep
}

describe('a second scan', () => {
  test('is for the people of the laboratory', async () => {
    const list = await pools(2)
    const plate = await bench.plateCalled(called(list))
    await expect(rescan(plate, placed(list), city.actor('city-commander'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      rescan(plate, placed(list), city.actor('lab-technician', '410105', 'laboratory:2')),
    ).rejects.toMatchObject({ code: 'access.unit-is-not-yours' })
  })

  test('that finds every tube in its well holds nothing', async () => {
    const list = await pools(4)
    const plate = await bench.imported(called(list))
    expect((await rescan(plate, placed(list))).comparison).toEqual({
      kind: 'clean',
      turn: null,
      faults: [],
    })
    expect(await bench.release(plate)).toMatchObject({ released: 4 })
  })

  test('before the run that differs holds the release until a later one is clean', async () => {
    const list = await pools(4)
    const plate = await bench.plateCalled(called(list))
    const [a = '', b = '', c = '', d = ''] = list
    const { comparison } = await rescan(plate, placed([b, a, c, d]))
    expect(comparison).toMatchObject({ kind: 'differs', turn: null })
    expect(comparison.faults.map(({ kind }) => kind)).toEqual(['swapped', 'swapped'])
    expect(await nextStep(plate)).toBe('rescan')
    const shown = await city.ask(showPlate, bench.reviewer, { plate })
    expect(shown.rescan?.comparison).toEqual(comparison)
    const listed = await city.ask(plates, bench.reviewer, { laboratory: '1', round: round.round })
    expect(listed.plates.find((one) => one.plate === plate)?.differs).toBe(true)
    await rescan(plate, placed(list), bench.reviewer, 5)
    expect(await nextStep(plate)).toBe('import')
  })

  test('of a technician whose clock is behind still is the last one', async () => {
    const list = await pools(2)
    const plate = await bench.plateCalled(called(list))
    const turned = placed([...list].reverse())
    for (const [wells, minutes, kind] of [
      [placed(list), 9, 'clean'],
      [turned, 4, 'differs'],
      [turned, 4, 'differs'],
      [placed(list), 4, 'clean'],
      [turned, 4, 'differs'],
    ] as const) {
      expect((await rescan(plate, wells, bench.technician, minutes)).comparison.kind).toBe(kind)
      const held =
        await city.sql`select differs from plate_differs where plate_id = ${plateId(plate)}`
      expect(held[0]?.differs).toBe(kind === 'differs')
    }
  })

  test('after the run that shows a shifted plate refuses the release, which a rejection ends', async () => {
    const list = await pools(5)
    const plate = await bench.imported(called(list))
    const { comparison } = await rescan(plate, placed(list, ['A2', 'B2', 'C2', 'D2', 'E2']))
    expect(comparison.turn).toEqual({ kind: 'shift', rows: 0, columns: 1 })
    await expect(bench.release(plate)).rejects.toMatchObject({ code: 'plate.rescan-differs' })
    expect((await bench.tubeRow(list[0] ?? ''))?.result).toBeNull()
    await city.run(rejectPlate, bench.reviewer, { plate, reason: '板错位', at: bench.at(9) })
    await expect(rescan(plate, placed(list), bench.technician, 10)).rejects.toMatchObject({
      code: 'plate.already-rejected',
    })
  })

  test('of wells that the plate does not have is refused', async () => {
    const list = await pools(1)
    const plate = await bench.plateCalled(called(list))
    await expect(rescan(plate, placed(list, ['P24']))).rejects.toMatchObject({
      code: 'plate.layout-refused',
    })
  })
})
