import type { Row as AnyRow, PendingQuery } from 'postgres'
import type { Reader } from './sql.ts'
import { together } from './together.ts'

/** The number of a round as text of the statement. Not for input: it throws for what is no number of a round. */
function written(sql: Reader, round: number): PendingQuery<AnyRow[]> {
  if (!Number.isInteger(round) || round < 2_000_000 || round > 2_100_000)
    throw new RangeError(`not a round number: ${round}`)
  return sql.unsafe(String(round))
}

/**
 * Like `together`, for what lies in the partitions of one round. The number stands in the statement itself, so the plan
 * that is kept knows no other partition: a parameter would have all of them planned, locked and opened for each read.
 */
export function togetherInRound<Ask, Row extends { place: number }>(
  read: (
    sql: Reader,
    round: PendingQuery<AnyRow[]>,
    asks: readonly Ask[],
  ) => Promise<readonly Row[]>,
): (sql: Reader, round: number, ask: Ask) => Promise<Row[]> {
  const rounds = new Map<number, (sql: Reader, ask: Ask) => Promise<Row[]>>()
  return (sql, round, ask) => {
    const known = rounds.get(round)
    if (known) return known(sql, ask)
    const join = together<Ask, Row>((reader, asks) => read(reader, written(reader, round), asks))
    rounds.set(round, join)
    return join(sql, ask)
  }
}
