import { evidenceKindOf, isZoneBasis } from './basis.ts'
import { faultOf, type OrderFault } from './fault.ts'
import { guard } from './limits.ts'
import { alwaysOpen, isEmergency, type Order, orderKinds } from './order.ts'

/**
 * What is wrong with an order as a document, whatever the facts, the policy and the signatures say. It is asked before signing and again
 * at every check: a document that could not have been accepted has no effect, from wherever it came.
 */
export function documentFaults(order: Order): OrderFault[] {
  const { issuer, approver, appeal, reason, law, scope } = order
  const faults: (OrderFault | null)[] = [
    order.version === 1 ? null : faultOf('version-unknown', String(order.version)),
    orderKinds.includes(order.kind) ? null : faultOf('kind-unknown', order.kind),
    evidenceKindOf(order.basis) === null ? faultOf('basis-unknown', order.basis) : null,
    isZoneBasis(order.basis) === 'areas' in order.subject
      ? null
      : faultOf('subject-misfit', order.basis),
    order.until > order.from ? null : faultOf('term-empty'),
    order.from < order.issuedAt ? faultOf('back-dated', 'from') : null,
    alwaysOpen.every((one) => scope.allows.includes(one)) ? null : faultOf('care-closed'),
    order.evidence.length > 0 ? null : faultOf('no-evidence'),
    law.act !== '' && law.article !== '' && law.policy !== '' ? null : faultOf('no-law'),
    isReason(reason.zh, guard.reasonMin.zh) && isReason(reason.en, guard.reasonMin.en)
      ? null
      : faultOf('reason-missing'),
    appeal.to !== '' &&
    isWithin(appeal.answerHours, guard.answerHours) &&
    isWithin(appeal.decideHours, guard.decideHours) &&
    appeal.lodgeDays >= guard.lodgeDaysMin
      ? null
      : faultOf('appeal-clock'),
    approver !== null && approver.officer === issuer.officer
      ? faultOf('same-officer', issuer.officer)
      : null,
    approver !== null && approver.unit === issuer.unit ? faultOf('same-unit', issuer.unit) : null,
    ...emergencyFaults(order),
  ]
  return faults.filter((fault) => fault !== null)
}

function emergencyFaults(order: Order): OrderFault[] {
  if (!isEmergency(order)) return []
  const isLong = order.until - order.from > guard.emergencyMs
  return [
    ...(isLong ? [faultOf('emergency-long')] : []),
    ...(order.chain.length > 0 ? [faultOf('emergency-renews')] : []),
    // A batch is signed by two; one signature never reaches many people.
    ...(order.batch === null ? [] : [faultOf('signature-missing', 'approver')]),
  ]
}

const isWithin = (hours: number, most: number): boolean => hours > 0 && hours <= most
const isReason = (text: string, least: number): boolean =>
  [...text.trim()].length >= least && new Set(text).size > least / 2
