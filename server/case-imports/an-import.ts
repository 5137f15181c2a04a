// Line lists as offices send them, for the tests of imports; all people are invented.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Asked } from './read-files.ts'

const folder =
  process.env.ACCEPTANCE_DATA ?? join(import.meta.dirname, '../../../shared/acceptance')

/** A file of the acceptance data as an import takes it; null where the data is not there. */
export function acceptanceFile(name: string): { name: string; content: string } | null {
  const path = join(folder, 'chains', name)
  return existsSync(path) ? { name, content: readFileSync(path).toString('base64') } : null
}

/** A CSV as a file of an import. */
export const csvFile = (text: string, name = '一览表.csv'): NonNullable<Asked['lineList']> => ({
  name,
  content: Buffer.from(text).toString('base64'),
})
