import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import packed from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const root = fileURLToPath(new URL('../..', import.meta.url))

// ux.md §2.9: the package's own list has --single-process, which crashes at the first closed context.
const switches = [
  '--no-sandbox',
  '--headless=shell',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
]

function writeFontsConf(folder: string): string {
  const fonts = join(
    dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')),
    '../fonts',
  )
  const file = join(folder, 'fonts.conf')
  // The image has no Chinese font; without this every Chinese letter is an empty box.
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'font-cache')}</cachedir>
<alias><family>sans-serif</family><prefer><family>Noto Sans S Chinese</family></prefer></alias></fontconfig>`,
  )
  return file
}

/** How the Chromium that npm brought is started; unpacked once under .test/. */
export async function chromiumOptions(...more: string[]) {
  const folder = join(root, '.test', 'chromium')
  mkdirSync(folder, { recursive: true })
  // The package unpacks to TMPDIR and looks only there; a folder of our own is always whole (ux.md §2.9).
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  const executablePath = await packed.executablePath()
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  return {
    executablePath,
    args: [...switches, ...more],
    ignoreDefaultArgs: ['--headless'],
    env: { ...process.env, TMPDIR: folder, FONTCONFIG_FILE: writeFontsConf(folder) } as Record<
      string,
      string
    >,
  }
}

/** Starts the Chromium that npm brought; the caller closes it. */
export const openChromium = async (): Promise<Browser> => chromium.launch(await chromiumOptions())

/** The same with a profile on disk, whose storage is there again after it was closed or killed. */
export const openProfile = async (folder: string, ...more: string[]): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, await chromiumOptions(...more))
