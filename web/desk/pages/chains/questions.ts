import type * as contract from '@bihuan/contract/chains.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'
import type { Purpose } from '../../../api/wire.ts'

export type ChainPicture = Static<typeof contract.ChainPicture>
export type CaseChain = Static<typeof contract.CaseChain>
export type SourceCandidate = CaseChain['candidates'][number]
export type LinkRecord = CaseChain['history'][number]
export type SnapshotRow = Static<typeof contract.SnapshotRow>
export type Snapshot = Static<typeof contract.Snapshot>
export type SnapshotDifference = Static<typeof contract.SnapshotDifference>
export type Clusters = Static<typeof contract.Clusters>
export type ChainExport = Static<typeof contract.ChainExport>
export type LinkWritten = Static<typeof contract.LinkWritten>
export type LinkFault = SourceCandidate['faults'][number]
export type ChainOrder = ChainPicture['by']
export type ChainFormat = (typeof contract.chainFormats)[number]

const freshMs = 60_000

/** The picture of now; asked for again when somebody decides a source, and once a minute is old. */
export const pictureQuestion = (by: ChainOrder) =>
  queryOptions({
    queryKey: ['chains', 'now', by],
    queryFn: ({ signal }) => read<ChainPicture>(`/chains${queryOf({ by })}`, { signal }),
    staleTime: freshMs,
  })

/** A picture as it was kept; it never changes. */
export const snapshotQuestion = (snapshot: string) =>
  queryOptions({
    queryKey: ['chains', 'snapshot', snapshot],
    queryFn: ({ signal }) => read<Snapshot>(`/chain-snapshots/${snapshot}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: snapshot !== '',
  })

/** One case in its chain. Each reading is recorded with its purpose, so it is not asked again by itself. */
export const caseChainQuestion = (number: number, purpose: Purpose) =>
  queryOptions({
    queryKey: ['case-chain', number, purpose],
    queryFn: ({ signal }) => read<CaseChain>(`/chains/cases/${number}`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const snapshotsQuestion = () =>
  queryOptions({
    queryKey: ['chains', 'snapshots'],
    queryFn: ({ signal }) => read<{ snapshots: SnapshotRow[] }>('/chain-snapshots', { signal }),
  })

export const differenceQuestion = (snapshot: string) =>
  queryOptions({
    queryKey: ['chains', 'difference', snapshot],
    queryFn: ({ signal }) =>
      read<SnapshotDifference>(`/chain-snapshots/${snapshot}/difference`, { signal }),
    enabled: snapshot !== '',
  })

export const clustersQuestion = () =>
  queryOptions({
    queryKey: ['chains', 'clusters'],
    queryFn: ({ signal }) => read<Clusters>('/clusters', { signal }),
    staleTime: freshMs,
  })

/** The file of a picture, made when somebody asks for it. */
export const exportOf = (filter: { format: ChainFormat; by: ChainOrder; snapshot?: string }) =>
  read<ChainExport>(`/chains/export${queryOf(filter)}`)
