import type { CityFacts, PlateFact } from '../city/facts.ts'
import { peopleIn } from '../city/facts.ts'
import { type Check, repeated, unequal } from './check.ts'

/** No tube has a result without its way: received, on a plate of that laboratory, called there, by two people (I5, I10). */
export const resultsHaveTheirWay: Check = {
  name: 'results have their way',
  law: 'I5',
  find(facts) {
    const { results, tubes, plates, boxes } = facts
    const faults = results.flatMap(({ tube: id, plate: plateId, call, by, second }) => {
      const [tube, plate] = [tubes.get(id), plates.get(plateId)]
      const well = plate?.wells.find((one) => one.tube === id)
      const lab = boxes.get(tube?.box ?? 0)?.receivedBy
      const isCalled = call === 'invalid' ? well?.call !== 'negative' : well?.call === call
      return [
        ...(tube?.result === call ? [] : [`tube ${id} has not the result ${call}`]),
        ...(lab === plate?.laboratory ? [] : [`tube ${id} was never received where it was tested`]),
        ...(isCalled && well?.call !== null
          ? []
          : [`tube ${id} was called ${well?.call}, not ${call}`]),
        ...(by === second ? [`tube ${id} was released by its loader`] : []),
      ]
    })
    const resulted = [...tubes.values()].filter(({ resultedAt }) => resultedAt !== null)
    return [
      ...faults,
      ...repeated(results.map(({ tube }) => `result of tube ${tube}`)),
      ...unequal('tubes with a result', results.length, resulted.length),
    ]
  },
}

/** How many wells a text export has results of, counted line by line. */
function wellsIn(content: string): number {
  const text = Buffer.from(content, 'base64').toString()
  const lines = text.slice(text.indexOf('[Results]')).split('\r\n').slice(2)
  return new Set(lines.flatMap((line) => line.split('\t')[1] ?? [])).size
}
/** Every row of a result file is used, and no well is read that the file does not have (I9). */
export const fileRowsConserve: Check = {
  name: 'file rows conserve',
  law: 'I9',
  find: ({ plates }) =>
    [...plates.values()].flatMap(({ id, file, wells }: PlateFact) =>
      file === null
        ? []
        : [
            ...unequal(`wells in the file of plate ${id}`, wellsIn(file.content), file.used),
            ...unequal(
              `wells read on plate ${id}`,
              file.used,
              wells.filter((w) => w.isRead).length,
            ),
          ],
    ),
}

/** Nobody is positive because of a pool: a finding stands on a tube of one person, a case on two kits (I11). */
export const poolsMakeNobodyPositive: Check = {
  name: 'pools make nobody positive',
  law: 'I11',
  find(facts) {
    const findings = facts.findings.flatMap(({ tube: id, person, state, firstKit, secondKit }) => {
      const tube = facts.tubes.get(id)
      const people = peopleIn(facts, id)
      const isOwn = tube?.poolSize === 1 && people.length === 1 && people[0]?.person === person
      const isDecided = state !== 'preliminary'
      return [
        ...(isOwn ? [] : [`finding of ${person} from tube ${id}, which is not their own`]),
        ...(isDecided && secondKit === firstKit ? [`finding of ${person} by one kit twice`] : []),
      ]
    })
    const cases = [...facts.cases].filter(
      (one) =>
        !facts.findings.some(
          ({ tube, person, state }) => `${tube} ${person}` === one && state === 'confirmed',
        ),
    )
    return [...findings, ...cases.map((one) => `case ${one} without a confirmed finding`)]
  },
}

/** Everybody in a recalled tube has a task, and only their own later tube answers a reactive one (I12). */
export const recallsAreWhole: Check = {
  name: 'recalls are whole',
  law: 'I12',
  find(facts) {
    const owed = facts.results.flatMap(({ tube, call }) => {
      if (call === 'negative') return []
      const isOwn = facts.tubes.get(tube)?.poolSize === 1
      if (call === 'reactive' && isOwn) return []
      const tasks = facts.recalls.get(tube)?.tasks ?? []
      return peopleIn(facts, tube).flatMap(({ person }) =>
        tasks.some((task) => task.person === person)
          ? []
          : [`${person} of the ${call} tube ${tube} is not recalled`],
      )
    })
    return [...owed, ...answersFit(facts)]
  },
}

function answersFit(facts: CityFacts): string[] {
  return [...facts.recalls.values()].flatMap(({ reason, tasks, members, tube }) => [
    ...unequal(`tasks of tube ${tube}`, members, tasks.length),
    ...tasks.flatMap(({ person, outcome, answeredBy, sitting }) => {
      if (answeredBy === null) return []
      const answer = facts.tubes.get(answeredBy)
      const isOwn = answer?.poolSize === 1 || (outcome === 'negative' && reason !== 'reactive')
      const isIn = peopleIn(facts, answeredBy).some((one) => one.person === person)
      const isLater = (answer?.sitting ?? 0) >= sitting
      return isOwn && isIn && isLater ? [] : [`tube ${answeredBy} cannot answer for ${person}`]
    }),
  ])
}

/** Straight after a release: no tube that got a result has an open claim (I10). */
export function releasedDespiteHold(facts: CityFacts, plate: number): string[] {
  return facts.results.flatMap(({ tube, plate: of }) => {
    const isHeld = facts.claims.some(
      (one) => one.tube === tube && one.verdict === null && one.kind !== 'voided',
    )
    return of === plate && isHeld ? [`tube ${tube} got a result with an open claim`] : []
  })
}
