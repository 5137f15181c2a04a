import { labelCode } from '@bihuan/core/labels/label.ts'
import type { Memory } from './memory.ts'
import type { ClosedTube, FieldState, StationView } from './types.ts'

const closedMax = 50
const code = (tube: number) => labelCode('tube', tube)

function closedOf({ tubes }: Memory): ClosedTube[] {
  return [...tubes]
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, closedMax)
    .map(([tube, { use, at, members, tails }]) => ({
      tube: code(tube),
      use,
      at,
      people: members.map(({ person }, n) => ({ person, tail: tails[n] ?? '' })),
    }))
}

/** What of the station does not change with a scan of a person; asked again when a tube was closed. */
export function stationView() {
  let known: { tubes: number; at: number; closed: ClosedTube[]; sealed: number } | null = null
  return (memory: Memory): StationView => {
    const { open, lastAt } = memory.station
    const { tubes } = memory
    if (known?.tubes !== tubes.size || (open === null && known.at !== lastAt)) {
      const sealed = [...tubes.values()].filter(({ use }) => use === 'sealed').length
      known = { tubes: tubes.size, at: lastAt, closed: closedOf(memory), sealed }
    }
    const lot =
      open && memory.session?.book.lots.find(({ first, last }) => isIn(open.tube, first, last))
    return {
      open: open && {
        tube: code(open.tube),
        openedAt: open.openedAt,
        capacity: open.capacity,
        perHousehold: lot?.perHousehold ?? false,
        sitting: open.sitting,
        members: open.members.map(({ person, name, at }) => ({ person, name, at })),
      },
      closed: known.closed,
      samples: memory.seats.size,
      tubes: known.sealed,
    }
  }
}

const isIn = (tube: number, first: string, last: string) =>
  Number(first.slice(0, 13)) <= tube && tube <= Number(last.slice(0, 13))

/** Whose signature some acts wait for, and how many. */
export function awaitingOf(memory: Memory, barred: ReadonlySet<number>): FieldState['awaiting'] {
  const waiting = new Map<string, { account: string; name: string; count: number }>()
  for (const act of memory.acts.values()) {
    const needsMaker = (act.kind === 'command' && act.isSignature) || barred.has(act.n)
    if (!needsMaker || act.account === memory.account?.id) continue
    const known = waiting.get(act.account)
    if (known) known.count += 1
    else waiting.set(act.account, { account: act.account, name: act.accountName, count: 1 })
  }
  return [...waiting.values()]
}

/** How much is unsent and since when. */
export function unsentOf({ acts }: Memory): FieldState['unsent'] {
  const [oldest] = acts.values()
  return { count: acts.size, oldestAt: oldest?.at ?? null }
}
