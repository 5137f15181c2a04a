import { BatchDrafted, DraftBatch } from '@bihuan/contract/batches.ts'
import type { BatchDocument } from '@bihuan/core/orders/batch-document.ts'
import { batchBytes, hexOf, orderBytes } from '@bihuan/core/orders/canonical.ts'
import type { OrderFault } from '@bihuan/core/orders/fault.ts'
import { judgeBatch, sampleOf, stagesOf } from '@bihuan/core/orders/judge-batch.ts'
import type { Order, Signer } from '@bihuan/core/orders/order.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader, Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { type NeededSigner, openSigning } from '../signing/open-signing.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import { trustOf } from '../trust/trust-of.ts'
import { namesOfAreas } from './area-of.ts'
import { documentId } from './document-id.ts'
import { issuingRoles } from './draft-order.ts'
import { everybodyWith } from './everybody.ts'
import { type Accepted, atIndex, judgePeople, type Refused } from './judge-people.ts'
import { eachInTurn, type ManyGrounds, manyGrounds } from './many-grounds.ts'
import { refusedBy } from './refusal.ts'
import { shownOfBatch } from './shown-batch.ts'
import { officerFor, postFaults, signerOf } from './signers.ts'

type Input = Static<typeof DraftBatch>

const most = 20_000
// A refusal names so many people; the count names all.
const itemsMax = 500

async function personsOf(sql: Reader, input: Input, { now }: Pick<Request, 'now'>) {
  const { people, everybody, kind, basis } = input
  if ((people === undefined) === (everybody === undefined))
    throw new Problem('order.subject-unclear')
  const persons =
    everybody === undefined
      ? (people ?? [])
      : await everybodyWith(sql, { area: everybody.area, kind, basis, now, limit: most })
  if (persons.length === 0) throw new Problem('batch.nobody')
  return persons
}

/** The longest code in which all of these lie: a district, or the city. */
function commonArea(codes: readonly string[], city: string): string {
  const districts = new Set(codes.map((code) => code.slice(0, 6)))
  const [only] = districts
  return districts.size === 1 && only !== undefined ? only : city
}

async function areaOf(sql: Reader, { people, everybody }: Input, city: string): Promise<string> {
  if (everybody !== undefined) return everybody.area
  const rows = await sql<{ code: string }[]>`
    select distinct left(b.community_code, 6) as code from people p join households h on h.id = p.household_id
    join buildings b on b.id = h.building_id where p.id = any(${people ?? []}::bigint[])`
  return commonArea(
    rows.map(({ code }) => code),
    city,
  )
}

type Signers = {
  issuer: Signer
  approver: Signer
  cityApprover: Signer | null
  faults: OrderFault[]
}

async function signersOf(
  sql: Reader,
  input: Input,
  district: string,
  { anchors, actor, now }: Request,
): Promise<Signers> {
  const trust = await trustOf(sql, anchors)
  const issuer = signerOf(actor)
  const approver = officerFor(trust, input.approver, 'approve', district, now, issuer.unit)
  const city =
    input.cityApprover == null ? null : officerFor(trust, input.cityApprover, 'city', district, now)
  return {
    issuer,
    approver: approver.signer,
    cityApprover: city?.signer ?? null,
    faults: [
      ...postFaults(trust, issuer, 'issue', district, now),
      ...approver.faults,
      ...(city?.faults ?? []),
    ],
  }
}

function someRefused(refused: readonly Refused[], of: number): Problem {
  const items = refused
    .slice(0, itemsMax)
    .flatMap(({ person, faults }) =>
      faults.map(({ code, zh, en }) => ({ pointer: `/people/${person}`, code, zh, en })),
    )
  return new Problem(
    'batch.some-refused',
    { refused: String(refused.length), of: String(of) },
    items,
  )
}

/** How many of them live in which street. */
function whereOf(accepted: readonly Accepted[]): { area: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { home } of accepted) {
    const street = home.community.slice(0, 9)
    counts.set(street, (counts.get(street) ?? 0) + 1)
  }
  return [...counts]
    .map(([area, count]) => ({ area, count }))
    .sort((a, b) => (a.area < b.area ? -1 : 1))
}

async function documentsOf(accepted: readonly Accepted[], batch: string) {
  const orders: { person: string; document: Order; digest: string }[] = []
  await eachInTurn(accepted.entries(), ([index, { home, order }]) => {
    const document = atIndex(order, batch, index)
    const digest = hexOf(nodeCrypto.sha256(orderBytes(document)))
    orders.push({ person: home.person, document, digest })
  })
  return orders
}

/**
 * Judges one order for each of many people and puts the list before its signers: two, and the city's above the caps. Whoever is refused
 * is named with every fault, and left out only when the officer says so.
 */
export const draftBatch = command({
  name: 'order.draft-batch',
  summary: 'Draft orders for many people, judged one by one and signed as one list',
  roles: issuingRoles,
  input: DraftBatch,
  outcome: BatchDrafted,
  area: (sql, input, { city }) => areaOf(sql, input, city),
  async run(tx, input, request) {
    const persons = await personsOf(tx, input, request)
    const grounds = await manyGrounds(
      tx,
      persons,
      { officer: request.actor.id, withCity: input.cityApprover != null },
      request,
    )
    const homes = [...grounds.homes.values()]
    const district = commonArea(
      homes.map(({ community }) => community),
      request.city,
    )
    const signers = await signersOf(tx, input, district, request)
    const { accepted, refused, batch } = await judged(tx, persons, input, signers, grounds, request)
    if (refused.length > 0 && input.leaveOut !== true) throw someRefused(refused, persons.length)
    if (accepted.length === 0) throw new Problem('batch.nobody')
    return await opened(tx, { batch, district, accepted, refused, signers, grounds }, request)
  },
})

async function judged(
  tx: Tx,
  persons: readonly string[],
  input: Input,
  { issuer, approver }: Signers,
  grounds: ManyGrounds,
  request: Request,
) {
  const { now, city } = request
  const batch = documentId('B', request)
  const codes = [...grounds.homes.values()].map(({ community }) => community.slice(0, 6))
  const said = {
    kind: input.kind,
    basis: input.basis,
    place: input.place ?? null,
    from: input.from === undefined ? now : instantOf(input.from),
    until: input.until == null ? null : instantOf(input.until),
    reason: input.reason,
    law: input.law,
  }
  const districtNames = await namesOfAreas(tx, codes)
  const known = { city, issuer, approver, now, batch, districtNames }
  return { batch, ...(await judgePeople(persons, said, known, grounds)) }
}

type Opened = {
  batch: string
  district: string
  accepted: readonly Accepted[]
  refused: readonly Refused[]
  signers: Signers
  grounds: ManyGrounds
}

async function opened(tx: Tx, it: Opened, request: Request): Promise<Static<typeof BatchDrafted>> {
  const { batch, district, accepted, refused, signers, grounds } = it
  const { issuer, approver, cityApprover } = signers
  const orders = await documentsOf(accepted, batch)
  const [first] = orders
  if (first === undefined) throw new Problem('batch.nobody')
  const where = whereOf(accepted)
  const stages = stagesOf(orders.length, grounds.policy)
  const sample = sampleOf(orders.length)
  const document: BatchDocument = {
    version: 1,
    id: batch,
    city: request.city,
    district,
    kind: first.document.kind,
    basis: first.document.basis,
    issuedAt: request.now,
    issuer,
    approver,
    cityApprover,
    reason: first.document.reason,
    digests: orders.map(({ digest }) => digest),
    where,
    sample,
    stages,
  }
  const judgement = judgeBatch(document, grounds.policy, grounds.issuedToday)
  const faults = [...signers.faults, ...(judgement.ok ? [] : judgement.faults)]
  if (faults.length > 0) throw refusedBy('order.refused', faults)
  const digest = hexOf(nodeCrypto.sha256(batchBytes(document)))
  const needed: NeededSigner[] = [
    { ...issuer, power: 'issue' },
    { ...approver, power: 'approve' },
  ]
  if (cityApprover !== null) needed.push({ ...cityApprover, power: 'city' })
  const shown = await shownOfBatch(tx, document, accepted, refused.length, grounds.policy)
  const signing = await openSigning(
    tx,
    {
      kind: 'batch',
      document,
      digest,
      area: district,
      person: null,
      signers: needed,
      shown,
      orders,
    },
    request,
  )
  return {
    signing,
    batch,
    digest,
    people: orders.length,
    where,
    stages: [...stages],
    sample: sample.length,
    refused: refused.map(({ person, faults: own }) => ({ person, faults: [...own] })),
  }
}
