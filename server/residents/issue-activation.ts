import { ActivationIssued, IssueActivation } from '@bihuan/contract/residents.ts'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { homeOf } from './store.ts'

const activationLifeMs = 7 * 24 * hourMs

/**
 * Gives somebody a code on paper, after their document was seen; an earlier one that was not used is over. The code itself
 * is in no outcome: it is derived from a key and this id, and shown by activation.show.
 */
export const issueActivation = command({
  name: 'activation.issue',
  summary: 'Give somebody without a phone a printed code',
  roles: ['registrar', 'grid-worker'],
  input: IssueActivation,
  outcome: ActivationIssued,
  area: (sql, { person }) => homeOf(sql, person),
  async run(tx, { person }, { id, actor, now }) {
    const expiresAt = now + activationLifeMs
    await tx`
      update activations set expires_at = ${now} where person_id = ${person} and used_at is null and expires_at > ${now}`
    await tx`
      insert into activations (id, person_id, issued_at, issued_by, expires_at)
      values (${id}, ${person}, ${now}, ${actor.id}, ${expiresAt})`
    return { activation: id, expiresAt: isoOf(expiresAt) }
  },
})
