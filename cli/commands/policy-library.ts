import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { PolicyFault } from '@bihuan/core/policy/fault.ts'
import type { Library } from '@bihuan/core/policy/library.ts'
import { momentOf } from '@bihuan/core/policy/moment.ts'
import type { Pack } from '@bihuan/core/policy/pack.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { resolvePack } from '@bihuan/core/policy/resolve.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { loadLibrary, policyFolder } from '../../policies/load.ts'
import { Refusal } from './refusal.ts'

/** Faults of policy files as this command line tells them. */
export function refuseFaults(faults: readonly PolicyFault[]): Refusal {
  return new Refusal(
    'policy.faulty',
    '规则文件有误，请逐项更正',
    'The policy files have faults: correct each of them',
    faults.map(({ file, path, code, zh, en }) => ({
      code,
      message: en,
      messageZh: zh,
      pointer: `${file} ${path}`,
    })),
  )
}

/** The folder named, or that of this program. Refuses one that holds no packs. */
export function folderOfPolicies(folder: string | undefined): string {
  const chosen = folder ?? policyFolder
  if (['sources.yaml', 'modules', 'packs'].every((name) => existsSync(join(chosen, name))))
    return chosen
  throw new Refusal(
    'policy.no-folder',
    `${chosen} 中没有 sources.yaml、modules 和 packs，请用 --folder 指定规则目录`,
    `${chosen} has no sources.yaml, modules and packs: name the folder of the rules with --folder`,
  )
}

/** All packs of a folder; refuses with every fault. */
export function openLibrary(folder: string | undefined): Library {
  const read = loadLibrary(folderOfPolicies(folder))
  if (!read.ok) throw refuseFaults(read.faults)
  return read.library
}

/** A pack by its id; refuses with those that there are. */
export function packOf(library: Library, id: string): Pack {
  const pack = library.packs.get(id)
  if (pack !== undefined) return pack
  const known = [...library.packs.keys()].join(', ')
  throw new Refusal(
    'policy.no-pack',
    `没有规则包 ${id}；现有：${known}`,
    `There is no pack ${id}; there are ${known}`,
  )
}

/** A pack's policy at a moment, nothing confirmed; refuses with every fault. */
export function policyOf(library: Library, pack: Pack, at: Instant): Policy {
  const resolved = resolvePack(library, pack.id, at, [])
  if (!resolved.ok) throw refuseFaults(resolved.faults)
  return resolved.policy
}

/** The moment that a person wrote in city time. */
export function readMoment(text: string): Instant {
  const at = momentOf(text)
  if (at !== null) return at
  throw new Refusal(
    'policy.no-moment',
    `“${text}”不是本市时间，请写例如 2022-11-11 或 2022-11-11 09:00:00`,
    `"${text}" is no city time: write for example 2022-11-11 or 2022-11-11 09:00:00`,
  )
}
