import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'

export type Law = { readonly act: string; readonly article: string }

type Edition = {
  readonly from: Instant
  readonly until: Instant
  readonly act: string
  /** Article by kind of order. */
  readonly articles: Readonly<Record<string, string>>
}

// domain-policy §8, S-L3 (full text read): 12 duty to accept investigation, sampling and isolation; 39 isolation and observation of
// persons; 41 isolation of a place. The numbers of the revision in force from 2025-09-01 were not read: who orders then names them.
const editions: readonly Edition[] = [
  {
    from: instantOf('2013-06-29T00:00:00+08:00'),
    until: instantOf('2025-09-01T00:00:00+08:00'),
    act: '传染病防治法',
    articles: {
      admit: '39',
      isolate: '39',
      stay_home: '39',
      monitor: '39',
      advise: '12',
      test: '12',
      hold: '12',
      zone: '41',
    },
  },
]

/** The law on which a kind of order rests at a moment; empty texts where its article is not known here, which the door refuses. */
export function lawOf(kind: string, at: Instant): Law {
  const edition = editions.find(({ from, until }) => from <= at && at < until)
  const article = edition?.articles[kind]
  return edition && article ? { act: edition.act, article } : { act: '', article: '' }
}
