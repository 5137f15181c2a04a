import type { PolicyBody } from '@bihuan/core/policy/policy.ts'
import type { LadderStep } from '@bihuan/core/supply/ladder.ts'

type Ground = { path: string; sources: string[]; grade: string; binds: boolean }
type Parameter = { path: string; src: readonly string[]; grade: string; binds: boolean }

export const groundOf = ({ path, src, grade, binds }: Parameter): Ground => ({
  path,
  sources: [...src],
  grade,
  binds,
})

/** The steps of activation that the policy names, with the ground of the least sure of them; null where it names none. */
export function ladderOf(
  policy: PolicyBody['isolationSites'],
): { steps: LadderStep[]; ground: Ground } | null {
  const rows = policy?.activation ?? []
  const [first] = rows
  if (!first) return null
  const values = rows.flatMap(({ hours, share }): Parameter[] => [hours, share])
  const least = values.find(({ binds }) => !binds) ?? first.hours
  return {
    steps: rows.map(({ hours, share }) => ({ hours: hours.v, share: share.v })),
    ground: groundOf(least),
  }
}
