import type { DayCloseBody } from '@bihuan/core/clocks/day-close.ts'
import { Problem } from '../door/problem.ts'
import type { Finisher } from '../signing/finisher.ts'
import { attested } from '../trust/attested.ts'
import { trustOf } from '../trust/trust-of.ts'
import { itemsOfDay, printedItem, type ReadItem } from './store.ts'

const sameCarry = (item: ReadItem, said: DayCloseBody['carried'][number] | undefined): boolean =>
  said !== undefined &&
  item.carry !== null &&
  said.owner === item.carry.owner &&
  said.dueAt === item.carry.dueAt &&
  said.reason === item.carry.reason &&
  said.words === item.carry.words

/**
 * Writes the signed close of a day: verified once more, and held against what is open now. From here on what was carried over has its
 * new time and owner in every list. What was done between drafting and signing stays done.
 */
export const finishDayClose: Finisher = async (tx, { document, digest, assertions }, request) => {
  const { keys, now, anchors } = request
  const verdict = attested<DayCloseBody>(
    'day-close',
    document,
    assertions,
    await trustOf(tx, anchors),
  )
  if (!verdict.ok)
    throw new Problem(
      'day.not-verified',
      {},
      verdict.faults.map(({ code, zh, en }) => ({ pointer: '/document', code, zh, en })),
    )
  const { body, id } = verdict.attestation
  const { district, day } = body
  const said = new Map(body.carried.map((one) => [`${one.kind} ${one.subject}`, one]))
  const open = (await itemsOfDay(tx, keys, { district, day, now })).filter(({ isOpen }) => isOpen)
  if (!open.every((item) => sameCarry(item, said.get(`${item.kind} ${printedItem(item)}`))))
    throw new Problem('day.moved-on')
  const [closed] = await tx`
    update day_closes set document = ${tx.json(keys.sealedJson('facts', now, document) as never)}, digest = ${digest},
      assertions = ${tx.json(assertions as never)}, closed_at = ${now}
    where district = ${district} and day = ${day}::date and closed_at is null
    returning district`
  if (!closed) throw new Problem('day.closed')
  // A day that is closed after the next one moves no clock back.
  const kinds = open.map(({ kind }) => kind)
  const subjects = open.map(({ subject }) => subject)
  await tx`
    update carry_overs k set is_last = false
    from unnest(${kinds}::text[], ${subjects}::text[]) t (kind, subject)
    where k.kind = t.kind and k.subject = t.subject and k.is_last and k.day < ${day}::date`
  await tx`
    update carry_overs k set signed_at = ${now}, is_last = not exists (
      select from carry_overs o where o.kind = k.kind and o.subject = k.subject and o.day > k.day and o.signed_at is not null)
    from unnest(${kinds}::text[], ${subjects}::text[]) t (kind, subject)
    where k.district = ${district} and k.day = ${day}::date and k.kind = t.kind and k.subject = t.subject`
  return id
}
