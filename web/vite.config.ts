import { fileURLToPath } from 'node:url'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { adoptedStyles } from './build/adopted-styles.ts'
import { linguiMacroStep } from './build/lingui-macro.ts'
import { tokenSheetPlugin } from './build/token-sheet.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// One line per shell.
const shells = {
  m: here('./m/index.html'),
  f: here('./f/index.html'),
  desk: here('./desk/index.html'),
  screen: here('./screen/index.html'),
}

/** One build of all shells into web/dist; the server answers /desk/* with desk/index.html. */
export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [
    linguiMacroStep(here('.')),
    react(),
    lingui({ cwd: here('.'), failOnMissing: true, failOnCompileError: true }),
    tokenSheetPlugin(),
    adoptedStyles(),
  ],
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2023',
    // A strict policy has no room for inlined data: URLs of scripts, and the module preload polyfill is for browsers we do not serve.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    manifest: true,
    rolldownOptions: { input: shells },
  },
  // Not all of /api: the source folder web/api is served under that path too.
  server: {
    port: 4401,
    strictPort: true,
    proxy: { '^/api/(?:v1|docs|openapi)': 'http://127.0.0.1:4400' },
  },
  preview: { port: 4402, strictPort: true },
})
