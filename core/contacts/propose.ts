import type { AnyParameter } from '../policy/parameter.ts'
import type { Policy } from '../policy/policy.ts'
import type { Words } from '../policy/words.ts'
import type { Instant } from '../time/instant.ts'
import type { ContactKind, Exposure } from './exposure.ts'
import { type ProposalReason, proposalReasons } from './reasons.ts'
import { judgeSeats } from './seats.ts'
import { judgeWay, type WayAnswer } from './ways.ts'

/** The part of a case's windows that contacts are judged by (core/investigation/windows.ts); null where nobody can say it. */
export type CaseWindows = {
  readonly infectious: {
    readonly from: Instant
    readonly until: Instant | null
    readonly binds: boolean
  } | null
}
/** Of a contact of a contact: from when the one in between was exposed, and when they were isolated. */
export type Between = { readonly firstExposedAt: Instant; readonly isolatedAt: Instant | null }

export type Proposal = {
  readonly kind: ContactKind
  /** One of `definitions.contact_reasons`; null where the kind needs none. */
  readonly way: string | null
  readonly reason: ProposalReason
  readonly rule: { readonly pack: string; readonly path: string; readonly words: Words }
  readonly inputs: readonly string[]
  readonly missing: readonly string[]
  /** Every value that it rests on is verified or was confirmed by an officer, and nothing of it is our own measure. */
  readonly binds: boolean
}

type Parts = {
  kind: ContactKind
  reason: ProposalReason
  rests: readonly AnyParameter[]
  way?: string
  path?: string
  inputs?: readonly string[]
  missing?: readonly string[]
  isOurs?: boolean
  windowBinds?: boolean
}

/** Puts a proposal together with the rule that it is by. */
export function proposalOf(policy: Policy, parts: Parts): Proposal {
  const { kind, reason, rests, way, path, inputs = [], missing = [] } = parts
  return {
    kind,
    way: way ?? null,
    reason,
    rule: {
      pack: policy.pack.id,
      path: path ?? rests[0]?.path ?? 'definitions',
      words: proposalReasons[reason],
    },
    inputs: [...new Set(inputs)],
    missing: [...new Set(missing)],
    binds:
      rests.every(({ binds }) => binds) && parts.isOurs !== true && parts.windowBinds !== false,
  }
}

type Window = { readonly from: Instant; readonly until: Instant | null }
/** Whether two were together within a window, its first and last moment included; without an end it is open. */
export const isWithin = ({ from, until }: Window, exposure: Pick<Exposure, 'from' | 'until'>) =>
  exposure.until >= from && (until === null || exposure.from <= until)

type Found = { way: string; answer: WayAnswer }
const inTurn = (ways: readonly string[], exposure: Exposure, policy: Policy): Found[] =>
  ways.map((way) => ({ way, answer: judgeWay(way, exposure, policy) }))

// The stronger ground first: what is said in the policy before what we measured ourselves.
const best = (found: readonly Found[]): Found | undefined => {
  const yes = found.filter(({ answer }) => answer.holds === 'yes')
  return yes.find(({ answer }) => answer.isOurs !== true) ?? yes[0]
}

/**
 * What an exposure to a case makes of somebody, by the policy in force: close, general or none, with the rule, what it rests on and what
 * would make it surer. The window is that of the case (`lookback_days` before onset or first positive swab, until isolation);
 * the ways are the policy's own list, seats its own table (domain-policy §2.2). A person decides.
 */
export function proposeContact(exposure: Exposure, windows: CaseWindows, policy: Policy): Proposal {
  const { contactReasons, generalContact, lookbackDays } = policy.definitions
  const { infectious } = windows
  if (contactReasons.v.length === 0)
    return proposalOf(policy, { kind: 'none', reason: 'no-contacts', rests: [contactReasons] })
  if (infectious !== null && !isWithin(infectious, exposure))
    return proposalOf(policy, {
      kind: 'none',
      reason: 'outside-window',
      rests: lookbackDays === null ? [contactReasons] : [lookbackDays],
      inputs: ['window'],
      windowBinds: infectious.binds,
    })
  const found = inTurn(contactReasons.v, exposure, policy)
  const noWindow = infectious === null ? ['case-window'] : []
  const seats =
    exposure.transport === undefined ? null : judgeSeats(exposure.transport, policy.definitions)
  const yes = best(found)
  // A table holds where a list of ways forgets to name vehicles; the investigator then says of which way it is.
  const isSeated = seats?.near === 'yes'
  if (yes !== undefined || isSeated) {
    const byTable = isSeated && (yes === undefined || yes.way === 'same_vehicle_within_1m')
    const judged = 'investigator_judgement'
    const way = yes?.way ?? (contactReasons.v.includes(judged) ? judged : undefined)
    return proposalOf(policy, {
      kind: 'close',
      reason: byTable ? 'seat-in-reach' : 'way-named',
      rests: byTable ? [contactReasons, ...(seats?.rests ?? [])] : [contactReasons],
      ...(way === undefined ? {} : { way }),
      ...(byTable && seats?.path ? { path: seats.path } : {}),
      inputs: ['window', ...(yes?.answer.inputs ?? ['transport', 'seat'])],
      missing: [...noWindow, ...(yes?.answer.missing ?? [])],
      isOurs: yes?.answer.isOurs === true,
      windowBinds: infectious?.binds ?? false,
    })
  }
  const missing = found.flatMap(({ answer }) =>
    answer.holds === 'unknown' ? [...answer.missing] : [],
  )
  const isGeneral = generalContact.enabled.v
  const place = exposure.transport === undefined ? 'shared-place' : 'same-vehicle'
  return proposalOf(policy, {
    kind: isGeneral ? 'general' : 'none',
    reason: isGeneral ? place : 'no-general',
    rests: [generalContact.enabled, contactReasons, ...(seats?.rests ?? [])],
    ...(isGeneral && seats?.path ? { path: seats.path } : {}),
    inputs: ['window', 'relation', ...(seats?.path ? ['seat'] : [])],
    missing: [...noWindow, ...missing],
    windowBinds: infectious?.binds ?? false,
  })
}
