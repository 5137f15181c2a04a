import type { OrderFault, OrderFaultCode } from '@bihuan/core/orders/fault.ts'
import { Problem, type ProblemItem } from '../door/problem.ts'

const fieldOf: Partial<Record<OrderFaultCode, string>> = {
  'kind-unknown': '/kind',
  'kind-not-allowed': '/kind',
  'basis-unknown': '/basis',
  'basis-not-in-policy': '/basis',
  'subject-misfit': '/basis',
  'term-empty': '/until',
  'too-long': '/until',
  'emergency-long': '/until',
  'emergency-renews': '/renews',
  'no-evidence': '/evidence',
  'evidence-unknown': '/evidence',
  'evidence-kind': '/evidence',
  'evidence-other-person': '/evidence',
  'evidence-other-area': '/evidence',
  'evidence-answered': '/evidence',
  'already-ordered': '/evidence',
  'reason-missing': '/reason',
  'same-officer': '/approver',
  'same-unit': '/approver',
  'no-post': '/approver',
  'issuer-cap': '/approver',
  'batch-cap': '/cityApprover',
  'unit-too-wide': '/unit',
  'no-law': '/law',
  'renewed-unknown': '/renews',
  'renewed-other': '/renews',
  'renewed-ended': '/renews',
  'renewed-without-news': '/renews',
  'renewed-appeal-shorter': '/renews',
}

/** Where in the input a fault lies, so that a page shows it at its field; the whole where it lies in no single one. */
export function pointerOf({ code, of }: OrderFault): string {
  if (code === 'back-dated') return of === 'from' ? '/from' : ''
  return fieldOf[code] ?? ''
}

/** Faults as items of a problem, at their fields, in both languages. */
export const itemsOf = (faults: readonly OrderFault[]): ProblemItem[] =>
  faults.map((fault) => ({
    pointer: pointerOf(fault),
    code: fault.code,
    zh: fault.zh,
    en: fault.en,
  }))

/** A refusal with everything that is against the document at once. */
export const refusedBy = (
  code: 'order.refused' | 'order.not-verified',
  faults: readonly OrderFault[],
): Problem => new Problem(code, {}, itemsOf(faults))
