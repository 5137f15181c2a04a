import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const isText = /\.(js|css|html|json|svg|wasm|webmanifest)$/
// Below this the headers weigh more than what is saved.
const bytesMin = 1_024
// 11 takes half a minute for all shells and saves another 4 %.
const brotliQuality = 9

/** Writes `.br` and `.gz` beside each file of the build, so that the server compresses nothing at nine o'clock. */
export function compressed(): Plugin {
  let folder = ''
  return {
    name: 'bihuan-compressed',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir)
    },
    closeBundle: {
      order: 'post',
      handler() {
        for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
          const path = join(entry.parentPath, entry.name)
          if (!entry.isFile() || !isText.test(entry.name)) continue
          const bytes = readFileSync(path)
          if (bytes.length < bytesMin) continue
          writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
          const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality }
          writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
        }
      },
    },
  }
}
