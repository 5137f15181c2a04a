import { labelCode } from '@bihuan/core/labels/label.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { type Random, seeded } from '@bihuan/sim/random/random.ts'
import type { Answer, Work } from '../load/load.ts'
import { requestBytes } from '../load/request-bytes.ts'
import { filledTubes } from '../prepare/bench-round.ts'
import {
  type PlannedUpload,
  planUploads,
  seededUuid,
  swabMs,
  type UploadOrder,
} from './plan-uploads.ts'

/** The body of an upload: each tube as one seal with its members, as a phone sends it that had no network. */
export function uploadBody(round: string, upload: PlannedUpload, random: Random): string {
  const { site, from, to } = upload.portion
  const tubes = filledTubes(site, from, to)
  const events = tubes.map(({ tube, members }, n) => {
    const sealedAt = upload.sentAt - (tubes.length - n) * swabMs
    const openedAt = sealedAt - members.length * swabMs
    const list = members
      .map((person, k) => `{"person":"${person}","at":"${isoOf(openedAt + k * swabMs)}"}`)
      .join(',')
    return `{"kind":"seal","id":"${seededUuid(random)}","seq":${upload.seq + n},"at":"${isoOf(sealedAt)}","tube":"${labelCode('tube', tube)}","openedAt":"${isoOf(openedAt)}","count":${members.length},"members":[${list}]}`
  })
  return `{"round":"${round}","device":"${upload.device}","sentAt":"${isoOf(upload.sentAt)}","events":[${events.join(',')}]}`
}

/** What is wrong with the answer to so many whole tubes, or null: all applied, nothing repeated, refused or to be told. */
export function faultOfUpload(tubes: number, { status, body }: Answer): string | null {
  const text = body.toString('utf8')
  if (status !== 200) return `${status} ${text.slice(0, 200)}`
  const said = JSON.parse(text) as Record<string, unknown> & { answers?: unknown[] }
  const isWhole =
    said.applied === tubes &&
    said.repeated === 0 &&
    said.refused === 0 &&
    said.answers?.length === 0
  return isWhole ? null : `${tubes} tubes sent: ${text.slice(0, 200)}`
}

/** The uploads of an order as requests of a load generator. */
export function make(args: unknown): Work {
  const order = args as UploadOrder
  const random = seeded(order.seed).fork(`events ${order.round} ${order.part ?? order.tubes}`)
  const uploads = planUploads(order)
  const requests = uploads.map((upload) =>
    requestBytes(
      {
        method: 'POST',
        path: '/api/v1/uploads',
        token: upload.portion.site.token,
        headers: { 'idempotency-key': upload.id, 'x-demo-now': String(upload.sentAt) },
      },
      uploadBody(order.round, upload, random),
    ),
  )
  return {
    count: uploads.length,
    bytes: (n) => requests[n] ?? Buffer.alloc(0),
    units: (n) => uploads[n]?.people ?? 0,
    check(n, answer) {
      const portion = uploads[n]?.portion
      return portion ? faultOfUpload(portion.to - portion.from, answer) : 'nobody asked'
    },
  }
}
