import type { PolicyFault } from './fault.ts'
import type { Library } from './library.ts'
import { resolvePack } from './resolve.ts'

/**
 * What is wrong with a pack at any moment of its time: it is resolved whenever one of its modules begins or ends. The faults of
 * the first moment that has any are told; the same ones would come again at the next.
 */
export function checkPack(library: Library, id: string): readonly PolicyFault[] {
  const pack = library.packs.get(id)
  if (pack === undefined) return []
  for (let at = pack.period.from; ; ) {
    const resolved = resolvePack(library, id, at, [])
    if (!resolved.ok) return resolved.faults
    const { until } = resolved.policy.steady
    if (until === null || (pack.period.until !== null && until >= pack.period.until)) return []
    at = until
  }
}
