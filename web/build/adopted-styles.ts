import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const replacement = fileURLToPath(new URL('../ui/desk/adopted-styles.ts', import.meta.url))

/**
 * antd writes its styles into `<style>` elements through one file of its utility package, and a copy of it in its icons. We put
 * ours in the place of both, which uses constructed style sheets: those need neither `'unsafe-inline'` nor a nonce in `style-src`.
 */
export function adoptedStyles(): Plugin {
  return {
    name: 'bihuan-adopted-styles',
    enforce: 'pre',
    load: {
      filter: {
        id: /@rc-component\/util\/es\/Dom\/dynamicCSS\.js|@ant-design\/icons\/es\/cssUtils\.js/,
      },
      handler: () => `export * from ${JSON.stringify(replacement)}`,
    },
  }
}
