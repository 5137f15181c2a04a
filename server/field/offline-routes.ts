import { custodyRoutes } from '../custody/routes.ts'
import { post, type Route } from '../http/route.ts'
import { roundRoutes } from '../rounds/routes.ts'
import { addDocument } from './add-document.ts'
import { handOverShift } from './hand-over-shift.ts'
import { registerWalkIn } from './register-walk-in.ts'
import { reportQueue } from './report-queue.ts'

/** Own commands that devices give without network, and send later. */
export const offlineRoutes: Route[] = [
  post('/api/v1/walk-ins', registerWalkIn, 'field'),
  post('/api/v1/people/:person/documents', addDocument, 'field'),
  post('/api/v1/sites/:site/queue', reportQueue, 'field'),
  post('/api/v1/devices/:device/hand-overs', handOverShift, 'field'),
]

/** Facts: anybody may bring them in a sealed file for whoever noted them. */
export const facts: readonly string[] = ['person.walk-in', 'site.report-queue', 'roll.mark']
/** Signatures of a person, who has seen what they vouch for: brought by themselves or not at all. */
export const signatures: readonly string[] = [
  'shift.hand-over',
  'document.add',
  'box.seal',
  'box.offer',
  'box.withdraw-offer',
  'box.accept',
  'loss.report',
]

const table = [...offlineRoutes, ...roundRoutes, ...custodyRoutes].flatMap((route) =>
  route.method === 'POST' && [...facts, ...signatures].includes(route.command.name)
    ? [{ ...route, pattern: new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`) }]
    : [],
)

/** The command that a path leads to and the parameters in it; null for what no sealed file may hold. */
export function commandAt(path: string) {
  for (const { command, pattern } of table) {
    const match = pattern.exec(path)
    if (match) return { command, params: { ...match.groups } }
  }
  return null
}
