import { get, post, type Route } from '../http/route.ts'
import { adoptAssay } from './adopt-assay.ts'
import { amendResult } from './amend-result.ts'
import { answerAlarm } from './answer-alarm.ts'
import { assayList } from './assay-list.ts'
import { controlChart } from './control-chart.ts'
import { importResults } from './import-results.ts'
import { loadPlate } from './load-plate.ts'
import { plates } from './plates.ts'
import { rejectPlate } from './reject-plate.ts'
import { releasePlate } from './release-plate.ts'
import { rescanPlate } from './rescan-plate.ts'
import { showPlate } from './show-plate.ts'
import { tryResults } from './try-results.ts'
import { waitingTubes } from './waiting-tubes.ts'

export const laboratoryRoutes: Route[] = [
  post('/api/v1/assays', adoptAssay, 'laboratory'),
  get('/api/v1/assays', assayList, 'laboratory'),
  get('/api/v1/laboratories/:laboratory/waiting', waitingTubes, 'laboratory'),
  get('/api/v1/laboratories/:laboratory/plates', plates, 'laboratory'),
  get('/api/v1/laboratories/:laboratory/control-chart', controlChart, 'laboratory'),
  post('/api/v1/laboratories/:laboratory/answer-alarm', answerAlarm, 'laboratory'),
  post('/api/v1/plates', loadPlate, 'laboratory'),
  get('/api/v1/plates/:plate', showPlate, 'laboratory'),
  post('/api/v1/plates/:plate/try', tryResults, 'laboratory'),
  post('/api/v1/plates/:plate/import', importResults, 'laboratory'),
  post('/api/v1/plates/:plate/rescan', rescanPlate, 'laboratory'),
  post('/api/v1/plates/:plate/reject', rejectPlate, 'laboratory'),
  post('/api/v1/plates/:plate/release', releasePlate, 'laboratory'),
  post('/api/v1/results/:tube/amend', amendResult, 'laboratory'),
]
