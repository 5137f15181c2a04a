import { get, type Route } from '../http/route.ts'
import { ownKept } from './own-kept.ts'
import { retentionPlan } from './retention-plan.ts'
import { showCertificate } from './show-certificate.ts'

export const retentionRoutes: Route[] = [
  get('/api/v1/retention', retentionPlan, 'report'),
  get('/api/v1/retention/certificates/:certificate', showCertificate, 'report'),
  get('/api/v1/family/:person/kept', ownKept, 'resident'),
]
