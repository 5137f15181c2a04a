import { allMigrations } from '@bihuan/server/db/migrate.ts'
import { shippedTables } from '@bihuan/server/db/shipped-tables.ts'
import { citySchema, type Tx } from '@bihuan/server/db/sql.ts'
import type { City } from '@bihuan/server/door/command.ts'
import { dropPeople } from '@bihuan/server/retention/erasers/members.ts'
import { createPartitions } from '@bihuan/server/rounds/partitions.ts'
import { type BackupHead, plainName, type TableEnd } from './backup-format.ts'
import { type CopyIn, copyIn } from './copy-in.ts'
import { type Hearer, type KeyFor, readBackup } from './read-backup.ts'
import { fixTextForms, readRows } from './read-rows.ts'
import { Refusal } from './refusal.ts'
import { storedTables } from './table-order.ts'

/** Refuses a backup of another schema version: rows of one do not fit the tables of another. */
export function refuseOtherSchema(head: BackupHead): void {
  const ours = allMigrations()
  const isSame =
    ours.length === head.migrations.length &&
    ours.every(
      ({ version, digest }, n) =>
        head.migrations[n]?.version === version && head.migrations[n]?.digest === digest,
    )
  if (isSame) return
  const theirs = head.migrations.at(-1)?.version ?? 0
  const own = ours.at(-1)?.version ?? 0
  throw new Refusal(
    'backup.other-schema',
    `备份的数据库结构为第 ${theirs} 版，本程序为第 ${own} 版：请用写备份时的版本恢复，再升级`,
    `The backup has schema version ${theirs}${theirs === own ? ' of another build' : ''}, this program ${own}: restore it with the program that wrote it, then update`,
  )
}

async function refuseInhabited(tx: Tx, schema: string): Promise<void> {
  for (const { name } of await storedTables(tx, schema)) {
    if (shippedTables.includes(name)) continue
    const [row] = await tx.unsafe(`select from ${plainName(name)} limit 1`)
    if (row)
      throw new Refusal(
        'city.not-empty',
        `这座城市已有数据（${name}）：备份只恢复到空的城市，请用 --data 另选文件夹`,
        `This city is not empty (${name}): a backup goes only into an empty one; choose another folder with --data`,
      )
  }
}

/** Everything of a backup in one transaction, read back and compared before it is committed. */
export async function loadBackup(
  city: City,
  file: string,
  keyFor: KeyFor,
): Promise<{ ends: TableEnd[]; broken: { law: string; round: string }[] }> {
  const schema = citySchema(city.code)
  const loaded = await city.sql.begin(async (tx) => {
    await refuseInhabited(tx, schema)
    for (const name of shippedTables) await tx`delete from ${tx(name)}`
    await fixTextForms(tx)
    let into: CopyIn | null = null
    const hear: Hearer = {
      async head(head) {
        refuseOtherSchema(head)
        for (const round of head.rounds) await createPartitions(tx, round)
        for (const round of head.erasedRounds ?? []) await dropPeople(tx, round)
      },
      async begin({ name, columns }) {
        into = await copyIn(tx, name, columns)
      },
      async rows(piece) {
        await into?.write(piece)
      },
      async end() {
        await into?.end()
        into = null
      },
    }
    const { ends } = await readBackup(file, hear, keyFor)
    const found = await storedTables(tx, schema)
    for (const [n, end] of ends.entries()) {
      const table = found.find(({ name }) => name === end.table)
      const back = table && (await readRows(tx, table, async () => {}))
      if (back?.rows !== end.rows || back.sha256 !== end.sha256)
        throw new Error(
          `${end.table} (table ${n + 1}) came back from the database otherwise than it went in`,
        )
    }
    const laws = await tx<
      { law: string; roundId: number }[]
    >`select law, round_id from conservation where expected <> found`
    return { ends, broken: laws.map(({ law, roundId }) => ({ law, round: String(roundId) })) }
  })
  // Until the automatic ones come, the planner would take every table for empty.
  for (const { table } of loaded.ends) await city.sql.unsafe(`analyze ${plainName(table)}`)
  return loaded
}
