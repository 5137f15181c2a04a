import { get, post, type Route } from '../http/route.ts'
import { recordExport } from './record-export.ts'
import { roundReport } from './round-report.ts'

export const reportRoutes: Route[] = [
  get('/api/v1/rounds/:round/report', roundReport, 'report'),
  post('/api/v1/exports', recordExport, 'report'),
]
