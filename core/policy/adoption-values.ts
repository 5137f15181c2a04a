import type { Library } from './library.ts'
import type { AnyParameter } from './parameter.ts'
import { parametersOf } from './parameters.ts'
import type { Policy } from './policy.ts'
import { shown } from './read-fields.ts'
import { resolvePack } from './resolve.ts'

/** The pack at every moment at which one of its modules begins or ends, the first at its beginning. Throws an Error for a faulty pack. */
export function policiesOf(library: Library, id: string): readonly Policy[] {
  const pack = library.packs.get(id)
  const policies: Policy[] = []
  for (let at = pack?.period.from ?? null; pack !== undefined && at !== null; ) {
    const resolved = resolvePack(library, id, at, [])
    if (!resolved.ok) throw new Error(`the pack ${id} has faults`)
    policies.push(resolved.policy)
    const { until } = resolved.policy.steady
    at = until === null || (pack.period.until !== null && until >= pack.period.until) ? null : until
  }
  return policies
}

/** Every value that binds nobody until an officer confirms it, at whichever moment of the pack's time it stands; each once. */
export function openValues(library: Library, id: string): readonly AnyParameter[] {
  const found = new Map<string, AnyParameter>()
  for (const policy of policiesOf(library, id))
    for (const one of parametersOf(policy))
      if (!one.binds) found.set(`${one.path}=${shown(one.v)}`, one)
  return [...found.values()]
}
