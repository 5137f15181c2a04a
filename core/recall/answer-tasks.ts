import type { Finding } from '../lab/finding.ts'
import type { Instant } from '../time/instant.ts'
import type { RecallTask } from './open-recall.ts'
import { confirmation, type Excused, outcomeOf, type SampledAgain } from './outcome.ts'
import type { SingleResult } from './single-result.ts'

/**
 * Writes a single result into every task of its person that waits for one, so that one swab answers for all the tubes
 * the person was in. Only a swab later than the one in the recalled tube answers; an invalid result answers nothing.
 */
export function answerTasks(tasks: readonly RecallTask[], result: SingleResult): RecallTask[] {
  const outcome = outcomeOf(result)
  return tasks.map((task) =>
    outcome && task.outcome === null && answers(task, result) ? { ...task, outcome } : task,
  )
}

/**
 * Writes what the laboratory found into every task that waits for the confirmation of the finding's first tube; an
 * unfinished finding changes nothing.
 */
export function confirmTasks(tasks: readonly RecallTask[], finding: Finding): RecallTask[] {
  return tasks.map((task) => {
    if (task.outcome?.kind !== 'preliminary-positive') return task
    const outcome = confirmation(task.outcome, finding)
    return outcome ? { ...task, outcome } : task
  })
}

/**
 * Closes the tasks that need no single sample (invalid or lost tube) for somebody in a later tube, once that tube has a
 * result that is not invalid. A reactive tube's task is never answered so.
 */
export function sampledAgain(
  tasks: readonly RecallTask[],
  person: string,
  { tube, at }: Omit<SampledAgain, 'kind'>,
): RecallTask[] {
  return tasks.map((task) =>
    !task.single && task.outcome === null && answers(task, { tube, person, sampledAt: at })
      ? { ...task, outcome: { kind: 'sampled-again', tube, at } }
      : task,
  )
}

/** Excuses a person from one tube's recall, with the reason and who decided. A preliminary positive is not excused. */
export function excuseTask(
  task: RecallTask,
  { reason, by, at }: Omit<Excused, 'kind'>,
): RecallTask {
  if (task.outcome !== null) return task
  return { ...task, outcome: { kind: 'excused', reason, by, at } }
}

function answers(
  task: RecallTask,
  swab: { tube: number; person: string; sampledAt: Instant },
): boolean {
  return swab.person === task.person && swab.tube !== task.tube && swab.sampledAt > task.sampledAt
}
