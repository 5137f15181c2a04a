import { roles } from '@bihuan/contract/access.ts'
import { describe, expect, test } from 'vitest'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

const doorOf = (route: Route) => (route.method === 'POST' ? route.command : route.query)
const isOfPerson = (route: Route) =>
  route.method === 'GET' && (route.query.person ?? route.query.people) !== undefined

/** One line for each command and query, one column for each role; a `p` stands where the read also needs a purpose. */
function matrixOf(table: readonly Route[]): string {
  const sorted = table
    .map((route) => ({ route, door: doorOf(route) }))
    .sort((a, b) => (a.door.name < b.door.name ? -1 : 1))
  const wide = Math.max(...sorted.map(({ door }) => door.name.length))
  const tall = Math.max(...roles.map((role) => role.length))
  const head = Array.from(
    { length: tall },
    (_, line) =>
      ' '.repeat(wide + 2) + roles.map((role) => role.padStart(tall)[line] ?? ' ').join(' '),
  )
  const lines = sorted.map(({ route, door }) => {
    const mark = isOfPerson(route) ? 'p' : 'x'
    const cells = roles.map((role) => (door.roles.includes(role) ? mark : '·')).join(' ')
    return `${door.name.padEnd(wide)}  ${cells}  ${route.method.padEnd(4)} ${route.path}`
  })
  return `${[...head, ...lines].map((line) => line.trimEnd()).join('\n')}\n`
}

describe('access', () => {
  test('every command and query by role is as reviewed in access-matrix.txt', async () => {
    await expect(matrixOf(routes)).toMatchFileSnapshot('access-matrix.txt')
  })

  test('the matrix changes when a role gains or loses a command', () => {
    const [first, ...rest] = routes
    if (first?.method !== 'POST') throw new Error('the first route is a command')
    const wider: Route = {
      ...first,
      command: { ...first.command, roles: [...first.command.roles, 'resident'] },
    }
    expect(matrixOf([wider, ...rest])).not.toBe(matrixOf(routes))
  })
})

describe.each(routes.map((route) => ({ route, door: doorOf(route), name: doorOf(route).name })))(
  '$name',
  ({ route, door }) => {
    test('names its permission, says what it does and who may', () => {
      expect(door.name).toMatch(/^[a-z][a-z-]*\.[a-z][a-z-]*$/)
      expect(door.summary.length).toBeGreaterThan(5)
      expect(door.roles.length).toBeGreaterThan(0)
      expect(new Set(door.roles).size).toBe(door.roles.length)
      expect(roles).toEqual(expect.arrayContaining([...door.roles]))
    })

    test('stands under /api/v1, and its path parameters are in its input', () => {
      expect(route.path).toMatch(/^\/api\/v1(\/(:[a-zA-Z]+|[a-z][a-z0-9.-]*))+$/)
      const schema = (route.method === 'POST' ? route.command.input : route.query.params) as {
        properties?: Record<string, unknown>
        additionalProperties?: boolean
      }
      const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
      expect(Object.keys(schema.properties ?? {})).toEqual(expect.arrayContaining(inPath))
    })

    test('sets nobody a status or a colour', () => {
      expect(`${door.name} ${route.path}`).not.toMatch(/colou?r|health-?code|set-status/i)
    })
  },
)

test('no name and no method with path stands twice', () => {
  const names = routes.map((route) => doorOf(route).name)
  const places = routes.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`)
  const twice = (list: string[]) => list.filter((one, n) => list.indexOf(one) !== n)
  expect(twice(names)).toEqual([])
  expect(twice(places)).toEqual([])
})
