import type { PersonResult } from '@bihuan/contract/people.ts'
import { OwnParams, OwnStatement } from '@bihuan/contract/residents.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import type { StatedAnswer } from '@bihuan/core/result-statement/result-statement.ts'
import { hourMs, type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { query } from '../door/query.ts'
import { newestResult } from '../people/results-of-person.ts'
import { factsOf, seeOwn } from './own-person.ts'
import { signedStatement } from './sign-statement.ts'

type Result = Static<typeof PersonResult>

const lifeMs = 24 * hourMs

const statedOf: Record<Result['answer'], StatedAnswer> = {
  'awaiting-result': 'awaiting-result',
  negative: 'negative',
  'awaiting-individual-test': 'awaiting-individual-test',
  'to-be-sampled-again': 'to-be-sampled-again',
  'preliminary-positive': 'told-in-person',
  positive: 'told-in-person',
  'not-confirmed': 'told-in-person',
}

const instantOrNull = (text: string | null): Instant | null =>
  text === null ? null : Date.parse(text)

/** The hour that has begun, or the last fact where it came later in it: who asks twice in an hour gets the same statement. */
function statedAtFor(now: Instant, facts: readonly (Instant | null)[]): Instant {
  const latest = Math.max(now - (now % hourMs), ...facts.map((at) => at ?? 0))
  return Math.ceil(Math.min(latest, now) / minuteMs) * minuteMs
}

/**
 * The latest result as a signed statement that a phone keeps and shows without network. Where nothing may be shown yet it
 * says «none». It is not a pass and has no colour.
 */
export const ownStatement = query({
  name: 'own.statement',
  summary: 'The latest result, signed, to be kept and shown',
  roles: ['resident'],
  params: OwnParams,
  outcome: OwnStatement,
  // A minute: what a laboratory releases meanwhile should be seen soon.
  kept: { seconds: 60, tagOf: ({ text }) => text.slice(-24) },
  async run(sql, { person }, question) {
    const { documentsSeen } = await seeOwn(sql, person, 'own.statement', question)
    const { now, keys } = question
    const [{ name }, newest] = await Promise.all([
      factsOf(sql, person),
      documentsSeen ? newestResult(sql, person, now) : null,
    ])
    const sampledAt = instantOrNull(newest?.sampledAt ?? null)
    const releasedAt = instantOrNull(newest?.releasedAt ?? null)
    const statedAt = statedAtFor(now, [sampledAt, releasedAt])
    const expiresAt = statedAt + lifeMs
    const answer = newest ? statedOf[newest.answer] : 'none'
    const round = Number(newest?.round ?? 0)
    const nameMasked = maskName(name)
    const statement = {
      person,
      answer,
      round,
      sampledAt,
      releasedAt,
      statedAt,
      expiresAt,
      nameMasked,
    }
    return {
      person,
      text: signedStatement(statement, keys),
      answer,
      round: newest?.round ?? null,
      sampledAt: newest?.sampledAt ?? null,
      releasedAt: newest?.releasedAt ?? null,
      nameMasked,
      statedAt: isoOf(statedAt),
      expiresAt: isoOf(expiresAt),
    }
  },
})
