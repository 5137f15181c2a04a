import type * as contract from '@bihuan/contract/policy.ts'
import type * as signing from '@bihuan/contract/signing.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'
import type { Purpose } from '../../../api/wire.ts'

export type PolicyView = Static<typeof contract.PolicyView>
export type PolicyValue = PolicyView['values'][number]
export type Source = PolicyView['sources'][number]
export type Packs = Static<typeof contract.Packs>
export type PackLine = Packs['packs'][number]
export type AdoptionLine = Packs['adoptions'][number]
export type EffectView = Static<typeof contract.EffectView>
export type EffectReport = EffectView['report']
export type Counts = EffectReport['counts']
export type Effect = keyof Counts
export type Checked = Static<typeof contract.PolicyChecked>
export type Change = Checked['changes'][number]
export type Affected = Static<typeof contract.Affected>
export type Drafted = Static<typeof contract.AdoptionDrafted>
export type DraftInput = Static<typeof contract.DraftAdoption>
export type CheckInput = Static<typeof contract.CheckPolicy>
export type SigningView = Static<typeof signing.SigningView>

/** Most to least freedom gained; the order of every table. */
export const effectOrder: readonly Effect[] = [
  'released',
  'shortened',
  'eased',
  'unchanged',
  'stricter',
]

const freshMs = 20_000
const still = Number.POSITIVE_INFINITY

/** The rules in force, or a pack by its id with every value. */
export const policyQuestion = (pack: string) =>
  queryOptions({
    queryKey: ['policy', 'in-force', pack],
    queryFn: ({ signal }) => read<PolicyView>(`/policies/in-force${queryOf({ pack })}`, { signal }),
    staleTime: freshMs,
  })

/** The packs that there are and what was adopted. */
export const packsQuestion = () =>
  queryOptions({
    queryKey: ['policy', 'packs'],
    queryFn: ({ signal }) => read<Packs>('/policies', { signal }),
    refetchInterval: freshMs,
  })

/** Whom rules would touch. It reads everybody under an order, so it is asked only when somebody asks. */
export const effectQuestion = (of: { pack: string; signing: string }) =>
  queryOptions({
    queryKey: ['policy', 'effect', of],
    queryFn: ({ signal }) => read<EffectView>(`/policies/effect${queryOf(of)}`, { signal }),
    staleTime: still,
    enabled: of.pack !== '' || of.signing !== '',
  })

export type WhichPeople = {
  pack: string
  signing: string
  effect: string
  basis: string
  district: string
  skip: number
  limit: number
}

/** Whom it touches by name. Every page is recorded with its purpose, so it is not asked again by itself. */
export const affectedQuestion = (which: WhichPeople, purpose: Purpose) =>
  queryOptions({
    queryKey: ['policy', 'affected', which, purpose],
    queryFn: ({ signal }) =>
      read<Affected>(
        `/policies/affected${queryOf({ ...which, skip: String(which.skip), limit: String(which.limit) })}`,
        { signal, purpose },
      ),
    staleTime: still,
  })

/** A draft before its officers. It names nobody, but the door asks every reader of a signing why. */
export const signingQuestion = (id: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['signings', id],
    queryFn: ({ signal }) =>
      read<SigningView>(`/signings/${encodeURIComponent(id)}`, { signal, purpose }),
  })
