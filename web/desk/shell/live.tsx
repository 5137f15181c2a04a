import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { follow, type LiveState } from '../../api/events.ts'
import type { Clock, FeedItem, Page, RoundBoard } from '../../api/types.ts'
import { setCityClock } from './city-clock.ts'

type Live = { state: LiveState; heardAt: number }
const LiveContext = createContext<Live>({ state: 'connecting', heardAt: 0 })

const topics = ['clock', 'board', 'feed', 'loops', 'recalls'] as const
const feedRowsMax = 40

function take(client: QueryClient, topic: string, body: unknown) {
  switch (topic) {
    case 'clock':
      setCityClock(body as Clock)
      client.setQueryData(['clock'], body)
      return
    case 'board':
      client.setQueryData(['board'], body as RoundBoard)
      return
    case 'feed':
      client.setQueryData<Page<FeedItem>>(['feed'], (known) => {
        // Before the first answer there is no list to add to, and one event must not pass for the whole.
        if (!known) return known
        const item = body as FeedItem
        const rest = known.data.filter((row) => row.id !== item.id)
        return { ...known, data: [item, ...rest].slice(0, feedRowsMax) }
      })
      return
    case 'loops':
    case 'recalls':
      // Only says that something changed; the page that is open asks again with its own filter.
      void client.invalidateQueries({ queryKey: [topic] })
      return
  }
}

/** Keeps one event stream open for the whole desk and puts what it brings where the pages look. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [live, setLive] = useState<Live>({ state: 'connecting', heardAt: 0 })
  useEffect(
    () =>
      follow(
        topics,
        ({ topic, body }) => {
          take(client, topic, body)
          setLive((known) => ({ ...known, heardAt: performance.now() }))
        },
        (state) => setLive((known) => ({ ...known, state })),
      ),
    [client],
  )
  return <LiveContext value={live}>{children}</LiveContext>
}

/** Whether the stream runs, and when it last said something (real time, `performance.now()`). */
export const useLive = () => useContext(LiveContext)
