// `npm run bench`, `crash` and `simulate`: install if needed, then the file that is named first on the pinned Node.
import { join } from 'node:path'
import { ensureInstalled, node24, root, run } from './install.mjs'

ensureInstalled()
const [file = '', ...rest] = process.argv.slice(2)
process.exit(
  await run(node24, [
    '--disable-warning=ExperimentalWarning',
    join(root, ...file.split('/')),
    ...rest,
  ]),
)
