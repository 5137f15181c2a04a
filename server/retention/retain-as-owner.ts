import type { Instant } from '@bihuan/core/time/instant.ts'
import { connect } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { type Ran, runRetention } from './run-retention.ts'

type Log = { info(fields: object, text: string): void; error(fields: object, text: string): void }

/** Runs retention with a connection of the owner, which lives as long as the run: no request ever has its rights. */
export async function retainAsOwner(
  city: City,
  databaseUrl: string,
  now: Instant,
  log: Log,
): Promise<Ran> {
  const owner = connect(databaseUrl, city.code, { max: 2, name: 'bihuan retention' })
  try {
    const ran = await runRetention(owner, city, now, Date.now())
    for (const { kind, tables, keys } of ran.certificates)
      log.info({ kind, tables, keys: keys.length }, 'erased at the end of its clock')
    for (const fault of ran.failed) log.error(fault, 'could not be erased; tried again tomorrow')
    return ran
  } finally {
    await owner.end({ timeout: 5 })
  }
}
