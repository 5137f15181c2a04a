import { keptMs } from '@bihuan/core/retention/due.ts'
import type { RetentionId } from '@bihuan/core/retention/kinds.ts'
import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import type { Sql } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import type { Certificate } from './certificate.ts'
import type { Clocks } from './clocks.ts'
import { keepCertificate, NotErased } from './erase-kind.ts'
import { type SealedKind, sealedKinds } from './period-keys.ts'
import { neededKeys } from './sealed-columns.ts'

/** The kind whose clock holds the keys of a sealed kind. */
const clockOf: Readonly<Record<SealedKind, RetentionId>> = {
  orders: 'orders',
  facts: 'findings',
  reads: 'reads',
  messages: 'messages',
  registrations: 'registrations',
}

/** The first moment after the month of a key, in the time of the city. */
export function endOfMonth(id: string): Instant {
  const [, year = '', month = ''] = /-(\d{4})-(\d\d)\./.exec(id) ?? []
  const next = Number(month) === 12 ? [Number(year) + 1, 1] : [Number(year), Number(month) + 1]
  return instantOf(`${next[0]}-${String(next[1]).padStart(2, '0')}-01T00:00:00+08:00`)
}

/** Whether a key is old enough to go: its month is over, and so is the clock of the last that was sealed in it. */
export const isKeyOver = (id: string, kind: SealedKind, { now }: Clocks): boolean =>
  endOfMonth(id) + keptMs(clockOf[kind]) <= now

/**
 * Destroys the keys of the months that no row needs any more. From here on nothing that was sealed with them can be read, in this
 * database, its files, its journal, a standby or a backup, wherever a copy lies.
 */
export async function destroyKeys(
  sql: Sql,
  city: City,
  clocks: Clocks,
): Promise<Certificate | null> {
  const { periods } = city.keys
  const over: string[] = []
  for (const kind of sealedKinds) {
    const own = periods.ids().filter((id) => id.startsWith(`${kind}-`))
    const old = own.filter((id) => isKeyOver(id, kind, clocks))
    if (old.length === 0) continue
    const needed = await neededKeys(sql, kind)
    over.push(...old.filter((id) => !needed.has(id)))
  }
  if (over.length === 0) return null
  for (const id of over) periods.destroy(id)
  const keysLeft = over.filter((id) => periods.keyOf(id) !== null).length
  if (keysLeft > 0) throw new NotErased(`${keysLeft} keys are still there`)
  return (await sql.begin((tx) =>
    keepCertificate(tx, city, {
      kind: 'keys',
      erasedAt: clocks.now,
      upTo: null,
      responseEnd: clocks.responseEnd,
      tables: [],
      subjects: null,
      keys: over,
      verified: {
        rowsLeft: 0,
        keysLeft,
        how: 'no row names the keys; their files were written over and removed, and asked for again',
      },
    }),
  )) as Certificate
}

/** Destroys the keys of backups whose time is over: from here on they are noise, wherever copies of them lie. */
export async function endBackups(
  sql: Sql,
  city: City,
  clocks: Clocks,
): Promise<Certificate | null> {
  const gone = city.keys.destroyBackupKeys(clocks.machineNow)
  if (gone.length === 0) return null
  return (await sql.begin((tx) =>
    keepCertificate(tx, city, {
      kind: 'backup',
      erasedAt: clocks.now,
      upTo: null,
      responseEnd: clocks.responseEnd,
      tables: [],
      subjects: null,
      keys: gone,
      verified: {
        rowsLeft: 0,
        keysLeft: 0,
        how: 'the files of the keys were written over and removed',
      },
    }),
  )) as Certificate
}
