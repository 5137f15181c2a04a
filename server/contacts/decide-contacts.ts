import { ContactsDecided, DecideContacts } from '@bihuan/contract/contacts.ts'
import type { ContactKind } from '@bihuan/core/contacts/exposure.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { policyNow, reasonsOf } from '../facts/store.ts'
import {
  type ContactRecord,
  contactsOf,
  isInReach,
  isLookedAfter,
  isOver,
  reasonOf,
} from './store.ts'

type Input = Static<typeof DecideContacts>
type Decision = { row: ContactRecord; kind: ContactKind; way: string | null }

/** Why a contact cannot be decided so; null where it can. */
function refusalOf(
  { row, kind, way }: Decision,
  { words }: Input,
  policy: Policy,
  { actor }: Request,
): string | null {
  if (!isInReach(actor, row)) return 'access.area-is-not-yours'
  if (isOver(row)) return 'contact.over'
  if (kind !== row.proposed && words === undefined) return 'contact.words-missing'
  const reason = reasonOf(kind)
  if (reason === null) return null
  if (!reasonsOf(policy, 'contact').includes(reason)) return 'contact.kind-not-in-rules'
  if (kind === 'secondary' && row.throughId === null) return 'contact.through-missing'
  if (way === null) return 'contact.way-missing'
  return policy.definitions.contactReasons.v.includes(way) ? null : 'contact.way-unknown'
}

/** By when a contact is to be located, informed and brought: `transfer_within_hours` of its track, from the decision. */
function dueOf(policy: Policy, kind: ContactKind, now: Instant) {
  const track = policy.tracks[reasonOf(kind) ?? '']
  const hours = (one: { v: number } | null | undefined) =>
    one == null ? null : new Date(now + one.v * hourMs).toISOString()
  const placed = isLookedAfter(kind) ? hours(track?.transferWithinHours) : null
  const { contact_located: located, contact_informed: informed } = policy.timeLimits
  return {
    placed,
    located: isLookedAfter(kind) ? (hours(located) ?? placed) : null,
    informed: isLookedAfter(kind) ? (hours(informed) ?? placed) : null,
  }
}

// What was decided so before stays as it was signed.
const isAsBefore = ({ row, kind, way }: Decision): boolean =>
  row.decided === kind && (row.way === way || reasonOf(kind) === null)

async function write(
  tx: Tx,
  decisions: Decision[],
  input: Input,
  policy: Policy,
  request: Request,
) {
  const { actor, now, keys } = request
  const all = <T>(of: (one: Decision) => T) => decisions.map(of)
  const dues = all(({ kind }) => dueOf(policy, kind, now))
  const words =
    input.words === undefined ? null : JSON.stringify(keys.sealedJson('facts', now, input.words))
  const rows = await tx<{ id: string }[]>`
    update contacts c set decided = t.kind, way = t.way, decided_by = ${actor.id}, decided_unit = ${actor.unit}, decided_at = ${now},
      words = case when t.kind = c.proposed then null else ${words}::text::jsonb end, signed_at = null, reopened_at = null,
      located_due = t.located, informed_due = t.informed, placed_due = t.placed, version = c.version + 1
    from unnest(${all(({ row }) => row.id)}::uuid[], ${all(({ row }) => row.version)}::int[], ${all(({ kind }) => kind)}::text[],
      ${all(({ way }) => way)}::text[], ${dues.map(({ located }) => located)}::timestamptz[],
      ${dues.map(({ informed }) => informed)}::timestamptz[], ${dues.map(({ placed }) => placed)}::timestamptz[])
      t (id, version, kind, way, located, informed, placed)
    where c.id = t.id and c.version = t.version returning c.id`
  return new Set(rows.map(({ id }) => id))
}

/**
 * A person decides what contacts are: as it is proposed, or otherwise with words. Nothing of a proposal counts before, whether it binds or
 * not. What changes after a list was signed waits for a new one.
 */
export const decideContacts = command({
  name: 'contact.decide',
  summary: 'Decide what contacts are',
  roles: ['case-investigator'],
  input: DecideContacts,
  outcome: ContactsDecided,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, input, request) {
    const policy = await policyNow(tx, request)
    const rows = new Map((await contactsOf(tx, input.contacts)).map((row) => [row.id, row]))
    const errors: { contact: string; code: string }[] = []
    const decisions: Decision[] = []
    for (const contact of new Set(input.contacts)) {
      const row = rows.get(contact)
      if (!row) {
        errors.push({ contact, code: 'contact.unknown' })
        continue
      }
      const kind = input.kind ?? row.proposed
      const decision = { row, kind, way: input.way ?? row.way }
      const code = refusalOf(decision, input, policy, request)
      if (code === null) decisions.push(decision)
      else errors.push({ contact, code })
    }
    const anew = decisions.filter((one) => !isAsBefore(one))
    const written = anew.length === 0 ? new Set() : await write(tx, anew, input, policy, request)
    for (const { row } of anew)
      if (!written.has(row.id)) errors.push({ contact: row.id, code: 'contact.changed-meanwhile' })
    const decided = decisions
      .filter((one) => isAsBefore(one) || written.has(one.row.id))
      .map(({ row }) => row.id)
    return { decided, errors }
  },
})
