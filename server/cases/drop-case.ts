import { CaseMoved, DropCase } from '@bihuan/contract/cases.ts'
import { command } from '../door/command.ts'
import { investigators } from './case-roles.ts'
import { areaOfCase, judgeMove, knownCase, moveCase } from './store.ts'
import { withdrawCaseFact } from './withdraw-case-fact.ts'

/** It was none, or it is nobody's here. What the rules held for a case by it is withdrawn. */
export const dropCase = command({
  name: 'case.drop',
  summary: 'Drop a case that is none',
  roles: investigators,
  input: DropCase,
  outcome: CaseMoved,
  area: (sql, { case: id }) => areaOfCase(sql, id),
  async run(tx, { case: id, reason, words }, request) {
    const row = await knownCase(tx, id)
    judgeMove(row.state, 'drop')
    if (row.factId !== null && reason !== 'another-city')
      await withdrawCaseFact(tx, row.factId, 'not-confirmed', request)
    const columns = reason === 'another-city' ? {} : { fact_id: null }
    return moveCase(tx, id, 'drop', request, {
      ...(Object.keys(columns).length === 0 ? {} : { columns }),
      before: { fact: row.factId },
      after: { reason },
      words,
    })
  },
})
