import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './data-folder.ts'

/** The version that package.json states. */
export const version = (
  JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string }
).version
