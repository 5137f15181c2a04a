import { maskName } from '@bihuan/core/identity/mask.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { tubeCode } from '../labels/labels.ts'
import { dueFrom, type Limits, type Step } from './step.ts'
import type { ClaimFact, EventFact, WayFacts } from './story-facts.ts'

const eventSteps = { undo: 'undone', void: 'void', move: 'moved' } as const

function claimSteps(claim: ClaimFact, limits: Limits, where: string | null): Step[] {
  const {
    kind,
    person,
    name,
    sampledAt,
    claimedAt,
    settledAt,
    settledBy,
    verdict,
    reason,
    firstTube,
    firstAt,
  } = claim
  const about = { kind, person, nameMasked: maskName(name) }
  const detail = {
    ...about,
    sampledAt: isoOf(sampledAt),
    ...(kind === 'duplicate' && firstTube !== null && firstAt !== null
      ? { firstTube: tubeCode(firstTube), firstAt: isoOf(firstAt) }
      : {}),
  }
  const made: Step = { step: 'claim', at: claimedAt, who: null, where, dueAt: null, detail }
  if (settledAt === null) return [made]
  return [
    made,
    {
      step: 'claim-settled',
      at: settledAt,
      who: settledBy,
      where,
      dueAt: dueFrom(limits, 'claim-settled', claimedAt),
      detail: { ...about, verdict, reason },
    },
  ]
}

function eventStep({ kind, at, deviceId, body }: EventFact, where: string | null): Step {
  const { reason = null, from = null, to = null, person = null } = body ?? {}
  const detail = Object.fromEntries(
    Object.entries({ reason, from, to, person }).filter(([, value]) => value !== null),
  )
  return { step: eventSteps[kind], at, who: `device:${deviceId}`, where, dueAt: null, detail }
}

/** From the print to the seal, as the site's devices told it. */
export function fieldSteps({
  issued,
  tube,
  site,
  limits,
  members,
  events,
  claims,
}: WayFacts): Step[] {
  const where = site?.name ?? null
  const issue: Step = {
    step: 'issued',
    at: issued.issuedAt,
    who: null,
    where,
    dueAt: null,
    detail: {
      poolSize: issued.poolSize,
      perHousehold: issued.perHousehold,
      sitting: issued.sitting,
    },
  }
  const told = [
    ...events.map((event) => eventStep(event, where)),
    ...claims.flatMap((claim) => claimSteps(claim, limits, where)),
  ]
  if (!tube) return [issue, ...told]
  const who = `device:${tube.deviceId}`
  const steps: Step[] = [
    issue,
    { step: 'opened', at: tube.openedAt, who, where, dueAt: null, detail: {} },
  ]
  for (const { person, name, at, counts } of members) {
    steps.push({
      step: 'member',
      at,
      who,
      where,
      dueAt: null,
      detail: { person, nameMasked: maskName(name), counts },
    })
  }
  if (tube.sealedAt !== null) {
    steps.push({
      step: 'sealed',
      at: tube.sealedAt,
      who,
      where,
      dueAt: dueFrom(limits, 'tube-sealed', tube.openedAt),
      detail: { count: tube.memberCount },
    })
  }
  return [...steps, ...told]
}
