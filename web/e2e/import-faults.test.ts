import { anAssay } from '@bihuan/core/lab/an-assay.ts'
import type { CallWord } from '@bihuan/core/lab/call.ts'
import type { PlateFault } from '@bihuan/core/lab/judge-plate.ts'
import { expectConserved } from '@bihuan/server/custody/a-way.ts'
import { fileOf, type TubeAt } from '@bihuan/server/laboratory/a-bench.ts'
import { adoptAssay } from '@bihuan/server/laboratory/adopt-assay.ts'
import { reasonOf } from '@bihuan/server/laboratory/plate-fault-words.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { adviceFor } from '../desk/pages/lab/fault-advice.ts'
import { answerTo } from '../testing/answer-to.ts'
import { brokenFiles } from '../testing/broken-files.ts'
import { serveBench } from '../testing/serve-bench.ts'

// The macro is compiled for the pages; here a message is its English text.
vi.mock('@lingui/core/macro', () => ({ msg: (parts: readonly string[]) => parts[0] }))

const bench = await serveBench()
const { city, round } = bench.way
afterAll(() => bench.stop())

const textOf = (base64: string) => Buffer.from(base64, 'base64').toString()
const answer = (path: string, body: object, language?: 'zh-CN' | 'en') =>
  answerTo(bench.url, 'technician', path, body, language)
/** What the desk says to do about a fault by its code. */
const adviceOf = (code: string): string | undefined => {
  const text: unknown = adviceFor(code)
  return typeof text === 'string' ? text : undefined
}

/** Told before the plate is judged: by the loading, or as a fault of the file (the first test). */
const refused = [
  'control-missing-from-layout',
  'well-twice-in-layout',
  'well-not-on-plate',
  'reading-twice',
  'ct-impossible',
  'well-not-in-layout',
  'well-not-read',
  'target-unknown',
  'dye-wrong',
  'sample-differs',
] as const
const doing = /export|copy|check|compare|give the plate up|look at|only .* are taken/i
const doingZh = /请|只接受|只导出/
type Item = { code: string; row: number | null; column: string | null; message: string }
type Reason = { code: string; well: string | null; zh: string; en: string }

/** Ways in which the whole file is at fault, and none of its rows or columns. */
const wholeFile = new Set([
  'empty',
  'not-an-instrument-file',
  'legacy-workbook',
  'encoding',
  'results-stop-short',
  'too-large',
  'experiment-type-missing',
  'experiment-type-refused',
  'no-results',
  'melt-only',
  'no-rows',
  'several-runs',
  'plate-differs',
  'run-before-loading',
])

/** What to do about it, in English: the desk's advice by its code, or else its own sentence. */
const todo = (code: string, sentence: string) => adviceOf(code) ?? sentence

describe('each fault of an import', () => {
  let spare: string[] = []
  let plates = 10
  const wells = ['A1', 'B1']
  /** A plate that two fresh tubes lie on, in A1 and B1 unless told. */
  async function loaded(at: readonly string[] = wells, assay = 'first-kit') {
    plates += 1
    const plate = bench.plate(plates)
    const tubes = spare.splice(0, at.length)
    const lying = tubes.map((tube, n): TubeAt => ({ tube, well: at[n] ?? '', call: 'negative' }))
    const loading = {
      plate,
      round: round.round,
      laboratory: '1',
      format: 96,
      assay,
      assayVersion: 3,
      at: new Date(bench.clock.now()).toISOString(),
      wells: lying.map(({ tube, well }) => ({ tube, well })),
    }
    expect(await answer('/plates', loading)).toMatchObject({ status: 200 })
    return { plate, tubes, lying }
  }
  const importing = (
    plate: string,
    content: Uint8Array | string,
    more: object = {},
    language: 'zh-CN' | 'en' = 'en',
  ) =>
    answer(
      `/plates/${plate}/import`,
      {
        fileName: 'run.txt',
        content: Buffer.from(content).toString('base64'),
        at: new Date(bench.clock.now()).toISOString(),
        ...more,
      },
      language,
    )
  beforeAll(async () => {
    const { box, tubes } = await bench.offered(30)
    const at = new Date(bench.clock.now()).toISOString()
    const arrived = { laboratory: '1', tubes, at }
    expect(await answer(`/boxes/${box}/receive`, arrived)).toMatchObject({
      status: 200,
    })
    const present = { internalControl: 'present' as const }
    const assay = anAssay({
      id: 'wet-kit',
      kit: 'kit-w',
      kitName: 'Wet kit',
      negativeControl: present,
    })
    await city.run(adoptAssay, city.actor('administrator'), { assay })
    spare = tubes
  })

  test('of the file itself names row and column, or the whole file, and what to do, in both languages; nothing is taken', async () => {
    const { plate, lying } = await loaded()
    const whole = textOf(fileOf(lying))
    const other = bench.plate(99)
    const [first, second] = lying
    if (!first || !second) throw new Error('no tubes')
    const swapped = fileOf([
      { ...first, tube: second.tube },
      { ...second, tube: first.tube },
    ])
    const cases: [string, Uint8Array | string][] = [
      ...Object.entries(brokenFiles(whole)),
      ['plate-differs', whole.replace('Experiment Barcode = NA', `Experiment Barcode = ${other}`)],
      [
        'run-before-loading',
        whole.replace('Run End Time = NA', 'Run End Time = 2022-01-14 08:00:01 AM CST'),
      ],
      ['well-not-in-layout', textOf(fileOf([...lying, { ...first, well: 'H9' }]))],
      ['well-not-read', textOf(fileOf([first]))],
      ['target-unknown', whole.replaceAll('\tORF1ab\t', '\tS\t')],
      ['dye-wrong', whole.replaceAll('\tFAM\t', '\tROX\t')],
      ['sample-differs', textOf(swapped)],
    ]
    for (const [code, content] of cases) {
      const en = await importing(plate, content)
      expect([code, en.status, en.body.code]).toEqual([code, 422, 'result-file.refused'])
      // A dry run says the same.
      const tried = await answer(`/plates/${plate}/try`, {
        content: Buffer.from(content).toString('base64'),
      })
      expect([code, tried.status, tried.body.errors]).toEqual([code, 422, en.body.errors])
      const items: Item[] = en.body.errors
      const item = items.find((one) => one.code === code)
      if (!item) throw new Error(`${code} is told as ${items.map((one) => one.code)}`)
      const isPlaced = item.row !== null || item.column !== null
      expect([code, isPlaced]).toEqual([code, !wholeFile.has(code)])
      expect([code, todo(code, item.message)]).toEqual([code, expect.stringMatching(doing)])
      const zh = await importing(plate, content, {}, 'zh-CN')
      const same: Item | undefined = zh.body.errors.find((one: Item) => one.code === code)
      expect([code, same?.message]).toEqual([code, expect.stringMatching(/\p{Script=Han}/u)])
      if (!adviceOf(code))
        expect([code, same?.message]).toEqual([code, expect.stringMatching(doingZh)])
    }
    const kept = await city.sql`select from result_files where plate_id = ${plate.slice(1, 12)}`
    expect(kept).toHaveLength(0)
    expect(await importing(plate, whole)).toMatchObject({
      status: 200,
      body: { judgement: { kind: 'valid' } },
    })
  })

  test('of what was read blocks the plate, names the well or the line, and has its advice', async () => {
    const result = (well: string, target: string, ct: string) => (whole: string) =>
      whole.replace(
        new RegExp(`(\\t${well}\\tfalse\\t[^\\r]*\\t${target}\\t[^\\r]*\\t)[^\\t\\r]+\\r`),
        `$1${ct}\r`,
      )
    type Way = {
      wells?: string[]
      calls?: CallWord
      assay?: string
      said?: { well: string; call: CallWord }[]
      spoil?(whole: string): string
    }
    const ways: Record<Exclude<PlateFault['kind'], (typeof refused)[number]>, Way> = {
      'control-contaminated': { spoil: result('B11', 'ORF1ab', '30') },
      'control-too-weak-or-strong': { spoil: result('G10', 'ORF1ab', '39') },
      'control-has-internal-control': { spoil: result('B11', 'RNase P', '27') },
      'control-lacks-internal-control': { assay: 'wet-kit' },
      'control-not-read': { spoil: (whole) => whole.replace('\tB11\tfalse', '\tB11\ttrue') },
      // Half a turn brings the controls of B11 and G10 to G2 and B3.
      'plate-turned': {
        wells: ['G2', 'B3'],
        spoil: (whole) =>
          [
            result('G2', 'RNase P', 'Undetermined'),
            result('B3', 'ORF1ab', '26'),
            result('B3', 'N', '27'),
          ].reduce((text, change) => change(text), whole),
      },
      'line-without-signal': { wells: ['A1', 'A2'], calls: 'invalid' },
      'lab-call-differs': { said: [{ well: 'A1', call: 'reactive' }] },
      'lab-call-without-tube': { said: [{ well: 'H12', call: 'negative' }] },
    }
    for (const [code, way] of Object.entries(ways)) {
      const { plate, lying } = await loaded(way.wells, way.assay)
      const sound = textOf(
        fileOf(
          lying.map((one) => ({ ...one, call: way.calls ?? one.call })),
          {
            runEndedAt: `run of ${plate}`,
          },
        ),
      )
      const content = way.spoil?.(sound) ?? sound
      if (way.spoil) expect([code, content === sound]).toEqual([code, false])
      const { status, body } = await importing(plate, content, way.said ? { calls: way.said } : {})
      expect([code, status, body.judgement?.kind]).toEqual([code, 200, 'blocked'])
      const because: Reason[] = body.judgement.because
      const reason = because.find((one) => one.code === code)
      if (!reason) throw new Error(`${code} is told as ${because.map((one) => one.code)}`)
      const place = reason.well ?? /row [A-P]|column \d+|plate/.exec(reason.en)?.[0] ?? null
      expect([code, place]).not.toEqual([code, null])
      if (reason.well !== null) {
        expect(reason.en).toMatch(new RegExp(`^Well ${reason.well}: .+`))
        expect(reason.zh).toMatch(new RegExp(`^孔 ${reason.well}：.+`))
      }
      expect([code, adviceOf(code)]).toEqual([code, expect.stringMatching(doing)])
      const called = await city.sql`
        select from wells where plate_id = ${plate.slice(1, 12)} and call is not null`
      expect(called).toHaveLength(0)
    }
    await expectConserved(city)
  })

  test('that an import can never meet has its words and advice all the same', async () => {
    const well = 'C4'
    const faults: Record<(typeof refused)[number], PlateFault> = {
      'control-missing-from-layout': { kind: 'control-missing-from-layout', well },
      'well-twice-in-layout': { kind: 'well-twice-in-layout', well },
      'well-not-on-plate': { kind: 'well-not-on-plate', well },
      'reading-twice': { kind: 'reading-twice', well, target: 'N' },
      'ct-impossible': { kind: 'ct-impossible', well, target: 'N', ct: 271 },
      'well-not-in-layout': { kind: 'well-not-in-layout', well },
      'well-not-read': { kind: 'well-not-read', well },
      'target-unknown': { kind: 'target-unknown', well, target: 'S' },
      'dye-wrong': { kind: 'dye-wrong', well, target: 'N', dye: 'ROX', expected: 'VIC' },
      'sample-differs': { kind: 'sample-differs', well, expected: 'a', found: null },
    }
    for (const fault of Object.values(faults)) {
      const reason = reasonOf(fault)
      expect(reason).toMatchObject({ code: fault.kind, well })
      expect(reason.en).toMatch(/^Well C4: [^{}]+$/)
      expect(reason.zh).toMatch(/^孔 C4：[^{}]+$/)
      expect(adviceOf(fault.kind)).toMatch(doing)
    }
    // Loading refuses the layouts before any file comes.
    const [tube = ''] = spare.splice(0, 1)
    const layout = (places: { tube: string; well: string }[]) =>
      answer('/plates', {
        plate: bench.plate(98),
        round: round.round,
        laboratory: '1',
        format: 96,
        assay: 'first-kit',
        assayVersion: 3,
        at: new Date(bench.clock.now()).toISOString(),
        wells: places,
      })
    for (const places of [
      [{ tube, well: 'P24' }],
      [{ tube, well: 'B11' }],
      [
        { tube, well },
        { tube: spare[0] ?? '', well },
      ],
    ])
      expect(await layout(places)).toMatchObject({
        status: 422,
        body: { code: 'plate.layout-refused' },
      })
  })
})
