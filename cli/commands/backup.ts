import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeBackupKey } from '@bihuan/server/retention/backup-keys.ts'
import type { Command } from 'commander'
import { type Answer, answering, note } from './answering.ts'
import { type Envelope, encrypting, newNonce } from './backup-cipher.ts'
import {
  type BackupHead,
  copyLine,
  headLine,
  keySignText,
  rowsEnd,
  type TableEnd,
  tableEndLine,
  wholeLine,
} from './backup-format.ts'
import { type CityOptions, folderOf, hasCity, wholeBetween, withData } from './city-options.ts'
import { sizeText, tableText } from './print.ts'
import { Refusal } from './refusal.ts'
import { refuseTaken, writeWhole } from './write-file.ts'

type Options = CityOptions & { withKey?: true; yes?: true; keepDays: number }

const dayMs = 24 * 3_600_000

/** `backup FILE`: everything that the city knows at one moment, in one file. */
export function registerBackup(program: Command): void {
  const command = program
    .command('backup')
    .description('write the whole city, as of one moment, into one encrypted file · 备份')
    .argument('<file>', 'the file to write, such as city.backup')
    .option(
      '--with-key',
      'put the key file in too: whoever has such a backup can read every identity number',
    )
    .option(
      '--keep-days <days>',
      'for how long the key of this backup is kept; after that nobody can read it',
      wholeBetween(1, 366),
      30,
    )
    .option('--yes', 'replace the file if it is there')
  answering<Options>(withData(command), async ([file = ''], options) => backUp(file, options))
}

async function backUp(file: string, options: Options): Promise<Answer> {
  const folder = folderOf(options)
  if (!hasCity(options))
    throw new Refusal(
      'city.none',
      `${folder} 中还没有城市`,
      `There is no city in ${folder}: name its folder with --data`,
    )
  refuseTaken(file, options.yes === true)
  const [
    { cityCode, openStore },
    { citySchema, connect },
    { fixTextForms, readRows },
    { storedTables },
  ] = await Promise.all([
    import('../with-city.ts'),
    import('@bihuan/server/db/sql.ts'),
    import('./read-rows.ts'),
    import('./table-order.ts'),
  ])
  const store = await openStore(folder)
  const key = makeBackupKey(folder, Date.now(), options.keepDays * dayMs)
  const envelope: Envelope = {
    bihuan: 'backup',
    format: 2,
    cipher: 'AES-256-GCM in frames of 64 KiB',
    key: key.id,
    city: cityCode,
    madeAt: key.madeAt,
    keyKeptUntil: key.keptUntil,
    nonce: newNonce(),
  }
  const through = encrypting(envelope, Buffer.from(key.key, 'base64'))
  // Not openCity: a backup before an update must not update.
  const sql = connect(store.url, cityCode, { max: 2, name: 'bihuan backup' })
  try {
    const { outcome, bytes } = await writeWhole(file, { gzip: true, through }, (sink) =>
      sql.begin('isolation level repeatable read read only', async (tx) => {
        await fixTextForms(tx)
        const tables = await storedTables(tx, citySchema(cityCode))
        if (tables.length === 0)
          throw new Refusal(
            'city.none',
            '数据库里没有这座城市',
            'The database holds no such city: was it ever started?',
          )
        const [server] = await tx<
          { version: string }[]
        >`select current_setting('server_version') as version`
        const rounds = await tx<{ id: number; isErased: boolean }[]>`
          select id, erased_at is not null as is_erased from rounds order by id`
        const head: BackupHead = {
          bihuan: 'backup',
          format: 1,
          city: cityCode,
          madeAt: new Date().toISOString(),
          postgresql: server?.version ?? '',
          migrations: [
            ...(await tx<
              BackupHead['migrations']
            >`select version, digest from migrations order by version`),
          ],
          rounds: rounds.map(({ id }) => id),
          erasedRounds: rounds.flatMap(({ id, isErased }) => (isErased ? [id] : [])),
          keySign: store.keys.sign(keySignText),
          key: options.withKey ? readFileSync(join(folder, 'keys'), 'utf8').trim() : null,
          tables: tables.map(({ name, columns }) => ({ name, columns })),
        }
        await sink.write(headLine(head))
        const ends: TableEnd[] = []
        for (const table of tables) {
          await sink.write(copyLine(table.name, table.columns))
          const end = await readRows(tx, table, (chunk) => sink.write(chunk))
          await sink.write(rowsEnd)
          await sink.write(tableEndLine(end))
          ends.push(end)
        }
        const rows = ends.reduce((sum, end) => sum + end.rows, 0)
        await sink.write(wholeLine({ tables: ends.length, rows, sha256: sink.sha256() }))
        return { head, ends, rows }
      }),
    )
    const { head, ends, rows } = outcome as { head: BackupHead; ends: TableEnd[]; rows: number }
    note(
      `Encrypted. Its own key lies in ${join(folder, 'backup-keys', `${key.id}.json`)} until ${key.keptUntil}; then it is destroyed and nobody can read this backup any more. Whoever restores it elsewhere needs that file. · 备份已加密，密钥到期销毁`,
    )
    note(
      options.withKey
        ? 'The key file is inside this backup: whoever has the file can read every identity number. Keep it as you keep the key. · 备份含密钥，请严加保管'
        : `The key file is NOT inside: without ${join(folder, 'keys')} no identity number of this backup can ever be read. Keep a copy elsewhere. · 备份不含密钥，请另行保管`,
    )
    return {
      json: {
        file,
        bytes,
        rows,
        withKey: head.key !== null,
        backupKey: key.id,
        keyKeptUntil: key.keptUntil,
        schemaVersion: head.migrations.at(-1)?.version ?? 0,
        madeAt: head.madeAt,
        tables: ends,
      },
      text: `${tableText(
        ['table 表', 'rows 行', 'sha-256'],
        ends
          .filter((end) => end.rows > 0)
          .map((end) => [end.table, end.rows, `${end.sha256.slice(0, 16)}…`]),
      )}\n\n${file}: ${rows} rows of ${ends.length} tables, ${sizeText(bytes)}`,
    }
  } finally {
    await sql.end({ timeout: 5 })
    await store.stop()
  }
}
