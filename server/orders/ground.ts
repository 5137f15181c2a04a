import { Ground, GroundParams } from '@bihuan/contract/orders.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import type { OrderFault, OrderFaultCode } from '@bihuan/core/orders/fault.ts'
import { clockStart, groundOf } from '@bihuan/core/orders/ground.ts'
import { judgeOrder } from '@bihuan/core/orders/judge-order.ts'
import { guard } from '@bihuan/core/orders/limits.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Fact } from '@bihuan/core/status/fact.ts'
import { factBook } from '@bihuan/core/status/fact-book.ts'
import { ruleWords } from '@bihuan/core/status/rule-words.ts'
import { hourMs, type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { type Question, query } from '../door/query.ts'
import { factsOf } from '../facts/facts-of.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { composeOrder, withEvidence } from './compose-order.ts'
import { fittingEvidence } from './fitting-evidence.ts'
import { type Home, homesOf } from './homes.ts'
import { longestEnd } from './longest-end.ts'
import { basisName, kindName } from './names.ts'
import { orderLine } from './order-state.ts'
import { placeFor } from './place-for.ts'
import { placeOf, placesOf } from './place-of.ts'
import { type ReadOrders, readOrders } from './read-orders.ts'
import { readingRoles } from './reading-roles.ts'
import { factView } from './shown.ts'
import { signerOf } from './signers.ts'

// What the officer has not written yet is no fault of the person's ground.
const stillToWrite = new Set<OrderFaultCode>([
  'reason-missing',
  'same-officer',
  'same-unit',
  'no-law',
])

type Case = {
  home: Home
  policy: Policy
  facts: readonly Fact[]
  standing: ReadOrders
  from: Instant
}

/**
 * What a person may be ordered now: their facts, the kinds and bases that these allow, until when each could last, and what stands
 * against it. So a form offers only what could be signed; the door judges again whatever is sent.
 */
export const ground = query({
  name: 'order.ground',
  summary: 'What a person may be ordered, by the facts there are and the policy of now',
  roles: readingRoles,
  params: GroundParams,
  outcome: Ground,
  person: ({ person }) => person,
  async run(sql, { person, from }, question) {
    const { now, anchors } = question
    const home = await homeInReach(sql, person, question)
    const { rules, adopted } = await rulesAt(sql, anchors, now)
    const { policy } = rules
    const [facts, standing] = await Promise.all([
      factsOf(sql, home.ids),
      readOrders(sql, anchors, { persons: home.ids }),
    ])
    const found = {
      home,
      policy,
      facts,
      standing,
      from: from === undefined ? now : instantOf(from),
    }
    const places = await placesOf(sql, standing.orders)
    const book = factBook(facts, home.ids, now, now)
    return {
      now: isoOf(now),
      adopted: adopted !== null,
      policy: policy.pack.id,
      nameMasked: maskName(home.name),
      address: home.address,
      district: home.community.slice(0, 6),
      facts: [...book.byId.values()]
        .filter((fact) => fact.kind !== 'dwelling' && fact.kind !== 'withdrawal')
        .sort((a, b) => b.at - a.at)
        .map(factView),
      choices: choicesOf(found, question),
      standing: standing.orders
        .map((one) => orderLine(one, standing.book, policy, placeOf(places, one), now))
        .reverse(),
    }
  },
})

async function homeInReach(sql: Reader, person: string, { actor }: Question): Promise<Home> {
  const home = (await homesOf(sql, [person])).get(person)
  if (!home) throw new Problem('person.unknown')
  if (!covers(actor.areaCode, home.community))
    throw new Problem('access.area-is-not-yours', { area: home.community, own: actor.areaCode })
  return home
}

/** Every kind on every basis that the policy knows and the person has facts for. */
function choicesOf(found: Case, question: Question) {
  const { kind: kinds, forbiddenKinds } = found.policy.orders
  return Object.entries(kinds)
    .filter(([kind]) => !forbiddenKinds.v.includes(kind))
    .flatMap(([kind, { bases }]) =>
      bases.v.flatMap((basis) => choiceOf(found, kind, basis, question) ?? []),
    )
}

function choiceOf(
  { home, policy, facts, standing, from }: Case,
  kind: string,
  basis: string,
  { now, city, actor }: Question,
) {
  const beside = standing.orders.map((verified) => ({ verified, book: standing.book }))
  const book = factBook(facts, home.ids, now, now)
  const bare = composeOrder(
    {
      kind,
      basis,
      evidence: [],
      place: null,
      from,
      until: from + hourMs,
      reason: { zh: '', en: '' },
      renews: null,
      law: undefined,
    },
    {
      id: 'draft',
      city,
      district: home.community.slice(0, 6),
      districtName: '',
      subject: { person: home.person },
      issuer: signerOf(actor),
      approver: { officer: '', unit: '' },
      policy,
      standing: beside,
      now,
      batch: null,
    },
  )
  const evidence = fittingEvidence(bare, book)
  if (evidence.length === 0) return null
  const order = withEvidence(bare, evidence)
  const latest = longestEnd(order, book, policy, now)
  const judgement = judgeOrder(
    { ...order, until: latest ?? order.until },
    { policy, facts, people: home.ids, standing: beside, issuedToday: 0, withCity: false },
    now,
  )
  const place = placeFor(kind, basis, policy)
  const since = clockStart(groundOf(order, book)) ?? from
  const words = ruleWords(policy, basis, { since, until: latest, place }, true)
  const emergency = Math.min(latest ?? Number.POSITIVE_INFINITY, from + guard.emergencyMs)
  return {
    basis,
    basisName: basisName(basis, policy),
    kind,
    kindName: kindName(kind, policy),
    evidence,
    until: latest === null ? null : isoOf(latest),
    emergencyUntil: isoOf(emergency),
    faults: judgement.ok
      ? []
      : judgement.faults.filter(isOfTheGround).map((fault) => ({ ...fault })),
    reason: { zh: words.text.zh, en: words.text.en },
  }
}

const isOfTheGround = ({ code }: OrderFault): boolean => !stillToWrite.has(code)
