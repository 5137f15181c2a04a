import { OwnHome, OwnParams } from '@bihuan/contract/residents.ts'
import { query } from '../door/query.ts'
import { heldBecause } from '../people/hold.ts'
import { newestResult } from '../people/results-of-person.ts'
import { openRecalls } from './open-recalls.ts'
import { factsOf, seeOwn } from './own-person.ts'
import { ownRound } from './own-round.ts'

/**
 * The one page of a resident: the round, where and when, whether sampled, what came out. Before an official has seen the
 * document nothing that comes from a result is on it.
 */
export const ownHome = query({
  name: 'own.home',
  summary: 'Where and when to be sampled, and what came out',
  roles: ['resident'],
  params: OwnParams,
  outcome: OwnHome,
  async run(sql, { person }, question) {
    const { documentsSeen } = await seeOwn(sql, person, 'own.home', question)
    const { now } = question
    const [facts, newest, hold, recalls] = await Promise.all([
      factsOf(sql, person),
      documentsSeen ? newestResult(sql, person, now) : null,
      documentsSeen ? heldBecause(sql, person) : null,
      documentsSeen ? openRecalls(sql, person) : [],
    ])
    return {
      person,
      name: facts.name,
      held: hold !== null,
      newest,
      round: await ownRound(sql, person, facts, now),
      openRecalls: recalls,
    }
  },
})
