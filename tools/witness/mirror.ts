import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { fromBase64 } from '@bihuan/core/transparency/base64.ts'
import { sameBytes } from '@bihuan/core/transparency/bytes.ts'
import { parseCheckpoint } from '@bihuan/core/transparency/checkpoint.ts'
import { checkpointWords } from '@bihuan/core/transparency/checkpoint-words.ts'
import {
  appendAll,
  emptyFrontier,
  leafHash,
  rootOf,
} from '@bihuan/core/transparency/merkle-tree.ts'
import type { NoteKey } from '@bihuan/core/transparency/note-key.ts'
import { logSigned, parseNote } from '@bihuan/core/transparency/signed-note.ts'
import { nodeSha256, verifyEd25519 } from '@bihuan/server/transparency/ed25519.ts'
import { textOf } from './fetch-step.ts'
import { WitnessStop } from './state-file.ts'

const entryBytes = 32
const atOnce = 1_000

const refused = (fault: keyof typeof checkpointWords): WitnessStop => {
  const { en, zh } = checkpointWords[fault]
  return new WitnessStop(2, `${en}\n${zh}`)
}

/** The commitments in a mirror, in their order; none where there is no file yet. */
export function readMirror(file: string): Uint8Array[] {
  if (!existsSync(file)) return []
  const bytes = readFileSync(file)
  const whole = Math.floor(bytes.length / entryBytes)
  // A power cut may have left half an entry: it is fetched again.
  return Array.from({ length: whole }, (_, n) =>
    Uint8Array.from(bytes.subarray(n * entryBytes, (n + 1) * entryBytes)),
  )
}

function writeAt(file: string, position: number | null, bytes: Uint8Array): void {
  const out = openSync(file, position === null ? 'w' : existsSync(file) ? 'r+' : 'w', 0o600)
  writeSync(out, bytes, 0, bytes.length, position)
  fsyncSync(out)
  closeSync(out)
}

async function fetchEntries(base: string, from: number, to: number): Promise<Uint8Array[]> {
  const entries: Uint8Array[] = []
  while (from + entries.length < to) {
    const first = from + entries.length
    const url = `${base}/entries?from=${first}&to=${Math.min(first + atOnce, to)}`
    const said = JSON.parse(await textOf(url)) as { entries?: unknown }
    const got = (Array.isArray(said.entries) ? said.entries : []).map((one) =>
      typeof one === 'string' ? fromBase64(one) : null,
    )
    const good = got.filter((one) => one?.length === entryBytes)
    if (good.length === 0 || good.length !== got.length) throw refused('not-consistent')
    for (const one of good) if (one) entries.push(one)
  }
  return entries
}

/**
 * Keeps a copy of the whole log in a file, 32 bytes an entry, and the last checkpoint beside it (`<file>.checkpoint`). What comes is
 * kept only when the root over all of it is the one that the log has signed; so a mirror shows any change of the past, and can
 * give a city back what it lost. Says how many entries it holds.
 */
export async function mirror(from: string, log: NoteKey, file: string): Promise<number> {
  const base = from.replace(/\/$/, '')
  const note = await textOf(`${base}/checkpoint`)
  const read = parseNote(note)
  const next = read && parseCheckpoint(read.text)
  if (!read || !next) throw refused('not-a-checkpoint')
  if (next.origin !== log.name) throw refused('other-log')
  if ((await logSigned(read, log, verifyEd25519)) !== 'signed') throw refused('bad-signature')
  const held = readMirror(file)
  if (next.size < held.length) throw refused('older')
  const more = await fetchEntries(base, held.length, next.size)
  const leaves = [...held, ...more].map((entry) => leafHash(entry, nodeSha256))
  const { frontier } = appendAll(emptyFrontier, leaves, nodeSha256)
  if (!sameBytes(rootOf(frontier, nodeSha256), next.root))
    throw refused(more.length === 0 ? 'split-view' : 'not-consistent')
  if (more.length > 0) writeAt(file, held.length * entryBytes, Buffer.concat(more))
  writeAt(`${file}.checkpoint`, null, Buffer.from(note, 'utf8'))
  return next.size
}
