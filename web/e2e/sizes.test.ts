import { describe, expect, test } from 'vitest'
import { shellSizes } from '../testing/sizes.ts'

describe('the first load of a shell', () => {
  for (const { shell, bytes, budget } of shellSizes()) {
    test(`/${shell} is at most ${budget} KB of gzip`, () => {
      expect(bytes / 1000).toBeLessThanOrEqual(budget)
      // Nothing weighs nothing: a shell that is missing from the build must not pass.
      expect(bytes / 1000).toBeGreaterThan(50)
    })
  }
})
