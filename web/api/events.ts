import { contact } from './client.ts'

export type LiveState = 'connecting' | 'live' | 'waiting'

export type Listener = (event: { topic: string; body: unknown }) => void

const firstWaitMs = 1_000
const longestWaitMs = 30_000

const heard = new Map<string, number>()
const recentMs = 8_000

/** Whether the stream has brought this topic within the last seconds. */
export const isStreamed = (topic: string) =>
  performance.now() - (heard.get(topic) ?? Number.NEGATIVE_INFINITY) < recentMs

/**
 * One stream of server-sent events, kept open. The browser comes back by itself after a broken line; when it has given up (a
 * refusal, a proxy's page) we open again after a growing wait. Each topic is a whole state, so nothing need be resumed.
 * Gives a function that ends it.
 */
export function follow(
  topics: readonly string[],
  listener: Listener,
  onState: (state: LiveState) => void,
): () => void {
  let source: EventSource | null = null
  let waitMs = firstWaitMs
  let timer: ReturnType<typeof setTimeout> | undefined

  const open = () => {
    onState('connecting')
    source = new EventSource('/api/v1/events')
    source.onopen = () => {
      waitMs = firstWaitMs
      onState('live')
    }
    source.onerror = () => {
      onState('waiting')
      if (source?.readyState !== EventSource.CLOSED) return
      timer = setTimeout(open, waitMs)
      waitMs = Math.min(waitMs * 2, longestWaitMs)
    }
    for (const topic of topics) {
      source.addEventListener(topic, (event: MessageEvent<string>) => {
        heard.set(topic, performance.now())
        contact.heardAt = performance.now()
        listener({ topic, body: JSON.parse(event.data) as unknown })
      })
    }
  }

  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}
