import { expect, test } from 'vitest'
import { aCity } from './a-city.ts'
import { aRound } from './a-round.ts'

test('a fresh round conserves people, tubes and rows, and owes nobody anything yet', async () => {
  const city = await aCity()
  await aRound(city, { people: 50 })
  const laws = await city.sql<
    { law: string; expected: string; found: string }[]
  >`select * from conservation`
  expect(laws.length).toBeGreaterThanOrEqual(9)
  for (const { law, expected, found } of laws) expect([law, found]).toEqual([law, expected])
  expect(
    await city.sql`select from loops where closed_at is null and opened_at <= ${city.start}`,
  ).toHaveLength(0)
})
