import type { RetentionId } from '@bihuan/core/retention/kinds.ts'
import { factSteps, findingSteps } from './cases.ts'
import { patientSteps } from './isolation.ts'
import { memberSteps } from './members.ts'
import { draftSteps, orderSteps } from './orders.ts'
import {
  answerSteps,
  auditSteps,
  budgetSteps,
  familySteps,
  messageSteps,
  readSteps,
  registrationSteps,
  staffSteps,
} from './others.ts'
import { registerSteps } from './register.ts'
import type { Step } from './step.ts'
import { visitSteps } from './visits.ts'

/** How each kind is erased, in the order in which they are: whoever others rest on comes last. */
export const erasers: Readonly<Record<RetentionId, readonly Step[]>> = {
  members: memberSteps,
  findings: [...patientSteps, ...findingSteps],
  facts: factSteps,
  visits: visitSteps,
  drafts: draftSteps,
  orders: orderSteps,
  messages: messageSteps,
  registrations: registrationSteps,
  family: familySteps,
  budgets: budgetSteps,
  reads: readSteps,
  answers: answerSteps,
  audit: auditSteps,
  register: registerSteps,
  staff: staffSteps,
}
