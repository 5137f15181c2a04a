import { labelCode } from '@bihuan/core/labels/label.ts'
import { describe, expect, test } from 'vitest'
import { addressOfPrint, type LabelPrint, labelsOf, printOf } from './label-print.ts'

const code = (serial: number) => labelCode('tube', 4_101_000_000_000 + serial)
const tubes: LabelPrint = {
  kind: 'tube',
  first: code(1),
  last: code(3),
  round: '2022018',
  site: '12',
  pool: '10',
}

describe('a print of labels', () => {
  test('is the same print after it stood in an address', () => {
    expect(printOf(addressOfPrint(tubes))).toEqual(tubes)
    const boxes: LabelPrint = { ...tubes, kind: 'box', round: '', site: '', pool: '' }
    expect(printOf(addressOfPrint(boxes))).toEqual(boxes)
    expect(printOf(new URLSearchParams('kind=tube'))).toBeNull()
    expect(printOf(new URLSearchParams('kind=car&first=1&last=2'))).toBeNull()
  })

  test('of tubes says on each the site, how many people go into it and the round', () => {
    expect(labelsOf(tubes, '农科路')).toEqual({
      ok: true,
      labels: [1, 2, 3].map((serial) => ({
        code: code(serial),
        lines: ['12 号点 农科路', '10 人一管 · 轮次 2022018'],
      })),
    })
    const single = labelsOf({ ...tubes, pool: '1' }, '')
    expect(single.ok && single.labels[0]?.lines[1]).toContain('单人单管')
    const household = labelsOf({ ...tubes, pool: 'household' }, '')
    expect(household.ok && household.labels[0]?.lines[1]).toContain('一户一管')
  })

  test('with a code that was typed wrong is no print', () => {
    expect(labelsOf({ ...tubes, last: `${code(3).slice(0, -1)}#` }, '')).toEqual({
      ok: false,
      because: 'not-a-code',
    })
  })
})
