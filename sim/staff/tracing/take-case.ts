import { hourMs, type Instant, instantOf, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { dayMs } from '../../city/truth/course.ts'
import { tracedFrom } from '../../city/truth/transmission.ts'
import { Refused } from '../../client/refused.ts'
import { seeded } from '../../random/random.ts'
import { signIn } from '../../seed/accounts.ts'
import { signInNameOf } from '../account-ids.ts'
import { placeOf, type TracedCase, type Tracing } from './book.ts'
import { tell } from './memory.ts'
import { findUnknown, nameAndSign } from './name-contacts.ts'
import { searchVenues } from './search-venues.ts'
import { seekSource } from './seek-source.ts'
import { writeItems } from './write-items.ts'

// How long after the call began what is done; invented, within the 4 and 24 hours of the plans.
const after = {
  items: 12,
  contacts: 45,
  venues: 100,
  found: [4 * 60, 9.5 * 60],
  source: 6 * 60,
  whole: 10 * 60,
} as const
// Asked about some days more than are traced, because the source is sought too.
const askedDays = 3
const completeTries = 3
const completeAgainMinutes = 30

/** Somebody of the team opens the case, says what it is, reports it upward and calls. */
export async function takeCase(tracing: Tracing, id: string, at: Instant): Promise<void> {
  const { world, outbreak } = tracing
  const { client, tally } = world
  const head = await client.ask('investigator', at, 'case.show', { case: id })
  const asks = head.team.find(({ part }) => part === 'asks')
  const district = (head.area ?? '4101').slice(0, 6)
  const as = (asks && signInNameOf(world, asks.account)) ?? signIn.investigator(district)
  const truth = outbreak.cases.find(({ person }) => person === head.person) ?? null
  const traced: TracedCase = {
    case: id,
    number: Number(head.number?.replace(/\D/g, '')),
    person: head.person ?? `unknown-${id}`,
    district,
    as,
    openedAt: instantOf(head.openedAt),
    positiveAt: instantOf(head.positiveAt ?? head.openedAt),
    truth,
    told: { visits: [], contacts: [] },
    unknown: [],
    signedAt: null,
    named: new Set(),
  }
  tracing.cases.set(id, traced)
  traced.told = storyOf(tracing, traced, at)
  const begun = head.category ? head : await client.act(as, at, 'case.begin', { case: id })
  const onset = truth?.onsetAt != null && truth.onsetAt <= at ? isoOf(truth.onsetAt) : null
  if (head.category === null)
    await client.act(as, at, 'case.classify', {
      case: id,
      category: onset === null ? 'asymptomatic' : 'confirmed',
      severity: onset === null ? 'none' : 'mild',
      foundHow: head.foundHow ?? 'screening',
      onsetAt: onset,
      version: begun.version,
    })
  const plan = (minutes: number, doing: (now: Instant) => Promise<void>) =>
    world.agenda.plan(at + minutes * minuteMs, placeOf(traced), doing)
  plan(2, async (now) => {
    await client.act(as, now, 'case.report', { case: id, receipt: `网报-${traced.number}` })
    const { call } = await client.act(as, now, 'call.begin', { case: id, person: traced.person })
    plan(10, async (then) => {
      await client.act(as, then, 'call.end', { case: id, call })
    })
    tally.add('calls')
  })
  plan(after.items, (now) => writeItems(tracing, traced, now))
  plan(after.contacts, (now) => nameAndSign(tracing, traced, now))
  plan(after.venues, (now) => searchVenues(tracing, traced, now))
  for (const minutes of after.found) plan(minutes, (now) => findUnknown(tracing, traced, at, now))
  plan(after.source, (now) => seekSource(tracing, traced, now))
  plan(after.whole, (now) => complete(tracing, traced, now))
}

/** Says that the whole is done; where something is missing, because a second reader opened it or a list waits, once more later. */
async function complete(tracing: Tracing, traced: TracedCase, at: Instant, tries = 1) {
  const { client, tally, agenda } = tracing.world
  try {
    await client.act(traced.as, at, 'case.complete', { case: traced.case })
    tally.add('investigations complete')
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'case.not-ready' || tries >= completeTries)
      throw error
    agenda.plan(at + completeAgainMinutes * minuteMs, placeOf(traced), (now) =>
      complete(tracing, traced, now, tries + 1),
    )
  }
}

/** What the person tells when they are asked now; somebody who carries nothing has nothing to tell but the household. */
function storyOf({ world, outbreak, crowd }: Tracing, { person, truth }: TracedCase, at: Instant) {
  if (truth === null) return { visits: [], contacts: [] }
  const since = tracedFrom(truth, world.opens) - askedDays * dayMs
  const visits = outbreak.visits.filter(
    ({ who, from, setting }) => who === truth.id && from >= since && setting !== 'household',
  )
  const contacts = outbreak.contacts.filter((one) => one.case === truth.id)
  const random = seeded(world.seed).fork(`memory ${person}`)
  const askedAt = Math.max(at, world.opens + hourMs)
  return tell(
    { visits, contacts, askedAt, somebody: (chance) => crowd.anybody(chance).person },
    random,
  )
}
