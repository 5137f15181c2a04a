/** A catalogue, compiled by the Lingui step of the build. */
declare module '*.po' {
  import type { Messages } from '@lingui/core'
  export const messages: Messages
}

declare module 'virtual:tokens.css' {}
