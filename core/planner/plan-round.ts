import { hourMs, minuteMs } from '../time/instant.ts'
import { arrivalShare, peakMinutes } from './arrival.ts'
import { bottleneckOf } from './bottleneck.ts'
import { type Figure, shownNumber as n, type Unit } from './figure.ts'
import { finish } from './finish.ts'
import { laboratoryCapacity } from './laboratory.ts'
import type { Plan, PlanInput } from './plan.ts'
import { guide, ratiosWith } from './ratios.ts'
import { groupTubes } from './tubes.ts'

const sumOf = <T>(list: readonly T[], of: (item: T) => number) =>
  list.reduce((sum, item) => sum + of(item), 0)

/** Throws a RangeError for what no round can be planned from. */
function demand(input: PlanInput): void {
  const { prevalence, windows, groups, samplers = 1, vehicles = 1 } = input
  if (!(prevalence >= 0 && prevalence <= 1)) throw new RangeError('prevalence lies between 0 and 1')
  if (windows.length === 0) throw new RangeError('a round has a window')
  if (windows.some(({ opens, closes }) => closes <= opens))
    throw new RangeError('a window closes after it opens')
  if (groups.some(({ people }) => !Number.isInteger(people) || people < 0))
    throw new RangeError('people are counted in whole numbers')
  if (samplers < 1 || vehicles < 1)
    throw new RangeError('a round needs at least one sampler and one vehicle')
}

/**
 * What a round needs and when it ends, before anybody is called: every figure with its unit, formula and source. Expected
 * values, no reserve for weather or illness. Throws a RangeError for a prevalence, window or count that cannot be.
 */
export function planRound(input: PlanInput): Plan {
  demand(input)
  const r = ratiosWith(input.ratios ?? {})
  const { groups, windows, prevalence } = input
  const source = (name: keyof typeof guide) =>
    input.ratios?.[name] === undefined ? guide[name].source : '本市自定 (own)'

  const people = sumOf(groups, (group) => group.people)
  const atSites = sumOf(groups, (group) => (group.way === 'sites' ? group.people : 0))
  const windowHours = sumOf(windows, ({ opens, closes }) => closes - opens) / hourMs
  const sites = Math.ceil(atSites / r.peoplePerSite)
  const needed = Math.ceil(people / r.peoplePerSampler)
  const samplers = input.samplers ?? needed
  const byGroup = groups.map((group) => ({
    group,
    ...groupTubes(group, r, windows.length, prevalence),
  }))
  const tubes = sumOf(byGroup, (one) => one.tubes)
  const reactive = sumOf(byGroup, (one) => (one.group.pool === 1 ? 0 : one.reactive))
  const recalled = sumOf(byGroup, (one) => one.recalled)

  const byTime = sites * Math.ceil((windowHours * 60) / r.boxEveryMinutes)
  const boxes = Math.max(Math.ceil(tubes / r.tubesPerBox), byTime)
  const perPlate = input.plate === 96 ? r.samplesPerPlate96 : r.samplesPerPlate384
  const runs = tubes * (1 + (input.repeatShare ?? 0))
  const vehicles = Math.ceil((sites / r.stopsPerTrip) * (r.legMinutes / r.boxEveryMinutes))

  const laboratories = input.laboratories.map((one) => ({ id: one.id, ...laboratoryCapacity(one) }))
  const perDay = sumOf(laboratories, (one) => one.tubesPerDay)
  const laboratoryHours = runs + recalled === 0 ? 0 : ((runs + recalled) / perDay) * 24
  const samplingHours = people === 0 ? 0 : people / (samplers * r.peoplePerSamplerHour)
  const { sampledBy, resultedBy } = finish({
    windows,
    samplingHours,
    tubes: runs,
    tubesPerHour: perDay / 24,
    waitMinutes: r.boxEveryMinutes + r.handOverMinutes + r.legMinutes,
    turnaroundMinutes: r.laboratoryTurnaroundMinutes,
  })
  const again = r.resampleMinutes + r.handOverMinutes + r.legMinutes + r.laboratoryTurnaroundMinutes
  const recalledBy =
    resultedBy === null || recalled === 0
      ? resultedBy
      : resultedBy + again * minuteMs + (recalled / perDay) * 24 * hourMs
  const opens = Math.min(...windows.map((window) => window.opens))
  const peakAt = opens + Math.round(peakMinutes * minuteMs)
  const peak = people * arrivalShare(peakAt - 500, peakAt + 500, windows)

  const transportHours =
    input.vehicles === undefined ? undefined : windowHours * (vehicles / input.vehicles)
  const hours = { sampling: samplingHours, laboratory: laboratoryHours }
  const figure = (value: number, unit: Unit, formula: string, from: string): Figure => ({
    value,
    unit,
    formula,
    source: from,
  })
  const derived = 'from the figures above (derived)'
  return {
    figures: {
      people: figure(
        people,
        'people',
        groups.map((group) => n(group.people)).join(' + ') || '0',
        '应检名册',
      ),
      sites: {
        ...figure(sites, 'sites', `${n(atSites)} / ${n(r.peoplePerSite)}`, source('peoplePerSite')),
        range: [
          Math.ceil(atSites / guide.peoplePerSite.most),
          Math.ceil(atSites / guide.peoplePerSite.least),
        ],
      },
      tables: {
        ...figure(
          Math.ceil(atSites / r.peoplePerTable),
          'tables',
          `${n(atSites)} / ${n(r.peoplePerTable)}`,
          source('peoplePerTable'),
        ),
        range: [
          Math.ceil(atSites / guide.peoplePerTable.most),
          Math.ceil(atSites / guide.peoplePerTable.least),
        ],
      },
      samplers: figure(
        needed,
        'people',
        `${n(people)} / ${n(r.peoplePerSampler)}`,
        source('peoplePerSampler'),
      ),
      tubes: figure(
        tubes,
        'tubes',
        byGroup.map((one) => one.formula).join(' + ') || '0',
        '混采人数见通告；每条队尾一管不满 (derived)',
      ),
      boxes: figure(
        boxes,
        'boxes',
        `max(${n(tubes)} / ${n(r.tubesPerBox)}, ${n(sites)} x ${n(windowHours * 60)} / ${n(r.boxEveryMinutes)})`,
        source('tubesPerBox'),
      ),
      plates: figure(
        Math.ceil(runs / perPlate),
        'plates',
        `${n(runs)} / ${n(perPlate)}`,
        source(input.plate === 96 ? 'samplesPerPlate96' : 'samplesPerPlate384'),
      ),
      vehicles: figure(
        vehicles,
        'vehicles',
        `${n(sites)} / ${n(r.stopsPerTrip)} x ${n(r.legMinutes)} / ${n(r.boxEveryMinutes)}`,
        source('stopsPerTrip'),
      ),
      couriers: figure(
        vehicles * r.couriersPerVehicle,
        'people',
        `${n(vehicles)} x ${n(r.couriersPerVehicle)}`,
        source('couriersPerVehicle'),
      ),
      samplingHours: figure(
        samplingHours,
        'hours',
        `${n(people)} / (${n(samplers)} x ${n(r.peoplePerSamplerHour)})`,
        source('peoplePerSamplerHour'),
      ),
      peakPerSecond: figure(
        peak,
        'people/s',
        `${n(people)} / (${n(windowHours)} h) x 1.95`,
        '到达曲线，峰值为均值1.95倍 (derived)',
      ),
      laboratoryTubesPerDay: figure(
        perDay,
        'tubes/day',
        laboratories.map((one) => n(one.tubesPerDay)).join(' + ') || '0',
        '设备数 x 批量 x 1440 x 开机率 / 周期 (derived)',
      ),
      laboratoryHours: figure(
        laboratoryHours,
        'hours',
        `(${n(runs)} + ${n(recalled)}) / ${n(perDay)} x 24`,
        derived,
      ),
      hoursToResults: figure(
        resultedBy === null ? Number.POSITIVE_INFINITY : (resultedBy - opens) / hourMs,
        'hours',
        'arrivals → box, hand-over, leg → laboratory queue → turnaround',
        derived,
      ),
      reactivePools: figure(
        reactive,
        'tubes',
        `tubes x (1 - (1 - ${prevalence})^k)`,
        'Dorfman 1943',
      ),
      resamples: figure(recalled, 'people', 'members x reactive tubes', 'Dorfman 1943'),
      testsPerPerson: figure(
        people === 0 ? 0 : (tubes + recalled) / people,
        'tubes/person',
        `(${n(tubes)} + ${n(recalled)}) / ${n(people)}`,
        'Dorfman 1943',
      ),
    },
    tubesByPool: byGroup.map((one) => ({
      pool: one.group.pool,
      people: one.group.people,
      tubes: one.tubes,
    })),
    laboratories,
    sampledBy,
    resultedBy,
    recalledBy,
    bottleneck: bottleneckOf(
      transportHours === undefined ? hours : { ...hours, transport: transportHours },
      laboratories,
    ),
  }
}
