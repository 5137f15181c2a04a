import { useLingui } from '@lingui/react/macro'
import type { Role } from '../../api/wire.ts'
import type { Stop } from './stops.ts'

const investigators: readonly Role[] = ['case-investigator', 'district-commander', 'city-commander']
const watchers: readonly Role[] = [...investigators, 'inspector']
const onContacts: readonly Role[] = [...investigators, 'grid-worker', 'transfer-dispatcher']
const onClocks: readonly Role[] = [...watchers, 'grid-worker', 'transfer-dispatcher']
const onPapers: readonly Role[] = [...investigators, 'transfer-dispatcher']
const onSearches: readonly Role[] = [...watchers, 'privacy-officer']

// For words and rails only; the server refuses whoever may not (server/http/access-matrix.txt).
type CaseStop = Stop & { roles: readonly Role[] }

/** The places of an investigation that a role has. */
export function useCaseStops(role: Role | undefined): readonly Stop[] {
  const { t } = useLingui()
  const all: readonly CaseStop[] = [
    { roles: investigators, to: '/cases', icon: 'case', word: t`Cases` },
    { roles: ['registrar'], to: '/cases/new', icon: 'case', word: t`New case` },
    { roles: onContacts, to: '/contacts', icon: 'contacts', word: t`Contacts` },
    { roles: onClocks, to: '/clocks', icon: 'clocks', word: t`Clocks` },
    { roles: watchers, to: '/day', icon: 'check', word: t`Same-day close` },
    { roles: watchers, to: '/assist', icon: 'assist', word: t`Requests for help` },
    { roles: watchers, to: '/chains', icon: 'chains', word: t`Chains` },
    { roles: watchers, to: '/numbers', icon: 'numbers', word: t`Epidemiological figures` },
    { roles: onPapers, to: '/papers', icon: 'paper', word: t`Papers` },
    { roles: investigators, to: '/case-imports', icon: 'down', word: t`Import cases` },
    { roles: onSearches, to: '/co-presence', icon: 'search', word: t`Co-presence searches` },
    { roles: watchers, to: '/look-backs', icon: 'recall', word: t`Second readings` },
  ]
  return all.flatMap(({ roles, ...stop }) =>
    role !== undefined && roles.includes(role) ? [stop] : [],
  )
}
