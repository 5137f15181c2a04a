import { ContactBecame, ContactBecomesCase } from '@bihuan/contract/cases.ts'
import { emptyFields, type ItemFields } from '@bihuan/core/investigation/item.ts'
import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import { nameLinks } from '../chains/name-link.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { command, type Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { idsOf } from '../facts/ids-of.ts'
import { itemsOf } from '../investigation/items-of.ts'
import { insertItems } from '../investigation/write-items.ts'
import { investigators } from './case-roles.ts'
import { checkPast } from './check-past.ts'
import { isolatedSince } from './how-found.ts'
import { numberOf } from './open-case.ts'
import { openCase } from './store.ts'

type Contact = {
  id: string
  caseId: string
  personId: string | null
  infector: string | null
  relation: string
  itemId: string | null
  firstExposedAt: Instant
  lastExposedAt: Instant
  areaCode: string
  caseArea: string | null
  becameCase: string | null
}

const contacts = (sql: Reader) => sql`
  select c.id, c.case_id, c.person_id, k.person_id as infector, c.relation, c.item_id, c.first_exposed_at, c.last_exposed_at, c.area_code,
    k.area_code as case_area, c.became_case
  from contacts c join cases k on k.id = c.case_id`

async function knownContact(sql: Reader, id: string): Promise<Contact> {
  const [row] = await sql<Contact[]>`${contacts(sql)} where c.id = ${id} and c.dropped_at is null`
  if (!row) throw new Problem('case.contact-unknown')
  return row
}

/** The case that a laboratory or a clinic gave this person since they were first near the other; the newest. */
async function ownCase(sql: Reader, people: readonly string[], since: Instant) {
  const [row] = await sql<{ id: string }[]>`
    select id from cases where person_id = any(${[...people]}::bigint[]) and state not in ('dropped', 'merged') and opened_at >= ${since}
    order by opened_at desc limit 1`
  return row?.id ?? null
}

/** The exposure as an item of the new case: the item from which the contact was read, or a meeting with the times that are known. */
async function exposureItem(
  tx: Tx,
  contact: Contact,
  { keys }: Request,
): Promise<{ fields: ItemFields; words: string }> {
  const items = contact.itemId === null ? [] : await itemsOf(tx, keys, contact.caseId)
  const before = items.find(({ id }) => id === contact.itemId)
  const met = {
    relation: contact.relation,
    ...(contact.infector === null ? {} : { person: contact.infector }),
  }
  const own = {
    from: contact.firstExposedAt,
    until: contact.lastExposedAt,
    people: [met],
  }
  if (before === undefined)
    return {
      fields: { ...emptyFields('companion'), ...own, certainty: 'remembered' },
      words: contact.relation,
    }
  const { kind, venue, place, room, transport, mask, activity, certainty, day } = before
  return {
    fields: {
      ...emptyFields(kind),
      ...own,
      venue,
      place,
      room,
      transport,
      mask,
      activity,
      certainty,
      day,
    },
    words: [place ?? venue?.name, contact.relation].filter(Boolean).join(' '),
  }
}

/** Writes items into a case that may have no team yet: they come with the case, nobody wrote them by hand. */
async function carryOver(
  tx: Tx,
  id: string,
  some: readonly ItemFields[],
  request: Request,
): Promise<number> {
  const [row] = await tx<{ change: number }[]>`
    insert into case_changes (case_id, change) values (${id}, 1)
    on conflict (case_id) do update set change = case_changes.change + 1 returning change`
  const written = await insertItems(
    tx,
    id,
    some.map((fields, n) => ({
      id: derivedId(request.id, 'item', id, String(n)),
      state: 'confirmed',
      source: 'record',
      fields,
    })),
    row?.change ?? 1,
    request,
  )
  return written.length
}

/**
 * Makes a case of a contact without anything being typed again: the person's own confirmed finding, or a report card that is given here, is
 * the case. Whoever named them is named as a possible source, where and when they met comes along, and every list of contacts on which the
 * person stands says so.
 */
export const contactBecomesCase = command({
  name: 'contact.becomes-case',
  summary: 'Make a case of a contact',
  roles: investigators,
  input: ContactBecomesCase,
  outcome: ContactBecame,
  async area(sql, { contact }, { actor }) {
    const { areaCode, caseArea } = await knownContact(sql, contact)
    // Where the case is investigated, or where the contact lives: either knows them.
    return caseArea !== null && covers(actor.areaCode, caseArea) ? caseArea : areaCode
  },
  async run(tx, { contact: id, report }, request) {
    const contact = await knownContact(tx, id)
    if (contact.personId === null) throw new Problem('case.contact-not-found-yet')
    if (contact.becameCase !== null)
      throw new Problem('case.contact-became-one', { case: await numberOf(tx, contact.becameCase) })
    const people = await idsOf(tx, contact.personId)
    const found = await ownCase(tx, people, contact.firstExposedAt)
    if (found === null && report === undefined) throw new Problem('case.contact-not-positive')
    const opened =
      found === null && report ? await openReported(tx, contact, report, request) : null
    const made = found ?? opened
    if (made === null) throw new Problem('case.changed-meanwhile')
    const became = await tx<{ id: string }[]>`
      update contacts set became_case = ${made}, version = version + 1
      where person_id = any(${people}::bigint[]) and dropped_at is null and became_case is null and case_id <> ${made}
      returning id`
    // Somebody else made the case of this contact meanwhile: the answer of that one holds.
    if (!became.some((one) => one.id === id)) throw new Problem('case.changed-meanwhile')
    const all = await tx<Contact[]>`
      ${contacts(tx)} where c.id = any(${became.map((one) => one.id)}::uuid[]) order by c.named_at, c.id`
    const exposures: { fields: ItemFields; words: string }[] = []
    for (const one of all) exposures.push(await exposureItem(tx, one, request))
    const items = await carryOver(
      tx,
      made,
      exposures.map(({ fields }) => fields),
      request,
    )
    await nameLinks(
      tx,
      all.map((one, n) => ({
        infectee: made,
        infector: one.caseId,
        exposure: exposures[n]?.words ?? null,
      })),
      request,
    )
    return {
      case: made,
      number: await numberOf(tx, made),
      person: contact.personId,
      isNew: opened !== null,
      contact: id,
      infector: contact.caseId,
      items,
    }
  },
})

/** A case of a report card, found by the tracing of contacts unless the person was in isolation by then. */
async function openReported(
  tx: Tx,
  contact: Contact,
  report: { number: string; foundAt: string },
  request: Request,
): Promise<string | null> {
  const positiveAt = instantOf(report.foundAt)
  checkPast(positiveAt, request)
  const [since] = await isolatedSince(tx, [{ person: contact.personId, at: positiveAt }])
  return openCase(
    tx,
    {
      person: contact.personId,
      source: 'clinic',
      sourceNumber: report.number,
      positiveAt,
      foundHow: since === null || since === undefined ? 'contact-tracing' : 'in-isolation',
    },
    request,
  )
}
