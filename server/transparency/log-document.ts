import { randomBytes } from 'node:crypto'
import type { ActDocument } from '@bihuan/core/orders/act.ts'
import type { BatchDocument } from '@bihuan/core/orders/batch-document.ts'
import { actBytes, batchBytes, orderBytes } from '@bihuan/core/orders/canonical.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import { appointmentBytes, type Dismissal } from '@bihuan/core/orders/register.ts'
import { type Adoption, adoptionBytes } from '@bihuan/core/policy/adoption.ts'
import { commitmentOf } from '@bihuan/core/transparency/order-leaf.ts'
import { nodeSha256 } from './ed25519.ts'

/** What stands in the log behind a salt, in the order in which one turn appends it: what others rest on comes first. */
export const loggedKinds = ['adoption', 'dismissal', 'batch', 'order', 'act'] as const
export type LoggedKind = (typeof loggedKinds)[number]

/** A document as it lies in its table: the log takes it before anybody has believed it. */
export type LogDocument = { kind: LoggedKind; subject: string; document: unknown }

const headings: Record<LoggedKind, (document: unknown) => Uint8Array> = {
  order: (document) => orderBytes(document as Order),
  act: (document) => actBytes(document as ActDocument),
  batch: (document) => batchBytes(document as BatchDocument),
  // It names the digest of the rules' own text.
  adoption: (document) => adoptionBytes(document as Adoption),
  // One that is deleted must be missed: it would put an officer back into office.
  dismissal: (document) => appointmentBytes(document as Dismissal),
}

/** Whether the document of a row cannot be read any more, or not by this process: its key is not there. */
export const isErased = (document: object): boolean => '$erased' in document

/**
 * The bytes to which the log commits; null for what has no canonical text, which nobody can have signed, or cannot be read. It is
 * left out instead of stopping everybody else's orders.
 */
export function loggedBytes({ kind, document }: LogDocument): Uint8Array | null {
  if (typeof document !== 'object' || document === null || isErased(document)) return null
  try {
    return headings[kind](document)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** 32 bytes that nobody can guess. */
export const newSalt = (): Uint8Array => Uint8Array.from(randomBytes(32))

/** The entry of a document behind its salt; null for what has no canonical text, or a salt that is none. */
export function loggedEntry(one: LogDocument, salt: Uint8Array | null): Uint8Array | null {
  const bytes = loggedBytes(one)
  return bytes && salt?.length === 32 ? commitmentOf({ salt, bytes }, nodeSha256) : null
}

/**
 * What an act or a dismissal is about, so that a deleted one is missed by what it was for: its order, batch or appeal, or everything;
 * the post that it ends.
 */
export function aboutOf({ kind, document }: LogDocument): string | null {
  if (typeof document !== 'object' || document === null) return null
  if (kind === 'dismissal') return textOrNull((document as { appointment?: unknown }).appointment)
  if (kind !== 'act') return null
  return missedUnder(document)
}

/** By whom an act would be missed: its order, its batch, the appeal it answers, or everybody (`*`). */
export function missedUnder(document: object): string {
  const act = document as Partial<Record<'order' | 'batch' | 'appeal', unknown>>
  const about = act.order ?? act.batch ?? act.appeal ?? '*'
  return textOrNull(about) ?? '*'
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
