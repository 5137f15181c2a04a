/** Of Babel only what the macro step calls; Babel 7 ships no types. */
declare module '@babel/core' {
  export type Options = {
    filename: string
    babelrc: boolean
    configFile: boolean
    sourceMaps: boolean
    plugins: readonly unknown[]
    parserOpts: { plugins: readonly string[] }
    retainLines: boolean
  }
  export function transformAsync(
    code: string,
    options: Options,
  ): Promise<{ code?: string | null; map?: object | null } | null>
}
