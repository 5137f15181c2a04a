import { AssignContacts, ContactsAssigned } from '@bihuan/contract/contacts.ts'
import type { Tx } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { contactsOf, isInReach, isOver } from './store.ts'

type Worker = { id: string; areaCode: string; load: number }

/** Who may be given the work, with how many contacts each has that nobody located. */
async function workersOf(tx: Tx, to: string | undefined, { actor }: Request): Promise<Worker[]> {
  const rows = await tx<Worker[]>`
    select a.id, a.area_code, (
      select count(*)::int from contacts c where c.assigned_to = a.id and c.dropped_at is null and c.became_case is null and c.located_at is null
    ) as load
    from accounts a
    where a.closed_at is null and a.role in ('grid-worker', 'case-investigator')
      and ${to === undefined ? tx`a.role = 'grid-worker' and (starts_with(a.area_code, ${actor.areaCode}) or starts_with(${actor.areaCode}, a.area_code))` : tx`a.id = ${to}`}
    order by a.id`
  if (to !== undefined && rows.length === 0) throw new Problem('contact.worker-unknown')
  return rows
}

// The nearest area first, because who knows the building finds them; of those who has least.
const nearer = (a: Worker, b: Worker): number =>
  b.areaCode.length - a.areaCode.length || a.load - b.load || (a.id < b.id ? -1 : 1)

/** The worker for an area; of those whose area is the smallest around it, who has least. */
function workerFor(workers: readonly Worker[], area: string): Worker | undefined {
  const around = workers.filter(({ areaCode }) => covers(areaCode, area))
  return around.length === 0 ? undefined : around.reduce((a, b) => (nearer(a, b) <= 0 ? a : b))
}

/** Gives the finding of contacts to who works where they live, many at once; whom nobody can be found for comes back with a code. */
export const assignContacts = command({
  name: 'contact.assign',
  summary: 'Give contacts to who finds them',
  roles: ['case-investigator', 'district-commander', 'city-commander'],
  input: AssignContacts,
  outcome: ContactsAssigned,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { contacts, to }, request) {
    const { actor, now } = request
    const rows = new Map((await contactsOf(tx, contacts)).map((row) => [row.id, row]))
    const workers = await workersOf(tx, to, request)
    const byArea = Map.groupBy(
      [...rows.values()].map(({ areaCode }) => areaCode),
      (area) => area,
    )
    const near = new Map(
      [...byArea.keys()].map((area) => [
        area,
        workers.filter(({ areaCode }) => covers(areaCode, area)),
      ]),
    )
    const errors: { contact: string; code: string }[] = []
    const given: { contact: string; to: string }[] = []
    for (const contact of new Set(contacts)) {
      const row = rows.get(contact)
      const worker = row && workerFor(near.get(row.areaCode) ?? [], row.areaCode)
      const code = !row
        ? 'contact.unknown'
        : !isInReach(actor, row)
          ? 'access.area-is-not-yours'
          : isOver(row)
            ? 'contact.over'
            : worker
              ? null
              : to === undefined
                ? 'contact.no-worker'
                : 'contact.worker-unknown'
      if (code !== null || !worker) {
        errors.push({ contact, code: code ?? 'contact.no-worker' })
        continue
      }
      worker.load += 1
      given.push({ contact, to: worker.id })
    }
    await tx`
      update contacts c set assigned_to = t.worker, assigned_at = ${now}
      from unnest(${given.map(({ contact }) => contact)}::uuid[], ${given.map((one) => one.to)}::text[]) t (id, worker) where c.id = t.id`
    const byWorker = Map.groupBy(given, (one) => one.to)
    return {
      assigned: given.length,
      to: [...byWorker].map(([account, all]) => ({ account, contacts: all.length })),
      errors,
    }
  },
})
