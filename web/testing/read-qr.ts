import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator } from 'playwright-core'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** Makes the reader ready: its wasm comes from the package, not from the network. */
export function prepareReader(): void {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } })
}

/** What a reader sees on a picture of a part of the page. Throws unless it is exactly one QR code. */
export async function readQr(part: Locator): Promise<string> {
  const picture = await part.screenshot()
  const found = await readBarcodes(new Uint8Array(picture), {
    formats: ['QRCode'],
    tryHarder: true,
  })
  const [one, ...others] = found.map(({ text }) => text)
  if (one === undefined || others.length > 0)
    throw new Error(`${found.length} codes on the picture`)
  return one
}
