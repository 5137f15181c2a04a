import { caseLoopKinds } from '@bihuan/contract/loops.ts'
import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import { signIn } from '../../seed/accounts.ts'
import type { TracedCase, Tracing } from './book.ts'
import { type FoundCase, type FoundContact, scoreTracing, type TracingScore } from './score.ts'

/** What was found against what is true, and how long a positive and a list took in real milliseconds. */
export type TracingReport = TracingScore & {
  alarmMs: { of: number; median: number | null; most: number | null }
  /** What the server did not take from the investigators, by act and code. */
  refused: Record<string, number>
  handedOver: { listed: number; of: number; medianMs: number | null; mostMs: number | null }
  /** Days that were closed and signed, one for each district, and their items: carried over (of these late, with a reason) and done by then. */
  days: { closed: number; carried: number; late: number; done: number }
  /** Loops of cases, contacts and days that are open when the story ends, by kind; they belong to no round and keep none from closing. */
  openLoops: Record<string, number>
}

const momentOf = (text: string | null | undefined): Instant | null =>
  text ? instantOf(text) : null
const middle = (all: readonly number[]) => {
  const sorted = all.toSorted((a, b) => a - b)
  const one = sorted[Math.floor(sorted.length / 2)]
  return one === undefined ? null : Math.round(one)
}
const most = (all: readonly number[]) => (all.length === 0 ? null : Math.round(Math.max(...all)))

/** Asks the product what it knows at the end, and holds it against the truth. */
export async function measureTracing(tracing: Tracing, at: Instant): Promise<TracingReport> {
  const known = [...tracing.cases.values()]
  const cases: FoundCase[] = []
  const contacts: FoundContact[] = []
  for (const traced of known) {
    cases.push(await caseOf(tracing, traced, known, at))
    contacts.push(...(await contactsOf(tracing, traced, at)))
  }
  const { alarmMs, handedMs, handed, world } = tracing
  const { tally } = world
  return {
    ...scoreTracing(tracing.outbreak, { cases, contacts }),
    alarmMs: { of: alarmMs.length, median: middle(alarmMs), most: most(alarmMs) },
    refused: Object.fromEntries(
      Object.entries(tally.all()).filter(([word]) => word.startsWith('refused: ')),
    ),
    handedOver: {
      listed: handed.listed,
      of: contacts.filter(
        ({ person, kind }) => person !== null && (kind === 'close' || kind === 'secondary'),
      ).length,
      medianMs: middle(handedMs),
      mostMs: most(handedMs),
    },
    days: {
      closed: tally.of('days closed'),
      carried: tally.of('items carried over'),
      late: tally.of('items carried over late'),
      done: tally.of('items done by the close'),
    },
    openLoops: await openLoopsOf(tracing, contacts, at),
  }
}

async function openLoopsOf(
  { world: { client } }: Tracing,
  contacts: readonly FoundContact[],
  at: Instant,
) {
  const { loops } = await client.ask(signIn.cityCommander, at, 'loop.list', { limit: 500 })
  const known: readonly string[] = [...caseLoopKinds, 'day-not-closed']
  // Who was placed is noted by a job of seconds of real time, which the end of a fast story does not wait for: the contacts themselves say it.
  const own = loops.filter(({ kind }) => known.includes(kind) && kind !== 'contact-not-placed')
  const notPlaced = contacts.filter(
    ({ kind, placedAt }) => placedAt === null && (kind === 'close' || kind === 'secondary'),
  ).length
  return {
    ...(notPlaced === 0 ? {} : { 'contact-not-placed': notPlaced }),
    ...Object.fromEntries(
      [...Map.groupBy(own, ({ kind }) => kind)].map(([kind, some]) => [kind, some.length]),
    ),
  }
}

async function caseOf(
  { world: { client } }: Tracing,
  traced: TracedCase,
  known: readonly TracedCase[],
  at: Instant,
): Promise<FoundCase> {
  const head = await client.ask('investigator', at, 'case.show', { case: traced.case })
  const chain = await client.ask('investigator', at, 'chain.case', { number: traced.number })
  const said =
    chain.candidates.find(({ state }) => state === 'decided') ??
    chain.candidates.find(({ source, posterior }) => source !== 'unseen' && posterior >= 0.5)
  const infector = known.find(({ number }) => number === said?.number)?.person ?? null
  return {
    person: traced.person,
    positiveAt: traced.positiveAt,
    openedAt: traced.openedAt,
    keyFactsAt: momentOf(head.clocks.find(({ clock }) => clock === 'key-facts')?.doneAt),
    signedAt: traced.signedAt,
    source: said ? { infector, by: said.state === 'decided' ? 'decided' : 'likely' } : null,
  }
}

async function contactsOf(
  { world: { client } }: Tracing,
  traced: TracedCase,
  at: Instant,
): Promise<FoundContact[]> {
  const found: FoundContact[] = []
  let after: string | undefined
  do {
    const page = await client.ask('investigator', at, 'contact.list', {
      list: 'case',
      case: traced.case,
      limit: 500,
      ...(after === undefined ? {} : { after }),
    })
    for (const { person, decided, placedAt } of page.contacts)
      found.push({
        case: traced.person,
        person,
        kind: decided,
        placedAt: momentOf(placedAt),
      })
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}
