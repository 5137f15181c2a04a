import type { Instant } from '@bihuan/core/time/instant.ts'
import type { TrueContact } from '../../city/truth/draw-contacts.ts'
import { type Setting, settings } from '../../city/truth/settings.ts'
import type { TrueCase } from '../../city/truth/true-case.ts'

/** What the product knows of a case in the end. */
export type FoundCase = {
  person: string
  positiveAt: Instant
  openedAt: Instant
  keyFactsAt: Instant | null
  signedAt: Instant | null
  /** Whom it holds for the source: a person, `outside`, or null for nobody. */
  source: { infector: string | null; by: 'decided' | 'named' | 'likely' } | null
}
export type FoundContact = {
  case: string
  /** Null for somebody who was described and never found. */
  person: string | null
  kind: string | null
  placedAt: Instant | null
}

/** A length of time in minutes of the city: how many, the middle one and the one that nine in ten do not pass. */
export type Delay = { of: number; medianMinutes: number | null; p90Minutes: number | null }
export type Share = { found: number; of: number; share: number }

export type TracingScore = {
  trueCases: number
  cases: number
  contacts: Share & { bySetting: Record<Setting, Share> }
  /** Of those who were infected: the ones who matter most. */
  infectedContacts: Share
  named: number
  unidentified: number
  wrongContacts: number
  links: { of: number; right: number; wrong: number; unknown: number; outsideSaidInside: number }
  delays: {
    swabToCase: Delay
    toKeyFacts: Delay
    toSignedList: Delay
    toPlaced: Delay
  }
}

const shareOf = (found: number, of: number): Share => ({
  found,
  of,
  share: of === 0 ? 0 : Math.round((found / of) * 1000) / 1000,
})

/** The middle and the ninth tenth of lengths in milliseconds, as minutes (nearest rank). */
export function delayOf(lengths: readonly number[]): Delay {
  const sorted = lengths.toSorted((a, b) => a - b)
  const at = (share: number): number | null => {
    const one = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
    return one === undefined ? null : Math.round(one / 6_000) / 10
  }
  return { of: sorted.length, medianMinutes: at(0.5), p90Minutes: at(0.9) }
}

export type Truth = {
  cases: readonly TrueCase[]
  contacts: readonly TrueContact[]
}

/** Holds what was found against what is true. Only contacts of cases that became known count: nobody can ask about others. */
export function scoreTracing(
  truth: Truth,
  found: { cases: readonly FoundCase[]; contacts: readonly FoundContact[] },
): TracingScore {
  const known = new Map(found.cases.map((one) => [one.person, one]))
  const trueContacts = truth.contacts.filter((one) => known.has(one.case))
  const key = (ofCase: string, person: string) => `${ofCase} ${person}`
  const named = new Set(
    found.contacts.flatMap((one) => (one.person ? key(one.case, one.person) : [])),
  )
  const real = new Set(trueContacts.map((one) => key(one.case, one.who.person)))
  const shareFound = (some: readonly TrueContact[]) =>
    shareOf(some.filter((one) => named.has(key(one.case, one.who.person))).length, some.length)
  const after = (until: (one: FoundCase) => Instant | null) =>
    delayOf(
      found.cases.flatMap((one) => {
        const at = until(one)
        return at === null ? [] : [at - one.openedAt]
      }),
    )
  return {
    trueCases: truth.cases.filter(({ person }) => person !== null).length,
    cases: found.cases.length,
    contacts: {
      ...shareFound(trueContacts),
      bySetting: Object.fromEntries(
        settings.map((setting) => [
          setting,
          shareFound(trueContacts.filter((one) => one.setting === setting)),
        ]),
      ) as Record<Setting, Share>,
    },
    infectedContacts: shareFound(trueContacts.filter(({ infected }) => infected)),
    named: found.contacts.length,
    unidentified: found.contacts.filter(({ person }) => person === null).length,
    wrongContacts: [...named].filter((one) => !real.has(one)).length,
    links: scoreLinks(truth.cases, known),
    delays: {
      swabToCase: delayOf(found.cases.map((one) => one.openedAt - one.positiveAt)),
      toKeyFacts: after((one) => one.keyFactsAt),
      toSignedList: after((one) => one.signedAt),
      toPlaced: delayOf(
        found.contacts.flatMap((one) => {
          const opened = known.get(one.case)?.openedAt
          return one.placedAt === null || opened === undefined ? [] : [one.placedAt - opened]
        }),
      ),
    },
  }
}

function scoreLinks(cases: readonly TrueCase[], known: ReadonlyMap<string, FoundCase>) {
  const said = cases.flatMap((it) => {
    const one = known.get(it.id)
    if (!one) return []
    const truly = it.infector !== null && known.has(it.infector) ? it.infector : null
    return [{ truly, source: one.source }]
  })
  const count = (fits: (one: (typeof said)[number]) => boolean) => said.filter(fits).length
  return {
    of: said.length,
    right: count(({ truly, source }) => source !== null && source.infector === truly),
    wrong: count(({ truly, source }) => source !== null && source.infector !== truly),
    unknown: count(({ source }) => source === null),
    outsideSaidInside: count(({ truly, source }) => truly === null && source?.infector != null),
  }
}
