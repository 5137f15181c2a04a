import { labelCode } from '@bihuan/core/labels/label.ts'
import { describe, expect, test } from 'vitest'
import { checkTube, differencesOf } from './box-check.ts'

const tube = (n: number) => labelCode('tube', 4_101_000_000_000 + n)
const manifest = new Set([tube(1), tube(2), tube(3)])

describe('the tubes of a box', () => {
  test('are held against its manifest, one scan at a time', () => {
    let scanned: readonly string[] = []
    const kinds = [tube(2), tube(9), tube(2), 'B41010000001X'].map((text) => {
      const step = checkTube({ manifest, scanned }, text)
      scanned = step.scanned
      return step.answer.kind
    })
    expect(kinds).toEqual(['ok', 'extra', 'twice', 'misread'])
    expect(differencesOf({ manifest, scanned })).toEqual({
      missing: [tube(1), tube(3)],
      extra: [tube(9)],
    })
  })
})
