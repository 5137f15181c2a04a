import type { Instant } from '../time/instant.ts'
import { checkPolicy } from './check-policy.ts'
import { checkTransition } from './check-transition.ts'
import { type Place, type PolicyFault, report, startOf } from './fault.ts'
import { guardrails } from './guardrails.ts'
import type { Library } from './library.ts'
import { emptyPart, mergePart } from './merge.ts'
import { moduleKinds, type Period, type PolicyModule } from './module.ts'
import type { Pack } from './pack.ts'
import type { Confirmation } from './parameter.ts'
import type { Part } from './part.ts'
import { type Policy, type PolicyBody, policyShape } from './policy.ts'
import { confirmationsBy, settle } from './settle.ts'
import { checkLocal } from './stricter.ts'

export type ResolvedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly faults: readonly PolicyFault[] }

const holds = ({ from, until }: Period, at: Instant): boolean =>
  from <= at && (until === null || at < until)

/**
 * The policy of a pack at an instant: the modules in force then, the newest of each family, laid over each other by layer
 * and date. Immutable. A value that is unverified binds only where `confirmations` has that very value.
 */
export function resolvePack(
  library: Library,
  packId: string,
  at: Instant,
  confirmations: readonly Confirmation[],
): ResolvedPolicy {
  const place = startOf(packId)
  const pack = library.packs.get(packId)
  if (pack === undefined) {
    const known = [...library.packs.keys()].join(', ')
    report(
      place,
      'reference',
      `没有规则包 ${packId}；现有：${known}。`,
      `There is no pack ${packId}; there are ${known}.`,
    )
    return { ok: false, faults: place.faults }
  }
  if (!holds(pack.period, at))
    report(
      place,
      'time',
      '该时刻此规则包并未施行；请选施行期内的时刻，或选当时施行的规则包。',
      'This pack is not in force at that moment: choose a moment at which it is, or the pack that was.',
    )
  const chosen = modulesInForce(library, pack, at, place)
  const stack = withBases(library, chosen, place)
  let part: Part = emptyPart
  for (const { id, says } of stack)
    part = mergePart(part, says, { file: id, path: 'says', faults: place.faults }) ?? emptyPart
  const body = settle(policyShape, part, place, confirmationsBy(confirmations))
  if (place.faults.length === 0) {
    checkPolicy(body, place)
    checkTransition(body, pack.transition, place)
    checkNotices(body, stack, place)
  }
  if (place.faults.length > 0) return { ok: false, faults: place.faults }
  const { id, title, period } = pack
  const policy: Policy = Object.freeze({
    ...body,
    pack: Object.freeze({
      id,
      title: Object.freeze({ ...title }),
      from: period.from,
      until: period.until,
      modules: Object.freeze(stack.map((one) => one.id)),
    }),
    steady: Object.freeze(steadyAround(library, pack, at)),
    guardrails,
  })
  return { ok: true, policy }
}

/** Local notices against what holds without them. */
function checkNotices(body: PolicyBody, stack: readonly PolicyModule[], place: Place): void {
  const local = new Set(stack.flatMap(({ id, kind }) => (kind === 'local-notice' ? [id] : [])))
  if (local.size === 0) return
  // What is wrong with the plans alone is not the fault of a notice, and a notice may be what makes them whole.
  const aside = startOf(place.file)
  let above: Part = emptyPart
  for (const { id, says } of stack)
    if (!local.has(id)) above = mergePart(above, says, { ...aside, path: 'says' }) ?? emptyPart
  checkLocal(body, settle(policyShape, above, aside, new Map()), local, place)
}

/** The newest module in force of each family, in the order in which they are laid over each other. */
function modulesInForce(
  library: Library,
  pack: Pack,
  at: Instant,
  place: Place,
): readonly PolicyModule[] {
  const newest = new Map<string, PolicyModule>()
  for (const id of pack.modules) {
    const module = library.modules.get(id)
    if (module === undefined) {
      noModule(place, id)
      continue
    }
    if (!holds(module.period, at)) continue
    const other = newest.get(module.family)
    if (other === undefined || other.period.from <= module.period.from)
      newest.set(module.family, module)
  }
  const layer = ({ kind }: PolicyModule) => moduleKinds.indexOf(kind)
  return [...newest.values()].sort((a, b) => layer(a) - layer(b) || a.period.from - b.period.from)
}

function noModule(place: Place, id: string): void {
  report(
    place,
    'reference',
    `没有模块 ${id}；请补上该文件，或从 modules 中删去。`,
    `There is no module ${id}: add its file, or take it out of modules.`,
  )
}

/** Each module after those that it extends, whatever the dates of those. */
function withBases(
  library: Library,
  chosen: readonly PolicyModule[],
  place: Place,
): readonly PolicyModule[] {
  const stack: PolicyModule[] = []
  for (const module of chosen) {
    const chain: PolicyModule[] = []
    for (let one: PolicyModule | undefined = module; one !== undefined; ) {
      if (chain.includes(one)) {
        report(
          place,
          'reference',
          `模块 ${one.id} 经 extends 引用到自己；请断开这个环。`,
          `The module ${one.id} extends itself by a detour; break the circle.`,
        )
        break
      }
      chain.unshift(one)
      if (one.extends === null) break
      const base: PolicyModule | undefined = library.modules.get(one.extends)
      if (base === undefined) noModule(place, one.extends)
      one = base
    }
    stack.push(...chain.filter((one) => !stack.includes(one)))
  }
  return stack
}

/** From when to when no module of the pack begins or ends, around an instant. */
function steadyAround(library: Library, pack: Pack, at: Instant): Policy['steady'] {
  const periods = [
    pack.period,
    ...pack.modules.map((id) => library.modules.get(id)?.period).filter((one) => one !== undefined),
  ]
  const turns = periods
    .flatMap(({ from, until }) => (until === null ? [from] : [from, until]))
    .sort((a, b) => a - b)
  return {
    from: turns.findLast((turn) => turn <= at) ?? pack.period.from,
    until: turns.find((turn) => turn > at) ?? null,
  }
}
