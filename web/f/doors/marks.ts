import { type Kept, kept } from '../box/kept.ts'
import type { MarkKind } from './house.ts'

/** The last mark that this phone made of a person; the act itself is in the engine. */
export type Mark = { kind: MarkKind; fact: string; at: string }
export type Marks = Record<string, Mark>

const byRound = new Map<string, Kept<Marks>>()

/** The marks that this phone made in a round, by person. */
export function marksOf(round: string): Kept<Marks> {
  const found = byRound.get(round)
  if (found) return found
  const made = kept<Marks>(`bihuan.marks.${round}`, {})
  byRound.set(round, made)
  return made
}
