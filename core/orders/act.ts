import type { Instant } from '../time/instant.ts'
import type { Signer } from './order.ts'

/** How an appeal came: by the person's own page, by phone through a clerk, or on paper. */
export const appealChannels = ['page', 'phone', 'paper'] as const
export type AppealChannel = (typeof appealChannels)[number]

export const servedBy = [
  'read-on-page',
  'message-delivered',
  'paper-handed-over',
  'read-aloud',
] as const
export type ServedBy = (typeof servedBy)[number]

type ActBase = { readonly version: 1; readonly id: string; readonly at: Instant }
type OfficerAct = ActBase & {
  readonly by: Signer
  /** The area for which the officer acts: a leading part of the district codes of the orders it touches. */
  readonly area: string
  readonly reason: string
}

/** Ends one order. One signature. */
export type LiftAct = OfficerAct & { readonly kind: 'lift'; readonly order: string }
/** Ends a batch, or one order, at once and for good: to restrict again takes a new order with two signatures. */
export type SuspendAct = OfficerAct & {
  readonly kind: 'suspend'
  readonly order: string | null
  readonly batch: string | null
}
/** Opens the next stage of a large batch, 0 being open from the beginning. */
export type OpenStageAct = OfficerAct & {
  readonly kind: 'open-stage'
  readonly batch: string
  readonly stage: number
}
/** Ends the emergency: every order that was issued before lapses at `at`. Two signatures, because it touches everybody. */
export type EndResponseAct = OfficerAct & {
  readonly kind: 'end-response'
  readonly second: Signer
}
/** The first answer to an appeal: somebody has read it, and says so to the person. */
export type AnswerAct = OfficerAct & { readonly kind: 'answer'; readonly appeal: string }
export type DecideAct = OfficerAct & {
  readonly kind: 'decide'
  readonly appeal: string
  readonly outcome: 'upheld' | 'lifted' | 'shortened'
  /** The new end of a shortened order; null otherwise. */
  readonly until: Instant | null
}
/** A second officer keeps the order in force for one more term while an appeal is decided. Once for each appeal. */
export type KeepAct = OfficerAct & { readonly kind: 'keep'; readonly appeal: string }

/** The person, or who speaks for them, objects. Nobody signs it: a resident has no passkey, and no appeal is ever refused. */
export type AppealAct = ActBase & {
  readonly kind: 'appeal'
  readonly order: string
  readonly channel: AppealChannel
  /** Who wrote down a call or a letter; null for the page. */
  readonly clerk: string | null
  readonly words: string
}
/** The order was served; `proof` is the id of a receipt, a scan or a recording. */
export type ServeAct = ActBase & {
  readonly kind: 'serve'
  readonly order: string
  readonly how: ServedBy
  readonly proof: string
}

export type ActDocument =
  | LiftAct
  | SuspendAct
  | OpenStageAct
  | EndResponseAct
  | AnswerAct
  | DecideAct
  | KeepAct
  | AppealAct
  | ServeAct

/** The acts that need an officer's signature. */
export type SignedKind = Exclude<ActDocument['kind'], 'appeal' | 'serve'>

/** Whether the act is one of an officer and wants a signature. */
export function isOfficerAct(act: ActDocument): act is Extract<ActDocument, { by: Signer }> {
  return act.kind !== 'appeal' && act.kind !== 'serve'
}
