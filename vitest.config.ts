import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', '**/dist/**']

/** Three projects by what they need: nothing, a real PostgreSQL, a real browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            '{core,contract,interop,sim,bench,tools,policies}/**/*.test.ts',
            'web/{api,i18n,scan,shell,ui,desk,kit,screen,m,f}/**/*.test.ts',
          ],
          exclude: [...exclude, '**/*.db.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['{server,cli}/**/*.test.ts', '**/*.db.test.ts'],
          exclude,
          globalSetup: ['server/testing/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['web/e2e/**/*.test.ts'],
          exclude,
          globalSetup: ['server/testing/global-setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          // A real browser on two busy cores now and then misses a beat. The reporter shows each second try: look at it,
          // the first one that we looked at was a fault of the page.
          retry: 1,
        },
      },
    ],
  },
})
