import type { BatchDocument } from '@bihuan/core/orders/batch-document.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import type { Text } from '../../../api/wire.ts'
import type { Evidence, Signing } from './questions.ts'

/** What the officers are shown of an order; server/orders/shown.ts writes it. */
export type ShownOrder = {
  what: 'order'
  nameMasked: string | null
  address: string | null
  kindName: Text
  basisName: Text
  evidence: Omit<Evidence, 'holds'>[]
}
type Counted = { area: string; name: string | null; count: number }
/** What they are shown of a batch; server/orders/shown-batch.ts writes it. */
export type ShownBatch = {
  what: 'batch'
  kindName: Text
  basisName: Text
  people: number
  leftOut: number
  from: string
  firstEnd: string
  lastEnd: string
  streets: Counted[]
  communities: Counted[]
  sample: number[]
  stages: { upTo: number }[]
}

/** What an officer is shown of a document that restricts nobody: what it is, what it says, and which page it belongs to. */
export type ShownAttestation = { title: Text; lines: Text[]; leadsTo?: string }

// The server composed these for this page; the passkey signs the document, of which the words are those that stand in it.
export const orderIn = ({ kind, document, shown }: Signing) =>
  kind === 'order' ? { order: document as Order, shown: shown as ShownOrder } : null
export const batchIn = ({ kind, document, shown }: Signing) =>
  kind === 'batch' ? { batch: document as BatchDocument, shown: shown as ShownBatch } : null

export const attestationIn = ({ kind, shown }: Signing): ShownAttestation | null =>
  ['contact-list', 'co-presence', 'look-back', 'day-close'].includes(kind)
    ? (shown as ShownAttestation)
    : null

/** Which orders of a batch must be looked at before signing, by their places on the list; none for what is no batch. */
export const sampleIn = (signing: Signing): readonly number[] =>
  signing.isMine ? (batchIn(signing)?.shown.sample ?? []) : []
