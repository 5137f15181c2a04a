import type { AnyParameter } from './parameter.ts'
import { parametersOf } from './parameters.ts'
import type { Policy } from './policy.ts'
import { shown } from './read-fields.ts'

/** One place at which two policies differ; null where one of them says nothing. */
export type PolicyChange = {
  readonly path: string
  readonly before: AnyParameter | null
  readonly after: AnyParameter | null
}

/** Every place whose value differs, in the order of the policies. A better source for the same value is no change. */
export function comparePolicies(before: Policy, after: Policy): readonly PolicyChange[] {
  const byPath = (policy: Policy) =>
    new Map(parametersOf(policy).map((one): [string, AnyParameter] => [one.path, one]))
  const [was, is] = [byPath(before), byPath(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path) => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }))
    .filter((one) => shown(one.before?.v) !== shown(one.after?.v))
}
