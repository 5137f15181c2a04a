import type { Assay } from '@bihuan/core/lab/assay.ts'
import { parseAssay } from '@bihuan/core/lab/parse-assay.ts'
import { assayFiles } from '../seed/policy-files.ts'

function assayOf(value: unknown): Assay {
  const read = parseAssay(value)
  if (!read.ok)
    throw new RangeError(`faulty assay: ${read.faults.map(({ path }) => path).join(', ')}`)
  return read.assay
}

const files = assayFiles()

/** The two kits that the laboratories work with. */
export const assays = { first: assayOf(files.first), second: assayOf(files.second) }
