import type { ProblemCode } from '@bihuan/contract/problems.ts'
import { Problem } from './problem.ts'

/** A constraint is named after the rule it keeps; this table says how its breach is told to a person. */
const problemOf: Record<string, ProblemCode> = {
  sign_in_name_is_taken: 'account.name-taken',
  notice_is_published_once: 'round.already-published',
  rounds_pkey: 'round.already-published',
  documents_pkey: 'person.document-taken',
  boxes_pkey: 'box.already-sealed',
  giver_and_receiver_differ: 'box.same-person',
  plates_pkey: 'plate.already-loaded',
  a_second_person_releases: 'plate.second-person-needed',
  two_people_release: 'plate.second-person-needed',
}

/** The refusal that a broken constraint stands for, or the error itself where no rule of ours was broken. */
export function problemOfConstraint(error: unknown): unknown {
  if (!(error instanceof Error) || !('constraint_name' in error)) return error
  const name = String(error.constraint_name)
  const code = problemOf[name]
  if (code) return new Problem(code)
  if (name.endsWith('_fkey')) return new Problem('city.reference-unknown', { what: name.replace(/_fkey$/, '') })
  return error
}
