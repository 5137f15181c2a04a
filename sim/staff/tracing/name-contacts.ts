import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { signAll } from '../sign.ts'
import type { TracedCase, Tracing } from './book.ts'
import { contactOf } from './exposure-words.ts'
import { handOver } from './hand-over.ts'
import type { ToldContact } from './memory.ts'

// Of those whom the rules propose as less than close though they sat together for long, so many are raised by the investigator. Invented.
const raisedMinutes = 60
const raiseWay = 'investigator_judgement'

/** Names these contacts of a case in one act: their ids, and those of them who were together with the case for long. */
export async function nameAll(
  { world: { client, tally } }: Tracing,
  traced: TracedCase,
  others: readonly ToldContact[],
  at: Instant,
): Promise<{ ids: string[]; toRaise: string[] }> {
  const ids: string[] = []
  const toRaise: string[] = []
  if (others.length === 0) return { ids, toRaise }
  const { named, errors } = await client.act(traced.as, at, 'contact.name', {
    case: traced.case,
    contacts: others.map(contactOf),
  })
  for (const { contact, index, proposed } of named) {
    const one = others[index]
    if (!one) continue
    ids.push(contact)
    if (one.known) traced.named.add(one.person)
    else traced.unknown.push({ contact, told: one })
    if (isRaised(one, proposed)) toRaise.push(contact)
  }
  tally.add('contacts not taken', errors.length)
  return { ids, toRaise }
}

/** Names everybody of the talk, with the household from the register, judges them all and signs the list. */
export async function nameAndSign(
  tracing: Tracing,
  traced: TracedCase,
  at: Instant,
): Promise<void> {
  const { client, tally } = tracing.world
  const { case: id, as, told } = traced
  const family = await client.act(as, at, 'contact.name-household', { case: id })
  const others = told.contacts.filter(({ relation }) => relation !== 'family')
  const { ids, toRaise } = await nameAll(tracing, traced, others, at)
  for (const { contact, person } of family.named) {
    ids.push(contact)
    if (person !== null) traced.named.add(person)
  }
  tally.add('contacts named', ids.length)
  await judge(tracing, traced, ids, toRaise, at)
  await signList(tracing, traced, 'first', at)
  await client.act(as, at, 'case.isolate', { case: id, at: isoOf(at), where: '定点医院' })
  await client.act(as, at, 'case.key-facts', { case: id })
}

// Who was near outside of the infectious days is no contact whatever they did: nobody raises a proposal of `none`.
const isRaised = ({ relation, encounter }: ToldContact, proposed: string): boolean =>
  proposed === 'general' &&
  relation !== 'stranger' &&
  encounter.until - encounter.from > raisedMinutes * 60_000

/** Takes what is proposed, and raises by judgement those who were together for long. */
export async function judge(
  { world: { client, tally } }: Tracing,
  { as }: TracedCase,
  contacts: readonly string[],
  raised: readonly string[],
  at: Instant,
  /** Tells a judgement from one of before that says the same. */
  nth?: string,
): Promise<void> {
  const plain = contacts.filter((one) => !raised.includes(one))
  const decide = async (some: readonly string[], more: object) => {
    if (some.length === 0) return
    const input = { contacts: [...some], ...more }
    const { errors } = await client.act(as, at, 'contact.decide', input, nth)
    tally.add('contacts not judged', errors.length)
  }
  await decide(plain, {})
  await decide(raised, { kind: 'close', way: raiseWay, words: '同室长时间近距离共处，按密接管理' })
  tally.add('contacts raised by judgement', raised.length)
}

/** The whole list is drafted, signed with a passkey, and stands before the dispatcher. */
export async function signList(tracing: Tracing, traced: TracedCase, nth: string, at: Instant) {
  const { world } = tracing
  const { as, case: id } = traced
  const { signing } = await world.client.act(as, at, 'contact.draft-list', { case: id }, nth)
  const { digest } = await world.client.ask(as, at, 'signing.show', { signing })
  await signAll(world, { signing, digest }, [as], at)
  traced.signedAt ??= at
  world.tally.add('contact lists signed')
  await handOver(tracing, traced, at)
}

/** Those who were only described and whom somebody has found since: identified, judged, signed anew. */
export async function findUnknown(
  tracing: Tracing,
  traced: TracedCase,
  askedAt: Instant,
  at: Instant,
): Promise<void> {
  const { client, tally } = tracing.world
  const found = traced.unknown.filter(
    ({ told: { foundAfterMs } }) => foundAfterMs !== null && askedAt + foundAfterMs <= at,
  )
  if (found.length === 0) return
  traced.unknown = traced.unknown.filter((one) => !found.includes(one))
  const identified: string[] = []
  for (const { contact, told } of found) {
    if (traced.named.has(told.person)) {
      await client.act(traced.as, at, 'contact.drop', { contact, reason: 'entered-twice' })
      continue
    }
    await client.act(traced.as, at, 'contact.identify', { contact, person: told.person })
    traced.named.add(told.person)
    identified.push(contact)
  }
  tally.add('contacts found later', identified.length)
  if (identified.length === 0) return
  await judge(tracing, traced, identified, [], at)
  await signList(tracing, traced, String(at), at)
}
