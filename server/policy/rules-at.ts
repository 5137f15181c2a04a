import {
  adoptionAt,
  type RulesAt,
  rulesOfAdoption,
  rulesOfNobody,
} from '@bihuan/core/policy/adopted.ts'
import { lineOf } from '@bihuan/core/policy/library.ts'
import type { Rules } from '@bihuan/core/status/order-measure.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { trustAt, trustMark } from '../trust/trust-of.ts'
import { type Adoptions, readAdoptions } from './adoptions.ts'
import { shippedLibrary } from './shipped.ts'

/** The rules of a moment, and the id of the adoption that they come from; null where nobody adopted any, and then nobody orders. */
export type RulesFound = { readonly rules: Rules; readonly adopted: string | null }

type Kept = { adoptions: Adoptions; found: { from: Instant; until: Instant; it: RulesFound }[] }

// As the register of officers is kept: by the anchors of the city, so that nothing of one city is read for another.
const kept = new WeakMap<TrustAnchors, Map<string, Promise<Kept>>>()
const keptMax = 8
const foundMax = 200

/**
 * What changes when anything in the adoptions changes: a fragment that a statement of one's own can carry along, a row written over
 * included. Beside it the number of those in the public log, so that one that vanished is missed.
 */
export const rulesMark = (sql: Reader) => sql`(
  select coalesce(string_agg(a.id || ':' || a.xmin::text, ' ' order by a.id), '') || '/'
    || (select count(*) from log_entries e where e.kind = 'adoption')
  from policy_adoptions a)::text`

/**
 * The rules of a moment, by marks that were read together with the rows they are for (`rulesMark`, `trustMark`): without a round trip as
 * long as nothing was adopted and nobody appointed since.
 */
export async function rulesBy(
  sql: Reader,
  anchors: TrustAnchors,
  marks: { rules: string; trust: string },
  at: Instant,
): Promise<RulesFound> {
  const byMark = kept.get(anchors) ?? new Map<string, Promise<Kept>>()
  kept.set(anchors, byMark)
  const key = `${marks.rules} ${marks.trust}`
  // The promise is kept, so that of many who come at one moment after a change only the first reads and verifies.
  let known = byMark.get(key)
  if (known === undefined) {
    known = readKept(sql, anchors, marks.trust)
    if (byMark.size >= keptMax) byMark.clear()
    byMark.set(key, known)
    known.catch(() => byMark.delete(key))
  }
  return foundIn(await known, at)
}

async function readKept(sql: Reader, anchors: TrustAnchors, mark: string): Promise<Kept> {
  const trust = await trustAt(sql, anchors, mark)
  return { adoptions: await readAdoptions(sql, trust), found: [] }
}

/** The rules of a moment; one round trip, and one more when something was adopted since. */
export async function rulesAt(
  sql: Reader,
  anchors: TrustAnchors,
  at: Instant,
): Promise<RulesFound> {
  const [row] = await sql<{ rules: string; trust: string }[]>`
    select ${rulesMark(sql)} as rules, ${trustMark(sql)} as trust`
  return rulesBy(sql, anchors, row ?? { rules: '', trust: '' }, at)
}

/** The pack of the shipped line that is read where nothing is adopted: its newest. */
export const shippedLine = 'cn-b2'

function foundIn(known: Kept, at: Instant): RulesFound {
  const before = known.found.find(({ from, until }) => from <= at && at < until)
  if (before) return before.it
  const { from, until, rulesAt: found } = spanOf(known.adoptions, at)
  const it = { rules: found.rules, adopted: found.adopted?.adoption.id ?? null }
  if (known.found.length >= foundMax) known.found.length = 0
  known.found.push({ from, until, it })
  return it
}

/** The rules of a moment with the span around it in which nothing begins or ends, so that they need not be merged again. */
function spanOf(
  { held, isMissing }: Adoptions,
  at: Instant,
): { from: Instant; until: Instant; rulesAt: RulesAt } {
  const adopted = isMissing ? null : adoptionAt(held, at)
  const shipped = shippedLibrary()
  const rulesAt = adopted ? rulesOfAdoption(adopted, at) : rulesOfNobody(shipped, shippedLine, at)
  const { steady } = rulesAt.rules.policy
  const turns = [
    ...held.flatMap(({ since, library, adoption }) => {
      const period = library.packs.get(adoption.pack)?.period
      return [since, period?.from ?? since, period?.until ?? since]
    }),
    ...lineOf(shipped, shippedLine).map(({ period }) => period.from),
    steady.from,
    ...(steady.until === null ? [] : [steady.until]),
  ].sort((a, b) => a - b)
  return {
    from: turns.findLast((turn) => turn <= at) ?? Number.NEGATIVE_INFINITY,
    until: turns.find((turn) => turn > at) ?? Number.POSITIVE_INFINITY,
    rulesAt,
  }
}
