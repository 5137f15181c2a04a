import { randomUUID } from 'node:crypto'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { connect } from '@bihuan/server/db/sql.ts'
import { execute } from '@bihuan/server/door/command.ts'
import type { NightCity } from '@bihuan/server/policy/a-night.ts'
import { testAnchors } from '@bihuan/server/testing/officers.ts'
import { openDatabase } from '../database.ts'

/** An empty city in a durable database of its own, whose officers have software passkeys. */
export async function openNightCity(): Promise<NightCity & { close(): Promise<void> }> {
  const database = await openDatabase({ data: null, keep: false })
  // As many connections as a server process has.
  const sql = connect(database.url, database.cityCode, { max: 12, name: 'night' })
  const city = { ...database.city, sql, anchors: testAnchors() }
  const start = instantOf('2022-01-14T08:00:00+08:00')
  return {
    city,
    sql,
    start,
    run: (command, actor, input, at = start, id = randomUUID()) =>
      execute(city, command, input, { id, now: at, actor }),
    async close() {
      await sql.end({ timeout: 5 })
      await database.close()
    },
  }
}
