import { expect } from 'vitest'
import type { TestCity } from './a-city.ts'

/** Every law of conservation holds now; says which does not, with both numbers. */
export async function conserves(city: Pick<TestCity, 'sql'>): Promise<void> {
  const broken =
    await city.sql`select law, expected, found from conservation where expected <> found`
  expect([...broken]).toEqual([])
}
