import type * as batches from '@bihuan/contract/batches.ts'
import type * as contract from '@bihuan/contract/orders.ts'
import type * as signing from '@bihuan/contract/signing.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'
import type { Purpose } from '../../../api/wire.ts'

export type Orders = Static<typeof contract.Orders>
export type OrderLine = Static<typeof contract.OrderLine>
export type OrderState = OrderLine['state']
export type OrderStory = Static<typeof contract.OrderStory>
export type Ground = Static<typeof contract.Ground>
export type Choice = Ground['choices'][number]
export type Batches = Static<typeof batches.Batches>
export type BatchLine = Batches['batches'][number]
export type BatchStory = Static<typeof batches.BatchStory>
export type BatchDrafted = Static<typeof batches.BatchDrafted>
export type Sample = Static<typeof batches.Sample>
export type ZonesDue = Static<typeof contract.ZonesDue>
export type BatchGround = Static<typeof batches.BatchGround>
export type ZoneGround = Static<typeof contract.ZoneGround>
export type Evidence = Static<typeof contract.OrderEvidence>
export type Signing = Static<typeof signing.SigningView>
export type SigningLine = Static<typeof signing.SigningList>['signings'][number]
export type Officer = Static<typeof signing.OfficerList>['officers'][number]

const freshMs = 10_000
const id = encodeURIComponent

/** Which orders a list shows; all of it stands in the address. */
export type OrderFilter = { area: string; state: string; kind: string; unserved: string }

/** Orders of an area as they stand now. */
export const ordersQuestion = (filter: OrderFilter) =>
  queryOptions({
    queryKey: ['orders', filter],
    queryFn: ({ signal }) => read<Orders>(`/orders${queryOf(filter)}`, { signal }),
    refetchInterval: freshMs,
  })

export const batchesQuestion = (area: string) =>
  queryOptions({
    queryKey: ['orders', 'batches', area],
    queryFn: ({ signal }) => read<Batches>(`/batches${queryOf({ area })}`, { signal }),
    refetchInterval: freshMs,
  })

export const zonesQuestion = (area: string) =>
  queryOptions({
    queryKey: ['orders', 'zones', area],
    queryFn: ({ signal }) => read<ZonesDue>(`/zones/due${queryOf({ area })}`, { signal }),
    refetchInterval: freshMs,
  })

/** One order. Each reading is recorded with its purpose, so it is not asked again by itself. */
export const orderQuestion = (order: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['order', order, purpose],
    queryFn: ({ signal }) => read<OrderStory>(`/orders/${id(order)}`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const batchQuestion = (batch: string) =>
  queryOptions({
    queryKey: ['orders', 'batch', batch],
    queryFn: ({ signal }) => read<BatchStory>(`/batches/${id(batch)}`, { signal }),
    refetchInterval: freshMs,
  })

/** What a person may be ordered. A reading of a named person, recorded like any other. */
export const groundQuestion = (person: string) =>
  queryOptions({
    queryKey: ['order-ground', person],
    queryFn: ({ signal }) =>
      read<Ground>(`/people/${id(person)}/order-ground`, { signal, purpose: 'orders' }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What could be ordered for many people of an area, and for how many. */
export const batchGroundQuestion = (area: string) =>
  queryOptions({
    queryKey: ['order-ground', 'many', area],
    queryFn: ({ signal }) => read<BatchGround>(`/batches/ground${queryOf({ area })}`, { signal }),
    enabled: area !== '',
    staleTime: 60_000,
  })

/** The levels, buildings and cases that a zone could be declared on. */
export const zoneGroundQuestion = (area: string) =>
  queryOptions({
    queryKey: ['order-ground', 'zone', area],
    queryFn: ({ signal }) => read<ZoneGround>(`/zones/ground${queryOf({ area })}`, { signal }),
    enabled: area !== '',
    staleTime: 60_000,
  })

export const officersQuestion = (area: string) =>
  queryOptions({
    queryKey: ['officers', area],
    queryFn: ({ signal }) =>
      read<{ officers: Officer[] }>(`/officers${queryOf({ area })}`, { signal }),
    enabled: area !== '',
  })

/** What waits for a signature: one's own turn, or what one drafted. */
export const signingsQuestion = (which: 'mine' | 'drafted') =>
  queryOptions({
    queryKey: ['signings', which],
    queryFn: ({ signal }) =>
      read<{ signings: SigningLine[] }>(`/signings${queryOf({ which })}`, { signal }),
    refetchInterval: freshMs,
  })

export const signingQuestion = (signing: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['signings', 'one', signing],
    queryFn: ({ signal }) => read<Signing>(`/signings/${id(signing)}`, { signal, purpose }),
  })

export const sampleQuestion = (signing: string, index: number, purpose: Purpose) =>
  queryOptions({
    queryKey: ['sample', signing, index],
    queryFn: ({ signal }) =>
      read<Sample>(`/signings/${id(signing)}/samples/${index}`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
  })
