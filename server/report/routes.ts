import { get, type Route } from '../http/route.ts'
import { roundReport } from './round-report.ts'

export const reportRoutes: Route[] = [get('/api/v1/rounds/:round/report', roundReport)]
