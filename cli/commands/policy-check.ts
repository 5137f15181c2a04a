import { basename } from 'node:path'
import { parseCases } from '@bihuan/core/policy/case.ts'
import { checkPack } from '@bihuan/core/policy/check-pack.ts'
import type { PolicyFault } from '@bihuan/core/policy/fault.ts'
import type { Library } from '@bihuan/core/policy/library.ts'
import { parseModule } from '@bihuan/core/policy/module.ts'
import { parsePack } from '@bihuan/core/policy/pack.ts'
import { isFields } from '@bihuan/core/policy/read-fields.ts'
import { readYaml } from '../../policies/load.ts'
import type { Answer } from './answering.ts'
import type { PolicyOptions } from './policy.ts'
import { openLibrary, refuseFaults } from './policy-library.ts'
import { readInput } from './read-input.ts'
import { Refusal } from './refusal.ts'

// Ten times the longest module: anything larger is another file.
const bytesMax = 400_000

/** Reads one file of rules beside the packs of a folder, and tells what is wrong with it. Ends with 2 where anything is. */
export async function checkPolicyFile(path: string, options: PolicyOptions): Promise<Answer> {
  readInput(path, bytesMax)
  const file = basename(path)
  const { value, faults } = readYaml(path, file)
  if (faults.length > 0) throw refuseFaults(faults)
  const library = openLibrary(options.folder)
  const kind = kindOf(value)
  const found = kind === null ? null : faultsOf(kind, value, file, library)
  if (kind === null || found === null)
    throw new Refusal(
      'policy.no-kind',
      '认不出是哪一种文件：模块有 says，规则包有 modules，案例有 cases',
      'It is not clear what this file is: a module has says, a pack has modules, a list of cases has cases',
    )
  if (found.length > 0) throw refuseFaults(found)
  return { json: { file, kind, faults: [] }, text: `${file}: ${kind}, no faults · 无误` }
}

function kindOf(value: unknown): 'module' | 'pack' | 'cases' | null {
  if (!isFields(value)) return null
  if ('says' in value) return 'module'
  if ('modules' in value) return 'pack'
  return 'cases' in value ? 'cases' : null
}

function faultsOf(
  kind: 'module' | 'pack' | 'cases',
  value: unknown,
  file: string,
  library: Library,
): readonly PolicyFault[] {
  if (kind === 'cases') {
    const read = parseCases(value, file)
    return read.ok ? [] : read.faults
  }
  if (kind === 'pack') {
    const read = parsePack(value, file, library.sources)
    if (!read.ok) return read.faults
    const { pack } = read
    return checkPack({ ...library, packs: new Map([...library.packs, [pack.id, pack]]) }, pack.id)
  }
  const read = parseModule(value, file, library.sources)
  if (!read.ok) return read.faults
  const { module } = read
  const modules = new Map([...library.modules, [module.id, module]])
  // A module is judged in the packs that name it: alone it need not be whole.
  const packs = [...library.packs.values()].filter((pack) => pack.modules.includes(module.id))
  return packs.flatMap(({ id }) => checkPack({ ...library, modules }, id))
}
