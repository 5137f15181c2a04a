import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type {
  Actor,
  Clock,
  Demo,
  Found,
  LoopList,
  PersonRecord,
  Purpose,
  Role,
} from '../api/types.ts'
import { areas, boardAt, feedAt, opensAt } from './fake-city.ts'
import { loopsAt, personAt, recallsAt, tubeAt } from './fake-people.ts'

const minute = 60_000
const both = (zh: string, en: string) => ({ zh, en })
const city = { code: '4101', name: both('郑州市', 'Zhengzhou') }

const roles: Demo['roles'] = [
  {
    role: 'city-commander',
    name: both('高指挥', 'Commander Gao'),
    task: both('全市进度与预警', 'the whole city at a glance'),
  },
  {
    role: 'district-commander',
    name: both('金水区 何主任', 'Director He, Jinshui'),
    task: both('本区未了事项', 'what one district still owes'),
  },
  {
    role: 'sampler',
    name: both('护士 小周', 'Nurse Zhou'),
    task: both('扫码、采样、封管', 'scan, sample, seal'),
  },
  {
    role: 'courier',
    name: both('赵师傅', 'Driver Zhao'),
    task: both('两次点数、两次签字', 'two counts, two signatures'),
  },
  {
    role: 'lab-technician',
    name: both('陈工', 'Chen'),
    task: both('接收、上板、导入', 'receive, plate, import'),
  },
  {
    role: 'lab-reviewer',
    name: both('刘主任', 'Director Liu'),
    task: both('第二人签发', 'the second pair of eyes'),
  },
  {
    role: 'case-investigator',
    name: both('王姐', 'Sister Wang'),
    task: both('追阳与单采', 'recall and resample'),
  },
  {
    role: 'inspector',
    name: both('督导组 冯', 'Feng, inspection'),
    task: both('回头看', 'looks back at what was closed'),
  },
  {
    role: 'privacy-officer',
    name: both('隐私专员 许', 'Xu, privacy'),
    task: both('谁看过谁', 'who read about whom'),
  },
]

/** A small city in memory, for screenshots and the smoke test while the real server is being built. */
export function fakeApi(startAfterMinutes = 318): RequestListener {
  let clock: Clock = {
    now: new Date(opensAt + startAfterMinutes * minute).toISOString(),
    speed: 60,
    paused: false,
  }
  let setAt = Date.now()
  const cityNow = () =>
    Date.parse(clock.now) + (clock.paused ? 0 : (Date.now() - setAt) * clock.speed)
  const actorOf = (role: Role): Actor => ({
    id: role,
    name: roles.find((row) => row.role === role)?.name ?? both('', ''),
    role,
    area: city,
  })
  let me = actorOf('city-commander')
  const reads: PersonRecord['reads'] = [
    {
      at: new Date(opensAt + 300 * minute).toISOString(),
      by: both('王姐', 'Sister Wang'),
      role: 'case-investigator',
      purpose: 'recall',
    },
  ]

  function live(request: IncomingMessage, response: ServerResponse) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    let id = 0
    const say = (topic: string, body: unknown) => {
      id += 1
      response.write(`id: ${id}\nevent: ${topic}\ndata: ${JSON.stringify(body)}\n\n`)
    }
    const beat = () => {
      say('clock', { ...clock, now: new Date(cityNow()).toISOString() })
      say('board', boardAt(cityNow()))
      for (const item of feedAt(cityNow(), 1)) say('feed', item)
    }
    beat()
    const timer = setInterval(beat, 1_000)
    request.on('close', () => clearInterval(timer))
  }

  function loops(query: URLSearchParams): LoopList {
    const now = cityNow()
    const all = loopsAt(now)
    const late = (dueAt: string | null) => dueAt !== null && Date.parse(dueAt) < now
    const kinds = [...new Set(all.map((row) => row.kind))]
    const data = all.filter(
      (row) =>
        (!query.get('kind') || row.kind === query.get('kind')) &&
        (!query.get('area') || row.area.code === query.get('area')) &&
        (!query.get('q') || row.subject.code === query.get('q')) &&
        (query.get('due') !== 'overdue' || late(row.dueAt)),
    )
    return {
      asOf: new Date(now).toISOString(),
      data,
      next: null,
      areas,
      counts: kinds.map((kind) => {
        const rows = all.filter((row) => row.kind === kind)
        return { kind, open: rows.length, overdue: rows.filter((row) => late(row.dueAt)).length }
      }),
    }
  }

  function find(text: string): Found[] {
    const code = text.toUpperCase()
    if (/^\d/.test(code)) {
      return [
        {
          subject: { kind: 'tube', code },
          label: code,
          hint: both('金水区 已判读', 'Jinshui, called'),
        },
      ]
    }
    if (code.startsWith('P-')) {
      return [
        {
          subject: { kind: 'person', code },
          label: code,
          hint: both('打开需选择用途', 'asks for a purpose'),
        },
      ]
    }
    return []
  }

  function refusal(response: ServerResponse, status: number, code: string, zh: string, en: string) {
    response.writeHead(status, { 'content-type': 'application/problem+json' })
    response.end(
      JSON.stringify({ title: en, status, code, text: both(zh, en), traceId: '0af7651916cd43dd' }),
    )
  }

  function person(request: IncomingMessage, response: ServerResponse, id: string) {
    const purpose = request.headers['x-purpose'] as Purpose | undefined
    if (!purpose)
      return refusal(response, 403, 'purpose.missing', '请先选择用途。', 'Choose a purpose first.')
    reads.unshift({ at: new Date(cityNow()).toISOString(), by: me.name, role: me.role, purpose })
    response.end(JSON.stringify(personAt(id, cityNow(), reads)))
  }

  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://local')
    const path = url.pathname.replace('/api/v1', '')
    const now = cityNow()
    const send = (body: unknown) => {
      response.end(JSON.stringify(body))
    }
    if (path === '/events') return live(request, response)
    response.setHeader('content-type', 'application/json')
    if (request.method === 'POST') {
      if (!request.headers['idempotency-key'])
        return refusal(response, 400, 'key.missing', '缺少幂等键。', 'No Idempotency-Key.')
      let text = ''
      request.on('data', (piece: Buffer) => {
        text += piece.toString()
      })
      request.on('end', () => {
        const input = JSON.parse(text || '{}') as { role?: Role; speed?: number; paused?: boolean }
        if (path === '/demo/sign-in' && input.role) {
          me = actorOf(input.role)
          return send(me)
        }
        clock = {
          now: new Date(cityNow()).toISOString(),
          speed: input.speed ?? clock.speed,
          paused: input.paused ?? clock.paused,
        }
        setAt = Date.now()
        send(clock)
      })
      return
    }
    if (path === '/me') return send(me)
    if (path === '/demo') return send({ city, roles } satisfies Demo)
    if (path === '/clock')
      return send({ ...clock, now: new Date(now).toISOString() } satisfies Clock)
    if (path === '/rounds/current/board') return send(boardAt(now))
    if (path === '/feed') return send({ data: feedAt(now, 14), next: null })
    if (path === '/loops') return send(loops(url.searchParams))
    if (path === '/recalls')
      return send({ asOf: new Date(now).toISOString(), recalls: recallsAt(now) })
    if (path === '/find') return send({ data: find(url.searchParams.get('q') ?? '') })
    const [, noun, id = ''] = path.split('/')
    if (noun === 'tubes') {
      return id.startsWith('0')
        ? refusal(response, 404, 'tube.unknown', '没有这个管码。', 'No tube has this code.')
        : send(tubeAt(id, now))
    }
    if (noun === 'persons') return person(request, response, id)
    refusal(response, 404, 'route.unknown', '没有这个接口。', 'There is no such route.')
  }
}
