import { DraftOrder, OrderDrafted } from '@bihuan/contract/orders.ts'
import { hexOf } from '@bihuan/core/orders/canonical.ts'
import type { OrderFault } from '@bihuan/core/orders/fault.ts'
import { judgeOrder } from '@bihuan/core/orders/judge-order.ts'
import { guard } from '@bihuan/core/orders/limits.ts'
import type { Order, Subject } from '@bihuan/core/orders/order.ts'
import { factBook } from '@bihuan/core/status/fact-book.ts'
import { hourMs, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { type NeededSigner, openSigning } from '../signing/open-signing.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import { trustOf } from '../trust/trust-of.ts'
import { districtOfAreas, namesOfAreas } from './area-of.ts'
import { composeOrder } from './compose-order.ts'
import { documentId } from './document-id.ts'
import { type Home, homesOf } from './homes.ts'
import { groundNow } from './judge-draft.ts'
import { longestEnd } from './longest-end.ts'
import { refusedBy } from './refusal.ts'
import { shownOfOrder } from './shown.ts'
import { officerFor, postFaults, signerOf } from './signers.ts'

type Input = Static<typeof DraftOrder>

/** Who may ask for an order; whether they may sign one is a matter of their post. */
export const issuingRoles = ['case-investigator', 'district-commander', 'city-commander'] as const

type About = {
  readonly subject: Subject
  readonly district: string
  /** The area that the write belongs to. */
  readonly area: string
  readonly home: Home | null
}

async function aboutOf(sql: Reader, { person, areas, unit, widenedFor }: Input): Promise<About> {
  if ((person === undefined) === (areas === undefined)) throw new Problem('order.subject-unclear')
  if (person !== undefined) {
    const home = (await homesOf(sql, [person])).get(person)
    if (!home) throw new Problem('person.unknown')
    const { community: area } = home
    return { subject: { person }, district: area.slice(0, 6), area, home }
  }
  const subject = { areas: areas ?? [], unit: unit ?? '', widenedFor: widenedFor ?? null }
  const district = await districtOfAreas(sql, subject.areas)
  return { subject, district, area: district, home: null }
}

/** The whole document with everything that it is judged by, and what is wrong with its signers. */
async function drafted(sql: Reader, input: Input, about: About, request: Request) {
  const { now, anchors, actor } = request
  const { subject, district } = about
  const trust = await trustOf(sql, anchors)
  const issuer = signerOf(actor)
  const faults: OrderFault[] = [...postFaults(trust, issuer, 'issue', district, now)]
  const second =
    input.approver === null
      ? null
      : officerFor(trust, input.approver, 'approve', district, now, issuer.unit)
  faults.push(...(second?.faults ?? []))
  const evidence = input.evidence.map((fact) => ({ kind: '', fact }))
  const ground = await groundNow(sql, { subject, evidence, issuer }, request)
  const { policy, standing } = ground
  const from = input.from === undefined ? now : instantOf(input.from)
  const order = composeOrder(
    {
      ...input,
      place: input.place ?? null,
      renews: input.renews ?? null,
      law: input.law,
      from,
      until: input.until == null ? from + hourMs : instantOf(input.until),
    },
    {
      id: documentId('', request),
      city: request.city,
      district,
      districtName: (await namesOfAreas(sql, [district])).get(district) ?? district,
      subject,
      issuer,
      approver: second?.signer ?? null,
      policy,
      standing,
      now,
      batch: null,
    },
  )
  return {
    order: input.until == null ? asLongAsAllowed(order, ground, now) : order,
    ground,
    faults,
  }
}

type Ground = Awaited<ReturnType<typeof groundNow>>

function asLongAsAllowed(order: Order, { facts, people, policy }: Ground, now: number): Order {
  const latest = longestEnd(order, factBook(facts, people, now, now), policy, now)
  const most = order.approver === null ? order.from + guard.emergencyMs : Number.POSITIVE_INFINITY
  const until = Math.min(latest ?? order.until, most)
  return { ...order, until }
}

/**
 * Judges an order and, if nothing is against it, puts it before its signers. The officer gives whom, what, on which facts, until when,
 * why, and who approves; law, policy, district and the clocks of an appeal are filled in. Everything against it is told at once.
 */
export const draftOrder = command({
  name: 'order.draft',
  summary: 'Draft an order for signing',
  roles: issuingRoles,
  input: DraftOrder,
  outcome: OrderDrafted,
  area: async (sql, input) => (await aboutOf(sql, input)).area,
  async run(tx, input, request) {
    const about = await aboutOf(tx, input)
    const { order, ground, faults } = await drafted(tx, input, about, request)
    const judgement = judgeOrder(order, ground, request.now)
    if (!judgement.ok) throw refusedBy('order.refused', [...faults, ...judgement.faults])
    if (faults.length > 0) throw refusedBy('order.refused', faults)
    const { order: document, bytes } = judgement
    const { id, from, until, issuer, approver } = document
    const digest = hexOf(nodeCrypto.sha256(bytes))
    const signers: NeededSigner[] = [{ ...issuer, power: 'issue' }]
    if (approver !== null) signers.push({ ...approver, power: 'approve' })
    const signing = await openSigning(
      tx,
      {
        kind: 'order',
        document,
        digest,
        area: about.district,
        person: about.home?.person ?? null,
        signers,
        shown: shownOfOrder(document, about.home, ground.facts, ground.policy),
        // One signature is given where the draft is made; later than this it does not verify.
        ...(approver === null ? { lifeMs: guard.clockSkewMs } : {}),
      },
      request,
    )
    return { signing, order: id, digest, from: isoOf(from), until: isoOf(until) }
  },
})
