import { wellsOf } from '@bihuan/core/lab/plate.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reading, textRun, utf8 } from './fixtures/a-run.ts'
import type { InstrumentRun, WellReading } from './instrument-run.ts'
import { readInstrumentFile } from './read-instrument-file.ts'
import { writeQuantStudioText } from './write-quantstudio-text.ts'

// Names that a text export can hold: no tab or line end, no blanks around, and no identifier that a spreadsheet has ruined.
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter(
    (text) =>
      text.trim() === text &&
      !/[\t\r\n\0]/.test(text) &&
      text.isWellFormed() &&
      !/^\d+[.,]\d+E\d+$|^\d+(?:[.,]\d+)?E\+\d+$/i.test(text),
  )
const maybe = <Value>(one: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(one, { nil: null })
const flags = fc.subarray(['EXPFAIL', 'NOAMP'])

function curve(well: string, target: string): fc.Arbitrary<WellReading> {
  return fc
    .record({
      sample: maybe(name),
      dye: maybe(name),
      role: maybe(fc.constantFrom('unknown', 'ntc', 'standard', 'control')),
      ct: maybe(fc.integer({ min: 1, max: 99_999 }).map((thousandths) => thousandths / 1000)),
      call: maybe(name),
      flags,
      omitted: fc.boolean(),
    })
    .map(({ omitted, flags, ...rest }) => ({
      well,
      target,
      ...rest,
      flags: omitted ? [...flags, 'omitted'] : flags,
    }))
}

const run = fc
  .record({
    format: fc.constantFrom(96, 384),
    targets: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
  })
  .chain(({ format, targets }) =>
    fc
      .subarray(wellsOf(format), { minLength: 1, maxLength: 12 })
      .chain((wells) =>
        fc.tuple(...wells.flatMap((well) => targets.map((target) => curve(well, target)))),
      ),
  )

test('what is written is read back, whatever the names, Ct and flags', () => {
  fc.assert(
    fc.property(run, maybe(name), (wells, runId) => {
      const id = runId === 'NA' ? null : runId
      const written: Omit<InstrumentRun, 'format' | 'complete' | 'wellsWithoutResult'> = {
        instrument: 'sim',
        serial: null,
        runId: id,
        experimentType: 'Presence/Absence',
        runEndedAt: '2022-01-14 23:01:54 PM CST',
        plateBarcode: null,
        wells,
      }
      const outcome = readInstrumentFile(utf8(writeQuantStudioText(written)))
      expect(outcome).toEqual({
        ok: true,
        run: {
          ...written,
          format: 'quantstudio-text',
          complete: 'sample-setup',
          wellsWithoutResult: [],
        },
      })
    }),
    { numRuns: 200 },
  )
})

test('a name that the format cannot hold is not written at all', () => {
  for (const sample of ['a\tb', 'a\nb', ' a', '']) {
    expect(() => textRun([reading({ sample })])).toThrow(RangeError)
  }
  expect(() => textRun([reading({ target: null })])).toThrow(RangeError)
})
