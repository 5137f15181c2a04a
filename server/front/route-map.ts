import type { FrontWork } from './work.ts'

/** A route as an application tells the front about it; its number is its place in the list. */
export type ToldRoute = { method: string; path: string; work: FrontWork; isDirect: boolean }

/** Where a request leads. `route` is the number of one that an application takes by frame, or null for plain HTTP. */
export type Destination = { work: FrontWork; route: number | null }

type Known = ToldRoute & { number: number; parts: string[] }

const isParameter = (part: string) => part.startsWith(':')

/** Finds the class of a request from its method and path. What no route knows is a page: it ends in a 404, and cheaply. */
export function routeMap(told: readonly ToldRoute[]) {
  const fixed = new Map<string, Known>()
  const open = new Map<string, Known[]>()
  const keyOf = (method: string, parts: readonly string[]) =>
    `${method} ${parts.length} ${parts[3] ?? ''}`
  told.forEach((route, number) => {
    const parts = route.path.split('/')
    const known = { ...route, number, parts }
    if (!route.path.includes(':') && !route.path.endsWith('*'))
      fixed.set(`${route.method} ${route.path}`, known)
    else {
      const key = keyOf(route.method, parts)
      open.set(key, [...(open.get(key) ?? []), known])
    }
  })
  const find = (method: string, path: string): Known | undefined => {
    const exact = fixed.get(`${method} ${path}`)
    if (exact) return exact
    const parts = path.split('/')
    return open
      .get(keyOf(method, parts))
      ?.find((known) =>
        known.parts.every((part, n) => (isParameter(part) ? parts[n] !== '' : part === parts[n])),
      )
  }
  return (method: string, url: string): Destination => {
    const mark = url.indexOf('?')
    const path = mark === -1 ? url : url.slice(0, mark)
    const known = find(method === 'HEAD' ? 'GET' : method, path)
    if (!known) return { work: 'page', route: null }
    // Escapes in a path have their rules; Fastify keeps them.
    const isPlain = known.isDirect && known.method === method && !path.includes('%')
    return { work: known.work, route: isPlain ? known.number : null }
  }
}
