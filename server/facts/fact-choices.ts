import { FactChoices, FactChoicesParams } from '@bihuan/contract/facts.ts'
import { wordsOf } from '@bihuan/core/policy/field-words.ts'
import { query } from '../door/query.ts'
import { shippedWords } from '../policy/shipped.ts'
import { policyNow, reasonsOf } from './store.ts'

/** What an investigator may record by the rules in force, so that a form offers nothing that the door would refuse. */
export const factChoices = query({
  name: 'fact.choices',
  summary: 'Which facts the rules in force know',
  roles: ['case-investigator', 'grid-worker', 'registrar'],
  params: FactChoicesParams,
  outcome: FactChoices,
  async run(sql, _params, question) {
    const policy = await policyNow(sql, question)
    const named = (ids: readonly string[]) =>
      ids.map((id) => ({ id, ...wordsOf(policy, id, shippedWords()) }))
    return {
      cases: named(reasonsOf(policy, 'case')),
      contacts: named(reasonsOf(policy, 'contact')),
      entries: named(reasonsOf(policy, 'travel')),
      ways: named(policy.definitions.contactReasons.v),
    }
  },
})
