import type { PolicyCase } from '@bihuan/core/policy/case.ts'
import type { Library } from '@bihuan/core/policy/library.ts'
import { runCase } from '@bihuan/core/policy/run-case.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { Problem } from '../door/problem.ts'

/** A case whose answer differs, at one of its names. */
export type CaseFailed = {
  readonly id: string
  readonly at: Instant
  readonly question: string
  readonly name: string
  readonly expected: string
  readonly got: string
}

/** The cases that were written for a pack, and what fails. */
export function casesOf(
  library: Library,
  cases: readonly PolicyCase[],
  pack: string,
): { run: number; failed: readonly CaseFailed[] } {
  const own = cases.filter(({ file }) => file === `packs/${pack}.cases.yaml`)
  const failed = own.flatMap((one) =>
    runCase(library, one).differences.map((difference) => ({
      id: one.id,
      at: one.at,
      question: one.question,
      ...difference,
    })),
  )
  return { run: own.length, failed }
}

/** Refuses a pack without cases or with one that fails. */
export function demandCases(library: Library, cases: readonly PolicyCase[], pack: string): number {
  const { run, failed } = casesOf(library, cases, pack)
  if (run === 0) throw new Problem('policy.no-cases', { pack })
  if (failed.length > 0)
    throw new Problem(
      'policy.cases-failed',
      { pack, count: String(new Set(failed.map(({ id }) => id)).size) },
      failed.map(({ id, at, name, expected, got }) => ({
        pointer: `packs/${pack}.cases.yaml ${id}`,
        code: 'case-failed',
        zh: `${isoOf(at)} ${name}：应为 ${expected}，实为 ${got}`,
        en: `${isoOf(at)} ${name}: expected ${expected}, got ${got}`,
      })),
    )
  return run
}
