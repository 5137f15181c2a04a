import type * as retention from '@bihuan/contract/retention.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { read } from '../../../api/client.ts'

export type Retention = Static<typeof retention.Retention>
export type KindOfData = Retention['kinds'][number]
export type CertificateLine = Retention['certificates'][number]
export type ShownCertificate = Static<typeof retention.ShownCertificate>

/** What is kept, until when, and what was erased. */
export const retentionQuestion = () =>
  queryOptions({
    queryKey: ['retention'],
    queryFn: ({ signal }) => read<Retention>('/retention', { signal }),
  })

/** One certificate with its text and signature. */
export const certificateQuestion = (certificate: string) =>
  queryOptions({
    queryKey: ['certificate', certificate],
    queryFn: ({ signal }) =>
      read<ShownCertificate>(`/retention/certificates/${encodeURIComponent(certificate)}`, {
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  })
