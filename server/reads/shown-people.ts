import { PersonId } from '@bihuan/contract/scalars.ts'
import type { TSchema } from 'typebox'

/** Questions of staff whose answer may hold a person, that need no purpose of the asker; each says why, and what traces it leaves. */
export const explained: Readonly<Record<string, string>> = {
  'roster.chunk':
    'the take before it is the trace for all who stand on it (roster-reads.ts), for two hours and for who took it',
  'recall.board': 'a work list: leaves its own traces, hourly, for the purpose recall',
  'recall.resample-list': 'a work list: leaves its own traces, hourly, for the purpose recall',
  'tube.story':
    'the way of a tube: leaves its own traces of the members, hourly, for the purpose recall',
  'case.list': 'a work list: leaves its own traces, hourly, for the purpose case-investigation',
  'same-person.list': 'a work list: leaves its own traces, hourly, for the purpose sampling',
}

const personPattern = (PersonId as { pattern?: string }).pattern

/** Whether an answer of this shape can hold the id of a person, or a name that is masked because it is one's. */
export function showsPeople(schema: TSchema | undefined): boolean {
  if (!schema || typeof schema !== 'object') return false
  const { pattern, properties, items, anyOf } = schema as {
    pattern?: string
    properties?: Record<string, TSchema>
    items?: TSchema
    anyOf?: TSchema[]
  }
  if (pattern !== undefined && pattern === personPattern) return true
  const named = Object.keys(properties ?? {}).some((name) => /masked$/i.test(name))
  return (
    named ||
    Object.values(properties ?? {}).some(showsPeople) ||
    showsPeople(items) ||
    (anyOf ?? []).some(showsPeople)
  )
}
