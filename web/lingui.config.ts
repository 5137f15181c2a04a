import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'

/** Messages are written in English in the code; both catalogues are complete, a test and the build hold that. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['zh-CN', 'en'],
  // The wall has a catalogue of its own, so that it does not carry the desk's words along.
  catalogs: [
    { path: '<rootDir>/locales/{locale}', include: ['<rootDir>/desk', '<rootDir>/ui'] },
    {
      path: '<rootDir>/screen/locales/{locale}',
      include: ['<rootDir>/screen', '<rootDir>/kit', '<rootDir>/desk/shell/words.ts'],
    },
  ],
  // Line numbers would change the catalogue with every edit of a page.
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
})
