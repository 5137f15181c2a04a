// `npm run schema`: writes server/db/schema.sql from the catalogue after all migrations.
import { join } from 'node:path'
import { ensureInstalled, node24, root, run } from './install.mjs'

ensureInstalled()
process.exit(await run(node24, [join(root, 'server', 'db', 'dump-schema.ts')]))
