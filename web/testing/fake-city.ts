import { labelCode, labelNumber } from '../../core/labels/label.ts'
import type { Area, Coverage, FeedItem, RoundBoard, Stages, Text, Time } from '../api/types.ts'

// For the developer's own screenshots until the real server answers; nothing here is imported by a page.
export const opensAt = Date.parse('2022-01-14T09:00:00+08:00')
export const minute = 60_000
export const iso = (at: number): Time => new Date(at).toISOString()
export const both = (zh: string, en: string): Text => ({ zh, en })
export const tubeCode = (serial: number) => labelCode('tube', labelNumber('tube', '4101', serial))
export const boxCode = (serial: number) => labelCode('box', labelNumber('box', '4101', serial))

const districtFacts: Array<[string, string, string, number, number]> = [
  ['410105', '金水区', 'Jinshui', 16_310, 0.71],
  ['410103', '二七区', 'Erqi', 10_612, 0.66],
  ['410102', '中原区', 'Zhongyuan', 9_670, 0.74],
  ['410104', '管城回族区', 'Guancheng', 8_150, 0.59],
  ['410108', '惠济区', 'Huiji', 5_650, 0.78],
  ['410106', '上街区', 'Shangjie', 2_048, 0.91],
  ['410171', '郑东新区', 'Zhengdong', 9_455, 0.63],
  ['410172', '高新区', 'Gaoxin', 7_620, 0.69],
  ['410173', '经开区', 'Jingkai', 4_880, 0.72],
  ['410174', '航空港区', 'Airport', 6_412, 0.55],
  ['410122', '中牟县', 'Zhongmu', 11_340, 0.81],
  ['410181', '巩义市', 'Gongyi', 8_022, 0.88],
  ['410182', '荥阳市', 'Xingyang', 7_306, 0.84],
  ['410183', '新密市', 'Xinmi', 8_142, 0.86],
  ['410184', '新郑市', 'Xinzheng', 11_700, 0.62],
  ['410185', '登封市', 'Dengfeng', 7_280, 0.9],
]
export const areas: Area[] = districtFacts.map(([code, zh, en]) => ({ code, name: both(zh, en) }))
export const area = (at: number): Area =>
  areas[at % areas.length] ?? { code: '0', name: both('', '') }

function coverageOf(due: number, progress: number): Coverage {
  const part = (share: number) => Math.round(due * share)
  const [exempt, refused, absent, unreachable] = [
    part(0.012),
    part(0.0006),
    part(0.021),
    part(0.004),
  ]
  const sampled = Math.round((due - exempt - refused - absent - unreachable) * progress)
  const missing = due - sampled - exempt - refused - absent - unreachable
  return { due, sampled, exempt, refused, absent, unreachable, missing }
}

function stagesOf(sampled: number, progress: number): Stages {
  const resulted = Math.round(sampled * Math.max(0, progress - 0.36))
  const inLaboratory = Math.round(sampled * 0.22)
  const inTransit = Math.round(sampled * 0.13)
  return {
    resulted,
    inLaboratory,
    inTransit,
    atSite: sampled - resulted - inLaboratory - inTransit,
  }
}

const sum = <Row extends Record<string, number>>(rows: Row[]): Row =>
  rows.reduce(
    (all, row) =>
      Object.fromEntries(
        Object.keys(row).map((key) => [key, (all[key] ?? 0) + (row[key] ?? 0)]),
      ) as Row,
  )

export function boardAt(now: number): RoundBoard {
  const elapsed = Math.max(0, Math.min(1, (now - opensAt) / (9 * 60 * minute)))
  const districts = districtFacts.map(([, , , due, pace], at) => {
    const progress = Math.min(0.99, elapsed * pace * 2.1)
    const coverage = coverageOf(due, progress)
    return {
      area: area(at),
      coverage,
      stages: stagesOf(coverage.sampled, progress),
      overdueLoops: [3, 0, 1, 5, 0, 0, 2, 0, 0, 4, 0, 0, 0, 0, 2, 0][at] ?? 0,
    }
  })
  const coverage = sum(districts.map((row) => row.coverage))
  const stages = sum(districts.map((row) => row.stages))
  const slots = Math.max(1, Math.floor((now - opensAt) / (10 * minute)))
  const wave = (slot: number) =>
    Math.max(
      0,
      Math.round(
        5200 * Math.exp(-(((slot - 5) / 6) ** 2)) +
          2600 * Math.exp(-(((slot - 27) / 8) ** 2)) +
          700,
      ),
    )
  return {
    round: {
      id: 'round-18',
      title: both(
        '郑州市全员核酸检测(通告 2022 年第 18 号)',
        'City-wide test of Zhengzhou, notice 18 of 2022',
      ),
      notice: '2022-18',
      opensAt: iso(opensAt),
      closesAt: iso(opensAt + 9 * 60 * minute),
      state: 'open',
    },
    asOf: iso(now),
    coverage,
    stages,
    tubes: {
      sealed: Math.round(coverage.sampled / 9.6),
      resulted: Math.round(stages.resulted / 9.6),
      reactive: 7,
      invalid: 12,
    },
    recall: { pools: 7, closed: 3, membersHeld: 31 },
    openLoops: { open: 214, overdue: 17 },
    districts,
    arrivals: Array.from({ length: slots }, (_, slot) => ({
      at: iso(opensAt + slot * 10 * minute),
      sampled: wave(slot),
      resulted: slot < 18 ? 0 : Math.round(wave(slot - 18) * 0.9),
    })),
    laboratories: [
      {
        id: 'a',
        name: both('市疾控中心', 'City CDC'),
        waitingTubes: 312,
        onMachineTubes: 188,
        releasedTubes: 1204,
        tubesPerHour: 376,
        oldestReceivedAt: iso(now - 52 * minute),
        finishAt: iso(now + 95 * minute),
      },
      {
        id: 'b',
        name: both('郑大一附院', 'Zhengda First Hospital'),
        waitingTubes: 641,
        onMachineTubes: 282,
        releasedTubes: 1660,
        tubesPerHour: 564,
        oldestReceivedAt: iso(now - 74 * minute),
        finishAt: iso(now + 121 * minute),
      },
      {
        id: 'c',
        name: both('金域医学', 'Kingmed'),
        waitingTubes: 120,
        onMachineTubes: 470,
        releasedTubes: 2011,
        tubesPerHour: 752,
        oldestReceivedAt: iso(now - 21 * minute),
        finishAt: iso(now + 64 * minute),
      },
    ],
    forecast: {
      finishAt: iso(opensAt + 13.7 * 60 * minute),
      earliestAt: iso(opensAt + 12.9 * 60 * minute),
      latestAt: iso(opensAt + 15.2 * 60 * minute),
      bottleneck: 'laboratory',
      tubesLeft: 6_204,
      tubesPerHour: 1_692,
      windowMinutes: 30,
    },
  }
}

export function feedAt(now: number, count: number): FeedItem[] {
  const kinds: Array<[FeedItem['kind'], Text, FeedItem['subject']]> = [
    [
      'tube-sealed',
      both('金水区 经三路采样点封管,10 人', 'Jinshui, Jingsan Road site sealed a tube of 10'),
      { kind: 'tube', code: tubeCode(4_121) },
    ],
    [
      'box-handed-over',
      both(
        '郑东新区 一箱 48 管交接,双方点数一致',
        'Zhengdong: a box of 48 tubes handed over, both counts agree',
      ),
      { kind: 'box', code: boxCode(117) },
    ],
    [
      'pool-reactive',
      both(
        '二七区 一管待复核,10 人原地等待',
        'Erqi: a pool awaits individual tests, 10 people held',
      ),
      { kind: 'pool', code: tubeCode(4_152) },
    ],
    [
      'plate-called',
      both('金域医学 一板 94 管判读完毕', 'Kingmed: a plate of 94 tubes called'),
      null,
    ],
    [
      'box-late',
      both('航空港区 一箱超过转运时限 12 分钟', 'Airport: a box is 12 minutes over its limit'),
      { kind: 'box', code: boxCode(88) },
    ],
    [
      'device-offline',
      both(
        '管城回族区 一台设备离线,离线采样照常',
        'Guancheng: a device is offline and keeps sampling',
      ),
      null,
    ],
    [
      'pool-closed',
      both('中原区 一混管闭环:10 人均为阴性', 'Zhongyuan: a pool is closed, all 10 negative'),
      { kind: 'pool', code: tubeCode(4_245) },
    ],
    [
      'device-back',
      both('惠济区 设备恢复连接,补传 37 管', 'Huiji: a device is back and sent 37 tubes'),
      null,
    ],
  ]
  return Array.from({ length: count }, (_, back) => {
    const tick = Math.floor(now / 40_000) - back
    const [kind, text, subject] = kinds[tick % kinds.length] ?? ['milestone', both('', ''), null]
    return { id: `f-${tick}`, at: iso(tick * 40_000), kind, text, subject } as FeedItem
  })
}
