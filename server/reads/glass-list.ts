import { Glasses, GlassParams } from '@bihuan/contract/reads.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { unitName } from '../accounts/unit-name.ts'
import { query } from '../door/query.ts'
import type { Keys } from '../keys.ts'
import { readingRoles, reviewingRoles } from './reading-roles.ts'

const shown = 100

type Row = {
  id: string
  actorId: string
  name: string | null
  actorRole: 'resident'
  unit: string
  unitName: string | null
  purpose: 'sampling'
  reasonCipher: Buffer
  openedAt: Instant
  untilAt: Instant
  dueAt: Instant
  people: number
  verdict: 'founded' | 'unfounded' | null
  wordsCipher: Buffer | null
  reviewedAt: Instant | null
}

function wordsOf(keys: Keys, cipher: Buffer | null): string | null {
  if (cipher === null) return null
  try {
    return keys.open(cipher)
  } catch {
    return null // the key of its month is destroyed
  }
}

/** Readings beyond the budget in one's own area: those to review first. Whoever does not review sees their own. */
export const glassList = query({
  name: 'break-glass.list',
  summary: 'Readings beyond the budget, with reason and review',
  roles: readingRoles,
  params: GlassParams,
  outcome: Glasses,
  async run(sql, { state, limit }, { now, actor, keys }) {
    const reviews = reviewingRoles.includes(actor.role)
    const rows = await sql<Row[]>`
      select g.id, g.actor_id, a.display_name as name, g.actor_role, g.unit, ${unitName(sql)} as unit_name, g.purpose, g.reason_cipher,
        g.opened_at, g.until_at, g.due_at, g.verdict, g.words_cipher, g.reviewed_at,
        (select count(distinct r.person_id)::int from person_reads r where r.break_glass = g.id) as people
      from break_glass g left join accounts a on a.id = g.actor_id
      where starts_with(g.area_code, ${actor.areaCode}) and (${reviews}::boolean or g.actor_id = ${actor.id})
        and (${state ?? null}::text is null or (g.reviewed_at is null) = (${state ?? null}::text = 'open'))
      order by g.reviewed_at desc nulls first, g.due_at, g.id limit ${limit ?? shown}`
    return {
      now: isoOf(now),
      glasses: rows.map((row) => ({
        glass: row.id,
        actor: row.actorId,
        name: row.name,
        role: row.actorRole,
        unit: row.unitName ?? row.unit,
        purpose: row.purpose,
        reason: wordsOf(keys, row.reasonCipher),
        openedAt: isoOf(row.openedAt),
        until: isoOf(row.untilAt),
        dueAt: isoOf(row.dueAt),
        people: row.people,
        verdict: row.verdict,
        words: wordsOf(keys, row.wordsCipher),
        reviewedAt: row.reviewedAt === null ? null : isoOf(row.reviewedAt),
        mayReview:
          reviews && row.reviewedAt === null && row.actorId !== actor.id && row.unit !== actor.unit,
      })),
    }
  },
})
