import type { Adoption } from './adoption.ts'
import { isFields } from './read-fields.ts'

const isText = (value: unknown): value is string => typeof value === 'string'
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)
const isSigner = (value: unknown): boolean =>
  isFields(value) && isText(value.officer) && isText(value.unit)
const isConfirmation = (value: unknown): boolean =>
  isFields(value) && [value.path, value.v, value.by, value.note].every(isText) && isWhole(value.at)

/** Whether a value read from a store has every field of an adoption and each of its kind. */
export function isAdoptionShaped(value: unknown): value is Adoption {
  return (
    isFields(value) &&
    value.version === 1 &&
    [value.id, value.city, value.pack, value.digest, value.reason].every(isText) &&
    [value.issuedAt, value.from].every(isWhole) &&
    [value.by, value.second].every(isSigner) &&
    Array.isArray(value.confirmations) &&
    value.confirmations.every(isConfirmation)
  )
}
