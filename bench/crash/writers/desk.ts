import type { CallWord } from '@bihuan/core/lab/call.ts'
import { controlWells } from '@bihuan/core/lab/plate-layout.ts'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import type { WellReading } from '@bihuan/interop/instruments/instrument-run.ts'
import { writeQuantStudioText } from '@bihuan/interop/instruments/write-quantstudio-text.ts'
import { boxId, tubeId } from '@bihuan/server/labels/labels.ts'
import type { TestRound } from '@bihuan/server/testing/a-round.ts'
import type { Random } from '@bihuan/sim/random/random.ts'
import type { Book } from '../book/book.ts'
import { assay, dayStart } from '../stand/base.ts'
import { deliver } from './deliver.ts'
import { sender } from './send.ts'
import { uuid } from './uuid.ts'

type Call = Exclude<CallWord, 'repeat'>

export type DeskOptions = {
  url: () => string
  token: (account: string) => string
  round: TestRound
  book: Book
  random: Random
  /** Per site, tubes that may go into a box. */
  sealed: readonly string[][]
  ended: () => boolean
}

const cts: Record<Call, (number | null)[]> = {
  negative: [null, null, 27],
  reactive: [30, 31, 27],
  invalid: [null, null, null],
}
const boxTubes = 12
const rows = 'ABCDEFGH'
const wellOf = (n: number) => `${rows[n % 8]}${Math.floor(n / 8) + 1}`

/** The file of the instrument for a plate, controls as they should be; base64. */
function fileOf(plate: string, tubes: readonly { tube: string; call: Call }[]): string {
  const lines = (well: string, sample: string, values: (number | null)[]): WellReading[] =>
    [...assay.targets, assay.internalControl].map(({ name, dye }, n) => ({
      well,
      sample,
      target: name,
      dye,
      role: null,
      ct: values[n] ?? null,
      call: null,
      flags: [],
    }))
  const { negative, positive } = controlWells[96]
  const text = writeQuantStudioText({
    instrument: 'QuantStudio 5',
    serial: null,
    runId: plate,
    experimentType: 'Presence/Absence',
    runEndedAt: `run of ${plate}`,
    plateBarcode: null,
    wells: [
      ...tubes.flatMap(({ tube, call }, n) => lines(wellOf(n), tube, cts[call])),
      ...lines(negative, 'NTC', [null, null, null]),
      ...lines(positive, 'PC', [26, 27, 25]),
    ],
  })
  return Buffer.from(text).toString('base64')
}

/** What becomes of the tubes: boxed, handed over, received, plated, read, released, so that the whole door is covered. */
export function desk(options: DeskOptions) {
  const { book, random, round, ended } = options
  const from = sender()
  let boxes = 0
  const at = isoOf(dayStart + 6 * hourMs)

  /** Runs a command to its answer; false when it was refused or all has ended. */
  async function act(account: string, path: string, input: object): Promise<string | null> {
    const id = uuid(random)
    const body = JSON.stringify(input)
    const token = options.token(account)
    const post = () => ({ url: options.url(), path, token, id, body })
    const given = await deliver({ sender: from, book, ended, post })
    if (!given) return null
    book.commands += 1
    return given.text
  }

  async function carry(site: number, tubes: readonly string[]): Promise<void> {
    boxes += 1
    const [box, plate] = [round.box(boxes), round.plate(boxes)]
    const sampler = `sampler-${site}`
    const manifest = { round: round.round, site: String(site), box, tubes, at }
    if (!(await act(sampler, '/api/v1/boxes', manifest))) return
    book.boxes.set(boxId(box), tubes.map(tubeId))
    const offer = { to: 'laboratory:1', count: tubes.length, at }
    if (!(await act(sampler, `/api/v1/boxes/${box}/offer`, offer))) return
    const reception = { laboratory: '1', tubes, at }
    if (!(await act('technician-1', `/api/v1/boxes/${box}/receive`, reception))) return
    book.received.add(boxId(box))
    const called = tubes.map((tube, n) => ({
      tube,
      call:
        n === 0 ? ('reactive' as const) : n === 1 ? ('invalid' as const) : ('negative' as const),
    }))
    const layout = {
      plate,
      round: round.round,
      laboratory: '1',
      format: 96,
      assay: assay.id,
      assayVersion: assay.version,
      wells: tubes.map((tube, n) => ({ well: wellOf(n), tube })),
      at,
    }
    if (!(await act('technician-1', '/api/v1/plates', layout))) return
    const file = { fileName: 'run.txt', content: fileOf(plate, called), at }
    if (!(await act('technician-1', `/api/v1/plates/${plate}/import`, file))) return
    const text = await act('reviewer-1', `/api/v1/plates/${plate}/release`, { at })
    if (!text) return
    const { heldBack, toRepeat } = JSON.parse(text) as { heldBack: string[]; toRepeat: string[] }
    const back = new Set([...heldBack, ...toRepeat])
    for (const { tube, call } of called) if (!back.has(tube)) book.results.set(tubeId(tube), call)
  }

  return {
    /** Carries one box through, if a site has tubes enough. */
    async work() {
      const ready = options.sealed.flatMap((tubes, n) => (tubes.length >= boxTubes ? [n] : []))
      if (ready.length === 0) return
      const n = random.pick(ready)
      const tubes = options.sealed[n]?.splice(0, boxTubes) ?? []
      await carry(n + 1, tubes)
    },
    end: () => from.close(),
  }
}
