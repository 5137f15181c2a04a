import { useLingui } from '@lingui/react/macro'
import type { Role } from '../../api/wire.ts'
import type { Stop } from './stops.ts'

const commanders: readonly Role[] = ['district-commander', 'city-commander']
const watchers: readonly Role[] = [...commanders, 'inspector']
const onSites: readonly Role[] = ['site-manager', 'transfer-dispatcher', ...watchers]
const onRooms: readonly Role[] = ['site-manager', 'site-worker', ...watchers]
const onMoves: readonly Role[] = ['transfer-dispatcher', ...watchers]
const onReleases: readonly Role[] = [...onSites, 'doctor']
const onPatients: readonly Role[] = ['doctor', ...watchers]
const onHomes: readonly Role[] = ['grid-worker', ...watchers]

// For words and rails only; the server refuses whoever may not (server/http/access-matrix.txt).
type IsolationStop = Stop & { roles: readonly Role[] }

/** The places of transfer, rooms, care and release that a role has. */
export function useIsolationStops(role: Role | undefined): readonly Stop[] {
  const { t } = useLingui()
  const all: readonly IsolationStop[] = [
    { roles: onMoves, to: '/transfers', icon: 'bus', word: t`Transfers` },
    { roles: onMoves, to: '/allocation', icon: 'twice', word: t`Allocation of rooms` },
    { roles: onSites, to: '/isolation-sites', icon: 'board', word: t`Isolation sites` },
    { roles: onRooms, to: '/board', icon: 'bed', word: t`Room board` },
    { roles: onReleases, to: '/releases', icon: 'check', word: t`Releases` },
    { roles: onPatients, to: '/patients', icon: 'care', word: t`Patients` },
    { roles: onHomes, to: '/home-isolation', icon: 'house', word: t`Isolation at home` },
    { roles: onRooms, to: '/waste', icon: 'waste', word: t`Waste and disinfection` },
    { roles: onRooms, to: '/site-staff', icon: 'contacts', word: t`Staff in closed loop` },
  ]
  return all.flatMap(({ roles, ...stop }) =>
    role !== undefined && roles.includes(role) ? [stop] : [],
  )
}
