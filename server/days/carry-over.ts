import { CarriedOver, CarryOver, CarryWithinLimit } from '@bihuan/contract/days.ts'
import { type Carry, type CarryFault, carryFault, leftOf } from '@bihuan/core/clocks/day-close.ts'
import { latestCarryOf } from '@bihuan/core/clocks/limits.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem, type ProblemItem } from '../door/problem.ts'
import { policyNow } from '../facts/store.ts'
import { closingRoles } from './day-roles.ts'
import { checkOwner } from './owners.ts'
import { type DayRow, itemsOfDay, printedItem, type ReadItem, runningDay } from './store.ts'

const wordsOf: Record<CarryFault, (latest: string) => { zh: string; en: string }> = {
  'not-later': () => ({ zh: '新时限须晚于现在', en: 'the new time lies after now' }),
  'too-late': (latest) => ({
    zh: `新时限不得晚于 ${latest}`,
    en: `the new time may not be later than ${latest}`,
  }),
  'words-missing': () => ({ zh: '请写明情况（至少四个字）', en: 'say what is the matter' }),
  'not-within-limit': () => ({
    zh: '已超时，须写明原因和新时限',
    en: 'it is late: give a reason and a new time',
  }),
  'other-time': () => ({
    zh: '时限内事项保持原时限',
    en: 'what is within its limit keeps its time',
  }),
}

async function write(
  tx: Tx,
  day: DayRow,
  carried: readonly { item: ReadItem; carry: Carry }[],
  { actor, now, keys }: Request,
): Promise<void> {
  if (carried.length === 0) return
  const of = <T>(value: (one: { item: ReadItem; carry: Carry }) => T) => carried.map(value)
  await tx`
    insert into carry_overs (district, day, kind, subject, reason, words, owner, due_at, from_owner, from_due_at, written_by, written_at)
    select ${day.district}, ${day.day}::date, kind, subject, reason, words, owner, due_at, from_owner, from_due, ${actor.id}, ${now}
    from unnest(${of(({ item }) => item.kind)}::text[], ${of(({ item }) => item.subject)}::text[], ${of(({ carry }) => carry.reason)}::text[],
      ${of(({ carry }) => (carry.words === '' ? null : keys.sealText('facts', now, carry.words)))}::text[],
      ${of(({ carry }) => carry.owner)}::text[], ${of(({ carry }) => isoOf(carry.dueAt))}::timestamptz[],
      ${of(({ item }) => item.owner)}::text[], ${of(({ item }) => isoOf(item.dueAt))}::timestamptz[]
    ) t (kind, subject, reason, words, owner, due_at, from_owner, from_due)
    on conflict (district, day, kind, subject) do update set reason = excluded.reason, words = excluded.words, owner = excluded.owner,
      due_at = excluded.due_at, written_by = excluded.written_by, written_at = excluded.written_at
      where carry_overs.signed_at is null`
}

/** Carries items of a day over, all of them or none: with reason, owner and new time. Repeated, the last words hold. */
export const carryOver = command({
  name: 'day.carry-over',
  summary: 'Carry items of a day over with reason, owner and new time',
  roles: closingRoles,
  input: CarryOver,
  outcome: CarriedOver,
  area: (_, { district }) => district,
  async run(tx, input, request) {
    const { now, keys } = request
    const day = await runningDay(tx, input, now)
    await checkOwner(tx, input.district, input.owner)
    const items = await itemsOfDay(tx, keys, { ...input, now })
    const open = new Map(
      items.filter(({ isOpen }) => isOpen).map((one) => [`${one.kind} ${one.subject}`, one]),
    )
    const latestAt = latestCarryOf(day.cutOffAt, await policyNow(tx, request))
    const { reason, words, owner } = input
    const carry = {
      reason,
      words: words.trim().normalize('NFC'),
      owner,
      dueAt: instantOf(input.dueAt),
    }
    const faults: ProblemItem[] = []
    const carried: { item: ReadItem; carry: Carry }[] = []
    for (const [n, { kind, subject }] of input.items.entries()) {
      const item = open.get(`${kind} ${subject}`)
      if (!item) throw new Problem('day.item-unknown', { subject })
      const fault = carryFault(item, carry, { now, latestAt })
      if (fault !== null)
        faults.push({
          pointer: `/items/${n}`,
          code: `day.${fault}`,
          ...wordsOf[fault](isoOf(latestAt)),
        })
      carried.push({ item, carry })
    }
    if (faults.length > 0) throw new Problem('day.carry-refused', {}, faults)
    await write(tx, day, carried, request)
    const done = new Set(carried.map(({ item }) => item))
    const left = leftOf(items).filter((item) => !done.has(item as ReadItem))
    return { carried: carried.length, left: left.length }
  },
})

/** Carries over whatever is still within its own limit: it stays with its owner and keeps its time. Touches nothing that was decided. */
export const carryWithinLimit = command({
  name: 'day.carry-within-limit',
  summary: 'Carry over all items of a day that are not late yet, as they are',
  roles: closingRoles,
  input: CarryWithinLimit,
  outcome: CarriedOver,
  area: (_, { district }) => district,
  async run(tx, input, request) {
    const { now, keys } = request
    const day = await runningDay(tx, input, now)
    const left = leftOf(await itemsOfDay(tx, keys, { ...input, now })) as ReadItem[]
    const carried = left
      .filter(({ dueAt }) => dueAt > now)
      .map((item) => {
        const { owner, dueAt } = item
        return { item, carry: { reason: 'within-limit' as const, words: '', owner, dueAt } }
      })
    await write(tx, day, carried, request)
    return { carried: carried.length, left: left.length - carried.length }
  },
})

/** What stands in the way of closing a day, one line each. */
export const leftItems = (left: readonly ReadItem[]): ProblemItem[] =>
  left.slice(0, 200).map((item) => ({
    pointer: `/${item.kind}/${printedItem(item)}`,
    code: 'day.left',
    zh: `${printedItem(item)}：没有办结，也没有转次日`,
    en: `${printedItem(item)}: neither done nor carried over`,
  }))
