import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assay } from '@bihuan/core/lab/assay.ts'
import { parseAssay } from '@bihuan/core/lab/parse-assay.ts'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const folder = import.meta.dirname
const assays = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file): Assay => {
    const parsed = parseAssay(parse(readFileSync(join(folder, file), 'utf8')))
    if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.faults)}`)
    expect(file).toBe(`${parsed.assay.id}.yaml`)
    return parsed.assay
  })

test('every assay file is whole, and there are two kits, for one never confirms itself', () => {
  expect(assays.length).toBeGreaterThanOrEqual(2)
  expect(new Set(assays.map(({ kit }) => kit)).size).toBe(assays.length)
})

test('no invented number passes for a leaflet’s', () => {
  for (const { kitName, source, grade } of assays) {
    expect(grade).toBe('invented-example')
    expect(`${kitName} ${source}`).toMatch(/invented/)
  }
})
