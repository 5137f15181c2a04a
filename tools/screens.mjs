// `npm run screens [file…]`: photographs every page from a living demo city into docs/screens/all.
import { join } from 'node:path'
import { ensureInstalled, node24, root, run } from './install.mjs'

ensureInstalled()
process.exit(
  await run(node24, [
    '--disable-warning=ExperimentalWarning',
    join(root, 'web', 'testing', 'screens.ts'),
    ...process.argv.slice(2),
  ]),
)
