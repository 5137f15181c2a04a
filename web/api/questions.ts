import { queryOptions } from '@tanstack/react-query'
import { queryOf, read } from './client.ts'
import type {
  Actor,
  Clock,
  Demo,
  FeedItem,
  Found,
  LoopList,
  Page,
  PersonRecord,
  Purpose,
  RecallBoard,
  RoundBoard,
  Tube,
} from './types.ts'

// Live pages are kept fresh by events; this is how often they ask by themselves when the stream is down.
const fallbackMs = 15_000

/** Every question that the desk asks, with its key; live events write under the same keys. */
export const questions = {
  me: () =>
    queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => read<Actor>('/me', { signal }) }),
  demo: () =>
    queryOptions({
      queryKey: ['demo'],
      queryFn: ({ signal }) => read<Demo>('/demo', { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  clock: () =>
    queryOptions({
      queryKey: ['clock'],
      queryFn: ({ signal }) => read<Clock>('/clock', { signal }),
    }),
  board: () =>
    queryOptions({
      queryKey: ['board'],
      queryFn: ({ signal }) => read<RoundBoard>('/rounds/current/board', { signal }),
      refetchInterval: fallbackMs,
    }),
  feed: () =>
    queryOptions({
      queryKey: ['feed'],
      queryFn: ({ signal }) => read<Page<FeedItem>>('/feed?limit=20', { signal }),
    }),
  loops: (filter: { kind: string; area: string; due: string; q: string }) =>
    queryOptions({
      queryKey: ['loops', filter],
      queryFn: ({ signal }) => read<LoopList>(`/loops${queryOf(filter)}`, { signal }),
      refetchInterval: fallbackMs,
      placeholderData: (previous) => previous,
    }),
  tube: (code: string) =>
    queryOptions({
      queryKey: ['tube', code],
      queryFn: ({ signal }) => read<Tube>(`/tubes/${encodeURIComponent(code)}`, { signal }),
      refetchInterval: fallbackMs,
    }),
  recalls: () =>
    queryOptions({
      queryKey: ['recalls'],
      queryFn: ({ signal }) => read<RecallBoard>('/recalls?round=current', { signal }),
      refetchInterval: fallbackMs,
    }),
  person: (id: string, purpose: Purpose) =>
    queryOptions({
      queryKey: ['person', id, purpose],
      queryFn: ({ signal }) =>
        read<PersonRecord>(`/persons/${encodeURIComponent(id)}`, { signal, purpose }),
      // Each read leaves a trace that the person sees: never read again by ourselves.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      gcTime: 0,
    }),
  find: (text: string) =>
    queryOptions({
      queryKey: ['find', text],
      queryFn: ({ signal }) => read<{ data: Found[] }>(`/find${queryOf({ q: text })}`, { signal }),
      enabled: text.length >= 2,
    }),
}
