import { beforeAll, describe, expect, test } from 'vitest'
import { type CityFacts, peopleIn } from '../city/facts.ts'
import { type Run, runSeed } from '../run-seed.ts'
import { checks } from './all-checks.ts'
import { owed, resultsUntrue, swabsForgotten } from './end-checks.ts'
import { releasedDespiteHold } from './laboratory-checks.ts'
import { answeredAndLost, heardAndNotKept, keptAndNotSent, saidByNobody } from './phone-checks.ts'

// Each law has been seen failing: a whole city is broken by hand in the way that the law forbids.

let run: Run
const rich = ({ told, isFinished }: Run) =>
  isFinished && told.recalls > 0 && told.duplicates > 0 && told.results > 3

beforeAll(async () => {
  for (let seed = 0; ; seed += 1) {
    run = await runSeed(seed)
    const facts = run.world.facts()
    if (rich(run) && facts.findings.length > 0 && facts.cases.size > 0) return
  }
})
const broken = (breakIt: (facts: CityFacts) => void) => {
  const facts = structuredClone(run.world.facts())
  breakIt(facts)
  return facts
}
const first = <One>(list: Iterable<One>): One => {
  const [one] = list
  if (one === undefined) throw new Error('the city lacks what the test breaks')
  return one
}
const sealed = (facts: CityFacts) =>
  first([...facts.tubes.values()].filter((one) => one.state === 'sealed' && one.result !== null))

const breaches: Record<string, (facts: CityFacts) => void> = {
  'rows conserve': ({ uploads }) => {
    first(uploads).applied += 1
  },
  'numbers are used once': ({ events }) => {
    const { event, body } = first(events.values())
    events.set('another', { event: { ...event, id: 'another' }, body })
  },
  'people count once': ({ samples }) => void samples.push(first(samples)),
  'tubes hold their people': (facts) => {
    const tube = sealed(facts)
    for (let n = 0; n <= tube.poolSize; n += 1)
      tube.members.push({ person: `somebody ${n}`, at: n })
  },
  'members follow events': (facts) => void sealed(facts).members.pop(),
  'custody conserves': ({ entries }) => void entries.pop(),
  'counts are as signed': ({ boxes }) => {
    first([...boxes.values()].filter((one) => one.receivedBy !== null)).received = 99
  },
  'results have their way': (facts) => {
    sealed(facts).result = null
  },
  'file rows conserve': ({ plates }) => {
    const { file } = first([...plates.values()].filter((one) => one.file !== null))
    if (file) file.used -= 1
  },
  'pools make nobody positive': (facts) => {
    const pool = first([...facts.tubes.values()].filter((one) => one.poolSize > 1))
    const finding = { tube: pool.id, person: 'somebody', state: 'preliminary' as const }
    facts.findings.push({ ...finding, firstKit: 'kit-a', secondKit: null })
  },
  'recalls are whole': ({ recalls, results }) => {
    const tubes = new Set(results.map(({ tube }) => tube))
    first([...recalls.values()].filter(({ tube }) => tubes.has(tube))).tasks.pop()
  },
}

describe('laws of the facts', () => {
  test.each(checks.map(({ name }) => name))('%s', (name) => {
    const check = first(checks.filter((one) => one.name === name))
    expect(check.find(run.world.facts())).toEqual([])
    const breach = breaches[name]
    expect(breach).toBeDefined()
    expect(check.find(broken((facts) => breach?.(facts)))).not.toEqual([])
  })
})

test('a result beside an open claim is seen at its release', () => {
  const { plate, tube } = first(run.world.facts().results)
  expect(releasedDespiteHold(run.world.facts(), plate)).toEqual([])
  const claim = { tube, person: 'somebody', kind: 'late-sample' as const, at: 0, verdict: null }
  const facts = broken(({ claims }) => void claims.push(claim))
  expect(releasedDespiteHold(facts, plate)).toEqual([
    `tube ${tube} got a result with an open claim`,
  ])
})

test('what a phone has said and kept is held against the server', () => {
  const { phones, server } = run.world
  const facts = run.world.facts()
  const phone = first(phones.filter((one) => one.heard.length > 0))
  expect(heardAndNotKept(phone)).toEqual([])
  expect(heardAndNotKept({ ...phone, heard: [...phone.heard, 'seal X'] })).toHaveLength(1)
  expect(saidByNobody(facts, phones)).toEqual([])
  expect(saidByNobody(facts, [])).toHaveLength(facts.events.size)
  expect(keptAndNotSent(facts, phones)).toEqual([])
  expect(
    keptAndNotSent(
      broken(({ events }) => events.clear()),
      phones,
    ),
  ).not.toEqual([])
  expect(answeredAndLost(server)).toEqual([])
  const lost = broken(({ commands }) => void commands.delete(first(commands.keys())))
  expect(answeredAndLost({ answered: server.answered, facts: () => lost })).toHaveLength(1)
})

test('what is owed at the end, swabs that nobody knows and results that no machine read are seen', () => {
  const { world } = run
  const facts = world.facts()
  const with_ = (breakIt: (of: CityFacts) => void) => ({ ...world, facts: () => broken(breakIt) })
  expect(owed(world)).toEqual([])
  const unboxed = with_((of) => {
    sealed(of).box = null
  })
  expect(owed(unboxed)).not.toEqual([])
  const unreleased = with_(({ plates }) => {
    first([...plates.values()].filter((one) => one.isReleased)).isReleased = false
  })
  expect(owed(unreleased)).not.toEqual([])
  expect(swabsForgotten(world, [])).toEqual([])
  expect(swabsForgotten(world, ['nobody'])).toEqual(['nobody does not count'])
  const swabbed = first([...facts.tubes.keys()].filter((id) => world.physical.swabs.get(id)?.size))
  const emptied = with_(({ tubes, claims }) => {
    first([...tubes.values()].filter(({ id }) => id === swabbed)).members = []
    claims.length = 0
  })
  expect(swabsForgotten(emptied, [])).not.toEqual([])
  expect(peopleIn(facts, swabbed).length).toBeGreaterThan(0)
  expect(resultsUntrue(world)).toEqual([])
  expect(resultsUntrue({ ...world, readings: new Map() })).toHaveLength(facts.results.length)
})
