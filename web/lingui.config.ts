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
      include: [
        '<rootDir>/m/*.{ts,tsx}',
        '<rootDir>/m/ask',
        '<rootDir>/m/entrance',
        '<rootDir>/m/home',
        '<rootDir>/m/reading',
        '<rootDir>/m/storage',
        '<rootDir>/m/status/status-strip.tsx',
        '<rootDir>/m/status/class-words.ts',
        '<rootDir>/kit',
        '<rootDir>/shell',
      ],
      // Words for roles and purposes are wanted by who looks at who has looked.
      exclude: ['<rootDir>/shell/words.ts'],
    },
    // The pages behind the code, which come after it has been drawn.
    {
      path: '<rootDir>/m/locales-behind/{locale}',
      include: [
        '<rootDir>/m/calls',
        '<rootDir>/m/family',
        '<rootDir>/m/more',
        '<rootDir>/m/print',
        '<rootDir>/m/results',
        '<rootDir>/m/status',
        '<rootDir>/shell/words.ts',
      ],
    },
    // Pages for everybody; who opens their own code does not carry their words along.
    {
      path: '<rootDir>/m/public/locales/{locale}',
      include: ['<rootDir>/m/public'],
    },
    // The pass for guards, which comes after the code too.
    {
      path: '<rootDir>/m/pass/locales/{locale}',
      include: ['<rootDir>/m/pass'],
    },
    {
      path: '<rootDir>/f/locales/{locale}',
      include: ['<rootDir>/f', '<rootDir>/kit', '<rootDir>/shell', '<rootDir>/scan'],
      exclude: [
        // Words for roles, purposes and loops are those of the desk.
        '<rootDir>/shell/words.ts',
        '<rootDir>/f/gate/**',
        '<rootDir>/f/site/**',
        '<rootDir>/f/drive/**',
        '<rootDir>/f/home/**',
      ],
    },
    // Screens of an isolation site, a driver and a grid worker with homes in isolation.
    ...['site', 'drive', 'home'].map((part) => ({
      path: `<rootDir>/f/${part}/locales/{locale}`,
      include: [`<rootDir>/f/${part}`],
    })),
    // The own stay of a resident, which only comes for those who have one.
    {
      path: '<rootDir>/m/stay/locales/{locale}',
      include: ['<rootDir>/m/stay'],
    },
    // The screen of a guard.
    {
      path: '<rootDir>/f/gate/locales/{locale}',
      include: ['<rootDir>/f/gate'],
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
