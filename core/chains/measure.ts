import { attribute, type Candidate, type SourceModel, type TimedCase } from './attribute.ts'

/** A case whose source is known, with the cases that could have been it. */
export type Question = {
  readonly infectee: number
  readonly truth: number
  readonly candidates: readonly number[]
}

/** How well posteriors name sources that are known. */
export type Measure = {
  /** Cases that were judged: those of which the true source is among the candidates. */
  judged: number
  /** Share with the true source first, and among the first three; equal ones count by the worst place that they share. */
  first: number
  firstThree: number
  meanPosterior: number
  /** What drawing lots would give. */
  byLot: number
  meanCandidates: number
  /** Sum of the logarithms of the posteriors of the true sources. */
  logLikelihood: number
}

// What counts as equal: the sums of one posterior differ in their last digits by the order in which they were made.
const equal = 1e-12

/** Compares posteriors, one per candidate, with the truth. */
export function measure(
  questions: readonly Question[],
  posteriorOf: (question: Question, candidate: number) => number,
): Measure {
  const found = questions.map((question) => {
    const own = posteriorOf(question, question.truth)
    const place = question.candidates.filter((one) => posteriorOf(question, one) >= own - equal)
    return { own, place: place.length, of: question.candidates.length }
  })
  const share = (isIt: (one: { own: number; place: number; of: number }) => number) =>
    found.reduce((sum, one) => sum + isIt(one), 0) / found.length
  return {
    judged: found.length,
    first: share(({ place }) => (place <= 1 ? 1 : 0)),
    firstThree: share(({ place }) => (place <= 3 ? 1 : 0)),
    meanPosterior: share(({ own }) => own),
    byLot: share(({ of }) => 1 / of),
    meanCandidates: share(({ of }) => of),
    logLikelihood: found.reduce((sum, { own }) => sum + Math.log(Math.max(own, 1e-9)), 0),
  }
}

/**
 * The questions that a list with clusters and links poses: every infectee with a date, with all dated cases of its cluster as candidates, where its
 * source is among them.
 */
export function questionsOf(
  cases: readonly (TimedCase & { readonly cluster: string | null })[],
  links: readonly { readonly from: number; readonly to: number }[],
): Question[] {
  const members = membersOf(cases)
  return links.flatMap(({ from, to }) => {
    const candidates = members.get(cases[to]?.cluster ?? '')?.filter((one) => one !== to) ?? []
    const isDated = (cases[to]?.onset ?? null) !== null
    return isDated && candidates.includes(from) ? [{ infectee: to, truth: from, candidates }] : []
  })
}

function membersOf(cases: readonly (TimedCase & { readonly cluster: string | null })[]) {
  const members = new Map<string, number[]>()
  cases.forEach(({ cluster, onset }, line) => {
    if (cluster !== null && onset !== null)
      members.set(cluster, [...(members.get(cluster) ?? []), line])
  })
  return members
}

/** Every case with every dated case of its cluster as a candidate: what is judged knows nothing of the links. */
export function candidatesWithin(
  cases: readonly (TimedCase & { readonly cluster: string | null })[],
  groundOf: (
    infectee: number,
    infector: number,
  ) => Pick<Candidate, 'contact' | 'place' | 'sameHome'>,
): Candidate[] {
  return [...membersOf(cases).values()].flatMap((lines) =>
    lines.flatMap((infectee) =>
      lines
        .filter((infector) => infector !== infectee)
        .map((infector) => ({
          infectee,
          infector,
          ...groundOf(infectee, infector),
          isDecided: false,
        })),
    ),
  )
}

/** Attributes sources within clusters and compares them with the links, which the attribution does not see. */
export function measureModel(
  cases: readonly (TimedCase & { readonly cluster: string | null })[],
  questions: readonly Question[],
  model: SourceModel,
  groundOf: (
    infectee: number,
    infector: number,
  ) => Pick<Candidate, 'contact' | 'place' | 'sameHome'> = () => ({
    contact: 1,
    place: 1,
    sameHome: 1,
  }),
): Measure {
  const candidates = candidatesWithin(cases, groundOf)
  const { candidates: judged } = attribute(cases, candidates, model)
  const posterior = new Map(
    candidates.map(({ infectee, infector }, n) => [
      infectee * cases.length + infector,
      judged[n]?.posterior ?? 0,
    ]),
  )
  return measure(
    questions,
    ({ infectee }, candidate) => posterior.get(infectee * cases.length + candidate) ?? 0,
  )
}
