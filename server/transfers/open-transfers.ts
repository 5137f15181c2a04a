import type { TransferEnd, TransferKind } from '@bihuan/contract/transfers.ts'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { type Needs, noNeeds } from '@bihuan/core/isolation/needs.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { derivedId } from '../door/derived-id.ts'
import { type Asking, writeEvents } from './events.ts'

/** Somebody who is to be moved. */
export type AskedTransfer = {
  readonly person: string
  readonly kind: TransferKind
  readonly cohort: Cohort
  readonly basis: string
  readonly order: string | null
  /** Where they are fetched. */
  readonly area: string
  readonly fromSite?: string | null
  readonly needs?: Needs | null
  readonly party?: string | null
  readonly dueAt: Instant
  readonly dueIsOfPolicy?: boolean
  /** The case or the journey behind it. */
  readonly source?: string | null
}

type Known = { person: string; household: number; isInfant: boolean }
type Open = {
  id: string
  personId: string
  orderId: string | null
  cohort: Cohort
  kind: TransferKind
  onAt: Instant | null
}

// Who is younger gets a child seat: an assumption, and the community can say otherwise.
const infantYears = 3

const knownOf = (tx: Tx, people: readonly string[], now: Instant) => tx<Known[]>`
  select id as person, household_id as household,
    born_on > (${new Date(now).toISOString()}::timestamptz - make_interval(years => ${infantYears}))::date as is_infant
  from people where id = any(${[...people]}::bigint[])`

/** People of one door and one cohort move and live together. */
const partyOf = ({ household }: Known, { cohort, kind, fromSite }: AskedTransfer): string =>
  derivedId('party', String(household), cohort, kind === 'home' ? 'home' : (fromSite ?? 'door'))

// Whoever is found positive on the way to a room for contacts is no contact any more: the stronger order takes the place of the other.
const isStronger = (asked: AskedTransfer, open: Open): boolean =>
  open.onAt === null &&
  (open.orderId !== asked.order || asked.order === null) &&
  asked.cohort === 'positive' &&
  (open.cohort !== 'positive' || (asked.kind === 'to-hospital' && open.kind !== 'to-hospital'))

/**
 * Opens transfers, in the transaction of what asks for them. One open transfer of a person: where there is one, a positive takes the place
 * of anything else, and everything else changes nothing. Gives one id for each that was asked: the transfer that stands for it, or null
 * where the person has another. People of one door are one party. Repeatable.
 */
export async function openTransfers(
  tx: Tx,
  asked: readonly AskedTransfer[],
  request: Asking,
): Promise<(string | null)[]> {
  if (asked.length === 0) return []
  const { now, keys } = request
  const people = [...new Set(asked.map(({ person }) => person))]
  const known = new Map((await knownOf(tx, people, now)).map((one) => [one.person, one]))
  const open = new Map((await openOf(tx, people)).map((one) => [one.personId, one]))
  const fresh = asked.filter(({ person }) => known.has(person) && !open.has(person))
  const idOf = ({ order, person }: AskedTransfer) =>
    derivedId('transfer', order ?? '', person, request.id)
  const needsOf = (one: AskedTransfer): Needs =>
    one.needs ?? (known.get(one.person)?.isInfant ? { ...noNeeds, care: ['infant'] } : noNeeds)
  const all = <T>(of: (one: AskedTransfer, home: Known) => T) =>
    fresh.flatMap((one) => {
      const home = known.get(one.person)
      return home ? [of(one, home)] : []
    })
  await tx`
    insert into transfers (id, person_id, kind, cohort, basis, order_id, party_id, area_code, from_site_id, needs, asked_at, due_at, due_of_policy,
      household_id, source)
    select id, person, kind, cohort, basis, order_id, party, area, from_site, needs::jsonb, ${now}::timestamptz, due, of_policy::boolean, household, source
    from unnest(${all(idOf)}::uuid[], ${all(({ person }) => person)}::bigint[], ${all(({ kind }) => kind)}::text[],
      ${all(({ cohort }) => cohort)}::text[], ${all(({ basis }) => basis)}::text[], ${all(({ order }) => order)}::text[],
      ${all((one, home) => one.party ?? partyOf(home, one))}::uuid[], ${all(({ area }) => area)}::text[],
      ${all(({ fromSite }) => fromSite ?? null)}::uuid[], ${all((one) => JSON.stringify(keys.sealedJson('facts', now, needsOf(one))))}::text[],
      ${all(({ dueAt }) => new Date(dueAt).toISOString())}::timestamptz[], ${all(({ dueIsOfPolicy }) => String(dueIsOfPolicy ?? false))}::text[],
      ${all((_, { household }) => household)}::int[], ${all(({ source }) => source ?? null)}::text[])
      t (id, person, kind, cohort, basis, order_id, party, area, from_site, needs, due, of_policy, household, source)
    on conflict do nothing`
  const stands = new Map((await openOf(tx, people)).map((one) => [one.personId, one]))
  const stronger = asked.filter((one) => {
    const before = open.get(one.person)
    return before !== undefined && isStronger(one, before)
  })
  for (const one of stronger) await becomes(tx, stands.get(one.person)?.id, one, request)
  const made = fresh.filter((one) => stands.get(one.person)?.id === idOf(one))
  await writeEvents(
    tx,
    'asked',
    made.map((one) => ({ transfer: idOf(one), why: one.basis })),
    request,
  )
  return asked.map((one) => {
    const stood = stands.get(one.person)
    const isItsOwn = stood && (stood.orderId === one.order || stronger.includes(one))
    return isItsOwn ? stood.id : null
  })
}

const openOf = (tx: Tx, people: readonly string[]) => tx<Open[]>`
  select id, person_id, order_id, cohort, kind, on_at from transfers
  where person_id = any(${[...people]}::bigint[]) and ended_at is null`

/** The same move for another reason: off the trip, out of the room that was meant for others, and due anew. */
async function becomes(
  tx: Tx,
  id: string | undefined,
  asked: AskedTransfer,
  request: Asking,
): Promise<void> {
  if (id === undefined) return
  const {
    order,
    cohort,
    kind,
    basis,
    dueAt,
    dueIsOfPolicy = false,
    fromSite = null,
    source = null,
  } = asked
  const changed = await tx`
    update transfers set order_id = ${order}, cohort = ${cohort}, kind = ${kind}, basis = ${basis}, source = ${source},
      due_at = least(due_at, ${dueAt}::timestamptz), due_of_policy = ${dueIsOfPolicy}, from_site_id = coalesce(${fromSite}::uuid, from_site_id),
      party_id = null, to_site_id = null, to_room_id = null, assigned_at = null, locked_by = null, trip_id = null, stop_n = null, pick_up_at = null,
      told_at = null, told_how = null, told_message = null, confirmed_at = null, not_reached_at = null, version = version + 1
    where id = ${id} and ended_at is null and on_at is null returning id`
  if (changed.length > 0) await writeEvents(tx, 'changed', [{ transfer: id, why: basis }], request)
}

/**
 * Ends a transfer with its reason, in the transaction of what ends it; their seat is free again unless they sat in it. False where it was
 * over already. `arrived` is said by the check-in of a site, and needs no scan at the vehicle.
 */
export async function endTransfer(
  tx: Tx,
  id: string,
  why: TransferEnd,
  words: string | null,
  request: Asking,
  at: Instant = request.now,
): Promise<boolean> {
  const { now, keys } = request
  const isThere = why === 'arrived' || why === 'at-home'
  const ended = await tx<{ tripId: string | null }[]>`
    update transfers set ended_at = ${at}, ended_why = ${why}, ended_words = ${words === null ? null : keys.sealText('facts', now, words)},
      off_at = case when on_at is not null and off_at is null and ${isThere} then greatest(${at}::timestamptz, on_at) else off_at end,
      trip_id = case when on_at is null then null else trip_id end, stop_n = case when on_at is null then null else stop_n end,
      version = version + 1
    where id = ${id} and ended_at is null returning trip_id`
  const [one] = ended
  if (one === undefined) return false
  await writeEvents(tx, 'ended', [{ transfer: id, trip: one.tripId, why, words }], request, at)
  return true
}
