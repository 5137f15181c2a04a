import type { Policy } from './policy.ts'
import { type Grounded, grounded, trackOf } from './track-days.ts'
import type { Words } from './words.ts'

export type OrderAnswer =
  | (Grounded & {
      readonly ok: true
      /** The longest that one order of this kind may last for this reason. */
      readonly hours: number
    })
  | {
      readonly ok: false
      readonly because: 'forbidden-kind' | 'no-kind' | 'reason' | 'no-stage'
      readonly allowed: readonly string[]
      readonly text: Words
    }

/**
 * The longest an order of a kind may last for a reason: the maximum of the kind, and where the reason is a track not more than
 * the days of those of its stages which that kind of order keeps.
 */
export function orderMaximum(policy: Policy, kind: string, reason: string): OrderAnswer {
  const { forbiddenKinds, kind: kinds } = policy.orders
  if (forbiddenKinds.v.includes(kind))
    return refuse('forbidden-kind', Object.keys(kinds), {
      zh: `现行规则禁止“${kind}”，任何人不得下达。`,
      en: `The rules in force forbid "${kind}"; nobody may order it.`,
    })
  const rules = kinds[kind]
  if (rules === undefined)
    return refuse('no-kind', Object.keys(kinds), {
      zh: `现行规则没有“${kind}”这种命令；可用：${Object.keys(kinds).join('、')}。`,
      en: `The rules in force know no order "${kind}"; there are ${Object.keys(kinds).join(', ')}.`,
    })
  const track = trackOf(policy, reason)
  const isTrack = track !== null && track.stages.length > 0
  if (!rules.bases.v.includes(reason) || (!isTrack && policy.status.rules[reason] === undefined))
    return refuse('reason', rules.bases.v, {
      zh: `“${reason}”不能作为“${kind}”的依据；可用：${rules.bases.v.join('、')}。`,
      en: `"${reason}" is no ground for "${kind}"; use ${rules.bases.v.join(', ')}.`,
    })
  if (!isTrack) return { ok: true, hours: rules.maxHours.v, ...grounded([rules.maxHours]) }
  const kept = track.stages.filter(({ place, orPlace }) =>
    [place, orPlace].some((one) => one !== null && keeps(policy, one.v) === kind),
  )
  const placed = Object.values(policy.places).some(({ orderKind }) => orderKind.v === kind)
  if (placed && kept.length === 0)
    return refuse('no-stage', stageKinds(policy, reason), {
      zh: `“${reason}”没有需要“${kind}”的阶段；可用：${stageKinds(policy, reason).join('、')}。`,
      en: `No stage of "${reason}" asks for "${kind}"; use ${stageKinds(policy, reason).join(', ')}.`,
    })
  const days = kept.map((stage) => stage.days)
  const sum = days.reduce((hours, one) => hours + (one?.v ?? Number.POSITIVE_INFINITY) * 24, 0)
  const hours = placed ? Math.min(rules.maxHours.v, sum) : rules.maxHours.v
  return { ok: true, hours, ...grounded([rules.maxHours, ...days]) }
}

const keeps = (policy: Policy, place: string): string | undefined =>
  policy.places[place]?.orderKind.v

function stageKinds(policy: Policy, reason: string): readonly string[] {
  const kinds = (trackOf(policy, reason)?.stages ?? []).flatMap(({ place, orPlace }) =>
    [place, orPlace].map((one) => (one === null ? undefined : keeps(policy, one.v))),
  )
  return [...new Set(kinds.filter((one) => one !== undefined))]
}

function refuse(
  because: Extract<OrderAnswer, { ok: false }>['because'],
  allowed: readonly string[],
  text: Words,
): OrderAnswer {
  return { ok: false, because, allowed, text }
}
