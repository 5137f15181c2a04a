import { AccountCreated, CreateAccount } from '@bihuan/contract/accounts.ts'
import {
  AnswerAppeal,
  AppealLodged,
  ReviewDrafted,
  WriteDownAppeal,
} from '@bihuan/contract/appeals.ts'
import { BatchDrafted, DraftBatch } from '@bihuan/contract/batches.ts'
import {
  DeclareZone,
  ImportAreas,
  Imported,
  ImportHousing,
  ImportPeople,
  LaboratoryRegistered,
  RegisterLaboratory,
  ZoneDeclared,
} from '@bihuan/contract/city.ts'
import {
  AcceptBox,
  BoxAccepted,
  BoxOffered,
  BoxReceived,
  BoxSealed,
  DifferenceSettled,
  LossReported,
  OfferBox,
  OrphanSettled,
  ReceiveBox,
  ReportLoss,
  SealBox,
  SettleDifference,
  SettleOrphan,
} from '@bihuan/contract/custody.ts'
import { FactRecorded, RecordTravel } from '@bihuan/contract/facts.ts'
import {
  AdoptAssay,
  AssayAdopted,
  ImportResults,
  LoadPlate,
  PlateLoaded,
  PlateRejected,
  PlateReleased,
  RejectPlate,
  ReleasePlate,
  ResultsImported,
} from '@bihuan/contract/laboratory.ts'
import { LoopParams, Loops } from '@bihuan/contract/loops.ts'
import { DraftOrder, OrderDrafted, OrderServed, ServeOrder } from '@bihuan/contract/orders.ts'
import { ResampleList, ResampleParams } from '@bihuan/contract/recall.ts'
import {
  CloseRound,
  DevicesEnrolled,
  EnrolDevices,
  IssueTubes,
  LabelsPrinted,
  MarkRoll,
  OpenSites,
  PrintLabels,
  PublishRound,
  RollMarked,
  RoundClosed,
  RoundPublished,
  SitesOpened,
  TubesIssued,
} from '@bihuan/contract/rounds.ts'
import { ClaimSettled, SettleClaim, Upload, UploadAnswer } from '@bihuan/contract/sampling.ts'
import { Sign, Signed, SigningParams, SigningView } from '@bihuan/contract/signing.ts'
import Type, { type Static, type TSchema } from 'typebox'

const act = <Input extends TSchema, Outcome extends TSchema>(
  path: string,
  input: Input,
  outcome: Outcome,
) => ({ path, input, outcome })

/** Every command that the staff of the city send, by name, with its path; `:name` is taken out of the input. */
export const acts = {
  'account.create': act('/api/v1/accounts', CreateAccount, AccountCreated),
  'area.import': act('/api/v1/areas/import', ImportAreas, Imported),
  'housing.import': act('/api/v1/housing/import', ImportHousing, Imported),
  'person.import': act('/api/v1/people/import', ImportPeople, Imported),
  'laboratory.register': act('/api/v1/laboratories', RegisterLaboratory, LaboratoryRegistered),
  'zone.declare': act('/api/v1/zones', DeclareZone, ZoneDeclared),
  'assay.adopt': act('/api/v1/assays', AdoptAssay, AssayAdopted),
  'round.publish': act('/api/v1/rounds', PublishRound, RoundPublished),
  'round.close': act('/api/v1/rounds/:round/close', CloseRound, RoundClosed),
  'site.open': act('/api/v1/rounds/:round/sites', OpenSites, SitesOpened),
  'device.enrol': act('/api/v1/devices', EnrolDevices, DevicesEnrolled),
  'tube.issue': act('/api/v1/rounds/:round/tubes/issue', IssueTubes, TubesIssued),
  'label.print': act('/api/v1/labels', PrintLabels, LabelsPrinted),
  'roll.mark': act('/api/v1/rounds/:round/roll/marks', MarkRoll, RollMarked),
  'sampling.upload': act('/api/v1/uploads', Upload, UploadAnswer),
  'claim.settle': act('/api/v1/claims/settle', SettleClaim, ClaimSettled),
  'box.seal': act('/api/v1/boxes', SealBox, BoxSealed),
  'box.offer': act('/api/v1/boxes/:box/offer', OfferBox, BoxOffered),
  'box.accept': act('/api/v1/boxes/:box/accept', AcceptBox, BoxAccepted),
  'box.receive': act('/api/v1/boxes/:box/receive', ReceiveBox, BoxReceived),
  'box.settle-difference': act(
    '/api/v1/boxes/:box/settle-difference',
    SettleDifference,
    DifferenceSettled,
  ),
  'orphan.settle': act('/api/v1/orphan-tubes/:tube/settle', SettleOrphan, OrphanSettled),
  'loss.report': act('/api/v1/losses', ReportLoss, LossReported),
  'plate.load': act('/api/v1/plates', LoadPlate, PlateLoaded),
  'result.import': act('/api/v1/plates/:plate/import', ImportResults, ResultsImported),
  'plate.release': act('/api/v1/plates/:plate/release', ReleasePlate, PlateReleased),
  'plate.reject': act('/api/v1/plates/:plate/reject', RejectPlate, PlateRejected),
  'fact.record-travel': act('/api/v1/facts/entries', RecordTravel, FactRecorded),
  'order.draft': act('/api/v1/orders', DraftOrder, OrderDrafted),
  'order.draft-batch': act('/api/v1/batches', DraftBatch, BatchDrafted),
  'order.serve': act('/api/v1/orders/:order/serve', ServeOrder, OrderServed),
  'signing.sign': act('/api/v1/signings/:signing/sign', Sign, Signed),
  'appeal.write-down': act('/api/v1/appeals', WriteDownAppeal, AppealLodged),
  'appeal.answer': act('/api/v1/appeals/:appeal/answer', AnswerAppeal, ReviewDrafted),
} as const

export type ActName = keyof typeof acts
export type InputOf<Name extends ActName> = Static<(typeof acts)[Name]['input']>
export type OutcomeOf<Name extends ActName> = Static<(typeof acts)[Name]['outcome']>

const question = <Params extends TSchema, Outcome extends TSchema>(
  path: string,
  params: Params,
  outcome: Outcome,
) => ({ path, params, outcome })

/** The few questions that the staff ask. */
export const questions = {
  'loop.list': question('/api/v1/loops', LoopParams, Loops),
  'signing.show': question('/api/v1/signings/:signing', SigningParams, SigningView),
  'demo.passkey': question(
    '/api/v1/demo/passkey',
    Type.Object({}),
    Type.Object({ credential: Type.String(), privateKey: Type.String() }),
  ),
  'recall.resample-list': question('/api/v1/resamples', ResampleParams, ResampleList),
} as const

export type QuestionName = keyof typeof questions
export type ParamsOf<Name extends QuestionName> = Static<(typeof questions)[Name]['params']>
export type AnswerOf<Name extends QuestionName> = Static<(typeof questions)[Name]['outcome']>

export const demoClockPath = '/api/v1/demo/clock'
export const demoSessionsPath = '/api/v1/demo/sessions'

/** A path with its `:names` filled in, and what is left of the input. */
export function fillPath(path: string, input: object): { path: string; rest: object } {
  const rest: Record<string, unknown> = { ...input }
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  return { path: filled, rest }
}
