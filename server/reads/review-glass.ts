import { GlassReviewed, ReviewGlass } from '@bihuan/contract/reads.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { reviewingRoles } from './reading-roles.ts'

/** Says whether a reading behind a broken glass had ground. The one who reviews is another person of another unit. */
export const reviewGlass = command({
  name: 'break-glass.review',
  summary: 'Review a reading beyond the budget',
  roles: reviewingRoles,
  input: ReviewGlass,
  outcome: GlassReviewed,
  async area(sql, { glass }) {
    const [found] = await sql<{ areaCode: string }[]>`
      select area_code from break_glass where id = ${glass}`
    if (!found) throw new Problem('reads.glass-unknown')
    return found.areaCode
  },
  async run(tx, { glass, verdict, words }, { now, actor, keys }) {
    const [done] = await tx`
      update break_glass set reviewed_at = ${now}, reviewed_by = ${actor.id}, reviewer_unit = ${actor.unit},
        verdict = ${verdict}, words_cipher = ${keys.sealFor('reads', now, words)}
      where id = ${glass} and reviewed_at is null and actor_id <> ${actor.id} and unit <> ${actor.unit}
      returning id`
    if (done) return { glass, verdict }
    const [known] = await tx<{ reviewedAt: number | null }[]>`
      select reviewed_at from break_glass where id = ${glass}`
    if (!known) throw new Problem('reads.glass-unknown')
    if (known.reviewedAt !== null) throw new Problem('reads.glass-reviewed')
    throw new Problem('reads.own-glass', { unit: actor.unit })
  },
})
