import { bytesOf } from '../person-code/code-bytes.ts'
import type { ActDocument } from './act.ts'
import type { BatchDocument } from './batch-document.ts'
import type { Order } from './order.ts'

/**
 * A value as the one text that it has: JSON without spaces, names sorted by code unit, whole numbers only, texts in NFC.
 * Two values have one text only if they are equal. Throws a RangeError for what has no such text (fractions, unpaired surrogates,
 * texts that are not in NFC, undefined), since a document that can be read in two ways must not be signed.
 */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      throw new RangeError(`not a whole number: ${value}`)
    }
    return String(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed() || value !== value.normalize('NFC')) {
      throw new RangeError('not a text in NFC')
    }
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object') throw new RangeError(`no text for a ${typeof value}`)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, one]) => `${canonicalText(name)}:${canonicalText(one)}`).join(',')}}`
}

// The first line says what is signed and in which version, so that no signature can be carried from one document to another.
export const documentBytes = (heading: string, document: unknown): Uint8Array =>
  Uint8Array.from(bytesOf(`${heading}\n${canonicalText(document)}`))

/** The bytes of an order that its officers sign and that the public log commits to. Throws a RangeError as `canonicalText` does. */
export function orderBytes(order: Order): Uint8Array {
  return documentBytes(`bihuan.order.v${order.version}`, order)
}

/** The bytes of an act about orders that its officer signs. Throws a RangeError as `canonicalText` does. */
export function actBytes(act: ActDocument): Uint8Array {
  return documentBytes(`bihuan.act.v${act.version}`, act)
}

/** The bytes of a batch that its officers sign. Throws a RangeError as `canonicalText` does. */
export function batchBytes(batch: BatchDocument): Uint8Array {
  return documentBytes(`bihuan.batch.v${batch.version}`, batch)
}

/** Bytes in lower-case hexadecimal. */
export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
