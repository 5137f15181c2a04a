import { expect, test } from 'vitest'
import type { Parameter } from '../policy/parameter.ts'
import type { PolicyBody } from '../policy/policy.ts'
import { peopleMoreOf, staffNorm } from './staff-norm.ts'

const value = <T>(v: T, binds = true) => ({ v, binds }) as Parameter<T>
const policyOf = (more: object) =>
  ({
    peoplePerDoctor: value(50),
    peoplePerNurse: value(50),
    ...more,
  }) as unknown as PolicyBody['isolationSites']

test('one doctor and one nurse for fifty; the fifty-first needs another of each', () => {
  const one = { doctors: 1, nurses: 1 }
  expect(staffNorm(policyOf({}), 50, one)).toMatchObject({ doctorsNeeded: 1, isOver: false })
  expect(staffNorm(policyOf({}), 51, one)).toMatchObject({ nursesNeeded: 2, isOver: true })
  expect(staffNorm(policyOf({}), 51, { doctors: 2, nurses: 1 }).isOver).toBe(true)
  expect(staffNorm(policyOf({}), 0, { doctors: 0, nurses: 0 }).isOver).toBe(false)
  expect(staffNorm(null, 500, one)).toMatchObject({
    doctorsNeeded: null,
    isOver: false,
    binds: false,
  })
  expect(staffNorm(policyOf({ peoplePerNurse: value(50, false) }), 10, one).binds).toBe(false)
})

test('a site takes fewer only where the policy says so and an officer confirmed it', () => {
  const one = { doctors: 1, nurses: 2 }
  expect(peopleMoreOf(policyOf({}), 90, one)).toBe(Number.POSITIVE_INFINITY)
  expect(peopleMoreOf(policyOf({ overNormTakesNobody: value(true, false) }), 90, one)).toBe(
    Number.POSITIVE_INFINITY,
  )
  const strict = policyOf({ overNormTakesNobody: value(true) })
  expect(peopleMoreOf(strict, 40, one)).toBe(10)
  expect(peopleMoreOf(strict, 90, one)).toBe(0)
})
