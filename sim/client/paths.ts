import { AccountCreated, CreateAccount } from '@bihuan/contract/accounts.ts'
import {
  AnswerAppeal,
  AppealLodged,
  ReviewDrafted,
  WriteDownAppeal,
} from '@bihuan/contract/appeals.ts'
import { AskAssist, AssistKept } from '@bihuan/contract/assist.ts'
import { BatchDrafted, DraftBatch } from '@bihuan/contract/batches.ts'
import {
  AssignByRule,
  AssignedByRule,
  CaseClassified,
  CaseHead,
  CaseList,
  CaseListParams,
  CaseMoved,
  CaseParams,
  ClassifyCase,
  IsolateCase,
  KeyFactsDone,
  ReportCase,
} from '@bihuan/contract/cases.ts'
import { CaseChain, CaseChainParams, DecideSource, LinkWritten } from '@bihuan/contract/chains.ts'
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
  AskCoPresence,
  CoPresence,
  CoPresenceAsked,
  CoPresenceParams,
  RecordVisits,
  VisitsRecorded,
} from '@bihuan/contract/co-presence.ts'
import {
  AssignContacts,
  ContactChanged,
  ContactDropped,
  Contacts,
  ContactsAssigned,
  ContactsDecided,
  ContactsMoved,
  ContactsNamed,
  ContactsParams,
  DecideContacts,
  DraftContactList,
  DropContact,
  IdentifyContact,
  InformContacts,
  ListDrafted,
  LocateContacts,
  NameContacts,
  NameHousehold,
} from '@bihuan/contract/contacts.ts'
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
import {
  CarriedOver,
  CarryOver,
  CarryWithinLimit,
  CloseDay,
  DayList,
  DayListParams,
  DayParams,
  DayToSign,
  DayView,
} from '@bihuan/contract/days.ts'
import { FactRecorded, RecordStay, RecordTravel } from '@bihuan/contract/facts.ts'
import {
  AddItem,
  BeginCall,
  CallBegun,
  CallEnded,
  EndCall,
  ItemsMoved,
  ItemsPasted,
  ItemWritten,
  MoveItems,
  PasteItems,
} from '@bihuan/contract/investigation.ts'
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
import {
  DraftLookBack,
  DrawLookBack,
  LookBackDrafted,
  LookBackDrawn,
  LookBackParams,
  LookBackView,
  ReadAgain,
  WasReadAgain,
} from '@bihuan/contract/look-back.ts'
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
import { AddVenue, VenueChanged, VenueList, VenueSearchParams } from '@bihuan/contract/venues.ts'
import Type, { type Static } from 'typebox'
import { isolationActs, isolationQuestions } from './isolation-paths.ts'
import { act, question } from './path.ts'

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
  'fact.record-stay': act('/api/v1/facts/stays', RecordStay, FactRecorded),
  'case.assign-by-rule': act('/api/v1/case-assignments/by-rule', AssignByRule, AssignedByRule),
  'case.classify': act('/api/v1/cases/:case/classify', ClassifyCase, CaseClassified),
  'case.report': act('/api/v1/cases/:case/report', ReportCase, CaseMoved),
  'case.begin': act('/api/v1/cases/:case/begin', CaseParams, CaseMoved),
  'case.key-facts': act('/api/v1/cases/:case/key-facts', KeyFactsDone, CaseMoved),
  'case.isolate': act('/api/v1/cases/:case/isolate', IsolateCase, CaseMoved),
  'case.complete': act('/api/v1/cases/:case/complete', CaseParams, CaseMoved),
  'call.begin': act('/api/v1/cases/:case/calls', BeginCall, CallBegun),
  'call.end': act('/api/v1/cases/:case/calls/:call/end', EndCall, CallEnded),
  'venue.add': act('/api/v1/venues', AddVenue, VenueChanged),
  'item.add': act('/api/v1/cases/:case/items', AddItem, ItemWritten),
  'item.paste': act('/api/v1/cases/:case/pastes', PasteItems, ItemsPasted),
  'item.move': act('/api/v1/cases/:case/item-moves', MoveItems, ItemsMoved),
  'contact.name': act('/api/v1/cases/:case/contacts', NameContacts, ContactsNamed),
  'contact.name-household': act(
    '/api/v1/cases/:case/contacts/from-household',
    NameHousehold,
    ContactsNamed,
  ),
  'contact.identify': act('/api/v1/contacts/:contact/identify', IdentifyContact, ContactChanged),
  'contact.drop': act('/api/v1/contacts/:contact/drop', DropContact, ContactDropped),
  'contact.decide': act('/api/v1/contacts/decide', DecideContacts, ContactsDecided),
  'contact.draft-list': act(
    '/api/v1/cases/:case/contacts/draft-list',
    DraftContactList,
    ListDrafted,
  ),
  'contact.assign': act('/api/v1/contacts/assign', AssignContacts, ContactsAssigned),
  'contact.locate': act('/api/v1/contacts/locate', LocateContacts, ContactsMoved),
  'contact.inform': act('/api/v1/contacts/inform', InformContacts, ContactsMoved),
  'look-back.draw': act('/api/v1/look-backs', DrawLookBack, LookBackDrawn),
  'look-back.read': act('/api/v1/look-backs/:lookBack/read', ReadAgain, WasReadAgain),
  'look-back.draft': act('/api/v1/look-backs/:lookBack/draft', DraftLookBack, LookBackDrafted),
  'day.carry-within-limit': act(
    '/api/v1/days/:district/:day/carry-within-limit',
    CarryWithinLimit,
    CarriedOver,
  ),
  'day.carry-over': act('/api/v1/days/:district/:day/carry-overs', CarryOver, CarriedOver),
  'day.close': act('/api/v1/days/:district/:day/close', CloseDay, DayToSign),
  'assist.ask': act('/api/v1/assist-requests', AskAssist, AssistKept),
  'venue-visit.record': act('/api/v1/venue-visits', RecordVisits, VisitsRecorded),
  'co-presence.ask': act('/api/v1/cases/:case/co-presence', AskCoPresence, CoPresenceAsked),
  'chain.decide': act('/api/v1/chains/cases/:number/decide', DecideSource, LinkWritten),
  'order.draft': act('/api/v1/orders', DraftOrder, OrderDrafted),
  'order.draft-batch': act('/api/v1/batches', DraftBatch, BatchDrafted),
  'order.serve': act('/api/v1/orders/:order/serve', ServeOrder, OrderServed),
  'signing.sign': act('/api/v1/signings/:signing/sign', Sign, Signed),
  'appeal.write-down': act('/api/v1/appeals', WriteDownAppeal, AppealLodged),
  'appeal.answer': act('/api/v1/appeals/:appeal/answer', AnswerAppeal, ReviewDrafted),
  ...isolationActs,
} as const

export type ActName = keyof typeof acts
export type InputOf<Name extends ActName> = Static<(typeof acts)[Name]['input']>
export type OutcomeOf<Name extends ActName> = Static<(typeof acts)[Name]['outcome']>

/** The few questions that the staff ask. */
export const questions = {
  'loop.list': question('/api/v1/loops', LoopParams, Loops),
  'signing.show': question('/api/v1/signings/:signing', SigningParams, SigningView),
  'demo.passkey': question(
    '/api/v1/demo/passkey',
    Type.Object({}),
    Type.Object({ credential: Type.String(), privateKey: Type.String() }),
  ),
  'case.list': question('/api/v1/cases', CaseListParams, CaseList, 'case-investigation'),
  'case.show': question('/api/v1/cases/:case', CaseParams, CaseHead, 'case-investigation'),
  'venue.search': question('/api/v1/venues', VenueSearchParams, VenueList),
  'contact.list': question('/api/v1/contacts', ContactsParams, Contacts, 'case-investigation'),
  'contact.transfer-list': question('/api/v1/contacts', ContactsParams, Contacts, 'transfer'),
  'co-presence.show': question(
    '/api/v1/co-presence/:search',
    CoPresenceParams,
    CoPresence,
    'case-investigation',
  ),
  'look-back.show': question(
    '/api/v1/look-backs/:lookBack',
    LookBackParams,
    LookBackView,
    'inspection',
  ),
  'day.list': question('/api/v1/days', DayListParams, DayList, 'inspection'),
  'day.show': question('/api/v1/days/:district/:day', DayParams, DayView, 'inspection'),
  'chain.case': question(
    '/api/v1/chains/cases/:number',
    CaseChainParams,
    CaseChain,
    'case-investigation',
  ),
  'recall.resample-list': question('/api/v1/resamples', ResampleParams, ResampleList),
  ...isolationQuestions,
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
