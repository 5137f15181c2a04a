import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'

/** Messages are written in English in the code; both catalogues are complete, a test and the build hold that. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['zh-CN', 'en'],
  // Each shell has a catalogue of its own, so that none carries the desk's words along.
  catalogs: [
    {
      path: '<rootDir>/locales/{locale}',
      include: ['<rootDir>/desk', '<rootDir>/ui', '<rootDir>/shell'],
    },
    {
      path: '<rootDir>/m/locales/{locale}',
      include: ['<rootDir>/m', '<rootDir>/kit', '<rootDir>/shell'],
    },
    {
      path: '<rootDir>/f/locales/{locale}',
      include: ['<rootDir>/f', '<rootDir>/kit', '<rootDir>/shell', '<rootDir>/scan'],
    },
    {
      path: '<rootDir>/screen/locales/{locale}',
      include: ['<rootDir>/screen', '<rootDir>/kit', '<rootDir>/shell'],
    },
  ],
  // Line numbers would change the catalogue with every edit of a page.
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
})
