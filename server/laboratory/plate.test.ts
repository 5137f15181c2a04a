import { anAssay } from '@bihuan/core/lab/an-assay.ts'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { aBench, type Bench, fileOf } from './a-bench.ts'
import { adoptAssay } from './adopt-assay.ts'
import { importResults } from './import-results.ts'
import { loadPlate } from './load-plate.ts'
import { plates } from './plates.ts'
import { rejectPlate } from './reject-plate.ts'
import { showPlate } from './show-plate.ts'
import { waitingTubes } from './waiting-tubes.ts'

let city: TestCity
let round: TestRound
let bench: Bench
let tubes = 0
let people = 0
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 600 })
  bench = await aBench(city, round)
})
afterEach(() => conserves(city))

/** Fresh received pools of two people each. */
async function pools(count: number, laboratory = 1): Promise<string[]> {
  const codes = Array.from({ length: count }, () => ({
    tube: round.tube(1, tubes++),
    people: [round.people[people++] ?? '', round.people[people++] ?? ''],
  }))
  await bench.receive(codes, laboratory)
  return codes.map(({ tube }) => tube)
}
const one = async () => (await pools(1))[0] ?? ''
const load = (
  plate: string,
  wells: { well: string; tube: string }[],
  over: object = {},
  by = bench.technician,
) =>
  city.run(loadPlate, by, {
    plate,
    round: round.round,
    laboratory: '1',
    format: 96,
    assay: 'first-kit',
    assayVersion: 3,
    at: bench.at(0),
    wells,
    ...over,
  })
const importFile = (plate: string, content: string, over: object = {}) =>
  city.run(importResults, bench.technician, {
    plate,
    fileName: 'run.txt',
    content,
    at: bench.at(5),
    ...over,
  })
const negative = (list: string[]) => list.map((tube) => ({ tube, call: 'negative' as const }))

describe('an assay', () => {
  test('is adopted by an administrator, once, and never changes', async () => {
    const assay = anAssay({ id: 'third-kit' })
    await expect(city.run(adoptAssay, city.actor('lab-reviewer'), { assay })).rejects.toMatchObject(
      { code: 'access.role-may-not' },
    )
    const by = city.actor('administrator')
    expect(await city.run(adoptAssay, by, { assay })).toEqual({
      assay: 'third-kit',
      version: 3,
      repeated: false,
    })
    expect(await city.run(adoptAssay, by, { assay })).toEqual({
      assay: 'third-kit',
      version: 3,
      repeated: true,
    })
    await expect(
      city.run(adoptAssay, by, { assay: { ...assay, kit: 'another' } }),
    ).rejects.toMatchObject({ code: 'assay.version-taken' })
    await expect(
      city.run(adoptAssay, by, { assay: { ...assay, targets: [] } }),
    ).rejects.toMatchObject({
      code: 'assay.faulty',
      items: [{ pointer: '/assay/targets', code: 'not-a-list' }],
    })
  })
})

describe('loading a plate', () => {
  test('is for a technician of this laboratory', async () => {
    const tube = await one()
    const wells = [{ well: 'A1', tube }]
    await expect(load(bench.nextPlate(), wells, {}, bench.reviewer)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      load(bench.nextPlate(), wells, {}, city.actor('lab-technician', '410105', 'laboratory:2')),
    ).rejects.toMatchObject({ code: 'access.unit-is-not-yours' })
    await expect(
      load(bench.nextPlate(), wells, {}, city.actor('lab-technician', '410102', 'laboratory:1')),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    expect((await bench.tubeRow(tube))?.plateId).toBeNull()
  })

  test('takes all its tubes or none', async () => {
    const [mine = '', taken = ''] = await pools(2)
    const [elsewhere = ''] = await pools(1, 2)
    const [sealed] = [round.tube(1, 9000)]
    await load(bench.nextPlate(), [{ well: 'A1', tube: taken }])
    const wells = [mine, taken, elsewhere, sealed].map((tube, n) => ({ well: `A${n + 1}`, tube }))
    await expect(load(bench.nextPlate(), wells)).rejects.toMatchObject({
      code: 'plate.tubes-refused',
      items: [
        { code: 'tube.on-another-plate' },
        { code: 'tube.not-received' },
        { code: 'tube.unknown' },
      ],
    })
    expect((await bench.tubeRow(mine))?.plateId).toBeNull()
  })

  test('refuses control wells, a well or a tube twice, a used plate, an unknown assay', async () => {
    const [a = '', b = ''] = await pools(2)
    for (const wells of [
      [{ well: 'B11', tube: a }],
      [
        { well: 'A1', tube: a },
        { well: 'A1', tube: b },
      ],
      [
        { well: 'A1', tube: a },
        { well: 'A2', tube: a },
      ],
      [{ well: 'P24', tube: a }],
    ])
      await expect(load(bench.nextPlate(), wells)).rejects.toMatchObject({
        code: 'plate.layout-refused',
      })
    await expect(
      load(bench.nextPlate(), [{ well: 'A1', tube: a }], { assayVersion: 9 }),
    ).rejects.toMatchObject({ code: 'assay.unknown' })
    const plate = bench.nextPlate()
    await load(plate, [{ well: 'A1', tube: a }])
    await expect(load(plate, [{ well: 'A1', tube: b }])).rejects.toMatchObject({
      code: 'plate.already-loaded',
    })
  })

  test('of one tube on eight plates at once succeeds exactly once', async () => {
    const list = await pools(6)
    const attempts = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        load(
          bench.nextPlate(),
          (n % 2 ? list : list.toReversed()).map((tube, at) => ({ well: `A${at + 1}`, tube })),
        ),
      ),
    )
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const attempt of attempts)
      if (attempt.status === 'rejected')
        expect(attempt.reason).toMatchObject({ code: 'plate.tubes-refused' })
  })
})

describe('an instrument file', () => {
  test('calls every tube of its plate, and again it changes nothing', async () => {
    const list = await pools(4)
    const plate = await bench.plateCalled(negative(list))
    const content = fileOf([
      { tube: list[0] ?? '', call: 'negative' },
      { tube: list[1] ?? '', call: 'reactive' },
      { tube: list[2] ?? '', call: 'repeat' },
      { tube: list[3] ?? '', call: 'invalid' },
    ])
    const answer = await importFile(plate, content)
    expect(answer).toMatchObject({
      rows: 18,
      used: 6,
      repeated: false,
      judgement: { kind: 'valid', negative: 1, reactive: 1, repeat: 1, invalid: 1, because: [] },
    })
    const before =
      await city.sql`select * from wells where plate_id = ${plate.slice(1, 12)} order by position`
    expect(await importFile(plate, content)).toEqual({ ...answer, repeated: true })
    expect(
      await city.sql`select * from wells where plate_id = ${plate.slice(1, 12)} order by position`,
    ).toEqual(before)
    await expect(importFile(plate, fileOf(negative(list)))).rejects.toMatchObject({
      code: 'result-file.too-late',
    })
    const shown = await city.ask(showPlate, bench.technician, { plate })
    expect(shown.targets.map(({ name }) => name)).toEqual(['ORF1ab', 'N', 'RNase P'])
    expect(shown.wells.find(({ well }) => well === 'A1')?.cts).toEqual([null, null, 27])
    expect(shown.wells.find(({ well }) => well === 'B1')).toEqual({
      well: 'B1',
      role: 'sample',
      tube: list[1],
      cts: [30, 31, 27],
      call: 'reactive',
    })
  })

  test('imported at once in four copies is taken once', async () => {
    const list = await pools(2)
    const plate = await bench.plateCalled(negative(list))
    const content = fileOf(negative(list), { runEndedAt: 'at once' })
    const answers = await Promise.all([1, 2, 3, 4].map(() => importFile(plate, content)))
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1)
  })

  test('of another plate is refused, whether it was imported there or not', async () => {
    const [a = '', b = ''] = await pools(2)
    const first = await bench.plateCalled(negative([a]))
    const second = await bench.plateCalled(negative([b]))
    const content = fileOf(negative([a]), { runEndedAt: 'another' })
    await expect(importFile(second, content)).rejects.toMatchObject({
      code: 'result-file.refused',
      items: expect.arrayContaining([
        expect.objectContaining({ code: 'sample-differs', column: 'A1' }),
      ]),
    })
    await importFile(first, content)
    await expect(importFile(second, content)).rejects.toMatchObject({
      code: 'result-file.other-plate',
    })
  })

  test('cut at any byte is refused and leaves nothing', async () => {
    const list = await pools(3)
    const plate = await bench.plateCalled(negative(list))
    const whole = Buffer.from(fileOf(negative(list), { runEndedAt: 'cut' }), 'base64')
    for (let length = 0; length < whole.length - 4; length += 1) {
      const cut = whole.subarray(0, length).toString('base64')
      await expect(importFile(plate, cut), `${length} of ${whole.length}`).rejects.toMatchObject({
        code: 'result-file.refused',
      })
    }
    expect(
      await city.sql`select from result_files where plate_id = ${plate.slice(1, 12)}`,
    ).toHaveLength(0)
    expect(
      await city.sql`select from wells where plate_id = ${plate.slice(1, 12)} and cts is not null`,
    ).toHaveLength(0)
  })

  test('with another well, a missing tube, the dyes of another kit, or a run before the loading is refused with the place', async () => {
    const list = await pools(2)
    const [a = '', b = ''] = list
    const plate = await bench.plateCalled(negative(list))
    const faulty: [string, string, string | null][] = [
      [
        'well-not-in-layout',
        fileOf([...negative(list), { tube: a, well: 'H12', call: 'negative' }]),
        'H12',
      ],
      ['well-not-read', fileOf(negative([a])), 'B1'],
      ['sample-differs', fileOf(negative([b, a])), 'A1'],
      [
        'run-before-loading',
        fileOf(negative(list), { runEndedAt: '2022-01-14 09:00:00 AM CST' }),
        null,
      ],
      [
        'dye-wrong',
        Buffer.from(
          Buffer.from(fileOf(negative(list)), 'base64')
            .toString()
            .replaceAll('VIC', 'ROX'),
        ).toString('base64'),
        'A1',
      ],
    ]
    for (const [code, content, column] of faulty) {
      await expect(importFile(plate, content), code).rejects.toMatchObject({
        code: 'result-file.refused',
        items: expect.arrayContaining([expect.objectContaining({ code, column })]),
      })
    }
  })

  test('whose calls differ from the readings blocks the plate, and no tube of it has a call', async () => {
    const list = await pools(2)
    const inInput = await bench.plateCalled(negative(list))
    const answer = await importFile(inInput, fileOf(negative(list), { runEndedAt: 'lab input' }), {
      calls: [{ well: 'B1', call: 'reactive' }],
    })
    expect(answer.judgement).toMatchObject({
      kind: 'blocked',
      because: [{ code: 'lab-call-differs', well: 'B1' }],
    })
    await expect(bench.release(inInput)).rejects.toMatchObject({ code: 'plate.blocked' })
    expect(
      await city.sql`select from wells where plate_id = ${inInput.slice(1, 12)} and call is not null`,
    ).toHaveLength(0)
    await city.run(rejectPlate, bench.technician, {
      plate: inInput,
      reason: 'blocked',
      at: bench.at(7),
    })

    const inFile = await bench.plateCalled(negative(list))
    const written = Buffer.from(
      Buffer.from(fileOf(negative(list), { calls: true }), 'base64')
        .toString()
        .replace('\tnegative\t', '\tPresence\t')
        .replace('\tnegative\t', '\tPresence\t'),
    ).toString('base64')
    expect((await importFile(inFile, written)).judgement).toMatchObject({
      kind: 'blocked',
      because: [{ code: 'lab-call-differs', well: 'A1' }],
    })
  })
})

describe('giving a plate up', () => {
  test('sends its tubes back to wait, keeps its readings, and cannot be done twice', async () => {
    const list = await pools(2)
    const plate = await bench.imported(negative(list))
    await expect(
      city.run(rejectPlate, city.actor('courier'), { plate, reason: 'spilt', at: bench.at(8) }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    expect(
      await city.run(rejectPlate, bench.reviewer, { plate, reason: 'spilt', at: bench.at(8) }),
    ).toEqual({ plate, tubesBack: 2 })
    await expect(
      city.run(rejectPlate, bench.reviewer, { plate, reason: 'spilt', at: bench.at(8) }),
    ).rejects.toMatchObject({ code: 'plate.already-rejected' })
    await expect(bench.release(plate)).rejects.toMatchObject({ code: 'plate.already-rejected' })
    const { waiting } = await city.ask(waitingTubes, bench.technician, {
      laboratory: '1',
      round: round.round,
    })
    expect(waiting.filter(({ tube }) => list.includes(tube))).toMatchObject([
      { repeat: true, secondKit: false },
      { repeat: true },
    ])
    expect(await bench.released(negative(list))).toMatchObject({ released: 2, toRepeat: [] })
    await expect(
      city.run(rejectPlate, bench.reviewer, {
        plate: round.plate(9999),
        reason: 'x',
        at: bench.at(8),
      }),
    ).rejects.toMatchObject({ code: 'plate.unknown' })
  })
})

test("the laboratory sees its plates, open ones first, and nobody another laboratory's", async () => {
  const list = await city.ask(plates, bench.reviewer, { laboratory: '1', round: round.round })
  const closed = list.plates.map(
    ({ releasedAt, rejectedAt }) => releasedAt !== null || rejectedAt !== null,
  )
  expect(closed).toEqual([...closed].sort())
  expect(list.plates.length).toBeGreaterThan(5)
  await expect(
    city.ask(plates, bench.reviewer, { laboratory: '2', round: round.round }),
  ).rejects.toMatchObject({ code: 'access.unit-is-not-yours' })
})
