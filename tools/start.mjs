// `npm start` and `npm run bihuan`: install if needed, then the command line on the pinned Node.
import { join } from 'node:path'
import { ensureInstalled, node24, root, run } from './install.mjs'

ensureInstalled()
process.exit(
  await run(node24, [
    '--disable-warning=ExperimentalWarning',
    join(root, 'cli', 'main.ts'),
    ...process.argv.slice(2),
  ]),
)
