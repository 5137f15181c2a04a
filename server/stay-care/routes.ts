import { get, post, type Route } from '../http/route.ts'
import { alarmRuleList } from './alarm-rule-list.ts'
import { answerAlarm } from './answer-alarm.ts'
import { answerRequest } from './answer-request.ts'
import { askRequest, noteRequest } from './ask-request.ts'
import { deliverMeals } from './deliver-meals.ts'
import { giveSupplies } from './give-supplies.ts'
import { incidentList } from './incident-list.ts'
import { addMeasure, closeIncident, reportIncident } from './incidents.ts'
import { mealList } from './meal-list.ts'
import { recordHealth } from './record-health.ts'
import { recordVisit } from './record-visit.ts'
import { referStay, returnStay } from './refer-stay.ts'
import { requestList } from './request-list.ts'
import { sayHealth } from './say-health.ts'
import { confirmAlarmRule, endAlarmRule, setAlarmRule } from './set-alarm-rule.ts'
import { endSupply, setSupply } from './set-supply.ts'
import { shiftList } from './shift-list.ts'
import { beginShift, handOverShift } from './shifts.ts'
import { supplyList } from './supply-list.ts'

export const stayCareRoutes: readonly Route[] = [
  post('/api/v1/stays/:stay/health', recordHealth, 'field'),
  post('/api/v1/family/:person/stay/health', sayHealth, 'resident'),
  post('/api/v1/alarms/:alarm/answer', answerAlarm, 'field'),
  get('/api/v1/alarm-rules', alarmRuleList, 'desk'),
  post('/api/v1/alarm-rules', setAlarmRule, 'desk'),
  post('/api/v1/alarm-rules/:rule/confirm', confirmAlarmRule, 'desk'),
  post('/api/v1/alarm-rules/:rule/end', endAlarmRule, 'desk'),
  post('/api/v1/stays/:stay/requests', noteRequest, 'field'),
  post('/api/v1/family/:person/stay/requests', askRequest, 'resident'),
  post('/api/v1/stay-requests/:request/answer', answerRequest, 'field'),
  get('/api/v1/isolation-sites/:site/requests', requestList, 'field'),
  post('/api/v1/supplies', setSupply, 'desk'),
  post('/api/v1/supplies/:item/end', endSupply, 'desk'),
  get('/api/v1/isolation-sites/:site/supplies', supplyList, 'field'),
  post('/api/v1/stays/:stay/supplies', giveSupplies, 'field'),
  post('/api/v1/isolation-sites/:site/meals', deliverMeals, 'field'),
  get('/api/v1/isolation-sites/:site/meals', mealList, 'field'),
  post('/api/v1/stays/:stay/refer', referStay, 'field'),
  post('/api/v1/referrals/:referral/return', returnStay, 'field'),
  post('/api/v1/stays/:stay/visits', recordVisit, 'field'),
  post('/api/v1/isolation-sites/:site/incidents', reportIncident, 'field'),
  post('/api/v1/incidents/:incident/measures', addMeasure, 'field'),
  post('/api/v1/incidents/:incident/close', closeIncident, 'desk'),
  get('/api/v1/isolation-sites/:site/incidents', incidentList, 'field'),
  post('/api/v1/isolation-sites/:site/duty-shifts', beginShift, 'field'),
  post('/api/v1/duty-shifts/:shift/hand-over', handOverShift, 'field'),
  get('/api/v1/isolation-sites/:site/duty-shifts', shiftList, 'field'),
]
