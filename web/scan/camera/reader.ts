import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

/** Finds codes in a picture; `kind` says who does it. */
export type CodeReader = {
  kind: 'browser' | 'wasm'
  read(picture: ImageData): Promise<string[]>
}

type BrowserDetector = { detect(picture: ImageData): Promise<{ rawValue: string }[]> }
type BrowserDetectorClass = {
  new (options: { formats: string[] }): BrowserDetector
  getSupportedFormats(): Promise<string[]>
}

const browserFormats = ['qr_code', 'data_matrix', 'code_128']

async function browserReader(): Promise<CodeReader | null> {
  const Detector = (globalThis as { BarcodeDetector?: BrowserDetectorClass }).BarcodeDetector
  if (!Detector) return null
  const known = await Detector.getSupportedFormats().catch((): string[] => [])
  if (!browserFormats.every((format) => known.includes(format))) return null
  const detector = new Detector({ formats: browserFormats })
  return {
    kind: 'browser',
    read: async (picture) => (await detector.detect(picture)).map(({ rawValue }) => rawValue),
  }
}

async function wasmReader(): Promise<CodeReader> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader')
  // The package would fetch its part from a stranger's server; ours is one of our own files.
  await prepareZXingModule({
    overrides: { locateFile: (path: string) => (path.endsWith('.wasm') ? wasmUrl : path) },
    fireImmediately: true,
  })
  return {
    kind: 'wasm',
    read: async (picture) =>
      (
        await readBarcodes(picture, {
          formats: ['QRCode', 'DataMatrix', 'Code128'],
          tryInvert: false,
          maxNumberOfSymbols: 4,
        })
      ).flatMap(({ isValid, text }) => (isValid ? [text] : [])),
  }
}

/** The browser's own reader of codes where it has one for all three kinds that we print, else ours. */
export async function openReader(): Promise<CodeReader> {
  return (await browserReader()) ?? (await wasmReader())
}
