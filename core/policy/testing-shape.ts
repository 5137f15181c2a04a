import { figure, oneOf, sentence, share, whole, wordList, yesOrNo } from './leaves.ts'
import { group, maybe, rows, table } from './shape.ts'

const hours = whole(1, 240, 'hours')
const people = whole(1, 100_000, 'people')

/** How people are tested outside and inside rounds, and how long things may take. */
export const testingShape = group({
  byArea: maybe(oneOf(['allowed', 'only_in_outbreak', 'forbidden'])),
  multiplePerDay: maybe(oneOf(['allowed', 'forbidden'])),
  stopAfterCleanRounds: maybe(whole(1, 30, 'rounds')),
  cityHours: maybe(hours),
  peoplePerPoint: maybe(people),
  peoplePerTable: maybe(people),
  peoplePerSampler: maybe(people),
  validityHours: maybe(hours),
  validityClock: maybe(oneOf(['sampling', 'result'])),
  roomTemperatureHours: maybe(hours),
  deliverHours: maybe(hours),
  resultHours: table(hours),
  requiredGroups: maybe(wordList),
  daily: maybe(wordList),
  twiceWeekly: maybe(wordList),
  checkedOnlyAt: maybe(wordList),
  antigen: maybe(yesOrNo),
})

/** How many swabs go into one tube, for each group of people; 0 is one tube for a household. */
export const poolsShape = group({
  size: table(whole(0, 20, 'people')),
  poolTubesInLaboratory: oneOf(['forbidden', 'allowed']),
})

/** When somebody who was ill is let go, by the treatment plan in force. */
export const dischargeShape = maybe(
  group({
    temperatureNormalDays: maybe(whole(1, 30, 'days')),
    negativeTests: maybe(whole(1, 10, 'tests')),
    minGapHours: maybe(hours),
    ctAtLeast: maybe(figure(60, 'Ct')),
    requires: maybe(wordList),
    afterDays: maybe(whole(1, 60, 'days')),
  }),
)

/** What an isolation site must have and how much of it a city keeps. */
export const isolationSitesShape = maybe(
  group({
    roomsPerTenThousand: maybe(people),
    peoplePerDoctor: maybe(people),
    peoplePerNurse: maybe(people),
    singleRoom: maybe(yesOrNo),
    temperatureChecksPerDay: maybe(whole(1, 24, 'times')),
    wasteStorageDays: maybe(whole(1, 30, 'days')),
    wasteRecordYears: maybe(whole(1, 30, 'years')),
    conditions: maybe(wordList),
    activation: maybe(rows(group({ hours, share }))),
    largeSiteRooms: maybe(whole(1, 100_000, 'rooms')),
    overNormTakesNobody: maybe(yesOrNo),
    turnoverHours: maybe(hours),
    note: maybe(sentence),
  }),
)
