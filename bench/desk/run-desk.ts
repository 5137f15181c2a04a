import { purposesOf, type Role, roles } from '@bihuan/contract/access.ts'
import type { City } from '@bihuan/server/door/command.ts'
import { routes } from '@bihuan/server/http/routes.ts'
import { actId } from '@bihuan/sim/client/act-id.ts'
import type { Bench } from '../bench.ts'
import { halfWay } from '../history/plan.ts'
import { type Asker, readAskers } from './actors.ts'
import { asks, type Facts, unmeasured } from './asks.ts'
import { countTallies } from './count-tallies.ts'
import { type DeskCity, readDeskCity } from './desk-city.ts'
import { type Latency, measurePage, type Reply, send } from './measure.ts'
import { prepareDesk } from './prepare-desk.ts'

export type DeskBench = Pick<Bench, 'options' | 'say' | 'city' | 'database'> & {
  product(): Promise<{ url: string }>
}
export type DeskRow = { query: string; page: string; role: string } & Latency
export type DeskFigures = {
  desk_p95_ms_max: number
  desk_slowest: string
  desk_pages: number
  desk_pages_over_300_ms: number
  desk_faulty: number
  desk_unmeasured: Record<string, string>
  desk_faults: string[]
  desk_rows: DeskRow[]
}

export const promisedMs = 300
/** How often a page is asked, after how many milliseconds a slow one is asked no more (but three times), and how long a past is. */
export type DeskCare = {
  samples: number
  patienceMs: number
  roles: readonly Role[]
  rounds: number
}
export const thorough: DeskCare = { samples: 20, patienceMs: 20_000, roles, rounds: 20 }

/** Every query of the route table, in its order. */
export const askedQueries = routes.flatMap((route) => (route.method === 'GET' ? [route.query] : []))

type Desk = { url: string; now: number; city: DeskCity }

const headersOf = ({ now }: Desk, { role, token }: Asker): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  'x-demo-now': String(now),
  'x-purpose': purposesOf[role]?.[0] ?? '',
})

/** Some pages show what was asked for just before: a printed code, and a roster that a device took. Empty where a role may not. */
async function orderFirst(desk: Desk, asker: Asker): Promise<Pick<Facts, 'activation' | 'take'>> {
  const order = async (path: string, input: unknown): Promise<Record<string, string>> => {
    // Another run on the same folder orders anew: what the one before it ordered is over.
    const id = actId('desk', path, [asker.account, input, performance.timeOrigin])
    const { status, body } = await send(desk.url + path, {
      method: 'POST',
      headers: {
        ...headersOf(desk, asker),
        'content-type': 'application/json',
        'idempotency-key': id,
        'x-requested-with': 'bihuan',
      },
      body: JSON.stringify(input),
    })
    return status === 200 ? (JSON.parse(body) as Record<string, string>) : {}
  }
  const may = (name: string) =>
    routes.some(
      (route) =>
        route.method === 'POST' &&
        route.command.name === name &&
        route.command.roles.includes(asker.role),
    )
  const person = desk.city.people[0]
  const issued = may('activation.issue') ? await order('/api/v1/activations', { person }) : {}
  const taken = may('roster.take')
    ? await order(`/api/v1/devices/${desk.city.device}/roster`, {})
    : {}
  return { activation: issued.activation ?? '', take: taken.take ?? '' }
}

async function newestMoment({ sql }: City, round: string): Promise<number> {
  const [row] = await sql<{ opensAt: number }[]>`select opens_at from rounds where id = ${round}`
  return (row?.opensAt ?? 0) + halfWay * 1_000
}

/**
 * The first page of every list, board, story and report of the route table, for every role that may ask, over HTTP. Fills
 * twenty rounds first where the city has none.
 */
export async function runDesk(bench: DeskBench, care: DeskCare = thorough): Promise<DeskFigures> {
  const { samples, patienceMs } = care
  await prepareDesk(bench, care.rounds)
  const city = await readDeskCity(bench.city.sql)
  const askers = (await readAskers(bench.city, city)).filter(({ role }) =>
    care.roles.includes(role),
  )
  const now = await newestMoment(bench.city, city.newest)
  await countTallies(bench.city.sql, now)
  const { url } = await bench.product()
  const desk: Desk = { url, now, city }
  const rows: DeskRow[] = []
  const faults: string[] = []
  for (const asker of askers) {
    const started = performance.now()
    const facts: Facts = { ...city, asker, ...(await orderFirst(desk, asker)) }
    for (const query of askedQueries.filter(
      (one) => one.roles.includes(asker.role) && !(one.name in unmeasured),
    )) {
      for (const { label, path } of asks[query.name]?.(facts) ?? []) {
        const ask = (n: number): Promise<Reply> =>
          send(url + path(n), { headers: headersOf(desk, asker) })
        try {
          rows.push({
            query: query.name,
            page: label,
            role: asker.role,
            ...(await measurePage(ask, samples, patienceMs)),
          })
        } catch (error) {
          faults.push(`${query.name}, ${label}, ${asker.role}: ${(error as Error).message}`)
        }
      }
    }
    bench.say(`${asker.role}: asked in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }
  rows.sort((a, b) => b.p95 - a.p95)
  const [slowest] = rows
  return {
    desk_p95_ms_max: slowest?.p95 ?? 0,
    desk_slowest: slowest ? `${slowest.query}, ${slowest.page}, ${slowest.role}` : '',
    desk_pages: rows.length,
    desk_pages_over_300_ms: rows.filter(({ p95 }) => p95 > promisedMs).length,
    desk_faulty: faults.length,
    desk_unmeasured: unmeasured,
    desk_faults: faults,
    desk_rows: rows,
  }
}

/** The slowest pages as lines to read, milliseconds. */
export const deskLines = ({ desk_rows: rows }: DeskFigures, most = 40): string[] => [
  `${'page'.padEnd(52)} ${'role'.padEnd(20)} ${['p50', 'p95', 'max', 'cold'].map((name) => name.padStart(8)).join('')}`,
  ...rows
    .slice(0, most)
    .map(
      ({ query, page, role, p50, p95, max, cold }) =>
        `${`${query}, ${page}`.padEnd(52)} ${role.padEnd(20)} ${[p50, p95, max, cold].map((ms) => ms.toFixed(1).padStart(8)).join('')}`,
    ),
]
