import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const server = resolve(import.meta.dirname, '..')

/** The tables that a status is computed from and that can hold somebody: who writes into none of them restricts nobody. */
export const restrictingTables = [
  'appointments',
  'dismissals',
  'facts',
  'log_entries',
  'order_acts',
  'order_areas',
  'order_batches',
  'order_grounds',
  'orders',
  'policy_adoptions',
] as const

const isOurs = (file: string): boolean =>
  file.endsWith('.ts') &&
  !file.endsWith('.test.ts') &&
  !file.includes('/testing/') &&
  !/\/an?-[^/]*\.ts$/.test(file)

/** The sources of the server as they run, without tests and what only tests build with. */
export function sourcesOfServer(): Map<string, string> {
  const names = readdirSync(server, { recursive: true, encoding: 'utf8' })
  const files = names.map((name) => join(server, name)).filter(isOurs)
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
}

/** The restricting tables that a text writes into by SQL. */
export function writtenIn(text: string): string[] {
  const found = text.matchAll(
    /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?|copy)\s+(?:city_\d+\.)?"?([a-z_]+)/gi,
  )
  const names = new Set([...found].map((match) => match[1] ?? ''))
  return restrictingTables.filter((table) => names.has(table))
}

/** Each command by its name, with every restricting table that its file or anything it imports writes into. */
export function reachOfCommands(
  sources: ReadonlyMap<string, string>,
  commands: readonly string[],
): Map<string, string[]> {
  const importsOf = (file: string): string[] =>
    [...(sources.get(file) ?? '').matchAll(/(?:from|import\(|import)\s*'(\.[^']+)'/g)]
      .map((match) => resolve(dirname(file), match[1] ?? ''))
      .filter((path) => sources.has(path))
  const reach = new Map<string, string[]>()
  for (const name of commands) {
    const own = [...sources].filter(([, text]) => text.includes(`name: '${name}'`))
    const seen = new Set<string>()
    const next = own.map(([file]) => file)
    for (let file = next.pop(); file !== undefined; file = next.pop()) {
      if (seen.has(file)) continue
      seen.add(file)
      next.push(...importsOf(file))
    }
    const tables = new Set([...seen].flatMap((file) => writtenIn(sources.get(file) ?? '')))
    reach.set(name, own.length === 0 ? ['no source'] : [...tables].sort())
  }
  return reach
}
