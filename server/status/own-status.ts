import { OwnStatus, OwnStatusParams } from '@bihuan/contract/status.ts'
import { isZoneBasis } from '@bihuan/core/orders/basis.ts'
import type { Reason, Status } from '@bihuan/core/status/status.ts'
import { query } from '../door/query.ts'
import { seeOwn } from '../residents/own-person.ts'
import { readStatus } from './read-status.ts'
import { wireStatus } from './wire-status.ts'

const name = 'own.status'

/**
 * A status as the person reads it. The facts under a zone are the cases of others. Before an official has seen the documents only what
 * was ordered is shown, because whoever is held is told why, and not what was found out about whom the number names.
 */
export function statusForOwner(status: Status, documentsSeen: boolean): Status {
  const own = (reasons: readonly Reason[]): Reason[] =>
    reasons.flatMap((reason) => {
      if (!documentsSeen && reason.order === null) return []
      const isHidden = !documentsSeen || isZoneBasis(reason.basis)
      return [isHidden ? { ...reason, facts: [] } : reason]
    })
  const reasons = own(status.reasons)
  // Reasons come the strictest first.
  return {
    ...status,
    class: reasons[0]?.class ?? 'clear',
    reasons,
    coming: own(status.coming),
  }
}

/** One's own status, and that of somebody for whom one acts. */
export const ownStatus = query({
  name,
  summary: 'My status with its reasons, or that of somebody for whom I act',
  roles: ['resident'],
  params: OwnStatusParams,
  outcome: OwnStatus,
  async run(sql, { person }, question) {
    // Both at once; nothing is answered before it is known whose it is, and the look is left.
    const [{ documentsSeen }, status] = await Promise.all([
      seeOwn(sql, person, name, question),
      readStatus(sql, { person, at: question.now }, question),
    ])
    const { unconfirmed: _, ...shown } = wireStatus(person, statusForOwner(status, documentsSeen))
    return { ...shown, documentsSeen }
  },
})
