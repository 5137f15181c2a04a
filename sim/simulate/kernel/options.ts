import { type Random, seeded } from '../../random/random.ts'

/** Everything that a seed decides about a run, in plain sight; chances are parts of 1, times are minutes. */
export type Options = {
  seed: number
  people: number
  sites: number
  phonesPerSite: number
  poolSize: 5 | 10
  infected: number
  faults: {
    diskFull: number
    diskLost: number
    diskKill: number
    diskSlowMs: number
    cut: number
    cutAnswer: number
    twice: number
    late: number
    busy: number
    serverCrashes: number
    phoneKills: number
    phoneLost: number
    clockHours: number
    offlineMinutes: number
  }
  mistakes: {
    twiceSampled: number
    wrongPerson: number
    neighboursTube: number
    countedWrong: number
    voided: number
    moved: number
    leftOut: number
    slippedIn: number
    miscounted: number
    notScanned: number
    boxLost: number
    plateTurned: number
    fileOfAnother: number
    fileCut: number
    wellWeak: number
    falseReactive: number
    excused: number
    forgotten: number
  }
}

const of = (random: Random, ...values: number[]): number => random.pick(values)

/** Expands a seed into the options of its run. */
export function optionsOf(seed: number): Options {
  const random = seeded(seed).fork('options')
  const some = (low: number, high: number) => of(random, 0, low, low, high)
  return {
    seed,
    people: random.integer(24, 56),
    sites: random.integer(1, 2),
    phonesPerSite: 2,
    poolSize: random.pick([5, 5, 10] as const),
    infected: of(random, 0, 0.02, 0.05, 0.08),
    faults: {
      diskFull: some(0.01, 0.05),
      diskLost: some(0.01, 0.04),
      diskKill: some(0.01, 0.03),
      diskSlowMs: of(random, 5, 50, 1_500),
      cut: some(0.05, 0.3),
      cutAnswer: some(0.05, 0.3),
      twice: some(0.05, 0.25),
      late: some(0.03, 0.15),
      busy: some(0.03, 0.15),
      serverCrashes: random.integer(0, 3),
      phoneKills: random.integer(0, 3),
      phoneLost: of(random, 0, 0, 0, 1),
      clockHours: of(random, 0, 1, 30),
      offlineMinutes: of(random, 0, 20, 90, 400),
    },
    mistakes: {
      twiceSampled: some(0.04, 0.15),
      wrongPerson: some(0.03, 0.1),
      neighboursTube: some(0.1, 0.4),
      countedWrong: some(0.05, 0.2),
      voided: some(0.03, 0.12),
      moved: some(0.03, 0.12),
      leftOut: some(0.1, 0.3),
      slippedIn: some(0.1, 0.4),
      miscounted: some(0.1, 0.4),
      notScanned: some(0.05, 0.2),
      boxLost: some(0.03, 0.1),
      plateTurned: some(0.05, 0.2),
      fileOfAnother: some(0.05, 0.2),
      fileCut: some(0.1, 0.3),
      wellWeak: some(0.03, 0.12),
      falseReactive: some(0.02, 0.06),
      excused: some(0.05, 0.2),
      forgotten: some(0.03, 0.1),
    },
  }
}

/** The options in one line, to be read beside a trace. */
export function optionsText({ faults, mistakes, ...rest }: Options): string {
  const say = (values: Record<string, number>) =>
    Object.entries(values)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')
  return `${say(rest)}; faults: ${say(faults)}; mistakes: ${say(mistakes)}`
}
