import type * as coPresence from '@bihuan/contract/co-presence.ts'
import type * as contract from '@bihuan/contract/contacts.ts'
import type * as lookBack from '@bihuan/contract/look-back.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read } from '../../../api/client.ts'
import type { Purpose, Role } from '../../../api/wire.ts'

export type ContactRow = Static<typeof contract.ContactRow>
export type Contacts = Static<typeof contract.Contacts>
export type ContactView = Static<typeof contract.ContactView>
export type Proposal = Static<typeof contract.Proposal>
export type Exposure = Static<typeof contract.Exposure>
export type ContactsNamed = Static<typeof contract.ContactsNamed>
export type NewContact = Static<typeof contract.NewContact>
export type ContactLists = Static<typeof contract.ContactLists>
export type ListDrafted = Static<typeof contract.ListDrafted>
export type ContactCounts = Static<typeof contract.ContactCounts>
export type Kind = ContactRow['proposed']
export type Step = ContactRow['step']
export type Relation = ContactRow['relation']
export type CoPresenceList = Static<typeof coPresence.CoPresenceList>
export type CoPresence = Static<typeof coPresence.CoPresence>
export type LookBacks = Static<typeof lookBack.LookBacks>
export type LookBackView = Static<typeof lookBack.LookBackView>

const id = encodeURIComponent

/** Why a role reads lists of contacts: each has one reason and no other. */
export function purposeOf(role: Role | undefined): Purpose {
  if (role === 'transfer-dispatcher') return 'transfer'
  if (role === 'inspector') return 'inspection'
  return role === 'grid-worker' ? 'care' : 'case-investigation'
}

/** Which contacts a list shows; all of it stands in the address. */
export type ContactFilter = {
  list: 'case' | 'open' | 'transfer' | 'mine'
  case?: string
  area?: string
  step?: string
}

export const contactsQuestion = (filter: ContactFilter, purpose: Purpose) =>
  infiniteQueryOptions({
    queryKey: ['contacts', filter, purpose],
    queryFn: ({ signal, pageParam }) =>
      read<Contacts>(`/contacts${queryOf({ ...filter, after: pageParam })}`, { signal, purpose }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 30_000,
  })

/** One contact, opened: a reading of a named person, so it is not asked again by itself. */
export const contactQuestion = (contact: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['contact', contact, purpose],
    queryFn: ({ signal }) => read<ContactView>(`/contacts/${contact}`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: contact !== '',
  })

export const countsQuestion = (area: string) =>
  queryOptions({
    queryKey: ['contact-counts', area],
    queryFn: ({ signal }) => read<ContactCounts>(`/contact-counts${queryOf({ area })}`, { signal }),
    refetchInterval: 30_000,
  })

export const listsQuestion = (caseId: string) =>
  queryOptions({
    queryKey: ['contact-lists', caseId],
    queryFn: ({ signal }) => read<ContactLists>(`/cases/${id(caseId)}/contact-lists`, { signal }),
  })

export const searchesQuestion = (caseId: string) =>
  queryOptions({
    queryKey: ['co-presence', caseId],
    queryFn: ({ signal }) =>
      read<CoPresenceList>(`/co-presence${queryOf({ case: caseId })}`, { signal }),
    refetchInterval: 30_000,
  })

/** Candidates of a search; each reading leaves a trace with everybody on the page. */
export const candidatesQuestion = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['candidates', search],
    queryFn: ({ signal, pageParam }) =>
      read<CoPresence>(`/co-presence/${id(search)}${queryOf({ after: pageParam })}`, {
        signal,
        purpose: 'case-investigation',
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

export const lookBacksQuestion = () =>
  queryOptions({
    queryKey: ['look-backs'],
    queryFn: ({ signal }) => read<LookBacks>('/look-backs', { signal }),
  })
export const lookBackQuestion = (lookBack: string, purpose: Purpose) =>
  queryOptions({
    queryKey: ['look-back', lookBack, purpose],
    queryFn: ({ signal }) => read<LookBackView>(`/look-backs/${id(lookBack)}`, { signal, purpose }),
    staleTime: 30_000,
  })
