import { maskName } from '@bihuan/core/identity/mask.ts'
import { tubeCode } from '../labels/labels.ts'
import type { FindingFact, ResultFacts, TaskFact } from './result-facts.ts'
import { dueFrom, type Limits, type Step } from './step.ts'

const nobody = { who: null, where: null }

function taskStep(task: TaskFact, limits: Limits): Step[] {
  if (task.outcomeAt === null) return []
  const { person, name, sitting, outcome, answeredByTube, excuse } = task
  const detail = {
    person,
    nameMasked: maskName(name),
    sitting,
    outcome,
    ...(answeredByTube === null ? {} : { tube: tubeCode(answeredByTube) }),
    ...(excuse === null ? {} : { excuse }),
  }
  return [
    {
      step: 'resampled',
      at: task.outcomeAt,
      ...nobody,
      dueAt: dueFrom(limits, 'member-resampled', task.openedAt),
      detail,
    },
  ]
}

function findingSteps(
  { person, name, state, firstKit, foundAt, secondKit, decidedAt }: FindingFact,
  limits: Limits,
): Step[] {
  const about = { person, nameMasked: maskName(name), firstKit }
  const found: Step = { step: 'preliminary', at: foundAt, ...nobody, dueAt: null, detail: about }
  if (decidedAt === null) return [found]
  return [
    found,
    {
      step: state,
      at: decidedAt,
      ...nobody,
      dueAt: dueFrom(limits, 'preliminary-confirmed', foundAt),
      detail: { ...about, secondKit },
    },
  ]
}

/** What the tube's result, or its loss, brought for each of its members. */
export function recallSteps({ recall, tasks, findings }: ResultFacts, limits: Limits): Step[] {
  const opened: Step[] = recall
    ? [
        {
          step: 'recalled',
          at: recall.openedAt,
          ...nobody,
          dueAt: null,
          detail: { reason: recall.reason, members: recall.memberCount },
        },
      ]
    : []
  return [
    ...opened,
    ...tasks.flatMap((task) => taskStep(task, limits)),
    ...findings.flatMap((finding) => findingSteps(finding, limits)),
  ]
}
