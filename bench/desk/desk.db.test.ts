import { aCity } from '@bihuan/server/testing/a-city.ts'
import { expect, test } from 'vitest'
import { fillCity } from '../history/fill-city.ts'
import { inProcessCommands } from '../prepare/commands.ts'
import { publishRound } from '../prepare/publish-round.ts'
import { settleCity } from '../prepare/settle-city.ts'
import { asks, unmeasured } from './asks.ts'
import { askedQueries, type DeskBench, runDesk, thorough } from './run-desk.ts'

test('every query of the route table is asked, or named with a reason; nothing else is', () => {
  const named = askedQueries.map(({ name }) => name)
  expect(named.filter((name) => !(name in asks) && !(name in unmeasured))).toEqual([])
  expect(
    [...Object.keys(asks), ...Object.keys(unmeasured)].filter((name) => !named.includes(name)),
  ).toEqual([])
  for (const reason of Object.values(unmeasured)) expect(reason.length).toBeGreaterThan(20)
})

test('every page is answered for every role that may ask', async () => {
  const city = await aCity()
  const options = { people: 2_000, rounds: 3, seed: 5, detailed: 3 }
  await fillCity(city.city, { ...options, url: city.url, say: () => {} })
  const app = await city.app()
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const bench = {
    options,
    say: () => {},
    city: city.city,
    database: { url: city.url },
    product: async () => ({ url }),
  } as unknown as DeskBench
  const told = await runDesk(bench, { ...thorough, samples: 1, patienceMs: 0 })
  expect(told.desk_faults).toEqual([])
  const asked = new Set(told.desk_rows.map(({ query, role }) => `${query} ${role}`))
  const may = askedQueries
    .filter(({ name }) => !(name in unmeasured))
    .flatMap(({ name, roles }) => roles.map((role) => `${name} ${role}`))
  expect(may.filter((one) => !asked.has(one))).toEqual([])
  expect(told.desk_p95_ms_max).toBe(Math.max(...told.desk_rows.map(({ p95 }) => p95)))
}, 300_000)

test('a city that the bench has settled gets its past, and is asked about the round that is half-way', async () => {
  const { city, url: databaseUrl, app, sql } = await aCity()
  const options = { people: 2_000, seed: 3 }
  const prepared = await settleCity(city, options, () => {})
  await publishRound({ act: inProcessCommands(city, options.seed), city, prepared }, 100)
  const url = await (await app()).listen({ host: '127.0.0.1', port: 0 })
  const bench = {
    options,
    say: () => {},
    city,
    database: { url: databaseUrl },
    product: async () => ({ url }),
  } as unknown as DeskBench
  const care = {
    samples: 1,
    patienceMs: 0,
    roles: ['district-commander', 'courier'] as const,
    rounds: 3,
  }
  const told = await runDesk(bench, care)
  expect(told.desk_faults).toEqual([])
  expect(new Set(told.desk_rows.map(({ role }) => role))).toEqual(new Set(care.roles))
  const [rounds] = await sql<{ filled: number; live: number }[]>`
    select count(*)::int as filled, (count(*) filter (where closed_at is null))::int as live
    from rounds n where exists (select from tubes t where t.round_id = n.id)`
  expect(rounds).toEqual({ filled: 3, live: 1 })
})
