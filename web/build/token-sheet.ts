import type { Plugin } from 'vite'
import { tokenSheet } from '../ui/tokens.ts'

const name = 'virtual:tokens.css'

/** `import 'virtual:tokens.css'` gives ui/tokens.ts as custom properties, in a real file, before any script runs. */
export function tokenSheetPlugin(): Plugin {
  return {
    name: 'bihuan-tokens',
    resolveId: { filter: { id: /^virtual:tokens\.css$/ }, handler: () => `\0${name}` },
    load: { filter: { id: /virtual:tokens\.css$/ }, handler: () => tokenSheet() },
  }
}
