import { unzipSync } from 'fflate'
import { type FileFault, fileFault } from './file-fault.ts'

export type ZipEntries = Record<string, Uint8Array>

// A 384-well run with all curves is 10 MB; a small file that unpacks to far more is an attack.
const unpackedBytesMax = 256 * 1024 * 1024

/** Unpacks a zip whole: its directory must end where the file ends, and every entry must have its length and CRC-32. */
export function openZip(
  bytes: Uint8Array,
): { ok: true; entries: ZipEntries } | { ok: false; fault: FileFault } {
  const directory = readDirectory(bytes)
  if (directory === null) return { ok: false, fault: fileFault('truncated') }
  let size = 0
  for (const { unpacked } of directory.values()) size += unpacked
  if (size > unpackedBytesMax) return { ok: false, fault: fileFault('too-large') }
  try {
    const entries = unzipSync(bytes)
    for (const [name, { crc, unpacked }] of directory) {
      const entry = entries[name]
      if (name.endsWith('/')) continue
      if (entry === undefined || entry.length !== unpacked || crc32(entry) !== crc) {
        return { ok: false, fault: fileFault('damaged', { value: name }) }
      }
    }
    return { ok: true, entries }
  } catch {
    return { ok: false, fault: fileFault('damaged', { value: 'zip' }) }
  }
}

type DirectoryEntry = { crc: number; unpacked: number }

/** The central directory of a zip (APPNOTE 4.3.12, 4.3.16), or null when the file does not end with a whole one. */
function readDirectory(bytes: Uint8Array): Map<string, DirectoryEntry> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = -1
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 22 - 0xffff; at -= 1) {
    if (
      view.getUint32(at, true) === 0x06054b50 &&
      at + 22 + view.getUint16(at + 20, true) === bytes.length
    ) {
      end = at
      break
    }
  }
  if (end < 0) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries = new Map<string, DirectoryEntry>()
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return null
    const nameLength = view.getUint16(at + 28, true)
    // As fflate does: UTF-8 where the entry says so, otherwise one character for each byte.
    const raw = bytes.subarray(at + 46, at + 46 + nameLength)
    const isUtf8 = (view.getUint16(at + 8, true) & 0x800) !== 0
    const name = isUtf8 ? new TextDecoder().decode(raw) : String.fromCharCode(...raw)
    entries.set(name, {
      crc: view.getUint32(at + 16, true),
      unpacked: view.getUint32(at + 24, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return at <= end ? entries : null
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
  return rest
})

function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) rest = (crcTable[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8)
  return (rest ^ 0xffffffff) >>> 0
}
