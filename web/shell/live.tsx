import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { follow, type LiveState } from '../api/events.ts'
import type { Board, RoundView } from '../api/wire.ts'
import { useMe } from './use-me.ts'

const LiveContext = createContext<LiveState>('connecting')

const topics = ['clock', 'board', 'feed'] as const

// Lists that follow from the same facts as the board; they ask again when it moves, but no oftener than this.
const lists = ['loops', 'recalls', 'coverage', 'tube', 'box', 'plate']
const nudgeMs = 4_000
let nudgedAt = 0

function nudgeLists(client: QueryClient) {
  if (performance.now() - nudgedAt < nudgeMs || document.hidden) return
  nudgedAt = performance.now()
  void client.invalidateQueries({
    predicate: ({ queryKey }) => lists.includes(String(queryKey[0])),
    refetchType: 'active',
  })
}

function take(client: QueryClient, topic: string, body: unknown) {
  if (topic !== 'board') {
    client.setQueryData([topic], body)
    return
  }
  const board = body as Board | null
  if (!board) return
  const before = client.getQueryData<Board>(['board', board.round.round])
  client.setQueryData(['board', board.round.round], board)
  if (before && before.now !== board.now) nudgeLists(client)
  const known = client.getQueryData<{ rounds: RoundView[] }>(['rounds'])
  if (known && known.rounds[0]?.round !== board.round.round) {
    void client.invalidateQueries({ queryKey: ['rounds'] })
  }
}

/** Keeps one event stream open while somebody is signed in, and puts what it brings where the pages look. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const { actor } = useMe()
  const actorId = actor?.id ?? null
  const [live, setLive] = useState<LiveState>('connecting')
  useEffect(() => {
    if (actorId === null) return
    let wasCut = false
    return follow(
      topics,
      ({ topic, body }) => take(client, topic, body),
      (state) => {
        setLive(state)
        if (state === 'waiting') wasCut = true
        // What happened while the line was down is asked for once; a person's record is never asked for again.
        if (state === 'live' && wasCut) {
          wasCut = false
          void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'person' })
        }
      },
    )
  }, [client, actorId])
  return <LiveContext value={live}>{children}</LiveContext>
}

/** Whether the event stream runs. */
export const useLive = () => useContext(LiveContext)
