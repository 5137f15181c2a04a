import type { PersonResult } from '@bihuan/contract/people.ts'
import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import type { Question } from '../door/query.ts'
import { tubeCode } from '../labels/labels.ts'
import { homeOfPerson } from './home-of-person.ts'
import { type Identity, identityOf } from './ids-of-person.ts'
import { type Membership, resultsInRound } from './results-in-round.ts'
import { mayHoldLater, roundTimes } from './round-times.ts'

type Result = Static<typeof PersonResult>
const answerOfFinding = {
  preliminary: 'preliminary-positive',
  confirmed: 'positive',
  'not-confirmed': 'not-confirmed',
} as const

/**
 * What a tube says to one person in it. Only their own finding can say more of a reactive tube than that they must be tested
 * alone: from the tube there is no way to «positive».
 */
export function answerOf({
  state,
  result,
  finding,
}: Pick<Membership, 'state' | 'result' | 'finding'>): Result['answer'] {
  if (state === 'lost' || result === 'invalid') return 'to-be-sampled-again'
  if (result === null) return 'awaiting-result'
  if (result === 'negative') return 'negative'
  return finding === null ? 'awaiting-individual-test' : answerOfFinding[finding]
}

const resultsMax = 200

function resultOf(row: Membership, now: Instant): Result {
  return {
    round: String(row.roundId),
    tube: tubeCode(row.tubeId),
    sampledAt: isoOf(row.sampledAt),
    poolSize: row.poolSize,
    sitting: row.sitting,
    site: row.site,
    area: row.area,
    answer: answerOf(row),
    releasedAt: row.releasedAt === null ? null : isoOf(row.releasedAt),
    ageMinutes: Math.floor((now - row.sampledAt) / minuteMs),
  }
}

const later = (a: Membership, b: Membership) =>
  b.sampledAt - a.sampledAt || Number(BigInt(b.tubeId) - BigInt(a.tubeId))

const inRound = async (sql: Reader, round: number, { ids }: Identity) =>
  (await Promise.all(ids.map((id) => resultsInRound(sql, round, id)))).flat()

/** A person's results read through the tubes, the latest swab first; at most 200, years of daily testing aside. */
export async function resultsOfPerson(
  sql: Reader,
  person: string,
  now: Instant,
): Promise<Result[]> {
  const [identity, rounds] = await Promise.all([identityOf(sql, person), roundTimes(sql)])
  const rows = await Promise.all(rounds.map(({ id }) => inRound(sql, id, identity)))
  return rows
    .flat()
    .toSorted(later)
    .slice(0, resultsMax)
    .map((row) => resultOf(row, now))
}

/**
 * The latest of a person's results, or null. Looks into the rounds from the latest on, and stops where no round that is left
 * may hold a later swab.
 */
export async function newestResult(
  sql: Reader,
  person: string,
  now: Instant,
): Promise<Result | null> {
  const [identity, rounds] = await Promise.all([identityOf(sql, person), roundTimes(sql)])
  let newest: Membership | null = null
  for (const round of rounds) {
    if (newest && !mayHoldLater(round, newest.sampledAt, identity.recalledIn)) continue
    const rows = await inRound(sql, round.id, identity)
    newest = (newest ? [newest, ...rows] : rows).toSorted(later)[0] ?? null
  }
  return newest && resultOf(newest, now)
}

/** Refuses with person.unknown, or where the person's home lies outside the reader's area. */
export async function checkPerson(sql: Reader, person: string, { actor }: Question): Promise<void> {
  const home = await homeOfPerson(sql, person)
  if (!home) throw new Problem('person.unknown')
  if (!covers(actor.areaCode, home.community))
    throw new Problem('access.area-is-not-yours', { area: home.community, own: actor.areaCode })
}
