import type { RulesSince } from '@bihuan/core/release/course.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { rulesBy, rulesMark } from '../policy/rules-at.ts'
import { shippedLibrary } from '../policy/shipped.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { trustMark } from '../trust/trust-of.ts'

type Row = { rules: string; trust: string; turns: Instant[] | null }

/**
 * The packs that were in force one after the other from a moment until now, each as it was last read and from when it held. Two statements at
 * most: the rules of each turn are kept (server/policy/rules-at.ts).
 */
export async function rulesLine(
  sql: Reader,
  anchors: TrustAnchors,
  from: Instant,
  now: Instant,
): Promise<readonly RulesSince[]> {
  const [row] = await sql<Row[]>`
    select ${rulesMark(sql)} as rules, ${trustMark(sql)} as trust,
      (select json_agg((extract(epoch from m.at) * 1000)::int8) from (
        select a.from_at as at from policy_adoptions a union select a.known_at from policy_adoptions a) m) as turns`
  const marks = { rules: row?.rules ?? '', trust: row?.trust ?? '' }
  const packs = [...shippedLibrary().packs.values()].map(({ period }) => period.from)
  const inside = [...(row?.turns ?? []).map(Number), ...packs].filter((at) => at > from && at < now)
  const moments = [...new Set([Math.min(from, now), ...inside, now])].sort((a, b) => a - b)
  const line: RulesSince[] = []
  for (const moment of moments) {
    const { rules } = await rulesBy(sql, anchors, marks, moment)
    const last = line.at(-1)
    // The same pack with other confirmations is no change of the rules for anybody's case.
    if (last?.policy.pack.id === rules.policy.pack.id)
      line[line.length - 1] = { ...rules, from: last.from }
    else line.push({ ...rules, from: moment })
  }
  return line
}

/** Of a line, what was in force from a moment on. */
export function lineSince(line: readonly RulesSince[], from: Instant): readonly RulesSince[] {
  const begin = line.findLastIndex((one) => one.from <= from)
  return begin <= 0 ? line : line.slice(begin)
}
