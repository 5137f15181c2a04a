import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Plugin, transformWithOxc } from 'vite'

const source = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../f/worker/${name}`, import.meta.url)))
const icons = ['icon-192.png', 'icon-512.png']
const entry = 'f/index.html'

type Built = Record<
  string,
  { type: 'chunk' | 'asset'; code?: string; source?: string | Uint8Array }
>

const isText = (file: string) => /\.(?:js|css|html)$/.test(file)
const textOf = ({ code, source }: Built[string]) =>
  code ?? (typeof source === 'string' ? source : new TextDecoder().decode(source))

/**
 * Every file that the page can come to ask for: whose name stands in a file that it can come to ask for. Names carry a
 * digest, so none is met by chance; scripts, styles, catalogues, workers and WebAssembly are all found this one way.
 */
export function shellFiles(built: Built, page: string): string[] {
  const names = Object.keys(built).filter((name) => name.startsWith('assets/'))
  const found = new Set<string>()
  const visit = (file: string) => {
    const output = built[file]
    if (!output || !isText(file)) return
    const text = textOf(output)
    for (const name of names) {
      if (found.has(name) || !text.includes(name.slice('assets/'.length))) continue
      found.add(name)
      visit(name)
    }
  }
  visit(page)
  return [...found].sort()
}

/** Writes /f/sw.js with the list of the shell's files, the manifest and its icons. */
export function fieldWorker(): Plugin {
  return {
    name: 'bihuan-field-worker',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { path }) =>
        path === `/${entry}`
          ? [
              {
                tag: 'link',
                attrs: { rel: 'manifest', href: '/f/manifest.webmanifest' },
                injectTo: 'head',
              },
              {
                tag: 'link',
                attrs: { rel: 'apple-touch-icon', href: '/f/icon-192.png' },
                injectTo: 'head',
              },
              { tag: 'meta', attrs: { name: 'theme-color', content: '#0b6b5e' }, injectTo: 'head' },
            ]
          : [],
    },
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const built = bundle as unknown as Built
        const page = built[entry]
        if (!page) return
        const files = shellFiles(built, entry).map((file) => `/${file}`)
        const own = [...icons, 'manifest.webmanifest'].map((name) => `/f/${name}`)
        const version = createHash('sha256')
          .update(textOf(page))
          .update(files.join())
          .update(source('sw.ts'))
          .digest('hex')
          .slice(0, 12)
        const { code } = await transformWithOxc(source('sw.ts').toString(), 'sw.ts')
        const worker = code
          .replace('__FIELD_FILES__', ['/f/', ...own, ...files].join(' '))
          .replace('__FIELD_VERSION__', version)
        this.emitFile({ type: 'asset', fileName: 'f/sw.js', source: worker })
        this.emitFile({
          type: 'asset',
          fileName: 'f/manifest.webmanifest',
          source: source('manifest.json'),
        })
        for (const name of icons)
          this.emitFile({ type: 'asset', fileName: `f/${name}`, source: source(name) })
      },
    },
  }
}
