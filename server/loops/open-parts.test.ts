import { cityLoopKinds } from '@bihuan/contract/loops.ts'
import { expect, test } from 'vitest'
import { aCity } from '../testing/a-city.ts'

test('every view of the city can be read', async () => {
  const { sql } = await aCity()
  for (const kind of cityLoopKinds)
    expect([...(await sql`select * from ${sql(`loop_${kind.replaceAll('-', '_')}`)}`)]).toEqual([])
  expect([...(await sql`select * from speed_measures`)]).toEqual([])
})
