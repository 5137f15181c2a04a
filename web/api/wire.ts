import type * as accounts from '@bihuan/contract/accounts.ts'
import type * as charts from '@bihuan/contract/charts.ts'
import type * as city from '@bihuan/contract/city.ts'
import type * as custody from '@bihuan/contract/custody.ts'
import type * as exported from '@bihuan/contract/exports.ts'
import type * as laboratory from '@bihuan/contract/laboratory.ts'
import type * as loops from '@bihuan/contract/loops.ts'
import type * as people from '@bihuan/contract/people.ts'
import type * as recall from '@bihuan/contract/recall.ts'
import type * as rounds from '@bihuan/contract/rounds.ts'
import type * as sampling from '@bihuan/contract/sampling.ts'
import type * as search from '@bihuan/contract/search.ts'
import type { Static } from 'typebox'

/** The contract's shapes as types only: no schema and no validator travels to the browser. */
export type { Purpose, Role } from '@bihuan/contract/access.ts'

/** RFC 3339 with an offset. */
export type Time = string

export type Me = Static<typeof accounts.Me>
export type Account = Static<typeof accounts.AccountView>
/** Time and speed of a demo city; speed 0 is paused. */
export type DemoClock = { now: Time; speed: number }

export type Area = Static<typeof city.Area>
export type DocumentKind = Static<typeof city.DocumentKind>

export type RoundView = Static<typeof rounds.RoundView>
export type RoundNotice = Static<typeof rounds.RoundNotice>
export type RoundPlan = Static<typeof rounds.RoundPlan>
export type RoundPublished = Static<typeof rounds.RoundPublished>
export type Site = Static<typeof rounds.Sites>['sites'][number]
export type TubesIssued = Static<typeof rounds.TubesIssued>
export type LabelsPrinted = Static<typeof rounds.LabelsPrinted>
export type Board = Static<typeof rounds.Board>
export type District = Board['districts'][number]
export type LaboratoryQueue = Static<typeof rounds.LaboratoryQueue>
export type RollCounts = Static<typeof rounds.RollCounts>
export type Coverage = Static<typeof rounds.Coverage>
export type CoverageRow = Coverage['rows'][number]
export type Happening = Static<typeof rounds.Happening>
export type Feed = Static<typeof rounds.Feed>

export type Loop = Static<typeof loops.Loop>
export type LoopKind = Loop['kind']
export type Loops = Static<typeof loops.Loops>
export type Conservation = Static<typeof loops.Conservation>

export type TubeStory = Static<typeof sampling.TubeStory>
export type TubeStep = Static<typeof sampling.TubeStep>
export type BoxStory = Static<typeof custody.BoxStory>
export type BoxLeg = BoxStory['legs'][number]
export type BoxList = Static<typeof custody.Boxes>
export type PlateView = Static<typeof laboratory.PlateView>
export type PlateWell = PlateView['wells'][number]
export type Judgement = Static<typeof laboratory.Judgement>
export type Plates = Static<typeof laboratory.Plates>
export type PlateRow = Plates['plates'][number]
export type Comparison = Static<typeof laboratory.Comparison>
export type PlateRescanned = Static<typeof charts.PlateRescanned>
export type ControlCharts = Static<typeof charts.ControlCharts>
export type ControlChart = ControlCharts['charts'][number]
export type ChartAlarm = Static<typeof charts.ChartAlarm>
export type PlateLoaded = Static<typeof laboratory.PlateLoaded>
export type PlateReleased = Static<typeof laboratory.PlateReleased>
export type PlateRejected = Static<typeof laboratory.PlateRejected>
export type ResultsImported = Static<typeof laboratory.ResultsImported>
export type ResultsTried = Static<typeof laboratory.ResultsTried>
export type Assays = Static<typeof laboratory.Assays>
export type AssayChoice = Assays['assays'][number]
export type WaitingTubes = Static<typeof laboratory.WaitingTubes>
export type WaitingTube = WaitingTubes['waiting'][number]
export type BoxReceived = Static<typeof custody.BoxReceived>

export type RecallBoard = Static<typeof recall.RecallBoard>
export type Recall = RecallBoard['recalls'][number]
export type RecallTask = Recall['tasks'][number]

export type ExportKind = Static<typeof exported.RecordExport>['what']
export type ExportRecorded = Static<typeof exported.ExportRecorded>

export type PersonRecord = Static<typeof people.PersonRecord>
export type PersonAnswer = Static<typeof people.PersonResult>['answer']

export type Found = Static<typeof search.SearchAnswer>

/** What a page can lead to. */
export type Subject = { kind: string; code: string }

/** A sentence in both languages. */
export type Text = { zh: string; en: string }

/** One fault inside a refused input; `column` is a well where the fault is the plate's. */
export type ProblemItem = {
  pointer?: string
  code?: string
  message?: string
  row?: number | null
  column?: string | null
}

/** RFC 9457 with a stable `code`; `title` is in the language that was asked for. */
export type ProblemBody = {
  title: string
  status: number
  code: string
  values?: Record<string, string>
  errors?: ProblemItem[]
  traceId?: string
}
