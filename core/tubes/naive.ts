import type { TubeEvent } from './events.ts'
import type { TubeState } from './tube-state.ts'

/*
 * The rules of settle.ts a second time, written to be read and not to be fast: arrays, repetition until nothing
 * changes, no shared code. The tests hold the two against each other.
 */

const before = (a: TubeEvent, b: TubeEvent) =>
  a.device === b.device && a.seq !== b.seq
    ? a.seq < b.seq
    : a.at !== b.at
      ? a.at < b.at
      : a.id < b.id

const isLastOfItsDevice = (e: TubeEvent, all: TubeEvent[]) =>
  !all.some((o) => o.device === e.device && before(e, o))
const isFirstOfItsDevice = (e: TubeEvent, all: TubeEvent[]) =>
  !all.some((o) => o.device === e.device && before(o, e))
const earlier = (a: TubeEvent, b: TubeEvent) => a.at < b.at || (a.at === b.at && a.id < b.id)

function latest<E extends TubeEvent>(all: E[]): E | undefined {
  const last = all.filter((e) => isLastOfItsDevice(e, all))
  return last.find((e) => last.every((o) => o === e || earlier(o, e)))
}
function earliest<E extends TubeEvent>(all: E[]): E | undefined {
  const first = all.filter((e) => isFirstOfItsDevice(e, all))
  return first.find((e) => first.every((o) => o === e || earlier(e, o)))
}

const of = <K extends TubeEvent['kind']>(kind: K, all: TubeEvent[]) =>
  all.filter((e): e is Extract<TubeEvent, { kind: K }> => e.kind === kind)
const codes = (e: TubeEvent) => (e.kind === 'move' ? [e.from, e.to] : [e.tube])
const distinct = <T>(all: T[]) => [...new Set(all)]

/** What the tube named `tube` has become, after the naive reading of the rules. */
export function naiveState(
  sent: TubeEvent[],
  tube: number,
  capacity: (t: number) => number,
): TubeState {
  const all = sent.filter((e, i) => sent.findIndex((o) => o.id === e.id) === i)
  let bound = [tube]
  for (let round = 0; round < all.length; round++) {
    for (const move of of('move', all)) {
      if (codes(move).some((code) => bound.includes(code)))
        bound = distinct([...bound, ...codes(move)])
    }
  }
  const own = all.filter((e) => codes(e).some((code) => bound.includes(code)))
  const moves = of('move', own).filter((m) => m.from !== m.to)
  const ends = moves.filter((m) => !moves.some((o) => o.from === m.to))
  const root = latest(ends.length > 0 ? ends : moves)?.to ?? tube
  const blank = { openedAt: null, sealedAt: null, members: [], claims: [], holds: false }
  if (root !== tube) return { state: 'moved', movedTo: root, ...blank }

  const disputed = bound.some((code) => {
    const sources = distinct(moves.filter((m) => m.to === code).map((m) => m.from))
    const targets = distinct(moves.filter((m) => m.from === code).map((m) => m.to))
    const uses = [...of('sample', own), ...of('seal', own)].filter((e) => e.tube === code)
    const usedBefore = (from: number) =>
      uses.some((e) => moves.every((m) => m.from !== from || m.to !== code || before(e, m)))
    return sources.length > 1 || targets.length > 1 || sources.some(usedBefore)
  })

  type Row = {
    reason: TubeState['claims'][number]['reason']
    person: string
    tube: number
    at: number
  }
  const rows: Row[] = []
  const seals = of('seal', own)
  const document = earliest(seals)
  const list = (seal: (typeof seals)[number]) =>
    distinct(seal.members.map((m) => m.person)).map((person) => {
      const moments = seal.members.filter((m) => m.person === person).map((m) => m.at)
      return { person, at: Math.min(...moments), tube: seal.tube }
    })
  const words = distinct([...of('sample', own), ...of('undo', own)].map((e) => e.person)).map(
    (person) =>
      latest([...of('sample', own), ...of('undo', own)].filter((e) => e.person === person)),
  )

  let members: { person: string; tube: number; at: number }[] = []
  if (document) {
    members = list(document)
    members.sort((a, b) => (a.at === b.at ? (a.person < b.person ? -1 : 1) : a.at - b.at))
    const lists = seals.map(list)
    for (const one of lists)
      for (const other of [...lists.slice(0), members])
        for (const place of one)
          if (!other.some((p) => p.person === place.person)) {
            const mine = members.find((p) => p.person === place.person)
            if (!mine && other !== members) continue
            rows.push({ ...(mine ?? place), reason: disputed ? 'merged' : 'second-seal' })
          }
    for (const w of words) {
      if (!w) continue
      const inAny = lists.some((l) => l.some((p) => p.person === w.person))
      if (w.kind === 'sample' && !inAny) rows.push({ ...w, reason: 'late-sample' })
      if (w.kind === 'undo' && members.some((m) => m.person === w.person) && before(document, w))
        rows.push({ ...w, reason: 'late-undo' })
    }
  } else {
    members = words
      .flatMap((w) => (w?.kind === 'sample' ? [w] : []))
      .sort((a, b) => (earlier(a, b) ? -1 : 1))
  }
  for (const place of members.slice(capacity(tube))) rows.push({ ...place, reason: 'overfull' })
  members = members.slice(0, capacity(tube))
  const isVoid = of('void', own).length > 0
  if (disputed) for (const place of members) rows.push({ ...place, reason: 'merged' })
  const finalRows: Row[] = isVoid
    ? [...rows, ...members].map((r) => ({ ...r, reason: 'voided' }))
    : rows

  const claims = finalRows
    .map(({ reason, person, tube: code, at }) => ({ reason, person, tube: code, at }))
    .filter((c, i, cs) =>
      cs.every((o, j) => {
        if (o.person !== c.person || o.reason !== c.reason) return true
        if (o.at !== c.at) return c.at < o.at
        return o.tube === c.tube ? i <= j : c.tube < o.tube
      }),
    )
    .sort((a, b) => a.at - b.at || (a.person + a.reason < b.person + b.reason ? -1 : 1))
  const opened = document ? [document.openedAt] : of('sample', own).map((e) => e.at)
  return {
    state: isVoid ? 'void' : document ? 'sealed' : 'open',
    movedTo: null,
    openedAt: opened.length > 0 ? Math.min(...opened) : null,
    sealedAt: document?.at ?? null,
    members: isVoid ? [] : members.map(({ person, at }) => ({ person, at })),
    claims,
    holds: !isVoid && claims.length > 0,
  }
}
