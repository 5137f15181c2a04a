import { fromBase64 } from '@bihuan/core/transparency/base64.ts'
import { parseCheckpoint } from '@bihuan/core/transparency/checkpoint.ts'
import { parseNote } from '@bihuan/core/transparency/signed-note.ts'
import { formatWitnessRequest } from '@bihuan/core/transparency/witness-request.ts'
import { readState, WitnessStop } from './state-file.ts'

const bytesMax = 100_000
const waitMs = 20_000

/** The text at an address; stops where there is none, or far too much. */
export async function textOf(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(waitMs), redirect: 'error' }).catch(
    (cause: unknown) => {
      throw new WitnessStop(
        4,
        `${url} does not answer: try again later. 日志无应答 (${String(cause)})`,
      )
    },
  )
  const text = await answer.text()
  if (!answer.ok || text.length > bytesMax)
    throw new WitnessStop(4, `${url} answered ${answer.status}: try again later. 日志应答异常`)
  return text
}

/**
 * Fetches the latest checkpoint of a log and the proof from what this witness knows, as one request: `<from>/checkpoint` is the
 * note, `<from>/consistency?old=&size=` the proof, a hash in base 64 on each line.
 */
export async function fetchStep(from: string, folder: string): Promise<string> {
  const base = from.replace(/\/$/, '')
  const checkpoint = await textOf(`${base}/checkpoint`)
  const note = parseNote(checkpoint)
  const next = note && parseCheckpoint(note.text)
  if (!next)
    throw new WitnessStop(
      2,
      `${base}/checkpoint is not a checkpoint: check the address. 不是检查点`,
    )
  const old = readState(folder, next.origin)?.size ?? 0
  if (old === 0 || old >= next.size) return formatWitnessRequest({ old, path: [], checkpoint })
  const lines = await textOf(`${base}/consistency?old=${old}&size=${next.size}`)
  const path = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => fromBase64(line) ?? new Uint8Array())
  return formatWitnessRequest({ old, path, checkpoint })
}

/** Gives a line to whoever gathers them: `POST <to>` with the line as text. */
export async function giveLine(to: string, line: string): Promise<void> {
  const answer = await fetch(to, {
    method: 'POST',
    body: line,
    signal: AbortSignal.timeout(waitMs),
    redirect: 'error',
  }).catch(() => null)
  if (!answer?.ok)
    throw new WitnessStop(
      4,
      `${to} did not take the cosignature (${answer?.status ?? 'no answer'}): run this again later. 见证签名未送达，请稍后重试`,
    )
}

/**
 * The time of an invented city, which runs at a speed of its own. A real city has no such clock: then this stops, because a
 * witness that takes its time from the log that it watches is none.
 */
export async function inventedTime(city: string): Promise<number> {
  const url = `${city.replace(/\/$/, '')}/api/v1/demo/clock`
  const { now } = JSON.parse(await textOf(url)) as { now?: unknown }
  const at = typeof now === 'number' ? now : Date.parse(String(now))
  if (!Number.isFinite(at))
    throw new WitnessStop(2, `${url} gives no time: only an invented city does. 没有演示时钟`)
  return at
}
