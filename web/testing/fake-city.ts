import { labelCode, labelNumber } from '../../core/labels/label.ts'
import type {
  Area,
  Coverage,
  FeedItem,
  Loop,
  LoopKind,
  PersonRecord,
  Recall,
  RecallMember,
  RoundBoard,
  Stages,
  Text,
  Time,
  Tube,
} from '../api/types.ts'

// For the developer's own screenshots until the real server answers; nothing here is imported by a page.
export const opensAt = Date.parse('2022-01-14T09:00:00+08:00')
const minute = 60_000
const iso = (at: number): Time => new Date(at).toISOString()
const both = (zh: string, en: string): Text => ({ zh, en })
const tubeCode = (serial: number) => labelCode('tube', labelNumber('tube', '4101', serial))
const boxCode = (serial: number) => labelCode('box', labelNumber('box', '4101', serial))

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
const area = (at: number): Area => areas[at % areas.length] ?? { code: '0', name: both('', '') }

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

const loopKinds: Array<[LoopKind, Text]> = [
  ['box-not-delivered', both('联系转运员,确认位置', 'Call the courier and ask where the box is')],
  ['member-not-resampled', both('派人上门单采', 'Send somebody to the door')],
  ['tube-not-resulted', both('请实验室优先上板', 'Ask the laboratory to plate it first')],
  ['tube-not-boxed', both('采样点核对并装箱', 'Site: check and box it')],
  ['count-difference', both('双方重新点数', 'Both sides count again')],
  ['person-not-sampled', both('网格员上门核实', 'Grid worker: ask at the door')],
  ['claim-to-review', both('登记员审核迟到申报', 'Registrar: review the late claim')],
]

export function loopsAt(now: number): Loop[] {
  return Array.from({ length: 60 }, (_, at): Loop => {
    const [kind, nextStep] = loopKinds[at % loopKinds.length] ?? ['tube-not-boxed', both('', '')]
    const isBox = kind === 'box-not-delivered' || kind === 'count-difference'
    const isPerson = kind === 'person-not-sampled' || kind === 'member-not-resampled'
    return {
      id: `loop-${at}`,
      kind,
      subject: isBox
        ? { kind: 'box', code: boxCode(80 + at) }
        : isPerson
          ? { kind: 'person', code: `P-${2200 + at}` }
          : { kind: 'tube', code: tubeCode(4_100 + at) },
      area: area(at * 5),
      owner: at === 4 ? null : both('转运三队 赵*', 'Courier team 3, Zhao *'),
      openedAt: iso(now - (150 - at) * minute),
      dueAt: iso(now + (at - 9) * 7 * minute),
      nextStep,
    }
  })
}

const names = ['张*丰', '林*芝', '王*', '陈*梅', '李*', '赵*国', '周*云', '孙*', '吴*芳', '郑*明']
const identity = (at: number) => `4101991891******${String(10 + at)}`

export function tubeAt(code: string, now: number): Tube {
  const start = now - 300 * minute
  const step = (
    kind: Tube['steps'][number]['kind'],
    after: number | null,
    due: number | null,
    by: Text | null,
    place: Text | null,
    detail?: Tube['steps'][number]['detail'],
  ) => ({
    kind,
    at: after === null ? null : iso(start + after * minute),
    dueAt: due === null ? null : iso(start + due * minute),
    by,
    place,
    ...(detail ? { detail } : {}),
  })
  const site = both('经三路小学采样点', 'Jingsan Road Primary School')
  return {
    code,
    round: 'round-18',
    size: 10,
    state: 'called',
    area: area(0),
    site,
    members: names.map((name, at) => ({
      person: `P-${2200 + at}`,
      name,
      identity: identity(at),
      at: iso(start + at * 21_000),
      position: at + 1,
    })),
    steps: [
      step('opened', 0, null, both('采样员 周*', 'Sampler Zhou *'), site),
      step('sealed', 4, 30, both('采样员 周*', 'Sampler Zhou *'), site, {
        count: 10,
        countedAs: 10,
      }),
      step('boxed', 41, 60, both('登记员 孙*', 'Registrar Sun *'), site, { box: boxCode(117) }),
      step('handed-over', 96, 90, null, both('采样点门口', 'Gate of the site'), {
        given: {
          name: both('孙*', 'Sun *'),
          unit: both('经三路采样点', 'Jingsan Road site'),
          at: iso(start + 96 * minute),
          count: 48,
        },
        taken: {
          name: both('赵*', 'Zhao *'),
          unit: both('转运三队', 'Courier team 3'),
          at: iso(start + 96 * minute),
          count: 47,
        },
        celsius: 4.6,
      }),
      step(
        'received',
        131,
        240,
        both('接收员 李*', 'Reception, Li *'),
        both('市疾控中心', 'City CDC'),
        {
          given: {
            name: both('赵*', 'Zhao *'),
            unit: both('转运三队', 'Courier team 3'),
            at: iso(start + 131 * minute),
            count: 48,
          },
          taken: {
            name: both('李*', 'Li *'),
            unit: both('市疾控中心', 'City CDC'),
            at: iso(start + 131 * minute),
            count: 48,
          },
        },
      ),
      step(
        'plated',
        172,
        300,
        both('检验员 陈*', 'Technician Chen *'),
        both('市疾控中心', 'City CDC'),
        { plate: 'P41010000037K', well: 'C7' },
      ),
      step(
        'called',
        268,
        360,
        both('系统按规则判读', 'Called by rule'),
        both('ABI 7500 二号机', 'ABI 7500 no. 2'),
        {
          cts: [
            { target: 'ORF1ab', dye: 'FAM', ct: 31.42, cutoff: 38 },
            { target: 'N', dye: 'VIC', ct: 30.87, cutoff: 38 },
            { target: 'RNase P', dye: 'ROX', ct: 24.03, cutoff: 35 },
          ],
          call: 'reactive',
          rule: 'assay ORF1ab/N v3',
        },
      ),
      step('released', null, 330, null, both('市疾控中心', 'City CDC')),
    ],
    outcome: 'awaiting-individual-test',
    pool: code,
  }
}

export function recallsAt(now: number): Recall[] {
  const states: Array<RecallMember['state'][]> = [
    ['held', 'held', 'called', 'held', 'called', 'called', 'held', 'held', 'called', 'held'],
    [
      'resampled',
      'resampled',
      'called',
      'negative',
      'negative',
      'resampled',
      'called',
      'negative',
      'resampled',
      'called',
    ],
    [
      'resampled',
      'held',
      'resampled',
      'negative',
      'negative',
      'resampled',
      'called',
      'negative',
      'resampled',
      'resampled',
    ],
    [
      'negative',
      'negative',
      'negative',
      'preliminary-positive',
      'negative',
      'negative',
      'negative',
      'excused',
      'negative',
      'negative',
    ],
    [
      'negative',
      'negative',
      'negative',
      'negative',
      'negative',
      'negative',
      'negative',
      'negative',
      'negative',
      'negative',
    ],
  ]
  return states.map((members, at) => {
    const reactiveAt = now - ([38, 170, 395, 280, 410][at % 5] ?? 0) * minute
    return {
      id: `pool-${at + 1}`,
      tube: tubeCode(4_121 + at * 31),
      area: area(at * 3),
      site: both('经三路小学采样点', 'Jingsan Road Primary School'),
      reactiveAt: iso(reactiveAt),
      holdDueAt: iso(reactiveAt + 120 * minute),
      resampleDueAt: iso(reactiveAt + 360 * minute),
      closedAt: at === 4 ? iso(now - 60 * minute) : null,
      owner: at === 2 ? null : both('网格 赵*', 'Grid worker Zhao *'),
      members: members.map((state, seat) => ({
        person: `P-${2200 + seat}`,
        name: names[seat] ?? '',
        state,
        at: state === 'held' ? null : iso(reactiveAt + (20 + seat * 3) * minute),
        tube: null,
      })),
    }
  })
}

export function personAt(id: string, now: number, reads: PersonRecord['reads']): PersonRecord {
  return {
    id,
    name: '林*芝',
    identity: identity(1),
    birthYear: 1891,
    area: area(0),
    phone: '139****0417',
    samples: [
      {
        at: iso(now - 300 * minute),
        round: 'round-18',
        tube: tubeCode(4_121),
        place: both('经三路小学采样点', 'Jingsan Road Primary School'),
        by: both('采样员 周*', 'Sampler Zhou *'),
      },
      {
        at: iso(now - 3_200 * minute),
        round: 'round-17',
        tube: tubeCode(1_205),
        place: both('经三路小学采样点', 'Jingsan Road Primary School'),
        by: both('采样员 马*', 'Sampler Ma *'),
      },
    ],
    results: [
      {
        at: iso(now - 40 * minute),
        sampledAt: iso(now - 300 * minute),
        tube: tubeCode(4_121),
        outcome: 'awaiting-individual-test',
        laboratory: both('市疾控中心', 'City CDC'),
      },
      {
        at: iso(now - 2_600 * minute),
        sampledAt: iso(now - 3_200 * minute),
        tube: tubeCode(1_205),
        outcome: 'negative',
        laboratory: both('市疾控中心', 'City CDC'),
      },
    ],
    holds: [
      {
        from: iso(now - 40 * minute),
        until: null,
        because: both('所在混管待复核', 'Member of a pool that awaits individual tests'),
        pool: tubeCode(4_121),
      },
    ],
    reads,
  }
}
