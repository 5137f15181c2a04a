import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { decrypting, type Envelope, NotDecrypted, readEnvelope } from './backup-cipher.ts'
import { type BackupHead, copyLine, readLine, type TableEnd } from './backup-format.ts'
import { asRefusal } from './read-input.ts'
import { Refusal } from './refusal.ts'

/** Who hears a backup being read, in this order: the head, then for each table its begin, its rows in pieces, its end. */
export type Hearer = {
  head?(head: BackupHead): Promise<void>
  begin?(table: BackupHead['tables'][number]): Promise<void>
  rows?(piece: Buffer): Promise<void>
  end?(end: TableEnd): Promise<void>
}

const lineFeed = 10
const terminator = Buffer.from('\\.\n')
const terminatorLine = Buffer.from('\n\\.\n')
// A head of a thousand tables has 100 kB; a longer line outside of rows is no line of ours.
const lineMax = 4_000_000

const damaged = (en: string) =>
  new Refusal(
    'backup.damaged',
    `备份文件已损坏或不完整，没有改变任何数据`,
    `The backup is damaged or cut off (${en}); nothing was changed`,
  )

/** Where rows end in a piece of whole lines: the place of `\.`, or -1. */
function rowsEndIn(piece: Buffer): number {
  if (piece.subarray(0, terminator.length).equals(terminator)) return 0
  const at = piece.indexOf(terminatorLine)
  return at < 0 ? -1 : at + 1
}

/** Compares a backup with what it says of itself, line by line, in constant memory. */
class Reading {
  readonly #hear: Hearer
  readonly #whole = createHash('sha256')
  #table = createHash('sha256')
  #rows = 0
  #bytes = 0
  #inRows = false
  #isWhole = false
  head: BackupHead | null = null
  readonly ends: TableEnd[] = []

  constructor(hear: Hearer) {
    this.#hear = hear
  }

  get inRows(): boolean {
    return this.#inRows
  }

  async line(text: string, raw: Buffer): Promise<void> {
    if (this.#isWhole) throw damaged('something follows its end')
    const line = readLine(text)
    if (line.kind === 'whole') return this.#checkWhole(line.end)
    this.#whole.update(raw)
    if (this.head === null) {
      if (line.kind !== 'head' || line.head.bihuan !== 'backup')
        throw new Refusal(
          'backup.not-one',
          '这不是 bihuan 的备份文件',
          'This is not a backup of bihuan',
        )
      if (line.head.format !== 1)
        throw new Refusal(
          'backup.newer',
          '备份由更新的版本写成，请用该版本恢复',
          'This backup was written by a newer bihuan: restore it with that',
        )
      this.head = line.head
      return this.#hear.head?.(line.head)
    }
    const table = this.head.tables[this.ends.length]
    if (line.kind === 'copy' && table && line.text === copyLine(table.name, table.columns)) {
      this.#table = createHash('sha256')
      this.#rows = 0
      this.#bytes = 0
      this.#inRows = true
      return this.#hear.begin?.(table)
    }
    if (line.kind !== 'end' || line.end.table !== table?.name)
      throw damaged(`at the line after ${this.ends.at(-1)?.table ?? 'its head'}`)
    const { rows, bytes, sha256 } = line.end
    if (rows !== this.#rows || bytes !== this.#bytes || sha256 !== this.#table.digest('hex'))
      throw damaged(`the rows of ${table.name} are not those that were written`)
    this.ends.push(line.end)
    return this.#hear.end?.(line.end)
  }

  async rows(piece: Buffer): Promise<void> {
    this.#whole.update(piece)
    this.#table.update(piece)
    this.#bytes += piece.length
    for (let at = piece.indexOf(lineFeed); at >= 0; at = piece.indexOf(lineFeed, at + 1))
      this.#rows += 1
    if (piece.length > 0) await this.#hear.rows?.(piece)
  }

  rowsOver(): void {
    this.#whole.update(terminator)
    this.#inRows = false
  }

  #checkWhole(end: { tables: number; rows: number; sha256: string }): void {
    const rows = this.ends.reduce((sum, one) => sum + one.rows, 0)
    if (
      end.tables !== this.head?.tables.length ||
      end.tables !== this.ends.length ||
      end.rows !== rows
    )
      throw damaged('tables are missing')
    if (end.sha256 !== this.#whole.digest('hex')) throw damaged('its digest differs')
    this.#isWhole = true
  }

  finish(): { head: BackupHead; ends: TableEnd[] } {
    if (this.head === null)
      throw new Refusal(
        'backup.not-one',
        '这不是 bihuan 的备份文件',
        'This is not a backup of bihuan',
      )
    if (!this.#isWhole) throw damaged('its end is missing')
    return { head: this.head, ends: this.ends }
  }
}

/** The key of an encrypted backup, or null where it is not here. */
export type KeyFor = (envelope: Envelope) => Buffer | null

function envelopeOf(file: string) {
  try {
    return readEnvelope(file)
  } catch (error) {
    throw error instanceof NotDecrypted ? damaged(error.message) : asRefusal(error, file)
  }
}

/** The packed bytes of a backup: as they lie in the file, or decrypted. Refuses with backup.key-destroyed what nobody can open. */
function openBackup(file: string, keyFor: KeyFor): { source: Readable; end: Readable } {
  const found = envelopeOf(file)
  const source = createReadStream(file, { highWaterMark: 1 << 20, start: found?.start ?? 0 })
  if (!found) return { source, end: source }
  const key = keyFor(found.envelope)
  if (!key) {
    source.destroy()
    throw new Refusal(
      'backup.key-destroyed',
      `该备份已加密，其密钥 ${found.envelope.key} 不在此处（保存至 ${found.envelope.keyKeptUntil}）。如另有保存，请用 --backup-key 指定；如已销毁，则任何人都无法再读取`,
      `This backup is encrypted and its key ${found.envelope.key} is not here (kept until ${found.envelope.keyKeptUntil}): name its file with --backup-key; if it was destroyed nobody can read the backup any more`,
    )
  }
  const opened = decrypting(found.envelope, key)
  source.on('error', (error) => opened.destroy(error))
  return { source, end: source.pipe(opened) }
}

/**
 * Reads a backup from beginning to end and holds it to its own counts and digests. Refuses with backup.damaged at the first
 * difference; whoever hears must be able to take everything back until this has returned.
 */
export async function readBackup(
  file: string,
  hear: Hearer = {},
  keyFor: KeyFor = () => null,
): Promise<{ head: BackupHead; ends: TableEnd[] }> {
  const { source, end: packed } = openBackup(file, keyFor)
  const unpacked = createGunzip({ chunkSize: 1 << 18 })
  packed.on('error', (error) => unpacked.destroy(error))
  const reading = new Reading(hear)
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of packed.pipe(unpacked) as AsyncIterable<Buffer>) {
      rest = await takeLines(reading, rest.length === 0 ? chunk : Buffer.concat([rest, chunk]))
    }
  } catch (error) {
    if (error instanceof NotDecrypted) throw damaged(error.message)
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('Z_'))
      throw reading.head === null && code === 'Z_DATA_ERROR'
        ? new Refusal(
            'backup.not-one',
            '这不是 bihuan 的备份文件',
            'This is not a backup of bihuan',
          )
        : damaged(code)
    throw asRefusal(error, file)
  } finally {
    source.destroy()
    unpacked.destroy()
  }
  if (rest.length > 0) throw damaged('it ends within a line')
  return reading.finish()
}

/** Hands on every whole line of a buffer and returns what is left of the last. */
async function takeLines(reading: Reading, given: Buffer): Promise<Buffer> {
  let buffer = given
  while (true) {
    if (reading.inRows) {
      const lines = buffer.subarray(0, buffer.lastIndexOf(lineFeed) + 1)
      if (lines.length === 0) return buffer
      const end = rowsEndIn(lines)
      await reading.rows(end < 0 ? lines : lines.subarray(0, end))
      if (end < 0) return buffer.subarray(lines.length)
      reading.rowsOver()
      buffer = buffer.subarray(end + terminator.length)
    } else {
      const end = buffer.indexOf(lineFeed)
      if (end < 0 && buffer.length > lineMax) throw damaged('a line has no end')
      if (end < 0) return buffer
      await reading.line(buffer.subarray(0, end).toString('utf8'), buffer.subarray(0, end + 1))
      buffer = buffer.subarray(end + 1)
    }
  }
}
