import type { TubeStep } from '../../../api/wire.ts'

export type Counted = { name: string; count: number }
export type Ct = { target: string; dye: string; ct: number | null; cutoff: number | null }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const countedOf = (value: unknown): Counted | null =>
  isRecord(value) && typeof value.count === 'number'
    ? { name: String(value.name ?? ''), count: value.count }
    : null

/** What a step left behind, by name; whatever a step does not have is null. */
export function detailOf({ detail }: Pick<TubeStep, 'detail'>) {
  const text = (name: string) => {
    const value = detail[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const number = (name: string) => {
    const value = detail[name]
    return typeof value === 'number' ? value : null
  }
  return {
    text,
    number,
    given: countedOf(detail.given),
    taken: countedOf(detail.taken),
    cts: Array.isArray(detail.cts) ? (detail.cts as Ct[]) : null,
  }
}
export type Detail = ReturnType<typeof detailOf>

/**
 * The steps that the page tells one by one. Members have their own list, and an offer that was taken is told with the
 * hand-over, where both signatures stand.
 */
export function toldSteps(steps: readonly TubeStep[]): TubeStep[] {
  const isTaken = (offer: TubeStep) =>
    steps.some(
      ({ step, detail }) =>
        (step === 'accepted' || step === 'received') &&
        detail.from === offer.detail.from &&
        detail.to === offer.detail.to,
    )
  return steps.filter((one) => one.step !== 'member' && !(one.step === 'offered' && isTaken(one)))
}
