import { type ChainsDescribed, describeChains } from '@bihuan/core/chains/describe-chains.ts'
import { type Answer, note } from './answering.ts'
import type { ChainFiles } from './chains-files.ts'
import { tableText } from './print.ts'

/** What a person should know besides the figures; on standard error, so that a program reads figures only. */
export function tellOddities({ unlisted, repeated, withItself, inCircle }: ChainsDescribed): void {
  const some = (ids: readonly string[]) =>
    `${ids.slice(0, 10).join(', ')}${ids.length > 10 ? ', …' : ''}`
  if (unlisted.length > 0)
    note(
      `${unlisted.length} ids stand in links only: they are in the chains, and not counted as cases · 仅见于关系表的编号计入传播链，不计病例：${some(unlisted)}`,
    )
  if (repeated > 0) note(`${repeated} links were named before and count once · 重复的关系只计一次`)
  if (withItself > 0)
    note(`${withItself} links of a case with itself are left out · 自身相连的关系未计`)
  if (inCircle.length > 0)
    note(
      `links lead from these cases back to themselves, one must be wrong · 关系成环，至少一条有误：${some(inCircle)}`,
    )
}

/** The figures of two files. */
export function describeFiles({ ids, pairs }: ChainFiles): Answer {
  const described = describeChains(ids, pairs)
  tellOddities(described)
  const { figures, outDegree } = described
  const most = [...outDegree].sort((a, b) => b[1] - a[1]).slice(0, 5)
  return {
    json: figures,
    text: [
      tableText(
        ['', ''],
        [
          ['cases 病例', figures.cases],
          ['links 传播关系', figures.links],
          ['components 传播链与单发', figures.components],
          ['largest chain 最大链', figures.largest],
          ['isolated 单发', figures.isolated],
          ['most infected by one 一人最多传播', figures.maxOutDegree],
          ['generations after the first 首代之后代数', figures.generations],
        ],
      ),
      '',
      tableText(['case 病例', 'infected 传播人数'], most),
    ].join('\n'),
  }
}
