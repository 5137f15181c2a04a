import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', '**/dist/**']
// These measure how soon a page answers, and would measure their neighbour.
const timed = ['sampler', 'gate', 'offline', 'pass'].map((name) => `web/e2e/${name}.test.ts`)

// What a page or a server comes to may take seconds on two busy cores; one second is the usual of Vitest.
const pollMs = 15_000

/** Projects by what they need: nothing, a real PostgreSQL, a real browser, a real browser with the machine to itself. */
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
          // Nothing in these tests outlives a file, and loading the same modules for each takes a third of the time.
          isolate: false,
          sequence: { groupOrder: 0 },
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
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['web/e2e/**/*.test.ts'],
          exclude: [...exclude, ...timed],
          globalSetup: ['server/testing/global-setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: pollMs } },
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          // A real browser on two busy cores now and then misses a beat. The reporter shows each second try: look at it,
          // the first one that we looked at was a fault of the page.
          retry: 1,
        },
      },
      {
        test: {
          name: 'timed',
          include: [...timed],
          exclude,
          globalSetup: ['server/testing/global-setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: pollMs } },
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          retry: 1,
        },
      },
    ],
  },
})
