import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { aBench, type Bench, fileOf } from './a-bench.ts'
import { answerAlarm } from './answer-alarm.ts'
import { controlChart } from './control-chart.ts'
import { importResults } from './import-results.ts'
import { loadPlate } from './load-plate.ts'
import { keepPlateFigures } from './plate-figures.ts'

let city: TestCity
let round: TestRound
let bench: Bench
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 400 })
  bench = await aBench(city, round)
})

let tubes = 0
/** A plate of four pools, so many of them reactive, on one instrument and lot. */
async function aPlate(minutes: number, reactive: number, instrument = 'QS-1') {
  const codes = Array.from({ length: 4 }, () => ({
    tube: round.tube(1, tubes),
    people: [round.people[tubes++] ?? ''],
  }))
  await bench.receive(codes)
  const plate = bench.nextPlate()
  const wells = ['A1', 'B1', 'C1', 'D1']
  await city.run(loadPlate, bench.technician, {
    plate,
    round: round.round,
    laboratory: '1',
    format: 96,
    assay: 'first-kit',
    assayVersion: 3,
    reagentLot: 'A22-101',
    at: bench.at(minutes),
    wells: codes.map(({ tube }, at) => ({ well: wells[at] ?? '', tube })),
  })
  await city.run(importResults, bench.technician, {
    plate,
    fileName: 'run.txt',
    content: fileOf(
      codes.map(({ tube }, at) => ({ tube, call: at < reactive ? 'reactive' : 'negative' })),
      { runEndedAt: `run of ${plate}` },
    ),
    instrument,
    at: bench.at(minutes + 1),
  })
  return plate
}
const chart = (by = bench.reviewer) => city.ask(controlChart, by, { laboratory: '1' })
const answer = (plate: string, over: object = {}, by = bench.reviewer) =>
  city.run(answerAlarm, by, {
    laboratory: '1',
    plate,
    series: 'positivity',
    done: '换批号后复测两块板，正常',
    at: bench.at(90),
    ...over,
  })

describe('the control charts of a laboratory', () => {
  test('are not for another laboratory', async () => {
    await expect(chart(city.actor('lab-reviewer', '410105', 'laboratory:2'))).rejects.toMatchObject(
      { code: 'access.unit-is-not-yours' },
    )
  })

  test('stand by instrument and lot, and an alarm is answered once by the reviewer', async () => {
    for (let n = 0; n < 8; n += 1) await aPlate(n * 2, 0)
    await aPlate(20, 0, 'QS-2')
    const quiet = await chart()
    expect(quiet.charts.map(({ instrument, reagentLot }) => [instrument, reagentLot])).toEqual([
      ['QS-2', 'A22-101'],
      ['QS-1', 'A22-101'],
    ])
    const [, first] = quiet.charts
    expect(first?.series.map(({ series }) => series)).toEqual([
      'positive-control:ORF1ab',
      'positive-control:N',
      'internal-control',
      'positivity',
    ])
    expect(first?.series[0]?.points[0]).toMatchObject({ value: 26, score: null, signal: null })
    expect(quiet.alarms).toEqual([])

    // Every tube reacts all at once: the bench is contaminated.
    const hot: string[] = []
    for (let n = 0; n < 4; n += 1) hot.push(await aPlate(30 + n * 2, 4))
    const { alarms } = await chart()
    expect(alarms).toHaveLength(1)
    const [alarm] = alarms
    expect(alarm).toMatchObject({
      series: 'positivity',
      side: 'high',
      owner: 'laboratory:1',
      instrument: 'QS-1',
      reagentLot: 'A22-101',
      answer: null,
    })
    const at = alarm?.plate ?? ''
    expect(hot).toContain(at)
    await expect(answer(at, {}, bench.technician)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(answer(at, { series: 'internal-control' })).rejects.toMatchObject({
      code: 'alarm.unknown',
    })
    await answer(at)
    await expect(answer(at)).rejects.toMatchObject({ code: 'alarm.already-answered' })
    expect((await chart()).alarms[0]).toMatchObject({
      plate: at,
      answer: { done: '换批号后复测两块板，正常', by: bench.reviewer.id },
    })
  })

  test('are the same by figures that were kept of released plates, and are read from them', async () => {
    await city.sql`update plates set released_at = imported_at, released_by = 'somebody' where judgement ->> 'kind' = 'valid' and released_at is null`
    const before = await chart()
    expect(before.charts.length).toBeGreaterThan(0)
    expect(await keepPlateFigures(city.sql)).toBeGreaterThan(0)
    expect(await keepPlateFigures(city.sql)).toBe(0)
    expect(await chart()).toEqual(before)
    await city.sql`update plate_figures set internal_control = internal_control + 9`
    expect(await chart()).not.toEqual(before)
    // Read anew by the instrument, a plate is not what was kept of it.
    await city.sql`update plate_figures set imported_at = imported_at - interval '1 s'`
    expect(await chart()).toEqual(before)
  })
})
