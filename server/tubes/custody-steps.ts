import type { LegFact } from '../custody/box-facts.ts'
import { boxCode } from '../labels/labels.ts'
import { dueFrom, type Limits, type Step } from './step.ts'
import type { WayFacts } from './story-facts.ts'

/** Names of accounts for people: a site and a laboratory by name, a courier by display name. */
export type Names = ReadonlyMap<string, string>

const named = (names: Names, account: string) => names.get(account) ?? account

function legSteps(
  box: string,
  sealedAt: number,
  legs: readonly LegFact[],
  limits: Limits,
  names: Names,
): Step[] {
  const firstAccepted = legs[0]?.acceptedAt ?? null
  return legs.flatMap((leg): Step[] => {
    const way = { box, from: named(names, leg.fromAccount), to: named(names, leg.toAccount) }
    const given = { name: leg.offeredBy, count: leg.offeredCount }
    const offered: Step = {
      step: 'offered',
      at: leg.offeredAt,
      who: leg.offeredBy,
      where: way.from,
      dueAt: null,
      detail: { ...way, given, celsius: leg.offeredCelsius },
    }
    if (leg.acceptedAt === null) return [offered]
    const atLaboratory = leg.toAccount.startsWith('laboratory:')
    const accepted: Step = {
      step: atLaboratory ? 'received' : 'accepted',
      at: leg.acceptedAt,
      who: leg.acceptedBy,
      where: way.to,
      dueAt:
        leg.legNo === 1
          ? dueFrom(limits, 'box-handed-over', sealedAt)
          : atLaboratory
            ? dueFrom(limits, 'box-delivered', firstAccepted)
            : null,
      detail: {
        ...way,
        given,
        taken: { name: leg.acceptedBy, count: leg.acceptedCount },
        celsius: leg.acceptedCelsius,
        agreed: leg.acceptedCount === leg.offeredCount,
      },
    }
    if (leg.settledAt === null) return [offered, accepted]
    const dueAt = dueFrom(limits, 'difference-settled', leg.acceptedAt)
    return [
      offered,
      accepted,
      {
        step: 'difference-settled',
        at: leg.settledAt,
        who: null,
        where: way.to,
        dueAt,
        detail: { box, reason: leg.settledBecause },
      },
    ]
  })
}

/** From the box to the laboratory's bench, with both people and both counts of every hand-over; losses and finds too. */
export function custodySteps(
  { tube, box, site, limits, losses, orphans }: WayFacts,
  names: Names,
): Step[] {
  const steps: Step[] = []
  if (tube?.boxId && box) {
    const code = boxCode(tube.boxId)
    if (tube.boxedAt !== null) {
      steps.push({
        step: 'boxed',
        at: tube.boxedAt,
        who: box.box.sealedBy,
        where: site?.name ?? null,
        dueAt: dueFrom(limits, 'tube-boxed', tube.sealedAt),
        detail: { box: code },
      })
    }
    steps.push(...legSteps(code, box.box.sealedAt, box.legs, limits, names))
  }
  for (const { at, by, reason, fromAccount } of losses) {
    steps.push({
      step: 'lost',
      at,
      who: by,
      where: named(names, fromAccount),
      dueAt: null,
      detail: { reason },
    })
  }
  for (const { foundAt, laboratoryId, settledAt, reason } of orphans) {
    const where = named(names, `laboratory:${laboratoryId}`)
    steps.push({ step: 'unknown-origin', at: foundAt, who: null, where, dueAt: null, detail: {} })
    if (settledAt !== null) {
      steps.push({
        step: 'origin-settled',
        at: settledAt,
        who: null,
        where,
        dueAt: dueFrom(limits, 'difference-settled', foundAt),
        detail: { reason },
      })
    }
  }
  return steps
}
