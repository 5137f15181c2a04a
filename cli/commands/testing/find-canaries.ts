// Where canaries are: in what can be read through the database with the keys that there are, and in the bytes of files.
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sql } from '@bihuan/server/db/sql.ts'
import type { Keys } from '@bihuan/server/keys.ts'
import type { Canary } from './plant-canaries.ts'

function textsIn(value: unknown, keys: Keys): string[] {
  if (typeof value === 'string') {
    const opened = keys.openText(value)
    return opened === null || opened === value ? [value] : [value, opened]
  }
  if (Buffer.isBuffer(value)) {
    try {
      return [value.toString('latin1'), keys.open(value)]
    } catch {
      return [value.toString('latin1')]
    }
  }
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, keys))
  if (typeof value === 'object' && value !== null)
    return Object.values(value).flatMap((one) => textsIn(one, keys))
  return []
}

/** Everything that somebody with these keys can read in any column of any table of the city, as one text. */
export async function everythingReadable(sql: Sql, keys: Keys): Promise<string> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'city_4101'::regnamespace and relkind in ('r', 'p') and not relispartition`
  const parts: string[] = []
  for (const { name } of tables) {
    // The driver opens sealed JSON where it has the key.
    for (const row of await sql`select * from ${sql(name)}`)
      parts.push(...textsIn({ ...row }, keys))
  }
  return parts.join('\n')
}

/** The canaries that stand in a text. */
export const foundIn = (text: string, canaries: readonly Canary[]): Canary[] =>
  canaries.filter((canary) => text.includes(canary.text))

function filesUnder(path: string): string[] {
  const at = lstatSync(path, { throwIfNoEntry: false })
  if (!at) return []
  if (!at.isDirectory()) return at.isFile() ? [path] : []
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)))
}

// What a canary looks like (plant-canaries.ts), as it is and in hexadecimal: one pass over a gigabyte instead of a thousand.
const looks = [
  /kanari[0-9a-f]{14}/g,
  /L\d{8}/g,
  /1\d{12}/g,
  /6b616e617269(?:3\d|6[1-6]){14}/g,
  /4c(?:3\d){8}/g,
  /31(?:3\d){12}/g,
]
const plain = (text: string): string =>
  /^(6b|4c|31)/.test(text) && text.length % 2 === 0 && text.length > 16
    ? Buffer.from(text, 'hex').toString('latin1')
    : text

/** The canaries whose bytes stand in some file below these paths, as they are or in hexadecimal. */
export function foundInFiles(
  paths: readonly string[],
  canaries: readonly Canary[],
): { found: Canary[]; bytes: number; files: string[] } {
  const wanted = new Map(canaries.map((canary) => [canary.text, canary]))
  const found = new Set<Canary>()
  const files = new Set<string>()
  let bytes = 0
  for (const file of paths.flatMap(filesUnder)) {
    let content: string
    try {
      content = readFileSync(file, 'latin1')
    } catch {
      continue // a file of PostgreSQL that went in between
    }
    bytes += content.length
    for (const look of looks) {
      for (const [text] of content.matchAll(look)) {
        const canary = wanted.get(plain(text))
        if (!canary) continue
        found.add(canary)
        files.add(file)
      }
    }
  }
  return { found: [...found], bytes, files: [...files] }
}
