import { CloseRound, RoundClosed } from '@bihuan/contract/rounds.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { roundOf } from './store.ts'

/** Closes a round. What is still owed stays owed: loops follow from the facts, and a device may bring its events later. */
export const closeRound = command({
  name: 'round.close',
  summary: 'Close a round',
  roles: ['city-commander'],
  input: CloseRound,
  outcome: RoundClosed,
  area: (_sql, _input, request) => request.city,
  async run(tx, { round }, request) {
    await roundOf(tx, round)
    const [closed] =
      await tx`update rounds set closed_at = ${request.now} where id = ${round} and closed_at is null returning id`
    if (!closed) throw new Problem('round.closed', { round })
    return { round, closedAt: isoOf(request.now) }
  },
})
