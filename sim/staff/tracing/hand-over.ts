import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { seeded } from '../../random/random.ts'
import { signIn } from '../../seed/accounts.ts'
import { orderIsolation } from '../isolation/order-isolation.ts'
import type { TracedCase, Tracing } from './book.ts'

// A team finds and tells somebody within two hours; invented (the plans allow 8 to 12 hours until they are placed).
const locateMinutes = [10, 110] as const

type Listed = { contact: string; person: string; decided: string; street: string }

/** The contacts of a case that the dispatcher's list shows, of those that need a transfer. */
async function listed({ world }: Tracing, id: string, at: Instant): Promise<Listed[]> {
  const found: Listed[] = []
  let after: string | undefined
  do {
    const page = await world.client.ask(signIn.dispatcher, at, 'contact.transfer-list', {
      list: 'transfer',
      case: id,
      limit: 500,
      ...(after === undefined ? {} : { after }),
    })
    for (const { contact, person, decided, case: of, area } of page.contacts)
      if (of === id && person !== null && decided !== null)
        found.push({ contact, person, decided, street: area.slice(0, 9) })
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}

/** Contacts of the case who live at the quarantine site already, as contacts of another case: nobody drives for them, but they are told. */
async function placedBefore({ world }: Tracing, id: string, at: Instant): Promise<string[]> {
  const { contacts } = await world.client.ask('investigator', at, 'contact.list', {
    list: 'case',
    case: id,
    limit: 500,
  })
  return contacts
    .filter(({ decided }) => decided === 'close' || decided === 'secondary')
    .filter(({ person, placedAt }) => person !== null && placedAt !== null)
    .map(({ contact }) => contact)
}

/** The signed list stands before the dispatcher, and is given to the communities; they find each and tell each, and officers order who must be isolated. */
export async function handOver(tracing: Tracing, traced: TracedCase, at: Instant): Promise<void> {
  const { world, handedMs, handed, placing } = tracing
  const { client, tally } = world
  const began = performance.now()
  const all = await listed(tracing, traced.case, at)
  handedMs.push(performance.now() - began)
  const there = (await placedBefore(tracing, traced.case, at)).filter((id) => !placing.has(id))
  for (const contact of there) placing.add(contact)
  if (there.length > 0) await tell(tracing, { contacts: there, by: 'investigator' }, at)
  const fresh = all.filter(({ contact }) => !placing.has(contact))
  handed.listed += fresh.length
  if (fresh.length === 0) return
  for (const { contact } of fresh) placing.add(contact)
  await client.act(traced.as, at, 'contact.assign', {
    contacts: fresh.map(({ contact }) => contact),
  })
  tally.add('contacts handed over', fresh.length)
  const random = seeded(world.seed).fork(`transfer ${traced.case} ${at}`)
  for (const [street, some] of Map.groupBy(fresh, (one) => one.street)) {
    const minutes = random.integer(...locateMinutes)
    // A street without a site has no grid worker in a small city: then somebody of the city calls, because the case may be of another district.
    const by = world.sites.some(({ plan }) => plan.street === street)
      ? signIn.gridWorker(street)
      : 'investigator'
    world.agenda.plan(at + minutes * minuteMs, `transfer:${traced.case}`, (now) =>
      reach(tracing, { some, by }, now),
    )
  }
}

/** Finds and tells them; who is not taken is counted. */
async function tell(
  { world: { client, tally } }: Tracing,
  { contacts, by }: { contacts: string[]; by: string },
  at: Instant,
): Promise<void> {
  const located = await client.act(by, at, 'contact.locate', { contacts })
  const informed = await client.act(by, at, 'contact.inform', { contacts, how: 'phone' })
  tally.add('contacts informed', informed.moved.length)
  for (const { code } of [...located.errors, ...informed.errors])
    tally.add(`refused: contact.reach ${code}`)
}

async function reach(
  tracing: Tracing,
  { some, by }: { some: readonly Listed[]; by: string },
  at: Instant,
): Promise<void> {
  const { world } = tracing
  await tell(tracing, { contacts: some.map(({ contact }) => contact), by }, at)
  for (const basis of ['close_contact', 'secondary_contact'] as const) {
    const people = some.filter(({ decided }) => `${decided}_contact` === basis)
    if (people.length > 0) await orderIsolation(world, people, basis, at)
  }
}
