import type { DayFile } from '@bihuan/contract/days.ts'
import type { DayPaper } from '@bihuan/core/clocks/verify-day.ts'
import type { Appointment, Dismissal, Signed } from '@bihuan/core/orders/register.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { assertionsOf } from '../trust/assertion-json.ts'

type SignedRow<T> = { document: T; signature: Buffer }

const textOf = <T>({ document, signature }: SignedRow<T>) => ({
  document,
  signature: signature.toString('base64url'),
})

/** The appointments of who signed a document, with the dismissals that end one of them. */
export async function postsOf(sql: Reader, assertions: unknown) {
  const officers = assertionsOf(assertions).map(({ officer }) => officer)
  const appointments = await sql<SignedRow<Appointment>[]>`
    select document, signature from appointments where officer = any(${officers}::text[]) order by id`
  const dismissals = await sql<SignedRow<Dismissal>[]>`
    select document, signature from dismissals
    where appointment_id = any(${appointments.map(({ document }) => document.id)}::text[]) order by id`
  return { appointments: [...appointments], dismissals: [...dismissals] }
}

/** The file of a closed day. */
export async function dayFileOf(
  sql: Reader,
  { document, assertions }: { document: unknown; assertions: unknown },
): Promise<Static<typeof DayFile>> {
  const { appointments, dismissals } = await postsOf(sql, assertions)
  return {
    format: 'bihuan.day-close.v1',
    document,
    assertions,
    appointments: appointments.map(textOf),
    dismissals: dismissals.map(textOf),
  }
}

const signedOf = <T>(rows: unknown): Signed<T>[] =>
  Array.isArray(rows)
    ? rows.map((row: { document?: unknown; signature?: unknown } | null) => ({
        document: Object(row?.document) as T,
        signature: Uint8Array.from(
          Buffer.from(typeof row?.signature === 'string' ? row.signature : '', 'base64url'),
        ),
      }))
    : []

/** What a file says, whatever it holds: what is not of its shape signs nothing. Null for a file of something else. */
export function paperIn(file: unknown): DayPaper | null {
  const it = Object(file) as Partial<Static<typeof DayFile>>
  if (it.format !== 'bihuan.day-close.v1') return null
  return {
    document: it.document,
    assertions: assertionsOf(it.assertions),
    appointments: signedOf<Appointment>(it.appointments),
    dismissals: signedOf<Dismissal>(it.dismissals),
  }
}
