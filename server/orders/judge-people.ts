import type { Words } from '@bihuan/core/notice/notice.ts'
import { judgeOrder } from '@bihuan/core/orders/judge-order.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import type { Fact } from '@bihuan/core/status/fact.ts'
import { factBook } from '@bihuan/core/status/fact-book.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import { composeOrder, type Known, type Said, withEvidence } from './compose-order.ts'
import { fittingEvidence } from './fitting-evidence.ts'
import type { Home } from './homes.ts'
import { longestEnd } from './longest-end.ts'
import { eachInTurn, type ManyGrounds } from './many-grounds.ts'

/** What is against one person's order; a fault of the door, or that the city does not know the person. */
export type Told = { readonly code: string; readonly of: string } & Words
export type Refused = { readonly person: string; readonly faults: readonly Told[] }
export type Accepted = {
  readonly home: Home
  readonly order: Order
  readonly facts: readonly Fact[]
}

/** What is said of all of them; `until` null is as long as the policy allows each. */
export type SaidOfAll = Omit<Said, 'evidence' | 'until' | 'renews'> & {
  readonly until: Instant | null
}
export type KnownOfAll = Pick<Known, 'city' | 'issuer' | 'approver' | 'now'> & {
  readonly batch: string
  readonly districtNames: ReadonlyMap<string, string>
}

const unknown: Words = {
  zh: '没有这个人，请核对编号。',
  en: 'There is no such person: check the number.',
}

/** Nobody's place in the batch is known before all are judged; the first stands for it. */
const anyIndex = 0

/**
 * Judges one order for each of many people by their own facts, in the order of where they live, so that a sample spread over the list
 * is spread over the city.
 */
export async function judgePeople(
  persons: readonly string[],
  said: SaidOfAll,
  known: KnownOfAll,
  grounds: ManyGrounds,
): Promise<{ accepted: Accepted[]; refused: Refused[] }> {
  const accepted: Accepted[] = []
  const refused: Refused[] = []
  const homes = [...new Set(persons)].flatMap((person) => grounds.homes.get(person) ?? [])
  for (const person of persons)
    if (!grounds.homes.has(person))
      refused.push({ person, faults: [{ code: 'person-unknown', of: person, ...unknown }] })
  homes.sort((a, b) =>
    a.community < b.community ? -1 : a.community > b.community ? 1 : a.building - b.building,
  )
  await eachInTurn(homes, (home) => {
    const ground = grounds.of(home)
    const order = draftOf(home, ground, said, known)
    const judgement = judgeOrder(order, ground, known.now)
    if (judgement.ok) accepted.push({ home, order: judgement.order, facts: ground.facts })
    else refused.push({ person: home.person, faults: judgement.faults })
  })
  return { accepted, refused }
}

function draftOf(
  home: Home,
  { facts, people, policy, standing }: ReturnType<ManyGrounds['of']>,
  said: SaidOfAll,
  { batch, districtNames, ...known }: KnownOfAll,
): Order {
  const { now } = known
  const district = home.community.slice(0, 6)
  const book = factBook(facts, people, now, now)
  const bare = composeOrder(
    { ...said, evidence: [], renews: null, until: said.until ?? said.from + hourMs },
    {
      ...known,
      id: `${batch}-0`,
      district,
      districtName: districtNames.get(district) ?? district,
      subject: { person: home.person },
      policy,
      standing,
      batch: { id: batch, index: anyIndex },
    },
  )
  const order = withEvidence(bare, fittingEvidence(bare, book))
  if (said.until !== null) return order
  const latest = longestEnd(order, book, policy, now)
  return { ...order, until: latest ?? order.until }
}

/** The same order at its place in the batch. */
export const atIndex = (order: Order, batch: string, index: number): Order => ({
  ...order,
  id: `${batch}-${index + 1}`,
  batch: { id: batch, index },
})
