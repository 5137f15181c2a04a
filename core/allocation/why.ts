import { wayOf } from './distance.ts'
import type { Problem } from './guest.ts'
import { siteCosts } from './kinds-of-unit.ts'
import type { Market, Option } from './market.ts'
import { roomCost } from './prices.ts'
import type { Unit } from './units.ts'
import type { SoftKind } from './weights.ts'

/** Why somebody is where they are: what it costs their unit, and what would have been best for it had nobody else been there. */
export type Why = {
  readonly site: string
  readonly km: number
  readonly people: number
  readonly rooms: number
  readonly kept: boolean
  readonly costs: Partial<Record<SoftKind, number>>
  readonly best: {
    readonly site: string
    readonly km: number
    readonly costs: Partial<Record<SoftKind, number>>
  } | null
}

const rounded = (value: number): number => Math.round(value * 10) / 10

/** Writes down for every member of a unit why its option was chosen. */
export function whyOf(
  problem: Problem,
  market: Market,
  unit: Unit,
  option: Option,
  ideal: Option | null,
  into: Map<string, Why>,
): void {
  const isBest = ideal === null || ideal.cost >= option.cost - 0.05
  const chosen = priced(problem, market, unit, option)
  const why: Why = {
    ...chosen,
    people: unit.members.length,
    rooms: option.stocks.length,
    kept: option.shape === null,
    best: isBest || !ideal ? null : priced(problem, market, unit, ideal),
  }
  for (const { id } of unit.members) into.set(id, why)
}

function priced(problem: Problem, market: Market, unit: Unit, option: Option) {
  const { ground, weights } = market
  const site = ground.sites[option.site]
  const [first] = unit.members
  const km = site ? wayOf(problem.cells[first?.cell ?? ''], site) : 0
  const costs: Partial<Record<SoftKind, number>> = {
    ...siteCosts(unit, ground, option.site, problem, km),
  }
  for (const [at, group] of (option.shape ?? []).entries()) {
    const stock = ground.stocks[option.stocks[at] ?? -1]
    if (!stock) continue
    const opens = stock.pool >= 0 ? weights['opens-passage'] * group.size : 0
    costs['opens-passage'] = (costs['opens-passage'] ?? 0) + opens
    costs['special-room'] = (costs['special-room'] ?? 0) + roomCost(stock, group, weights) - opens
  }
  if (option.shape)
    costs.apart =
      (costs.apart ?? 0) + weights.apart * (unit.members.length - (option.shape[0]?.size ?? 0))
  if (option.shape && unit.now !== null) costs.move = weights.move * unit.members.length
  const told = Object.entries(costs).flatMap(([kind, cost]) =>
    cost >= 0.05 ? [[kind, rounded(cost)]] : [],
  )
  return {
    site: site?.id ?? '',
    km: rounded(km),
    costs: Object.fromEntries(told) as Partial<Record<SoftKind, number>>,
  }
}
