import { CheckPolicy, PolicyChecked } from '@bihuan/contract/policy.ts'
import { openValues, policiesOf } from '@bihuan/core/policy/adoption-values.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { beginningOf, packIn, rulesFor } from './candidate.ts'
import { casesOf } from './check-draft.ts'
import { localRules } from './local-rules.ts'
import { policyRoles } from './roles.ts'
import { rulesAt } from './rules-at.ts'
import { changesView, valueView } from './views.ts'

/**
 * Looks at rules before anybody is asked to sign them: everything that is wrong with them at its line; else their cases, the values that
 * wait for an officer's word, and what differs from the pack in force. Writes nothing but its line in the audit.
 */
export const checkPolicy = command({
  name: 'policy.check',
  summary: 'Check rules before they are drafted for signing',
  roles: policyRoles,
  input: CheckPolicy,
  outcome: PolicyChecked,
  area: (_, __, { city }) => city,
  async run(tx, { pack: id, files, from }, { now, anchors }) {
    const read = localRules(files ?? [], id)
    const nothing = { run: 0, failed: [] }
    if (!read.ok)
      return { pack: id, faults: [...read.faults], cases: nothing, open: [], changes: [] }
    const { library, cases } = read.rules
    const pack = packIn(library, id)
    const at = beginningOf(pack, from === undefined ? null : instantOf(from), now)
    const { policy } = rulesFor(library, pack, at, [])
    const before = await rulesAt(tx, anchors, at - 1)
    const { run, failed } = casesOf(library, cases, id)
    const policies = policiesOf(library, id)
    return {
      pack: id,
      faults: [],
      cases: { run, failed: failed.map((one) => ({ ...one, at: isoOf(one.at) })) },
      open: openValues(library, id).map((one) => valueView(policies.at(-1) ?? policy, one)),
      changes: changesView(before.rules.policy, policy),
    }
  },
})
