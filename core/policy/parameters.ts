import type { Instant } from '../time/instant.ts'
import type { AnyParameter, Confirmation } from './parameter.ts'
import { isFields } from './read-fields.ts'

/** Every value of a policy or of a part of one, in the order of its shape. */
export function parametersOf(policy: unknown): readonly AnyParameter[] {
  if (Array.isArray(policy)) return policy.flatMap(parametersOf)
  if (!isFields(policy)) return []
  if (isParameter(policy)) return [policy]
  return Object.values(policy).flatMap(parametersOf)
}

function isParameter(value: object): value is AnyParameter {
  return 'binds' in value && 'grade' in value && 'path' in value
}

/** An operator's confirmation of one value as it stands. Given again when the value changes. */
export function confirm(
  { path, v }: AnyParameter,
  { by, at, note }: { by: string; at: Instant; note: string },
): Confirmation {
  return { path, v: JSON.stringify(v), by, at, note }
}
