/** One fault inside a refused input. */
export type RefusedItem = { pointer?: string; code?: string; message?: string }

/** A refusal of the server: its stable code, and what it says (problem+json, RFC 9457). */
export class Refused extends Error {
  readonly code: string
  readonly status: number
  readonly act: string
  readonly items: readonly RefusedItem[]

  constructor(act: string, status: number, body: unknown) {
    const told = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
    const code = typeof told.code === 'string' ? told.code : 'none'
    const items = Array.isArray(told.errors) ? (told.errors as RefusedItem[]) : []
    const first = items[0] ? ` (${items[0].pointer ?? ''} ${items[0].message ?? ''})` : ''
    super(`${act}: ${status} ${code} ${typeof told.title === 'string' ? told.title : ''}${first}`)
    this.code = code
    this.status = status
    this.act = act
    this.items = items
  }
}
