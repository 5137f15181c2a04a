import { useEffect, useState } from 'react'
import { fieldEngine } from '../engine/field-engine.ts'
import type { FoundPerson, Seat } from '../engine/types.ts'

/** Who else lives in the household of the person sampled last; empty for somebody whom the roster does not know. */
export function useFamily(last: Seat | null): FoundPerson[] {
  const [family, setFamily] = useState<FoundPerson[]>([])
  const person = last?.person ?? null
  useEffect(() => {
    let isOld = false
    async function ask() {
      const engine = fieldEngine()
      const known = person === null ? null : await engine.personOf(person)
      const household = known ? await engine.household(known.household) : []
      if (!isOld) setFamily(household.filter((one) => one.person !== person))
    }
    void ask()
    return () => {
      isOld = true
    }
  }, [person])
  return family
}
