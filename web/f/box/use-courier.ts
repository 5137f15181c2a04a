import { read } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import type { BoxList, BoxStory, RoundNotice, RoundView } from '../../api/wire.ts'
import { useField } from '../engine/use-field.ts'
import { useAsked } from './kept.ts'
import { useThere } from './use-there.ts'
import { wayLimit } from './way-clock.ts'

/** What the server last said to this courier; kept on the phone, asked again while there is network. */
export function useCourier() {
  const { account } = useField()
  const isThere = useThere() && account !== null
  const me = `courier:${account?.id ?? ''}`
  const rounds = useAsked<{ rounds: RoundView[] }>(
    'rounds',
    (signal) => read('/rounds', { signal }),
    isThere,
    120_000,
  )
  const all = rounds.body?.rounds ?? []
  const round = (all.find(({ closedAt }) => closedAt === null) ?? all[0])?.round ?? null
  const notice = useAsked<RoundNotice>(
    round === null ? null : `notice ${round}`,
    (signal) => read(`/rounds/${round}/notice`, { signal }),
    isThere,
    600_000,
  )
  const list = useAsked<BoxList>(
    round === null ? null : `boxes ${me}`,
    (signal) => read(`/boxes?round=${round}&account=${me}&limit=200`, { signal }),
    isThere,
    10_000,
  )
  return {
    me,
    isThere,
    limitMinutes: wayLimit(notice.body?.notice ?? null),
    boxes: list.body?.boxes ?? [],
  }
}

export type Courier = ReturnType<typeof useCourier>
export type BoxHeard = { story: BoxStory | null; isUnknown: boolean; again(): void }

/** What the server last said of one box; `isUnknown` when it has never heard of it. */
export function useBoxStory(box: string, isThere: boolean): BoxHeard {
  const asked = useAsked<BoxStory>(
    `box ${box}`,
    (signal) => read(`/boxes/${box}`, { signal }),
    isThere,
    5_000,
  )
  const isUnknown = asked.cause instanceof Problem && asked.cause.code === 'box.unknown'
  return { story: asked.body, isUnknown, again: asked.again }
}
