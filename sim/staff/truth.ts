import { poolCt } from '../city/dilution.ts'
import type { Infection } from '../city/epidemic.ts'

/** Who carries the virus, which no member of the staff knows. */
export type Truth = {
  infected: ReadonlyMap<string, number>
  /** Ct of a tube with these people, as an ideal laboratory would find it; null when nobody carries any. */
  ctOf(members: readonly string[]): number | null
  /** Notes that a tube of the round itself was really filled with these people and reached a laboratory. */
  tested(members: readonly string[]): void
  /** Carriers whose tube of the round was tested, and of these the ones whom it surely shows. */
  sampled(): string[]
  detectable(): string[]
}

// The first kit detects up to Ct 38 (policies/assays/first-kit.yaml); its readings vary by 0.3 here and its grey zone
// is repeated, so a tube below 37.5 is surely called.
const surelyDetectedCt = 37.5

/** Opens the truth about an epidemic. */
export function openTruth(infections: readonly Infection[]): Truth {
  const infected = new Map(infections.map(({ person, ct }) => [person, ct]))
  const sampled = new Set<string>()
  const detectable = new Set<string>()
  const ctOf = (members: readonly string[]): number | null => {
    const cts = members.flatMap((person) => infected.get(person) ?? [])
    return cts.length === 0 ? null : poolCt(cts, members.length)
  }
  return {
    infected,
    ctOf,
    tested(members) {
      const ct = ctOf(members)
      if (ct === null) return
      for (const person of members) {
        if (!infected.has(person)) continue
        sampled.add(person)
        if (ct <= surelyDetectedCt) detectable.add(person)
      }
    },
    sampled: () => [...sampled].sort(),
    detectable: () => [...detectable].sort(),
  }
}
