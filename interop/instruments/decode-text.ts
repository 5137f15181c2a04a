import { type FileFault, fileFault } from './file-fault.ts'

type Decoded = { ok: true; text: string } | { ok: false; fault: FileFault }

/** Text of a file in UTF-8, UTF-16 (with its mark) or GB18030, strictly: a byte that fits none is a fault, never a «�». */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes)
  const utf8 = decode('utf-8', bytes)
  if (utf8.ok) return control(utf8)
  // Valid but for its last character: a file cut in the middle of one, which GB18030 would read as other characters.
  if (isCutUtf8(bytes)) return { ok: false, fault: fileFault('truncated') }
  return control(decode('gb18030', bytes))
}

function decode(encoding: string, bytes: Uint8Array): Decoded {
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, fault: fileFault('encoding') }
  }
}

function isCutUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

// UTF-16 without its mark decodes as UTF-8 full of NULs.
function control(decoded: Decoded): Decoded {
  return decoded.ok && decoded.text.includes('\u0000')
    ? { ok: false, fault: fileFault('encoding') }
    : decoded
}
