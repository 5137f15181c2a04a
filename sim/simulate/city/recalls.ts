import type { ExcuseMember } from '@bihuan/contract/recall.ts'
import { type SingleResult, singleResult } from '@bihuan/core/recall/single-result.ts'
import type { Static } from 'typebox'
import { labelIn } from './boxes.ts'
import { type CityFacts, isHeld, peopleIn, type RecallFact, type TaskFact } from './facts.ts'
import { refuse } from './refusal.ts'

/** Opens the recall of tubes, a task for everybody whose swab is in one; answers how many members are newly recalled. */
export function openRecalls(
  facts: CityFacts,
  tubes: readonly number[],
  reason: RecallFact['reason'],
  at: number,
): number {
  let members = 0
  for (const id of tubes) {
    const known = facts.recalls.get(id)
    if (known && reason === 'reactive') known.reason = reason
    const forgotten = (person: string) =>
      facts.flaws.has('recall-forgets-duplicates') &&
      facts.duplicates.some((one) => one.person === person && one.tube === id)
    const people = peopleIn(facts, id).filter(({ person }) => !forgotten(person))
    if (known || people.length === 0) continue
    const sitting = (facts.tubes.get(id)?.sitting ?? 0) + 1
    const tasks = people.map(
      ({ person }): TaskFact => ({
        tube: id,
        person,
        sitting,
        openedAt: at,
        outcome: null,
        answeredBy: null,
      }),
    )
    facts.recalls.set(id, { tube: id, reason, members: tasks.length, tasks })
    members += tasks.length
  }
  return members
}

/** The released results of those of the tubes that hold one person's swab; core says which do. */
export function readSingles(facts: CityFacts, tubes: readonly number[]): Map<number, SingleResult> {
  const singles = new Map<number, SingleResult>()
  for (const id of tubes) {
    const tube = facts.tubes.get(id)
    if (tube?.state !== 'sealed' || tube.result === null || tube.resultedAt === null) continue
    const state = {
      state: 'sealed' as const,
      movedTo: null,
      openedAt: tube.openedAt,
      sealedAt: tube.sealedAt,
      members: peopleIn(facts, id),
      claims: [],
      holds: isHeld(facts, id),
    }
    const result = { id: String(id), tube: id, call: tube.result, at: tube.resultedAt }
    const single = singleResult(result, state, tube.poolSize)
    if (!('refused' in single)) singles.set(id, single)
  }
  return singles
}

/** What one later tube says to a task, or null; the gravest, then the earliest, is taken. */
function answerOf(facts: CityFacts, { reason }: RecallFact, task: TaskFact) {
  const answers = [...facts.tubes.values()].flatMap((tube) => {
    const isLater = tube.sitting >= task.sitting && tube.state === 'sealed'
    if (!isLater || tube.resultedAt === null) return []
    if (!peopleIn(facts, tube.id).some(({ person }) => person === task.person)) return []
    const isOwn = tube.poolSize === 1 && tube.members.length === 1
    if (tube.result === 'negative')
      return reason !== 'reactive' || isOwn ? [{ tube, outcome: 'negative' }] : []
    const finding = facts.findings.find((one) => one.tube === tube.id && one.person === task.person)
    if (tube.result !== 'reactive' || !finding) return []
    const { state } = finding
    return [{ tube, outcome: state === 'preliminary' ? 'preliminary-positive' : state }]
  })
  const gravity = (outcome: string) => (outcome === 'negative' ? 1 : 0)
  answers.sort(
    (a, b) =>
      gravity(a.outcome) - gravity(b.outcome) ||
      a.tube.sitting - b.tube.sitting ||
      a.tube.id - b.tube.id,
  )
  return answers[0] ?? null
}

/** Writes what later swabs say into all open tasks of these people; can be repeated and changes nothing then. */
export function answerTasks(facts: CityFacts, people: Iterable<string>): void {
  const asked = new Set(people)
  for (const recall of facts.recalls.values()) {
    for (const task of recall.tasks) {
      const isOpen = task.outcome === null || task.outcome === 'preliminary-positive'
      const answer = asked.has(task.person) && isOpen ? answerOf(facts, recall, task) : null
      if (!answer || answer.outcome === task.outcome) continue
      task.outcome = answer.outcome
      task.answeredBy = answer.tube.id
    }
  }
}

/** Begins the finding of each person whose own tube is reactive. */
export function openFindings(
  facts: CityFacts,
  singles: readonly SingleResult[],
  kit: string,
): void {
  for (const { call, person, tube } of singles) {
    const isKnown = facts.findings.some((one) => one.person === person && one.tube === tube)
    if (call === 'reactive' && !isKnown)
      facts.findings.push({ tube, person, state: 'preliminary', firstKit: kit, secondKit: null })
  }
}

/** Writes what the second kit found; a confirmed finding opens its case. */
export function decideFinding(
  facts: CityFacts,
  { person, tube }: SingleResult,
  state: 'confirmed' | 'not-confirmed',
  kit: string,
): void {
  const finding = facts.findings.find((one) => one.person === person && one.tube === tube)
  if (finding?.state !== 'preliminary') return
  Object.assign(finding, { state, secondKit: kit })
  if (state === 'confirmed') facts.cases.add(`${tube} ${person}`)
}

/** Ends one member's task without a sample. Refuses with recall.unknown, recall.already-answered. */
export function excuseMember(facts: CityFacts, input: Static<typeof ExcuseMember>) {
  const recall = facts.recalls.get(labelIn('tube', input.tube))
  const task = recall?.tasks.find(({ person }) => person === input.person)
  if (!recall || !task) return refuse('recall.unknown')
  if (task.outcome !== null) refuse('recall.already-answered')
  task.outcome = 'excused'
  return { tube: input.tube, open: recall.tasks.filter(({ outcome }) => outcome === null).length }
}

/** Whom the teams must sample now, each once, in a sitting in which the person has no sample. */
export function resampleList(
  facts: CityFacts,
): { person: string; sitting: number; site: number }[] {
  const open = [...facts.recalls.values()]
    .flatMap(({ tasks }) => tasks)
    .filter(({ outcome }) => outcome === null)
    .sort((a, b) => b.sitting - a.sitting || a.openedAt - b.openedAt || a.tube - b.tube)
  const asked = new Set<string>()
  return open.flatMap(({ person, sitting, tube }) => {
    if (asked.has(person)) return []
    asked.add(person)
    const swabs = facts.samples.filter((one) => one.person === person)
    const isOnTheWay = swabs.some((swab) => {
      const other = facts.tubes.get(swab.tube)
      const counts = other?.state === 'open' || other?.state === 'sealed'
      return swab.sitting >= sitting && counts && other.resultedAt === null
    })
    if (isOnTheWay) return []
    const next = Math.max(sitting, ...swabs.map((swab) => swab.sitting + 1))
    return [{ person, sitting: next, site: facts.tubes.get(tube)?.site ?? 1 }]
  })
}
