import { get, post, type Route } from '../http/route.ts'
import { exitList, settleExit } from './exits.ts'
import { addStaff, endStaff, setStaffRole } from './keep-roster.ts'
import { beginCycle, endCycle } from './live-in.ts'
import { planShifts, shiftList } from './plan-shifts.ts'
import { roster, staffRoles } from './roster.ts'
import { takeStaffTest } from './take-staff-test.ts'

export const siteStaffRoutes: readonly Route[] = [
  get('/api/v1/isolation-sites/:site/staff', roster, 'desk'),
  post('/api/v1/isolation-sites/:site/staff', addStaff, 'desk'),
  get('/api/v1/isolation-sites/:site/shifts', shiftList, 'desk'),
  post('/api/v1/isolation-sites/:site/shifts', planShifts, 'desk'),
  post('/api/v1/site-staff/:staff/end', endStaff, 'desk'),
  post('/api/v1/site-staff/:staff/begin-cycle', beginCycle, 'desk'),
  post('/api/v1/site-staff/:staff/end-cycle', endCycle, 'desk'),
  post('/api/v1/site-staff/:staff/tests', takeStaffTest, 'desk'),
  get('/api/v1/site-staff-roles', staffRoles, 'desk'),
  post('/api/v1/site-staff-roles', setStaffRole, 'desk'),
  get('/api/v1/site-staff-exits', exitList, 'desk'),
  post('/api/v1/site-staff-exits/:exit/settle', settleExit, 'desk'),
]
