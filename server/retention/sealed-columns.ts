import type { Reader } from '../db/sql.ts'
import type { SealedKind } from './period-keys.ts'
import { isPeriodSealed, keyIdOf } from './sealing.ts'

type SealedColumn = {
  kind: SealedKind
  table: string
  column: string
  form: 'json' | 'text' | 'bytes'
}

/** Where words lie that are sealed under the key of a month. */
export const sealedColumns: readonly SealedColumn[] = [
  { kind: 'orders', table: 'orders', column: 'document', form: 'json' },
  { kind: 'orders', table: 'order_acts', column: 'document', form: 'json' },
  { kind: 'orders', table: 'order_batches', column: 'document', form: 'json' },
  { kind: 'orders', table: 'signings', column: 'document', form: 'json' },
  { kind: 'orders', table: 'signings', column: 'shown', form: 'json' },
  { kind: 'orders', table: 'signing_orders', column: 'document', form: 'json' },
  { kind: 'orders', table: 'appeal_additions', column: 'words', form: 'text' },
  { kind: 'orders', table: 'measure_reports', column: 'words', form: 'text' },
  { kind: 'orders', table: 'measure_reports', column: 'place', form: 'text' },
  { kind: 'orders', table: 'measure_answers', column: 'words', form: 'text' },
  { kind: 'facts', table: 'cases', column: 'sheet', form: 'json' },
  { kind: 'facts', table: 'cases', column: 'called', form: 'json' },
  { kind: 'facts', table: 'case_events', column: 'before', form: 'json' },
  { kind: 'facts', table: 'case_events', column: 'after', form: 'json' },
  { kind: 'facts', table: 'case_events', column: 'words', form: 'text' },
  { kind: 'facts', table: 'case_merges', column: 'moved', form: 'json' },
  { kind: 'facts', table: 'case_merges', column: 'words', form: 'text' },
  { kind: 'facts', table: 'case_merges', column: 'undone_words', form: 'text' },
  { kind: 'facts', table: 'case_items', column: 'body', form: 'json' },
  { kind: 'facts', table: 'case_item_versions', column: 'body', form: 'json' },
  { kind: 'facts', table: 'case_drafts', column: 'words', form: 'text' },
  { kind: 'facts', table: 'contacts', column: 'called', form: 'json' },
  { kind: 'facts', table: 'contacts', column: 'proposal', form: 'json' },
  { kind: 'facts', table: 'contacts', column: 'exposure', form: 'json' },
  { kind: 'facts', table: 'contacts', column: 'words', form: 'json' },
  { kind: 'facts', table: 'contact_lists', column: 'document', form: 'json' },
  { kind: 'facts', table: 'co_presence_searches', column: 'document', form: 'json' },
  { kind: 'facts', table: 'look_backs', column: 'document', form: 'json' },
  { kind: 'facts', table: 'look_back_lines', column: 'words', form: 'json' },
  { kind: 'facts', table: 'case_links', column: 'exposure', form: 'text' },
  { kind: 'facts', table: 'case_links', column: 'reason', form: 'text' },
  { kind: 'facts', table: 'chain_snapshots', column: 'picture', form: 'bytes' },
  { kind: 'facts', table: 'case_imports', column: 'files', form: 'json' },
  { kind: 'facts', table: 'case_imports', column: 'undo_reason', form: 'json' },
  { kind: 'facts', table: 'public_traces', column: 'withdraw_reason', form: 'json' },
  { kind: 'facts', table: 'day_closes', column: 'document', form: 'json' },
  { kind: 'facts', table: 'carry_overs', column: 'words', form: 'text' },
  { kind: 'facts', table: 'assist_requests', column: 'body', form: 'json' },
  { kind: 'facts', table: 'assist_requests', column: 'answer', form: 'json' },
  { kind: 'facts', table: 'assist_requests', column: 'withdrawn_why', form: 'text' },
  { kind: 'facts', table: 'transfers', column: 'needs', form: 'json' },
  { kind: 'facts', table: 'transfers', column: 'ended_words', form: 'text' },
  { kind: 'facts', table: 'stays', column: 'needs', form: 'json' },
  { kind: 'facts', table: 'stay_moves', column: 'words', form: 'text' },
  { kind: 'facts', table: 'stay_tests', column: 'excused_words', form: 'text' },
  { kind: 'facts', table: 'health_checks', column: 'body', form: 'json' },
  { kind: 'facts', table: 'care_alarms', column: 'answer_words', form: 'text' },
  { kind: 'facts', table: 'stay_requests', column: 'words', form: 'text' },
  { kind: 'facts', table: 'stay_requests', column: 'answer_words', form: 'text' },
  { kind: 'facts', table: 'stay_referrals', column: 'words', form: 'text' },
  { kind: 'facts', table: 'stay_referrals', column: 'returned_words', form: 'text' },
  { kind: 'facts', table: 'care_visits', column: 'words', form: 'text' },
  { kind: 'facts', table: 'site_incidents', column: 'words', form: 'text' },
  { kind: 'facts', table: 'site_incidents', column: 'closed_words', form: 'text' },
  { kind: 'facts', table: 'incident_measures', column: 'words', form: 'text' },
  { kind: 'facts', table: 'site_shifts', column: 'words', form: 'text' },
  { kind: 'facts', table: 'transfer_events', column: 'words', form: 'text' },
  { kind: 'facts', table: 'allocation_rows', column: 'why', form: 'json' },
  { kind: 'facts', table: 'room_locks', column: 'why', form: 'text' },
  { kind: 'facts', table: 'site_staff_exits', column: 'why', form: 'text' },
  { kind: 'facts', table: 'patients', column: 'conditions', form: 'json' },
  { kind: 'facts', table: 'patient_plans', column: 'body', form: 'json' },
  { kind: 'facts', table: 'patient_notes', column: 'body', form: 'json' },
  { kind: 'facts', table: 'patient_discharges', column: 'body', form: 'json' },
  { kind: 'facts', table: 'patient_follow_ups', column: 'body', form: 'json' },
  { kind: 'facts', table: 'home_stays', column: 'conditions', form: 'json' },
  { kind: 'facts', table: 'home_stays', column: 'ended_words', form: 'text' },
  { kind: 'facts', table: 'home_stays', column: 'worker_phone', form: 'text' },
  { kind: 'facts', table: 'home_visits', column: 'body', form: 'json' },
  { kind: 'facts', table: 'home_requests', column: 'body', form: 'json' },
  { kind: 'facts', table: 'home_outings', column: 'body', form: 'json' },
  { kind: 'facts', table: 'after_care', column: 'done_words', form: 'text' },
  { kind: 'messages', table: 'calls', column: 'code', form: 'text' },
  { kind: 'reads', table: 'break_glass', column: 'reason_cipher', form: 'bytes' },
  { kind: 'reads', table: 'break_glass', column: 'words_cipher', form: 'bytes' },
  { kind: 'messages', table: 'messages', column: 'phone_cipher', form: 'bytes' },
  { kind: 'messages', table: 'messages', column: 'text_cipher', form: 'bytes' },
  { kind: 'messages', table: 'code_attempts', column: 'registration_cipher', form: 'bytes' },
  { kind: 'registrations', table: 'self_registrations', column: 'address_cipher', form: 'bytes' },
  { kind: 'registrations', table: 'walk_ins', column: 'address_cipher', form: 'bytes' },
]

// Head and length (sealing.ts), and the id of a key: kind, month, 16 letters of its fingerprint.
const headBytes = (kind: SealedKind) => 8 + 1 + kind.length + '-2022-11.'.length + 16

/** The part of a sealed value that names its key, in base64: rows of one key have one. */
function headOf(sql: Reader, { kind, column, form }: SealedColumn) {
  const letters = Math.ceil((headBytes(kind) * 4) / 3)
  if (form === 'bytes')
    return sql`encode(substring(x.${sql(column)} from 1 for ${headBytes(kind)}::int), 'base64')`
  return form === 'json'
    ? sql`left(x.${sql(column)} ->> '$sealed', ${letters}::int)`
    : sql`left(substring(x.${sql(column)} from 8), ${letters}::int)`
}

const nameIn = (head: string): string | null => {
  const bytes = Buffer.from(head, 'base64url')
  return isPeriodSealed(bytes) ? keyIdOf(bytes) : null
}

/** The ids of the keys of a kind that some row still needs. */
export async function neededKeys(sql: Reader, kind: SealedKind): Promise<Set<string>> {
  const needed = new Set<string>()
  for (const one of sealedColumns.filter((column) => column.kind === kind)) {
    const rows = await sql<{ head: string | null }[]>`
      select distinct ${headOf(sql, one)} as head from ${sql(one.table)} x where x.${sql(one.column)} is not null`
    for (const { head } of rows) {
      const name = head === null ? null : nameIn(head)
      if (name !== null) needed.add(name)
    }
  }
  return needed
}
