import { anAssay } from '@bihuan/core/lab/an-assay.ts'
import type { CallWord } from '@bihuan/core/lab/call.ts'
import { labelCode } from '@bihuan/core/labels/label.ts'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Random } from '../random/random.ts'
import type { Hand } from './city/actor.ts'
import type { CommandName } from './city/execute.ts'
import type { CityFacts } from './city/facts.ts'
import { fileOf } from './world/plate-run.ts'

// Commands for the differential test: few tubes, people, boxes and plates, so that they meet in almost every run.

export type Act = { name: CommandName; hand: Hand; input: object; minute: number; repeats: boolean }
export type Names = {
  round: string
  people: readonly string[]
  start: number
  tube(n: number): string
  box(n: number): string
  plate(n: number): string
  device(site: number): string
  newId(): string
}
const wells = ['A1', 'B1', 'C1', 'D1']
const kits = [anAssay({ id: 'first-kit' }), anAssay({ id: 'second-kit', kit: 'kit-b' })]

/** The next thing that somebody does, given what the city knows; some of it is refused. */
export function anAct(random: Random, names: Names, facts: CityFacts, minute: number): Act {
  const at = isoOf(names.start + minute * minuteMs)
  const tube = () => names.tube(random.integer(0, 7))
  const person = () => names.people[random.integer(0, 7)] ?? ''
  const box = () => names.box(random.integer(0, 3))
  const laboratory = String(random.integer(1, 2))
  const site = random.integer(1, 2)
  const sampler: Hand = { id: `sampler-site:${site}`, role: 'sampler', unit: `site:${site}` }
  const courier: Hand = { id: `courier-${random.integer(1, 2)}`, role: 'courier', unit: 'couriers' }
  const unit = `laboratory:${laboratory}`
  const technician: Hand = { id: `lab-technician-${unit}`, role: 'lab-technician', unit }
  const reviewer: Hand = { id: `lab-reviewer-${unit}`, role: 'lab-reviewer', unit }
  const registrar: Hand = { id: 'registrar-registrar', role: 'registrar', unit: 'registrar' }
  const commander: Hand = {
    id: 'district-commander-district-commander',
    role: 'district-commander',
    unit: 'district-commander',
  }
  const some = <One>(list: readonly One[], low: number, high: number) =>
    random.shuffle(list).slice(0, random.integer(low, high))
  const tubes = Array.from({ length: 8 }, (_, n) => names.tube(n))
  const act = (name: CommandName, hand: Hand, input: object): Act => ({
    name,
    hand,
    input,
    minute,
    repeats: random.chance(0.1),
  })

  const eventOf = () => {
    const said = { id: names.newId(), seq: random.integer(1, 1_000_000), at }
    const moment = isoOf(names.start + random.integer(0, minute) * minuteMs)
    const members = some(names.people.slice(0, 8), 1, 5).map((one) => ({ person: one, at: moment }))
    const kind = random.pick(['sample', 'sample', 'undo', 'seal', 'seal', 'seal', 'void', 'move'])
    if (kind === 'seal') {
      const count = members.length + (random.chance(0.05) ? 1 : 0)
      return { kind, ...said, tube: tube(), openedAt: moment, count, members }
    }
    if (kind === 'void') return { kind, ...said, tube: tube(), reason: 'broken' }
    if (kind === 'move') return { kind, ...said, from: tube(), to: tube(), reason: 'torn' }
    return { kind, ...said, at: moment, tube: tube(), person: person() }
  }
  const upload = () =>
    act(
      'sampling.upload',
      { ...sampler, id: 'sampler-sampler', unit: 'sampler' },
      {
        round: names.round,
        device: names.device(site),
        sentAt: at,
        events: Array.from({ length: random.integer(1, 4) }, eventOf),
      },
    )
  const files = () => {
    const [plate] = random.shuffle([...facts.plates.values()])
    if (!plate) return upload()
    const calls = ['negative', 'negative', 'reactive', 'repeat', 'invalid'] as const
    const loaded = plate.wells.flatMap(({ well, tube: id }) => {
      const call: CallWord = random.pick(calls)
      return id === null ? [] : [{ well, tube: labelCode('tube', id), call }]
    })
    const file = fileOf(loaded, `run ${minute}`, random.chance(0.08))
    const bytes = random.chance(0.1) ? file.subarray(0, file.length - 200) : file
    const own = { ...technician, id: `lab-technician-laboratory:${plate.laboratory}` }
    return act(
      'result.import',
      { ...own, unit: `laboratory:${plate.laboratory}` },
      {
        plate: labelCode('plate', plate.id),
        fileName: 'run.txt',
        content: bytes.toString('base64'),
        at,
      },
    )
  }
  const plateAct = (name: 'plate.release' | 'plate.reject') => {
    const [plate] = random.shuffle([...facts.plates.values()])
    if (!plate) return files()
    const ownUnit = `laboratory:${plate.laboratory}`
    const hand: Hand = { id: `lab-reviewer-${ownUnit}`, role: 'lab-reviewer', unit: ownUnit }
    const code = labelCode('plate', plate.id)
    return act(name, random.chance(0.9) ? hand : reviewer, {
      plate: code,
      ...(name === 'plate.reject' ? { reason: 'again' } : {}),
      at,
    })
  }
  const load = () => {
    const kit = random.pick(kits)
    const free = [...facts.tubes.values()].filter(
      (one) => one.box !== null && facts.boxes.get(one.box)?.receivedBy === laboratory,
    )
    const chosen = some(free, 1, 4).map(({ id }) => labelCode('tube', id))
    const list = chosen.length > 0 ? chosen : [tube()]
    return act('plate.load', technician, {
      plate: names.plate(random.integer(0, 400)),
      round: names.round,
      laboratory,
      format: 96,
      assay: kit.id,
      assayVersion: kit.version,
      wells: list.map((one, n) => ({ well: wells[n], tube: one })),
      at,
    })
  }
  const claim = () => {
    const open = facts.claims.filter((each) => each.kind !== 'voided')
    const [one] = random.shuffle(open)
    if (!one) return upload()
    return act('claim.settle', registrar, {
      round: names.round,
      tube: labelCode('tube', one.tube),
      person: one.person,
      kind: one.kind,
      verdict: random.pick(['member', 'not-member'] as const),
      reason: 'seen',
    })
  }
  /** The hand that has the box, most of the time. */
  const holder = (code: string): Hand => {
    const leg = [...facts.boxes.values()].find(({ id }) => labelCode('box', id) === code)
    const last = leg?.legs.findLast(({ accepted }) => accepted !== null)?.to
    if (last?.startsWith('courier:'))
      return { id: last.slice('courier:'.length), role: 'courier', unit: 'couriers' }
    const at_ = leg?.site ?? site
    return { id: `sampler-site:${at_}`, role: 'sampler', unit: `site:${at_}` }
  }
  const way = () => {
    const code = box()
    const fact = [...facts.boxes.values()].find(({ id }) => labelCode('box', id) === code)
    const open = fact?.legs.find(({ accepted }) => accepted === null)
    if (open && random.chance(0.8)) {
      const [kind, name = ''] = open.to.split(':')
      if (kind === 'courier')
        return act(
          'box.accept',
          { id: name, role: 'courier', unit: 'couriers' },
          { box: code, count: random.integer(1, 4), at },
        )
      const own: Hand = { id: `lab-technician-${open.to}`, role: 'lab-technician', unit: open.to }
      return act('box.receive', own, {
        box: code,
        laboratory: name,
        tubes: random.chance(0.5)
          ? [...facts.tubes.values()]
              .filter((one) => one.box === fact?.id)
              .map(({ id }) => labelCode('tube', id))
          : some(tubes, 0, 4),
        at,
      })
    }
    const to = random.pick([
      'courier:courier-1',
      'courier:courier-2',
      'laboratory:1',
      'laboratory:2',
    ])
    return act('box.offer', random.chance(0.85) ? holder(code) : courier, {
      box: code,
      to,
      count: random.integer(0, 4),
      at,
    })
  }
  const sealBox = () => {
    const sealed = [...facts.tubes.values()].filter(
      (one) => one.state === 'sealed' && one.box === null && one.site === site,
    )
    const list =
      sealed.length > 0 && random.chance(0.8)
        ? some(sealed, 1, 4).map(({ id }) => labelCode('tube', id))
        : some(tubes, 1, 3)
    return act('box.seal', sampler, {
      round: names.round,
      site: String(site),
      box: box(),
      tubes: list,
      at,
    })
  }
  const rare = () => {
    const dice = random.integer(0, 5)
    const reason = 'for a reason'
    if (dice === 0) return act('box.withdraw-offer', holder(box()), { box: box(), reason })
    if (dice === 1) return act('box.settle-difference', commander, { box: box(), reason })
    if (dice === 2) return act('orphan.settle', commander, { tube: tube(), reason })
    if (dice === 3) return act('loss.report', commander, { tubes: some(tubes, 1, 2), reason, at })
    if (dice === 4) return act('loss.report', commander, { box: box(), reason, at })
    const [recall] = random.shuffle([...facts.recalls.values()])
    const [task] = random.shuffle(recall?.tasks ?? [])
    if (!task) return upload()
    return act('recall.excuse', commander, {
      round: names.round,
      tube: labelCode('tube', task.tube),
      person: task.person,
      excuse: 'left-the-city',
      at,
    })
  }
  const choices = [
    upload,
    upload,
    upload,
    sealBox,
    sealBox,
    way,
    way,
    way,
    way,
    load,
    load,
    files,
    files,
  ]
  const next = random.pick([
    ...choices,
    () => plateAct('plate.release'),
    () => plateAct('plate.release'),
    () => plateAct('plate.reject'),
    claim,
    claim,
    rare,
  ])
  return next()
}
