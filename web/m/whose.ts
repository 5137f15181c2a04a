import { createContext, useContext } from 'react'
import type { Family, OwnPerson } from './wire.ts'

/** Whose code is on the page: oneself or one of the family, and how to change it. */
export type Whose = {
  family: Family
  person: OwnPerson
  choose(person: string): void
  again(): void
}

export const WhoseContext = createContext<Whose | null>(null)

/** Whose code is on the page; only inside the door. */
export function useWhose(): Whose {
  const whose = useContext(WhoseContext)
  if (!whose) throw new Error('nobody is signed in here')
  return whose
}
