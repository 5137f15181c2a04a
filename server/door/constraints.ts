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
  shift_changes_hands: 'shift.same-person',
  walk_in_is_one_person: 'same-person.already-settled',
}

// A NUL or half a character in a text, a number or a date beyond its type: the schema let it pass, PostgreSQL cannot keep it.
const unstorable = new Set(['22021', '22P05', '22003', '22008', '22007'])

/** The refusal that an input stands for which no schema could catch: a day that does not exist, a NUL in a name. */
function problemOfInput(error: Error): Problem | null {
  const isNoMoment = error instanceof RangeError && error.message.startsWith('not a moment')
  const isUnstorable = 'code' in error && unstorable.has(String(error.code))
  if (!isNoMoment && !isUnstorable) return null
  return new Problem('input.malformed', {}, [
    {
      pointer: '/',
      code: 'value',
      zh: `无法保存的内容：${error.message}`,
      en: `cannot be kept: ${error.message}`,
    },
  ])
}

// A row for a round whose partitions retention has dropped.
const isOfErasedRound = (error: Error): boolean =>
  'routine' in error && error.routine === 'ExecFindPartition'

// disk_full of PostgreSQL: it has rolled back, nothing is half there.
const diskFull = '53100'

/** The refusal that a broken constraint stands for, or the error itself where no rule of ours was broken. */
export function problemOfConstraint(error: unknown): unknown {
  if (error instanceof Error) {
    if ('code' in error && error.code === diskFull) return new Problem('server.disk-full')
    if (isOfErasedRound(error)) return new Problem('round.erased')
    const problem = problemOfInput(error)
    if (problem) return problem
  }
  if (!(error instanceof Error) || !('constraint_name' in error)) return error
  const name = String(error.constraint_name)
  const code = problemOf[name]
  if (code) return new Problem(code)
  if (name.endsWith('_fkey'))
    return new Problem('city.reference-unknown', { what: name.replace(/_fkey$/, '') })
  return error
}
