import type { Assertion } from '@bihuan/core/orders/assertion.ts'

/** An assertion as it lies in a row and goes over the wire: bytes in base64url, the moment in milliseconds. */
export type AssertionJson = {
  officer: string
  unit: string
  credential: string
  authenticatorData: string
  clientData: string
  signature: string
  at: number
}

const bytesIn = (text: unknown): Uint8Array =>
  Uint8Array.from(Buffer.from(typeof text === 'string' ? text : '', 'base64url'))
const textIn = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** The assertions of a row; whatever is not one becomes one that signs nothing, because a row may hold anything. */
export function assertionsOf(json: unknown): Assertion[] {
  if (!Array.isArray(json)) return []
  return json.map((one: Partial<AssertionJson> | null) => ({
    officer: String(one?.officer ?? ''),
    unit: String(one?.unit ?? ''),
    credential: String(one?.credential ?? ''),
    authenticatorData: bytesIn(one?.authenticatorData),
    clientData: bytesIn(one?.clientData),
    signature: bytesIn(one?.signature),
    at: Number(one?.at ?? Number.NaN),
  }))
}

/** An assertion for a row. */
export function assertionJson(assertion: Assertion): AssertionJson {
  return {
    ...assertion,
    authenticatorData: textIn(assertion.authenticatorData),
    clientData: textIn(assertion.clientData),
    signature: textIn(assertion.signature),
  }
}
