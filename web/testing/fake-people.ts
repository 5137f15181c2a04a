import type {
  Loop,
  LoopKind,
  PersonRecord,
  Recall,
  RecallMember,
  Text,
  Tube,
} from '../api/types.ts'
import { area, both, boxCode, iso, minute, tubeCode } from './fake-city.ts'

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
