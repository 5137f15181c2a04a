/** What is done on the way from a swab to its result, in order; five of a box, three of a plate. */
export const steps = [
  'upload',
  'seal',
  'offer',
  'accept',
  'deliver',
  'receive',
  'load',
  'import',
  'release',
] as const
export type Step = (typeof steps)[number]

const ofPlates: ReadonlySet<Step> = new Set(['load', 'import', 'release'])
/** Whether a step is done once a plate; all others are done once a box (an upload is one box). */
export const isOfPlate = (step: Step): boolean => ofPlates.has(step)

/** One thing to do: the n-th box or plate in a step. */
export type Task = { step: Step; n: number }

/** What waits for what, within the steps that are run now. */
export type Ready = {
  /** What can begin at once. */
  first(): Task[]
  /** What can begin because this is done. */
  after(task: Task): Task[]
}

/**
 * Of the steps `run`, the first can begin at once, as if all before it had been done. A plate waits for all its boxes to be
 * received, everything else for the step before it.
 */
export function readyBy(
  run: readonly Step[],
  boxes: number,
  plates: readonly { boxes: readonly number[] }[],
): Ready {
  const runs = new Set(run)
  const waits = plates.map((plate) => plate.boxes.length)
  const platesOf: number[][] = Array.from({ length: boxes }, () => [])
  plates.forEach((plate, n) => {
    for (const box of plate.boxes) platesOf[box]?.push(n)
  })
  return {
    first() {
      const [step] = run
      if (!step) return []
      const count = isOfPlate(step) ? plates.length : boxes
      return Array.from({ length: count }, (_, n) => ({ step, n }))
    },
    after({ step, n }) {
      const next = steps[steps.indexOf(step) + 1]
      if (!next || !runs.has(next)) return []
      if (step !== 'receive') return [{ step: next, n }]
      return (platesOf[n] ?? []).flatMap((plate) => {
        waits[plate] = (waits[plate] ?? 0) - 1
        return waits[plate] === 0 ? [{ step: next, n: plate }] : []
      })
    },
  }
}
