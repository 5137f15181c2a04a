import { isoOf } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../door/canonical.ts'
import { sealText } from './seal-text.ts'

const digits = (length: number) =>
  fc.bigInt({ min: 10n ** BigInt(length - 1), max: 10n ** BigInt(length) - 1n }).map(String)
const moment = fc.integer({ min: 0, max: 2_000_000_000_000 }).map(isoOf)
const seals = fc.record({
  kind: fc.constant('seal' as const),
  id: fc.uuid(),
  seq: fc.integer({ min: 1, max: 2_147_483_647 }),
  at: moment,
  tube: digits(13).map((label) => `${label}K`),
  openedAt: moment,
  count: fc.integer({ min: 1, max: 20 }),
  members: fc.array(fc.record({ person: digits(15), at: moment }), { minLength: 1, maxLength: 20 }),
})

test('a seal put together by hand is its canonical JSON, so that digests of earlier versions stay good', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }).map(String), seals, (device, seal) => {
      expect(sealText(device, seal)).toBe(canonicalJson({ device, ...seal }))
    }),
  )
})
