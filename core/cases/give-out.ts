import type { Words } from './lifecycle.ts'

/** Somebody who can be given cases, as they stand now. `load` is the work left in their open cases, 1 for a case just given. */
export type Investigator = {
  readonly account: string
  readonly name: string
  readonly area: string
  readonly languages: readonly string[]
  readonly mostADay: number
  readonly today: number
  readonly load: number
}
/** A case that waits for its team. */
export type WaitingCase = {
  readonly id: string
  readonly area: string
  readonly language: string
}
export type Given = {
  readonly case: string
  readonly asks: string | null
  readonly types: string | null
  readonly why: Words
}

type Seat = { -readonly [K in 'today' | 'load']: number } & { readonly it: Investigator }

/** Digits of the area that two codes share from the left: 12 of the same community, 9 street, 6 district, 4 city. */
const shared = (own: string, area: string): number =>
  [12, 9, 6, 4].find((digits) => own.length >= digits && area.startsWith(own.slice(0, digits))) ?? 0

const covers = (seat: Seat, { area }: WaitingCase): boolean => area.startsWith(seat.it.area)

/** The least loaded first, as share of a day; of equals who is nearest, and then by name, so that the same question has one answer. */
const better =
  (one: WaitingCase) =>
  (a: Seat, b: Seat): number =>
    a.load / Math.max(a.it.mostADay, 1) - b.load / Math.max(b.it.mostADay, 1) ||
    shared(b.it.area, one.area) - shared(a.it.area, one.area) ||
    (a.it.account < b.it.account ? -1 : 1)

// Who types has half of the work of who asks: no call to prepare, and nothing to decide.
const typingLoad = 0.5

function whyNobody(one: WaitingCase, seats: readonly Seat[]): Words {
  const near = seats.filter((seat) => covers(seat, one))
  if (near.length === 0)
    return { zh: '该区没有在岗流调员', en: 'nobody on duty answers for this area' }
  if (!near.some(({ it }) => it.languages.includes(one.language)))
    return {
      zh: `在岗流调员都不会该语言（${one.language}）`,
      en: `nobody on duty speaks the language (${one.language})`,
    }
  return {
    zh: '会该语言的在岗流调员今天都已满额',
    en: 'everybody on duty who speaks the language has as many as a day allows',
  }
}

const rounded = (load: number) => Math.round(load * 10) / 10

/**
 * Gives waiting cases out, in their order: to who answers for the area, speaks the language and has room today, the least loaded for what
 * they take in a day. Who types is the next one, of any language. Every line says why; a case that nobody can take says why not. Our own
 * rule (DESIGN): no source prescribes one.
 */
export function giveOut(
  waiting: readonly WaitingCase[],
  investigators: readonly Investigator[],
): Given[] {
  const seats: Seat[] = investigators.map((it) => ({ it, today: it.today, load: it.load }))
  return waiting.map((one) => {
    const able = seats.filter((seat) => covers(seat, one) && seat.today < seat.it.mostADay)
    const [asks] = able.filter(({ it }) => it.languages.includes(one.language)).sort(better(one))
    if (asks === undefined)
      return { case: one.id, asks: null, types: null, why: whyNobody(one, seats) }
    const why = {
      zh: `管辖 ${asks.it.area}，会 ${one.language}，在办 ${rounded(asks.load)}，今天第 ${asks.today + 1}/${asks.it.mostADay} 例`,
      en: `answers for ${asks.it.area}, speaks ${one.language}, ${rounded(asks.load)} cases of work left, number ${asks.today + 1} of ${asks.it.mostADay} today`,
    }
    asks.today += 1
    asks.load += 1
    const [types] = able
      .filter((seat) => seat !== asks && seat.today < seat.it.mostADay)
      .sort(better(one))
    if (types !== undefined) {
      types.today += 1
      types.load += typingLoad
    }
    return { case: one.id, asks: asks.it.account, types: types?.it.account ?? null, why }
  })
}
