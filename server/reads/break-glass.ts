import { BreakGlass, GlassBroken, glass } from '@bihuan/contract/reads.ts'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { checkPurpose } from '../door/check-purpose.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { openGlassOf } from './open-glass.ts'
import { readingRoles } from './reading-roles.ts'

/**
 * Opens the reading of people beyond the budget, at once, for a quarter of an hour. Nobody is asked first: who stands before an
 * emergency must not wait. But the people read see it, and somebody of another unit reviews it; whoever has one that was not
 * reviewed in time breaks no other.
 */
export const breakGlass = command({
  name: 'break-glass.open',
  summary: 'Read people beyond the budget, with a reason, reviewed afterwards',
  roles: readingRoles,
  input: BreakGlass,
  outcome: GlassBroken,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { purpose, reason }, { id, now, actor, keys }) {
    checkPurpose(actor, purpose)
    const open = await openGlassOf(tx, { actor: actor.id, purpose, at: now })
    if (open) throw new Problem('reads.glass-open', { until: isoOf(open.until) })
    const [late] = await tx<{ count: number }[]>`
      select count(*)::int as count from break_glass
      where actor_id = ${actor.id} and reviewed_at is null and due_at <= ${now}`
    if (late && late.count > 0)
      throw new Problem('reads.glass-unreviewed', { count: String(late.count) })
    const until = now + glass.minutes * minuteMs
    const dueAt = now + glass.reviewHours * hourMs
    await tx`
      insert into break_glass (id, actor_id, actor_role, unit, area_code, purpose, reason_cipher, opened_at, until_at, due_at)
      values (${id}, ${actor.id}, ${actor.role}, ${actor.unit}, ${actor.areaCode}, ${purpose}, ${keys.sealFor('reads', now, reason)}, ${now}, ${until}, ${dueAt})`
    return { glass: id, until: isoOf(until), people: glass.people, reviewDueAt: isoOf(dueAt) }
  },
})
