import { defineConfig } from '@lingui/conf'

/** Messages are written in English in the code; both catalogues are complete, a test and the build hold that. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['zh-CN', 'en'],
  catalogs: [{ path: '<rootDir>/locales/{locale}', include: ['desk', 'ui', 'api', 'i18n'] }],
  // Line numbers would change the catalogue with every edit of a page.
  format: 'po',
  formatOptions: { lineNumbers: false },
  orderBy: 'message',
} as Parameters<typeof defineConfig>[0])
