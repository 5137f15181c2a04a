import { expect, test } from 'vitest'
import { cityIsoOf } from '../time/instant.ts'
import { encodeCertificate, formatCertificate, parseCertificate } from './key-certificate.ts'
import { planDayKeys } from './plan-day-keys.ts'

const publicKeys = [1, 2, 3].map((n) => Buffer.alloc(32, n).toString('base64url'))
const plan = { city: '4101', firstDay: '2022-12-31', firstKey: 365, publicKeys }

test('each day has a key of its own from an hour before it, in the time of the city, and none is missing', () => {
  const keys = planDayKeys(plan)
  expect(keys.map(({ key, from, until }) => [key, cityIsoOf(from), cityIsoOf(until)])).toEqual([
    [365, '2022-12-30T23:00:00+08:00', '2023-01-01T00:00:00+08:00'],
    [366, '2022-12-31T23:00:00+08:00', '2023-01-02T00:00:00+08:00'],
    [367, '2023-01-01T23:00:00+08:00', '2023-01-03T00:00:00+08:00'],
  ])
  for (const [n, one] of keys.entries())
    if (n > 0) expect(one.from).toBeLessThan(keys[n - 1]?.until ?? 0)
})

test('what is planned is what the root signs', () => {
  for (const certificate of planDayKeys(plan)) {
    const text = formatCertificate(
      Uint8Array.from([...encodeCertificate(certificate), ...Buffer.alloc(64)]),
    )
    expect(text).toHaveLength(177)
    expect(parseCertificate(text)?.certificate).toEqual(certificate)
  }
})

test('numbers run out, days must exist', () => {
  expect(() => planDayKeys({ ...plan, firstKey: 65_534 })).toThrow(RangeError)
  expect(() => planDayKeys({ ...plan, firstDay: '2022-13-01' })).toThrow(RangeError)
})
