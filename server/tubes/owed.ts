import type { Instant } from '@bihuan/core/time/instant.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { dueFrom } from './step.ts'
import type { WayFacts } from './story-facts.ts'

/** What is still owed to a tube, next first, each with its limit where the clock already runs. */
export function owedSteps({
  tube,
  box,
  limits,
}: WayFacts): { step: string; dueAt: string | null }[] {
  if (!tube || (tube.state !== 'open' && tube.state !== 'sealed')) return []
  const handedOverAt = box?.legs[0]?.acceptedAt ?? null
  const all: [step: string, doneAt: Instant | null, dueAt: Instant | null][] = [
    ['sealed', tube.sealedAt, dueFrom(limits, 'tube-sealed', tube.openedAt)],
    ['boxed', tube.boxedAt, dueFrom(limits, 'tube-boxed', tube.sealedAt)],
    ['accepted', handedOverAt, dueFrom(limits, 'box-handed-over', box?.box.sealedAt ?? null)],
    ['received', box?.box.receivedAt ?? null, dueFrom(limits, 'box-delivered', handedOverAt)],
    ['released', tube.resultedAt, dueFrom(limits, 'tube-resulted', tube.sealedAt)],
  ]
  return all.flatMap(([step, doneAt, dueAt]) =>
    doneAt === null ? [{ step, dueAt: dueAt === null ? null : isoOf(dueAt) }] : [],
  )
}
