import { transformAsync } from '@babel/core'
import linguiMacro from '@lingui/babel-plugin-lingui-macro'
import { getConfig } from '@lingui/conf'
import type { Plugin } from 'vite'

const usesMacro = /from ['"]@lingui\/(?:core|react)\/macro['"]/

/**
 * Turns Lingui's macros into messages with an id. Only files that import a macro pass through Babel, everything else
 * goes straight to Vite's own compiler; `@rolldown/plugin-babel` would do the same for one more dependency.
 */
export function linguiMacroStep(cwd: string): Plugin {
  const linguiConfig = getConfig({ cwd })
  return {
    name: 'bihuan-lingui-macro',
    enforce: 'pre',
    transform: {
      filter: { id: /\.tsx?$/, code: usesMacro },
      async handler(code, id) {
        const done = await transformAsync(code, {
          filename: id,
          babelrc: false,
          configFile: false,
          sourceMaps: true,
          retainLines: false,
          plugins: [[linguiMacro, { linguiConfig }]],
          parserOpts: { plugins: ['typescript', 'jsx'] },
        })
        if (!done?.code) throw new Error(`no code came back for ${id}`)
        return { code: done.code, map: (done.map ?? null) as null }
      },
    },
  }
}
