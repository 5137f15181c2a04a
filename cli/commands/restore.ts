import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keysFrom } from '@bihuan/server/keys.ts'
import { backupKeyIn, backupKeyOf } from '@bihuan/server/retention/backup-keys.ts'
import type { Command } from 'commander'
import { exitCode } from '../exit-code.ts'
import { writeCityFile } from '../start/city-file.ts'
import { type Answer, answering, note } from './answering.ts'
import { type BackupHead, keySignText } from './backup-format.ts'
import { type CityOptions, folderOf, inAnyCity, withData } from './city-options.ts'
import { tableText } from './print.ts'
import { type KeyFor, readBackup } from './read-backup.ts'
import { Refusal } from './refusal.ts'

type Options = CityOptions & { verify?: true; withoutKey?: true; backupKey?: string }

/** `restore FILE`: a backup into an empty city. */
export function registerRestore(program: Command): void {
  const command = program
    .command('restore')
    .description('bring a backup into an empty city, and prove that it is all there · 恢复')
    .argument('<file>', 'the file that `bihuan backup` wrote')
    .option('--verify', 'only check the file from end to end; needs no city and changes nothing')
    .option(
      '--backup-key <file>',
      'the key of this backup, where it is not in the backup-keys of the data folder',
    )
    .option(
      '--without-key',
      'restore although its key file is not here: no identity number of it can be read',
    )
  answering<Options>(withData(command), async ([file = ''], options) => {
    // The whole file first: what is damaged must not touch a city, nor found one.
    const keyFor = keyForOf(options)
    const { head, ends } = await readBackup(file, {}, keyFor)
    const rows = ends.reduce((sum, end) => sum + end.rows, 0)
    const told = {
      madeAt: head.madeAt,
      city: head.city,
      schemaVersion: head.migrations.at(-1)?.version ?? 0,
      withKey: head.key !== null,
      rows,
      tables: ends,
    }
    if (options.verify)
      return {
        json: { whole: true, ...told },
        text: `${file} is whole · 备份完整: city ${head.city}, made at ${head.madeAt}, ${rows} rows of ${ends.length} tables, key ${head.key === null ? 'not ' : ''}inside`,
      }
    return { ...(await restore(file, head, options, told, keyFor)) }
  })
}

/** Where the key of an encrypted backup is looked for: in the file that is named, then in the data folder. */
const keyForOf =
  (options: Options): KeyFor =>
  ({ key: id }) => {
    const named = options.backupKey === undefined ? null : backupKeyIn(options.backupKey)
    const found = named?.id === id ? named : backupKeyOf(folderOf(options), id)
    return found && Buffer.from(found.key, 'base64')
  }

/** Puts the key of the backup in its place, or checks the one that is there. Returns how to take it back. */
function placeKey(folder: string, head: BackupHead, options: Options): () => void {
  const path = join(folder, 'keys')
  if (!existsSync(path) && head.key !== null) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, `${head.key}\n`, { mode: 0o600, flag: 'wx' })
    return () => rmSync(path, { force: true })
  }
  const isRight =
    existsSync(path) &&
    keysFrom(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')).isSigned(
      keySignText,
      head.keySign,
    )
  if (isRight || options.withoutKey) return () => {}
  throw new Refusal(
    'backup.key-missing',
    `${path} ${existsSync(path) ? '不是' : '处没有'}该备份的密钥：请先放入原密钥文件；若已遗失，加 --without-key（证件号将无法读取）`,
    `${existsSync(path) ? `${path} is not the key` : `The key is not at ${path}`} that this backup was made with: put the old key file there first; if it is lost, add --without-key (its identity numbers stay unreadable)`,
  )
}

async function restore(
  file: string,
  head: BackupHead,
  options: Options,
  told: object,
  keyFor: KeyFor,
): Promise<Answer> {
  const [{ loadBackup, refuseOtherSchema }, { cityCode }] = await Promise.all([
    import('./load-backup.ts'),
    import('../with-city.ts'),
  ])
  refuseOtherSchema(head)
  if (head.city !== cityCode)
    throw new Refusal(
      'backup.other-city',
      `备份属于城市 ${head.city}`,
      `The backup is of city ${head.city}, this is ${cityCode}`,
    )
  const takeKeyBack = placeKey(folderOf(options), head, options)
  try {
    const { ends, broken } = await inAnyCity(options, (city) => loadBackup(city, file, keyFor))
    // From now on a start without --empty refuses this folder: the demo would forget the city in it.
    writeCityFile(folderOf(options), { kind: 'own' })
    if (broken.length > 0)
      note(
        `restored as it was, but not conserved: ${broken.map(({ law, round }) => `${law} of round ${round}`).join(', ')} · 守恒不成立`,
      )
    return {
      json: { restored: true, conserved: broken.length === 0, broken, ...told },
      text: `${tableText(
        ['table 表', 'rows 行'],
        ends.filter((end) => end.rows > 0).map((end) => [end.table, end.rows]),
      )}\n\nrestored and compared, row counts and digests equal; serve it with start --empty · 已恢复并逐表核对`,
      code: broken.length === 0 ? exitCode.done : exitCode.notConserved,
    }
  } catch (error) {
    takeKeyBack()
    throw error
  }
}
