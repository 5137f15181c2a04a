import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { LoopKind, PersonAnswer, Purpose, Role } from '../api/wire.ts'
import type { Tone } from '../ui/desk/status-tag.tsx'

/** The words of closed lists, one place each; `useLingui().t(word)` says them in the reader's language. */
export const roleWords: Record<Role, MessageDescriptor> = {
  'city-commander': msg`City commander`,
  'district-commander': msg`District commander`,
  sampler: msg`Sampler`,
  registrar: msg`Registrar`,
  courier: msg`Courier`,
  'lab-technician': msg`Laboratory technician`,
  'lab-reviewer': msg`Laboratory reviewer`,
  'case-investigator': msg`Case investigator`,
  'grid-worker': msg`Grid worker`,
  inspector: msg`Inspector`,
  'privacy-officer': msg`Privacy officer`,
  administrator: msg`Administrator`,
  resident: msg`Resident`,
  'site-manager': msg`Isolation-site manager`,
  'site-worker': msg`Isolation-site worker`,
  'transfer-dispatcher': msg`Transfer dispatcher`,
  driver: msg`Driver`,
  doctor: msg`Doctor`,
  'checkpoint-guard': msg`Checkpoint guard`,
}

/** A word for a role that may be one of later: the code itself where we have none. */
export const roleWord = (role: string): MessageDescriptor | string =>
  role in roleWords ? roleWords[role as Role] : role

export const purposeWords: Record<Purpose, MessageDescriptor> = {
  sampling: msg`Sampling`,
  'result-inquiry': msg`Answering the person's own question`,
  recall: msg`Recalling the members of a pool`,
  'case-investigation': msg`Investigating a case`,
  orders: msg`Orders and appeals`,
  passes: msg`Printing a pass`,
  transfer: msg`Moving people to isolation`,
  isolation: msg`Looking after people in isolation`,
  treatment: msg`Treating a patient`,
  care: msg`Medical or daily help`,
  inspection: msg`Inspection`,
}

export const loopWords: Record<LoopKind, MessageDescriptor> = {
  'tube-not-sealed': msg`Tube not sealed`,
  'tube-not-boxed': msg`Tube not boxed`,
  'box-not-handed-over': msg`Box not handed over`,
  'box-not-delivered': msg`Box not delivered`,
  'box-count-differs': msg`Counts differ`,
  'tube-not-known': msg`Tube of unknown origin`,
  'tube-not-resulted': msg`Tube without result`,
  'plate-not-released': msg`Plate not released`,
  'claim-not-settled': msg`Late claim to settle`,
  'member-not-resampled': msg`Member not resampled`,
  'preliminary-not-confirmed': msg`Preliminary not confirmed`,
  'positive-without-case': msg`Positive without case record`,
  'person-not-sampled': msg`People not sampled`,
  'case-not-assigned': msg`Case without an investigator`,
  'case-not-reported': msg`Case not reported`,
  'case-without-key-facts': msg`Case without key facts`,
  'case-without-full-investigation': msg`Case not investigated in full`,
  'contact-not-judged': msg`Contact not judged`,
  'contact-not-located': msg`Contact not located`,
  'contact-not-informed': msg`Contact not informed`,
  'contact-not-placed': msg`Contact not placed`,
  'assist-unanswered': msg`Request for help without an answer`,
  'look-back-not-complete': msg`Second reading not complete`,
  'day-not-closed': msg`Day not closed`,
  'order-not-served': msg`Order not served`,
  'appeal-unanswered': msg`Appeal without an answer`,
  'measure-unanswered': msg`Report of a measure without an answer`,
  'break-glass-not-reviewed': msg`Reading beyond the budget not reviewed`,
}

export const nextStepWords: Readonly<Record<string, MessageDescriptor>> = {
  'assign-case': msg`Give the case to an investigator`,
  'report-case': msg`Report the case upward`,
  'collect-key-facts': msg`Find out the key facts`,
  'complete-investigation': msg`Complete the investigation`,
  'judge-contact': msg`Decide whether this is a contact`,
  'locate-contact': msg`Find the person`,
  'inform-contact': msg`Tell the person`,
  'place-contact': msg`Bring the person to a room, or serve an order at home`,
  'answer-assist': msg`Answer the request`,
  'ask-again': msg`Ask the other city again`,
  'read-again': msg`A second reader reads every decision of the sample`,
  'close-day': msg`Close or carry over every item, and sign`,
  'serve-order': msg`Tell the person, and keep the proof`,
  'answer-appeal': msg`Give the person a first answer`,
  'decide-appeal': msg`Decide the appeal, or the order suspends itself`,
  'answer-measure': msg`Stop the measure, or name its order`,
  review: msg`Another person reviews why it was read`,
  seal: msg`Count the swabs and seal the tube`,
  box: msg`Put the tube into a box`,
  'hand-over': msg`Hand the box to a courier, both sign`,
  deliver: msg`Bring the box to the laboratory`,
  'explain-difference': msg`Count again and explain the difference`,
  'ask-site': msg`Ask the site whose tube this is`,
  test: msg`Test the tube and release its result`,
  import: msg`Import the instrument's file`,
  rescan: msg`Put the plate right and scan it again`,
  release: msg`A second person releases the plate`,
  reject: msg`Reject the plate and repeat it`,
  settle: msg`Decide whether the swab is in the tube`,
  resample: msg`Sample the person alone`,
  'await-result': msg`Sampled alone: wait for the result`,
  'test-with-second-kit': msg`Test again with another kit`,
  'open-case': msg`Open a case record`,
  visit: msg`Visit the building and account for everybody`,
}

/** What may be told to a person of a result. A reactive pool is never called positive. */
export const answerWords: Record<PersonAnswer, { tone: Tone; word: MessageDescriptor }> = {
  'awaiting-result': { tone: 'info', word: msg`Result pending` },
  negative: { tone: 'ok', word: msg`Negative` },
  'awaiting-individual-test': { tone: 'wait', word: msg`Awaiting individual test` },
  'to-be-sampled-again': { tone: 'wait', word: msg`To be sampled again` },
  'preliminary-positive': { tone: 'late', word: msg`Preliminary positive, to be confirmed` },
  positive: { tone: 'late', word: msg`Confirmed positive` },
  'not-confirmed': { tone: 'ok', word: msg`Not confirmed by the second kit` },
}
