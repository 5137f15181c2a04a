import { aCity } from '@bihuan/server/testing/a-city.ts'
import { expect, test } from 'vitest'
import { settleCity } from '../prepare/settle-city.ts'
import { fillOldRounds } from './fill-round.ts'

test('old rounds fit into a city that was settled through the commands, conserved and closed', async () => {
  const { city, url, sql } = await aCity()
  const options = { people: 2_000, seed: 3 }
  const { people } = await settleCity(city, options, () => {})
  const bench = { city, database: { url }, options, say: () => {} } as unknown as Parameters<
    typeof fillOldRounds
  >[0]
  await fillOldRounds(bench, [98, 99])
  const rounds = await sql<{ id: number; due: number; open: number }[]>`
    select n.id, (select count(*)::int from roll r where r.round_id = n.id) as due,
      (select count(*)::int from tubes t where t.round_id = n.id and t.state = 'sealed' and t.resulted_at is null) as open
    from rounds n where n.closed_at is not null order by 1`
  expect(rounds).toEqual([
    { id: 2_022_098, due: people, open: 0 },
    { id: 2_022_099, due: people, open: 0 },
  ])
  const broken = await sql`select law, round_id from conservation where expected <> found`
  expect([...broken]).toEqual([])
  const left = await sql`select from pg_namespace where nspname = 'history'`
  expect(left).toHaveLength(0)
})
