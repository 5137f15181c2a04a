import type { ActDocument, AppealAct } from './act.ts'
import { isVerifiedAct, type VerifiedAct } from './verify-act.ts'

/** Acts, found by what they are about. */
export type ActBook = {
  /** Lifts, suspensions, appeals and services of one order. */
  readonly ofOrder: ReadonlyMap<string, readonly VerifiedAct[]>
  /** Suspensions and stages of a batch. */
  readonly ofBatch: ReadonlyMap<string, readonly VerifiedAct[]>
  /** Answers, decisions and keepings of one appeal. */
  readonly ofAppeal: ReadonlyMap<string, readonly VerifiedAct[]>
  readonly ofAll: readonly VerifiedAct[]
}

/** Puts acts where they are looked up; an act sent twice counts once. Throws a TypeError for an act that was not verified. */
export function actBook(acts: readonly VerifiedAct[]): ActBook {
  const ofOrder = new Map<string, VerifiedAct[]>()
  const ofBatch = new Map<string, VerifiedAct[]>()
  const ofAppeal = new Map<string, VerifiedAct[]>()
  const ofAll: VerifiedAct[] = []
  for (const verified of acts) {
    if (!isVerifiedAct(verified))
      throw new TypeError('an act counts only when its signature was checked')
    const { act } = verified
    if ('appeal' in act) push(ofAppeal, act.appeal, verified)
    else if ('batch' in act && act.batch !== null) push(ofBatch, act.batch, verified)
    else if ('order' in act && act.order !== null) push(ofOrder, act.order, verified)
    else ofAll.push(verified)
  }
  return { ofOrder, ofBatch, ofAppeal, ofAll }
}

export const noActs: ActBook = actBook([])

function push(book: Map<string, VerifiedAct[]>, key: string, one: VerifiedAct): void {
  const known = book.get(key)
  if (known === undefined) book.set(key, [one])
  else known.push(one)
}

/** The acts of one kind among some, as far as they were known at a moment. */
export function ofKind<K extends ActDocument['kind']>(
  acts: readonly VerifiedAct[] | undefined,
  kind: K,
  known: number,
): VerifiedAct<Extract<ActDocument, { kind: K }>>[] {
  return (acts ?? []).filter(
    (one): one is VerifiedAct<Extract<ActDocument, { kind: K }>> =>
      one.act.kind === kind && one.knownAt <= known,
  )
}

/** The appeals against an order or any that it renews. */
export function appealsOf(
  ids: readonly string[],
  book: ActBook,
  known: number,
): VerifiedAct<AppealAct>[] {
  return ids.flatMap((id) => ofKind(book.ofOrder.get(id), 'appeal', known))
}
