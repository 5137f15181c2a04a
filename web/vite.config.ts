import { fileURLToPath } from 'node:url'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { adoptedStyles } from './build/adopted-styles.ts'
import { compressed } from './build/compressed.ts'
import { fieldWorker } from './build/field-worker.ts'
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

// WEB_SHELLS=m,desk builds only these, words not yet in Chinese included, for whoever works on one shell.
const wanted = process.env.WEB_SHELLS?.split(',') ?? Object.keys(shells)
const input = Object.fromEntries(Object.entries(shells).filter(([name]) => wanted.includes(name)))

// What every shell of our own loads anyway, in two files: thirty small ones weigh 5 KB more, gzip learns nothing across files.
const groups = [
  {
    name: 'core',
    test: /node_modules[\\/](?:react|react-dom|scheduler|use-sync-external-store|@lingui|wouter|regexparam)[\\/]/,
  },
  {
    name: 'kit',
    test: /web[\\/](?:kit[\\/](?:page|button|states|tag|toasts|toast-list|status-card)\.|i18n[\\/](?:format|language|duration|district)|api[\\/](?:client|problem)\.|shell[\\/](?:city-clock|use-title)\.)[^/]*$/,
  },
  {
    name: 'resident',
    test: /web[\\/](?:m[\\/](?:ask[\\/]|storage[\\/]|reading[\\/]|(?:app|session|settings|later|places|whose|use-city-clock|result-words|follow-links)\.))/,
  },
  {
    name: 'field',
    test: /(?:web[\\/](?:f[\\/](?:(?:engine|sound)[\\/](?!seal|fetch|frames|export|import)|shell[\\/](?!odd)|worker[\\/]start|app\.|sample[\\/](?!family|type|change|finder|demo))|scan[\\/](?:speech|vibrate|pda|use-pda))|core[\\/](?:station|person-code|tubes[\\/]check-event))[^/]*|node_modules[\\/]idb[\\/]/,
    // What it stands on is the other shells' too, and must not bring it along; nothing of that imports /f.
    includeDependenciesRecursively: false,
  },
]

/** One build of all shells into web/dist; the server answers /desk/* with desk/index.html. */
export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [
    linguiMacroStep(here('.')),
    react(),
    lingui({
      cwd: here('.'),
      failOnMissing: process.env.WEB_SHELLS === undefined,
      failOnCompileError: true,
    }),
    tokenSheetPlugin(),
    adoptedStyles(),
    fieldWorker(),
    compressed(),
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
    rolldownOptions: { input, output: { codeSplitting: { groups } } },
  },
  // Not all of /api: the source folder web/api is served under that path too.
  server: {
    port: 4401,
    strictPort: true,
    proxy: { '^/api/(?:v1|docs|openapi)': 'http://127.0.0.1:4400' },
  },
  preview: { port: 4402, strictPort: true },
})
