import { post, type Route } from '../http/route.ts'
import { settleClaim } from './settle-claim.ts'
import { upload } from './upload.ts'

export const samplingRoutes: Route[] = [
  post('/api/v1/uploads', upload, 'field'),
  post('/api/v1/claims/settle', settleClaim, 'desk'),
]
