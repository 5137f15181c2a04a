import type { Role } from '@bihuan/contract/access.ts'
import type { Bench } from '../bench.ts'
import { send } from '../desk/measure.ts'
import { rounded } from '../figures.ts'
import type { Staff } from '../prepare/settle-city.ts'
import { askedAt } from './fill-cases.ts'
import { type List, listsOf } from './lists.ts'

export type ListFigures = {
  name: string
  isReport: boolean
  p50: number
  p99: number
  kilobytes: number
  samples: number
  fault: string | null
}

// Enough for a 99th part, and no list is waited for longer than this.
const samples = 100
const patienceMs = 20_000
const askersEach = 12

async function askersOf(bench: Bench, lists: readonly List[]): Promise<Map<Role, Staff[]>> {
  const askers = new Map<Role, Staff[]>()
  for (const role of new Set(lists.map((list) => list.role))) {
    const all: Staff[] = []
    for (let n = 0; n < askersEach; n += 1)
      all.push(
        await bench.prepared.hire({
          signInName: `tracing-${role}-${n}`,
          role,
          area: bench.city.code,
          unit: 'bench',
        }),
      )
    askers.set(role, all)
  }
  return askers
}

/** Asks the first page of every list a hundred times over HTTP, in turns so that what slows the machine slows them all. */
export async function askLists(
  bench: Bench,
  { district, oneCase }: { district: string; oneCase: string },
): Promise<ListFigures[]> {
  const lists = listsOf(district, oneCase)
  const askers = await askersOf(bench, lists)
  const { url } = await bench.product()
  const now = askedAt(bench)
  const asked = lists.map((list) => ({
    list,
    ms: [] as number[],
    bytes: 0,
    fault: null as string | null,
  }))
  const began = performance.now()
  for (let n = -2; n < samples; n += 1) {
    if (n >= 10 && performance.now() - began > patienceMs * lists.length) break
    for (const one of asked) {
      if (one.fault !== null) continue
      const { role, purpose, path } = one.list
      const asker = askers.get(role)?.[(n + 2) % askersEach]
      const { status, ms, body } = await send(url + path, {
        headers: {
          authorization: `Bearer ${asker?.token}`,
          'x-demo-now': String(now),
          'x-purpose': purpose,
        },
      })
      if (status !== 200) one.fault = `${status}: ${body.slice(0, 200)}`
      // The first two of each warm what every page after them finds warm.
      if (n >= 0) one.ms.push(ms)
      one.bytes = body.length
    }
  }
  return asked.map(({ list, ms, bytes, fault }) => {
    const sorted = ms.toSorted((a, b) => a - b)
    const quantile = (share: number) => rounded(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
    return {
      name: list.name,
      isReport: list.isReport ?? false,
      p50: quantile(0.5),
      p99: quantile(0.99),
      kilobytes: rounded(bytes / 1000),
      samples: ms.length,
      fault,
    }
  })
}
