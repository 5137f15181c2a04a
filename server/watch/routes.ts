import { get, post, type Route } from '../http/route.ts'
import { alarmList } from './alarm-list.ts'
import { seeAlarm } from './see-alarm.ts'

export const watchRoutes: Route[] = [
  get('/api/v1/alarms', alarmList, 'desk'),
  post('/api/v1/alarms/:alarm/see', seeAlarm, 'desk'),
]
