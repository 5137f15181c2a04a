import { ExtendRound, RoundExtended } from '@bihuan/contract/rounds.ts'
import { cityIsoOf, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { roundOf } from './store.ts'

/** Lets the sites stay open longer. Never shorter: people were told the hour. The notice itself stays as published. */
export const extendRound = command({
  name: 'round.extend',
  summary: 'Keep a round open longer',
  roles: ['city-commander'],
  input: ExtendRound,
  outcome: RoundExtended,
  area: (_sql, _input, request) => request.city,
  async run(tx, input) {
    const { round } = input
    const closesAt = instantOf(input.closesAt)
    const [extended] = await tx`
      update rounds set closes_at = ${closesAt} where id = ${round} and closed_at is null and closes_at < ${closesAt} returning id`
    if (!extended) {
      const known = await roundOf(tx, round)
      if (known.closedAt !== null) throw new Problem('round.closed', { round })
      throw new Problem('round.not-later', { closesAt: cityIsoOf(known.closesAt) })
    }
    return { round, closesAt: isoOf(closesAt) }
  },
})
