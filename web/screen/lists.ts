import type { LoopKind } from '../api/wire.ts'

/** Where in the desk the things behind a number are listed. */
export const lists = {
  round: '/desk/round',
  coverage: (area?: string) =>
    area ? `/desk/round/coverage?area=${encodeURIComponent(area)}` : '/desk/round/coverage',
  recalls: (tube?: string) => (tube ? `/desk/recall#${encodeURIComponent(tube)}` : '/desk/recall'),
  loops: (kind?: LoopKind, overdue = false) => {
    const query = [kind ? `kind=${kind}` : '', overdue ? 'overdue=true' : ''].filter(Boolean)
    return query.length > 0 ? `/desk/loops?${query.join('&')}` : '/desk/loops'
  },
} as const
