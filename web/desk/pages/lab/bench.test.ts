import { layPlate } from '@bihuan/core/lab/plate-layout.ts'
import { labelCode } from '@bihuan/core/labels/label.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WaitingTube } from '../../../api/wire.ts'
import {
  type Around,
  type Bench,
  loadingOrder,
  nextWell,
  scanTube,
  skipWell,
  undoAct,
  wellsLoaded,
} from './bench.ts'
import { plateMapOf } from './plate-map.ts'

const tube = (n: number) => labelCode('tube', 4_101_000_000_000 + n)
const empty: Bench = { format: 96, acts: [] }
const waits = (code: string, firstKit: string | null = null): WaitingTube => ({
  tube: code,
  box: 'B41010000001X',
  sealedAt: '2022-01-14T08:00:00+08:00',
  poolSize: 10,
  repeat: false,
  secondKit: firstKit !== null,
  firstKit,
})
const around = (...tubes: WaitingTube[]): Around => ({
  waiting: new Map(tubes.map((one) => [one.tube, one])),
  isWhole: true,
  kit: 'kit-a',
})
const anything: Around = { waiting: new Map(), isWhole: false, kit: 'kit-a' }

describe('the order of loading', () => {
  test.each([96, 384] as const)('is that in which the core lays a plate of %i', (format) => {
    const order = loadingOrder(format)
    const laid = layPlate(
      order.map((_, n) => ({ tube: String(n), holds: 'pool' as const })),
      format,
    )
    expect(
      laid.ok && laid.layout.wells.filter(({ role }) => role === 'tube').map(({ well }) => well),
    ).toEqual(order)
  })
})

describe('a scan', () => {
  test('puts a tube that waits here into the next well', () => {
    const { bench, answer } = scanTube(empty, tube(1).toLowerCase(), around(waits(tube(1))))
    expect(answer).toMatchObject({ kind: 'loaded', tube: tube(1), well: 'A1' })
    expect(nextWell(bench)).toBe('B1')
  })

  test('of the same tube says where it lies and does not move the cursor', () => {
    const first = scanTube(empty, tube(1), anything).bench
    const again = scanTube(first, tube(1), anything)
    expect(again.answer).toEqual({ kind: 'twice', tube: tube(1), well: 'A1' })
    expect(again.bench).toBe(first)
  })

  test('that cannot be loaded says why and leaves the plate as it was', () => {
    const other = around(waits(tube(2), 'kit-a'))
    const wrong = tube(1).slice(0, -1) + (tube(1).endsWith('0') ? '1' : '0')
    const answers = [tube(1), tube(2), wrong, '4101', labelCode('box', 41_010_000_001)].map(
      (text) => {
        const { bench, answer } = scanTube(empty, text, other)
        expect(bench).toBe(empty)
        return answer.kind === 'misread' ? answer.fault : answer.kind
      },
    )
    expect(answers).toEqual(['not-here', 'needs-another-kit', 'check', 'length', 'not-a-tube'])
    const secondKit = scanTube(empty, tube(2), { ...other, kit: 'kit-b' })
    expect(secondKit.answer.kind).toBe('loaded')
  })

  test('finds a full plate full', () => {
    const full: Bench = { format: 96, acts: loadingOrder(96).map((_, n) => tube(n)) }
    expect(nextWell(full)).toBeNull()
    expect(scanTube(full, tube(500), anything).answer.kind).toBe('full')
    expect(skipWell(full)).toBe(full)
  })

  test('and skip are taken back one by one, in any order, to the plate before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 30 })), { maxLength: 60 }),
        (acts) => {
          let bench = empty
          const before: Bench[] = []
          for (const act of acts) {
            const next = act === null ? skipWell(bench) : scanTube(bench, tube(act), anything).bench
            if (next !== bench) before.push(bench)
            bench = next
          }
          expect(new Set(wellsLoaded(bench).map(({ tube: code }) => code)).size).toBe(
            wellsLoaded(bench).length,
          )
          for (const expected of before.reverse()) {
            bench = undoAct(bench)
            expect(bench).toEqual(expected)
          }
        },
      ),
    )
  })
})

test('the plate map has a line for each row, tubes and controls in their places', () => {
  const lines = plateMapOf(96, [{ well: 'C5', tube: tube(7) }])
    .split('\r\n')
    .map((line) => line.split('\t'))
  expect(lines.map((cells) => cells.length)).toEqual(Array.from({ length: 9 }, () => 13))
  expect(lines[3]?.[5]).toBe(tube(7))
  expect(lines[2]?.[11]).toBe('NTC')
  expect(lines[7]?.[10]).toBe('PC')
})
