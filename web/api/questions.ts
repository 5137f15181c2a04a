import { type QueryFunctionContext, queryOptions } from '@tanstack/react-query'
import { mayHaveSession, queryOf, read, write } from './client.ts'
import { isStreamed } from './events.ts'
import { needsSignIn } from './problem.ts'
import type {
  Account,
  Area,
  Assays,
  Board,
  BoxList,
  BoxStory,
  Conservation,
  ControlCharts,
  Coverage,
  DemoClock,
  Feed,
  Found,
  Loops,
  Me,
  PersonRecord,
  Plates,
  PlateView,
  Purpose,
  RecallBoard,
  RoundNotice,
  RoundPlan,
  RoundView,
  Site,
  TubeStory,
  WaitingTubes,
} from './wire.ts'

// Live pages are kept fresh by events; this is how often they ask by themselves when the stream is down or says less.
const fallbackMs = 10_000
const forever = Number.POSITIVE_INFINITY

/** The longest list of waiting tubes that the server gives. */
export const waitingMax = 2_000

export type LoopFilter = {
  kind: string
  area: string
  overdue: string
  owner: string
  limit: number
  /** All rounds unless one is named. */
  round?: string
}

const part = encodeURIComponent

/** Asks only when the stream has not brought this topic a moment ago: a thousand open pages cost the server one question. */
async function unlessStreamed<Body>(
  topic: string,
  { client, queryKey, signal }: QueryFunctionContext,
  path: string,
): Promise<Body> {
  const known = isStreamed(topic) ? client.getQueryData<Body>(queryKey) : undefined
  return known ?? read<Body>(path, { signal })
}

/** Every question that the desk asks, with its key; live events write under the same keys. */
export const questions = {
  /** Who acts; null where nobody is signed in. */
  me: () =>
    queryOptions({
      queryKey: ['me'],
      queryFn: ({ signal }) =>
        mayHaveSession()
          ? read<Me>('/me', { signal }).catch((cause: unknown) => {
              if (needsSignIn(cause)) return null
              throw cause
            })
          : null,
      staleTime: 60_000,
    }),
  demoAccounts: () =>
    queryOptions({
      queryKey: ['demo-accounts'],
      queryFn: ({ signal }) => read<{ accounts: Account[] }>('/demo/accounts', { signal }),
      staleTime: forever,
    }),
  demoTube: () =>
    queryOptions({
      queryKey: ['demo-tube'],
      queryFn: ({ signal }) => read<{ tube: string | null }>('/demo/tube', { signal }),
    }),
  demoClock: () =>
    queryOptions({
      queryKey: ['clock'],
      queryFn: (context) => unlessStreamed<DemoClock>('clock', context, '/demo/clock'),
      retry: false,
      refetchInterval: fallbackMs,
    }),
  rounds: () =>
    queryOptions({
      queryKey: ['rounds'],
      queryFn: ({ signal }) => read<{ rounds: RoundView[] }>('/rounds', { signal }),
      staleTime: 60_000,
      refetchInterval: 60_000,
    }),
  notice: (round: string) =>
    queryOptions({
      queryKey: ['notice', round],
      queryFn: ({ signal }) => read<RoundNotice>(`/rounds/${part(round)}/notice`, { signal }),
      staleTime: forever,
    }),
  /** A command by its method, but it changes nothing: asked again for each draft. */
  plan: (input: string) =>
    queryOptions({
      queryKey: ['plan', input],
      queryFn: () => write<RoundPlan>('/rounds/plan', JSON.parse(input) as object),
      staleTime: forever,
      gcTime: 60_000,
      retry: false,
      placeholderData: (previous) => previous,
    }),
  sites: (round: string) =>
    queryOptions({
      queryKey: ['sites', round],
      queryFn: ({ signal }) => read<{ sites: Site[] }>(`/rounds/${part(round)}/sites`, { signal }),
      staleTime: 60_000,
    }),
  /** `streamed`: the newest round's board also comes with the live stream; of an older one only this asks. */
  board: (round: string, streamed = true) =>
    queryOptions({
      queryKey: ['board', round],
      queryFn: (context) =>
        streamed
          ? unlessStreamed<Board>('board', context, `/rounds/${part(round)}/board`)
          : read<Board>(`/rounds/${part(round)}/board`, { signal: context.signal }),
      refetchInterval: fallbackMs,
    }),
  conservation: (round: string) =>
    queryOptions({
      queryKey: ['conservation', round],
      queryFn: ({ signal }) =>
        read<Conservation>(`/rounds/${part(round)}/conservation`, { signal }),
    }),
  coverage: (round: string, area: string, building: string) =>
    queryOptions({
      queryKey: ['coverage', round, area, building],
      queryFn: ({ signal }) =>
        read<Coverage>(`/rounds/${part(round)}/coverage${queryOf({ area, building })}`, { signal }),
      refetchInterval: fallbackMs,
    }),
  areas: (parent: string) =>
    queryOptions({
      queryKey: ['areas', parent],
      queryFn: ({ signal }) => read<{ areas: Area[] }>(`/areas${queryOf({ parent })}`, { signal }),
      staleTime: forever,
    }),
  feed: () =>
    queryOptions({
      queryKey: ['feed'],
      queryFn: (context) => unlessStreamed<Feed>('feed', context, '/feed'),
      refetchInterval: fallbackMs,
    }),
  loops: (filter: LoopFilter) =>
    queryOptions({
      queryKey: ['loops', filter],
      queryFn: ({ signal }) => read<Loops>(`/loops${queryOf(filter)}`, { signal }),
      refetchInterval: fallbackMs,
      placeholderData: (previous) => previous,
    }),
  tube: (code: string) =>
    queryOptions({
      queryKey: ['tube', code],
      queryFn: ({ signal }) => read<TubeStory>(`/tubes/${part(code)}`, { signal }),
      refetchInterval: fallbackMs,
    }),
  box: (code: string) =>
    queryOptions({
      queryKey: ['box', code],
      queryFn: ({ signal }) => read<BoxStory>(`/boxes/${part(code)}`, { signal }),
      refetchInterval: fallbackMs,
    }),
  boxes: (round: string, limit: number) =>
    queryOptions({
      queryKey: ['boxes', round, limit],
      queryFn: ({ signal }) => read<BoxList>(`/boxes${queryOf({ round, limit })}`, { signal }),
    }),
  plate: (code: string) =>
    queryOptions({
      queryKey: ['plate', code],
      queryFn: ({ signal }) => read<PlateView>(`/plates/${part(code)}`, { signal }),
      refetchInterval: fallbackMs,
    }),
  assays: () =>
    queryOptions({
      queryKey: ['assays'],
      queryFn: ({ signal }) => read<Assays>('/assays', { signal }),
      staleTime: 60_000,
    }),
  /** Boxes that are on their way to a laboratory, or lie in it. */
  laboratoryBoxes: (laboratory: string, round: string) =>
    queryOptions({
      queryKey: ['boxes', 'laboratory', laboratory, round],
      queryFn: ({ signal }) =>
        read<BoxList>(
          `/boxes${queryOf({ round, account: `laboratory:${laboratory}`, limit: 200 })}`,
          { signal },
        ),
      refetchInterval: fallbackMs,
    }),
  /** Tubes that wait for a plate; at most `waitingMax` of them are told. */
  waiting: (laboratory: string, round: string) =>
    queryOptions({
      queryKey: ['waiting', laboratory, round],
      queryFn: ({ signal }) =>
        read<WaitingTubes>(
          `/laboratories/${part(laboratory)}/waiting${queryOf({ round, limit: waitingMax })}`,
          { signal },
        ),
      refetchInterval: fallbackMs,
    }),
  plates: (laboratory: string, round: string) =>
    queryOptions({
      queryKey: ['plates', laboratory, round],
      queryFn: ({ signal }) =>
        read<Plates>(`/laboratories/${part(laboratory)}/plates${queryOf({ round, limit: 200 })}`, {
          signal,
        }),
      refetchInterval: fallbackMs,
    }),
  controlCharts: (laboratory: string) =>
    queryOptions({
      queryKey: ['charts', laboratory],
      queryFn: ({ signal }) =>
        read<ControlCharts>(`/laboratories/${part(laboratory)}/control-chart`, { signal }),
      refetchInterval: 60_000,
    }),
  recalls: (round: string) =>
    queryOptions({
      queryKey: ['recalls', round],
      queryFn: ({ signal }) => read<RecallBoard>(`/recalls${queryOf({ round })}`, { signal }),
      refetchInterval: fallbackMs,
    }),
  person: (id: string, purpose: Purpose) =>
    queryOptions({
      queryKey: ['person', id, purpose],
      queryFn: ({ signal }) =>
        read<PersonRecord>(`/people/${part(id)}/record`, { signal, purpose }),
      // Each read leaves a trace that the person sees: never read again by ourselves.
      staleTime: forever,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: false,
      gcTime: 0,
    }),
  find: (text: string) =>
    queryOptions({
      queryKey: ['find', text],
      queryFn: ({ signal }) => read<Found>(`/search${queryOf({ text })}`, { signal }),
      enabled: text.length >= 12,
      retry: false,
    }),
}
