import { decodeText } from './decode-text.ts'
import { type FileFault, fileFault } from './file-fault.ts'
import { openZip } from './open-zip.ts'
import type { RunOutcome } from './quantstudio-run.ts'
import { isQuantStudioText, readQuantStudioText } from './quantstudio-text.ts'
import { readQuantStudioWorkbook } from './quantstudio-workbook.ts'
import { readRdml } from './rdml.ts'

/**
 * Reads an instrument's file by what it holds, whatever its name: QuantStudio or ViiA 7 text, its workbook, or RDML.
 * A file is taken whole or refused with all its faults; it never throws for what a file may hold.
 */
export function readInstrumentFile(bytes: Uint8Array): RunOutcome {
  if (bytes.length === 0) return refused(fileFault('empty'))
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refused(fileFault('legacy-workbook'))
  if (startsWith(bytes, [0x50, 0x4b])) return readContainer(bytes)
  const decoded = decodeText(bytes)
  if (!decoded.ok) return refused(decoded.fault)
  const { text } = decoded
  if (text.trim() === '') return refused(fileFault('empty'))
  if (/^\s*</.test(text)) {
    return /<(?:\w+:)?rdml[\s>]/.test(text)
      ? readRdml([{ name: 'rdml', bytes }])
      : refused(fileFault('not-an-instrument-file'))
  }
  return isQuantStudioText(text)
    ? readQuantStudioText(text)
    : refused(fileFault('not-an-instrument-file'))
}

function readContainer(bytes: Uint8Array): RunOutcome {
  const zip = openZip(bytes)
  if (!zip.ok) return refused(zip.fault)
  if (zip.entries['xl/workbook.xml'] !== undefined) return readQuantStudioWorkbook(bytes)
  const documents = Object.entries(zip.entries)
    .filter(([name]) => /\.xml$/i.test(name))
    .map(([name, entry]) => ({ name, bytes: entry }))
  return documents.length > 0 ? readRdml(documents) : refused(fileFault('not-an-instrument-file'))
}

function refused(fault: FileFault): RunOutcome {
  return { ok: false, faults: [fault] }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}
