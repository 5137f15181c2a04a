import { checkPack } from '@bihuan/core/policy/check-pack.ts'
import { momentText } from '@bihuan/core/policy/moment.ts'
import { runCase } from '@bihuan/core/policy/run-case.ts'
import { loadCases } from '../../policies/load.ts'
import type { Answer } from './answering.ts'
import type { PolicyOptions } from './policy.ts'
import { folderOfPolicies, openLibrary, packOf, refuseFaults } from './policy-library.ts'
import { painted, tableText } from './print.ts'
import { Refusal } from './refusal.ts'

/** Runs the cases of all packs, or of one. Ends with 1 where an answer is not the one that is written down. */
export async function testPolicies(options: PolicyOptions & { pack?: string }): Promise<Answer> {
  const library = openLibrary(options.folder)
  const read = loadCases(folderOfPolicies(options.folder))
  if (!read.ok) throw refuseFaults(read.faults)
  const broken = [...library.packs.keys()].flatMap((id) => checkPack(library, id))
  if (broken.length > 0) throw refuseFaults(broken)
  const { pack } = options
  if (pack !== undefined) packOf(library, pack)
  const cases = read.cases.filter(
    ({ file }) => pack === undefined || file === `packs/${pack}.cases.yaml`,
  )
  // No cases would be no failure either: that must not pass for a test.
  if (cases.length === 0)
    throw new Refusal(
      'policy.no-cases',
      '没有找到任何案例，请检查目录或规则包名称',
      'No case was found: check the folder or the name of the pack',
    )
  const results = cases.map((one) => runCase(library, one))
  const failed = results.filter(({ differences }) => differences.length > 0)
  const rows = failed.flatMap(({ one, differences }) =>
    differences.map(({ name, expected, got }, n) => [
      n === 0 ? one.id : '',
      n === 0 ? momentText(one.at) : '',
      n === 0 ? one.question : '',
      name,
      expected,
      got,
    ]),
  )
  const packs = new Set(cases.map(({ file }) => file)).size
  const summary = `${cases.length} cases 案例, ${failed.length} failed 未通过, ${packs} packs 规则包`
  return {
    json: { cases: cases.length, failed: failed.length },
    text:
      failed.length === 0
        ? painted('green', summary)
        : `${tableText(['case 案例', 'at 时刻', 'asked 问', 'name 项', 'expected 应为', 'got 实为'], rows)}\n\n${painted('red', summary)}`,
    code: failed.length === 0 ? 0 : 1,
  }
}
