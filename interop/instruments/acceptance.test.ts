import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { InstrumentRun } from './instrument-run.ts'
import { readInstrumentFile } from './read-instrument-file.ts'

// Real exports that nobody here wrote; they stay outside the repository (reference: acceptance/README.md).
const folder = join(
  process.env.ACCEPTANCE_DATA ?? join(import.meta.dirname, '../../../shared/acceptance'),
  'qpcr',
)
const files = existsSync(folder) ? readdirSync(folder) : []
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(join(folder, file)))

/** Ct by well and target, from a document that another project read out of the same file. */
function expectedCts(json: unknown): Map<string, number | null> {
  const found = new Map<string, number | null>()
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { 'sample document': sample, 'target DNA description': target } = node as {
      'sample document'?: Record<string, unknown>
      'target DNA description'?: string
    }
    if (sample !== undefined && target !== undefined) {
      const ct = /"cycle threshold result \(qPCR\)":\{"value":([-\d.]+)/.exec(JSON.stringify(node))
      found.set(
        `${sample['well location identifier']} ${target}`,
        ct === null ? null : Number(ct[1]),
      )
    }
    for (const inner of Object.values(node)) visit(inner)
  }
  visit(json)
  return found
}

function taken(file: string): InstrumentRun {
  const outcome = readInstrumentFile(bytesOf(file))
  if (!outcome.ok) throw new Error(`${file}: ${JSON.stringify(outcome.faults)}`)
  return outcome.run
}

describe.skipIf(files.length === 0)(
  'real exports (skipped where shared/acceptance is absent)',
  () => {
    test.each(files.filter((file) => /^quantstudio_.*\.(?:txt|xlsx)$/.test(file)))(
      '%s gives the Ct that another reader found, well by well',
      (file) => {
        const expected = expectedCts(
          JSON.parse(readFileSync(join(folder, file.replace(/\.\w+$/, '.json')), 'utf8')),
        )
        const ours = new Map(
          taken(file).wells.map(({ well, target, ct }) => [`${well} ${target}`, ct]),
        )
        expect(expected.size).toBeGreaterThan(5)
        for (const [place, ct] of expected) {
          expect(ours.has(place), place).toBe(true)
          if (ct === null) expect(ours.get(place), place).toBeNull()
          else expect(ours.get(place), place).toBeCloseTo(ct, 6)
        }
      },
    )

    test('the RDML has 24 reactions, and its water is named as such', () => {
      const { wells } = taken('stepone_std.rdml')
      expect(new Set(wells.map(({ well }) => well)).size).toBe(24)
      expect(wells.filter(({ role }) => role === 'ntc').map(({ ct }) => ct)).toEqual([40, 40, 40])
      expect(wells.every(({ dye, target }) => dye === 'FAM' && target === 'RNase P')).toBe(true)
    })

    // Every byte from the results on (before them there is nothing to take), and 600 places of a container.
    test.each(files.filter((file) => /\.(?:txt|xlsx|rdml)$/.test(file)))(
      '%s cut anywhere is refused, or loses no reading',
      (file) => {
        const bytes = bytesOf(file)
        const whole = taken(file).wells
        const step = /txt$/.test(file) ? 1 : Math.ceil(bytes.length / 600)
        const from = /txt$/.test(file) ? Buffer.from(bytes).indexOf('[Results]') : 0
        for (let cut = from; cut < bytes.length; cut += step) {
          const outcome = readInstrumentFile(bytes.subarray(0, cut))
          if (outcome.ok) expect(outcome.run.wells, `cut at ${cut}`).toEqual(whole)
        }
      },
    )
  },
)
