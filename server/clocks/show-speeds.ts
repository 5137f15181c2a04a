import { CaseSpeeds, CaseSpeedsParams, Speeds, SpeedsParams } from '@bihuan/contract/clocks.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { barEdges } from '@bihuan/core/clocks/distribution.ts'
import { distributionOf, speeds } from '@bihuan/core/clocks/speeds.ts'
import { hourMs, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { clockRoles } from './board.ts'
import { limitOfAll, type MeasuredIn, measuredSpeeds } from './measured.ts'

const dayMs = 24 * hourMs
// What is asked for longer than this is a study, not a board.
const spanMsMax = 31 * dayMs

const told = (measured: readonly MeasuredIn[]) =>
  speeds.map((speed) => {
    const own = measured.filter((one) => one.speed === speed)
    const { bars, missing, ...rest } = distributionOf(own)
    return {
      speed,
      limitMinutes: limitOfAll(own),
      ...rest,
      bars: [...bars],
      missing: [...missing],
    }
  })

/** The six speeds of the cases that were opened in a span, of all districts and of each; three days where no span is asked for. */
export const showSpeeds = query({
  name: 'clock.speeds',
  summary: 'The six speeds of cases and their contacts, as distributions by district',
  roles: clockRoles,
  params: SpeedsParams,
  outcome: Speeds,
  async run(sql, { area, from, until }, { now, actor }) {
    const reach = areaInReach(actor, area)
    const end = until === undefined ? now : instantOf(until)
    const begin = from === undefined ? end - 3 * dayMs : instantOf(from)
    if (begin >= end || end - begin > spanMsMax) throw new Problem('clock.span-too-long')
    const measured = await measuredSpeeds(sql, { reach, from: begin, until: end }, now)
    const counted = await sql<{ district: string; name: string | null; cases: number }[]>`
      select left(c.area_code, 6) as district, a.name, count(*)::int as cases
      from cases c left join areas a on a.code = left(c.area_code, 6)
      where c.area_code >= ${reach} and c.area_code < ${`${reach}:`} and c.state not in ('dropped', 'merged')
        and c.opened_at >= ${begin}::timestamptz and c.opened_at < ${end}::timestamptz
      group by 1, 2 order by 1`
    return {
      now: isoOf(now),
      from: isoOf(begin),
      until: isoOf(end),
      cases: counted.reduce((sum, { cases }) => sum + cases, 0),
      edges: [...barEdges],
      all: told(measured),
      districts: counted.map(({ district, name, cases }) => ({
        district,
        districtName: name ?? district,
        cases,
        speeds: told(measured.filter((one) => one.district === district)),
      })),
    }
  },
})

/** The six speeds of one case; where it is of many contacts, their median and 90th percentile. Shows nobody by name. */
export const showCaseSpeeds = query({
  name: 'clock.case-speeds',
  summary: 'The six speeds of one case and its contacts',
  roles: clockRoles,
  params: CaseSpeedsParams,
  outcome: CaseSpeeds,
  async run(sql, { case: id }, { now, actor }) {
    const [row] = await sql<{ number: number | null; areaCode: string | null }[]>`
      select number, area_code from cases where id = ${id}`
    if (!row || row.areaCode === null) throw new Problem('case.unknown')
    if (!covers(actor.areaCode, row.areaCode))
      throw new Problem('access.area-is-not-yours', { area: row.areaCode, own: actor.areaCode })
    const all = told(await measuredSpeeds(sql, { caseId: id }, now))
    return {
      case: id,
      number: row.number === null ? null : caseNumber(row.number),
      speeds: all.map(({ speed, limitMinutes, measured, medianMinutes, p90Minutes, missing }) => ({
        speed,
        limitMinutes,
        count: measured,
        minutes: medianMinutes,
        p90Minutes,
        missing,
      })),
    }
  },
})
