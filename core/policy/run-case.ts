import { answerCase } from './answer-case.ts'
import type { PolicyCase } from './case.ts'
import type { Library } from './library.ts'
import { shown } from './read-fields.ts'

/** Where an answer is not what the case expects: the name, what was expected, what came. */
export type Difference = { readonly name: string; readonly expected: string; readonly got: string }

export type CaseResult = { readonly one: PolicyCase; readonly differences: readonly Difference[] }

/** Asks the case and compares every name that it expects; what it does not name is free. */
export function runCase(library: Library, one: PolicyCase): CaseResult {
  const got = answerCase(library, one)
  const differences = Object.entries(one.expect).flatMap(([name, expected]): Difference[] => {
    const answer = got === null ? 'no pack in force' : name in got ? shown(got[name]) : 'not said'
    return answer === shown(expected) ? [] : [{ name, expected: shown(expected), got: answer }]
  })
  return { one, differences }
}
