import type { KeyInSheet } from '@bihuan/contract/paper.ts'
import { cityIsoOf, type Instant, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { Problem, type ProblemItem } from '../door/problem.ts'
import { tubeId } from '../labels/labels.ts'
import { lotsOf } from '../sampling/look-up.ts'
import { wholeMinute } from './compare-entries.ts'

type Sheet = Static<typeof KeyInSheet>

// The clock of a wall at a site may be ahead of ours.
const aheadMsMax = 5 * minuteMs

async function refuseTime(tx: Tx, { sealedAt, tube }: Sheet, now: Instant): Promise<void> {
  const at = instantOf(sealedAt)
  const [lot] = await tx<{ issuedAt: Instant }[]>`
    select issued_at from tube_ranges where first_id <= ${tubeId(tube)} order by first_id desc limit 1`
  if (at > now + aheadMsMax || (lot && wholeMinute(at) < wholeMinute(lot.issuedAt)))
    throw new Problem('paper.not-then', { sealedAt: cityIsoOf(at).slice(0, 16).replace('T', ' ') })
}

/** Faults of single lines; `pointer` names the line as it was sent. */
function linesTwice({ members }: Sheet): ProblemItem[] {
  return members.flatMap(({ line, person }, at): ProblemItem[] => {
    const pointer = `/members/${at}`
    const before = members.slice(0, at)
    const twin = before.find((one) => one.person === person)
    if (before.some((one) => one.line === line))
      return [
        { pointer, code: 'line-twice', zh: `第 ${line} 行填了两次`, en: `line ${line} twice` },
      ]
    if (!twin) return []
    const zh = `第 ${line} 行与第 ${twin.line} 行是同一人`
    const en = `line ${line} is the same person as line ${twin.line}`
    return [{ pointer, code: 'person-twice-in-tube', row: line, zh, en }]
  })
}

async function peopleUnknown(tx: Tx, { members }: Sheet): Promise<ProblemItem[]> {
  const rows = await tx<{ id: string }[]>`
    select id from people where id = any(${members.map(({ person }) => person)}::bigint[])`
  const known = new Set(rows.map(({ id }) => id))
  return members.flatMap(({ line, person }, at) =>
    known.has(person)
      ? []
      : [
          {
            pointer: `/members/${at}/person`,
            code: 'person-unknown',
            row: line,
            zh: `第 ${line} 行：没有这个人`,
            en: `line ${line}: there is no such person`,
          },
        ],
  )
}

/** Refuses a sheet that cannot be true, each line with its fault; the pool size and the counted swabs included. */
export async function checkSheet(tx: Tx, sheet: Sheet, now: Instant): Promise<void> {
  const tube = Number(tubeId(sheet.tube))
  const lot = (await lotsOf(tx, Number(sheet.round), [tube])).get(tube)
  if (!lot || String(lot.siteId) !== sheet.site)
    throw new Problem('paper.not-of-site', { tube: sheet.tube, site: sheet.site })
  await refuseTime(tx, sheet, now)
  const { members, count } = sheet
  const faults = [...linesTwice(sheet), ...(await peopleUnknown(tx, sheet))]
  if (members.length > lot.capacity || members.some(({ line }) => line > lot.capacity))
    faults.push({
      pointer: '/members',
      code: 'tube-full',
      zh: `这管最多 ${lot.capacity} 人`,
      en: `this tube is for ${lot.capacity} people at most`,
    })
  if (count !== members.length)
    faults.push({
      pointer: '/count',
      code: 'count-mismatch',
      zh: `拭子数 ${count} 与填写的 ${members.length} 人不一致`,
      en: `${count} swabs were counted, but ${members.length} people are on the lines`,
    })
  if (faults.length > 0) throw new Problem('paper.sheet-faulty', {}, faults)
}
