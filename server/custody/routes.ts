import { get, post, type Route } from '../http/route.ts'
import { acceptBox } from './accept-box.ts'
import { boxList } from './box-list.ts'
import { boxStory } from './box-story.ts'
import { offerBox } from './offer-box.ts'
import { receiveBox } from './receive-box.ts'
import { reportLoss } from './report-loss.ts'
import { sealBox } from './seal-box.ts'
import { settleDifference } from './settle-difference.ts'
import { settleOrphan } from './settle-orphan.ts'
import { withdrawOffer } from './withdraw-offer.ts'

export const custodyRoutes: Route[] = [
  post('/api/v1/boxes', sealBox, 'laboratory'),
  get('/api/v1/boxes', boxList, 'laboratory'),
  get('/api/v1/boxes/:box', boxStory, 'laboratory'),
  post('/api/v1/boxes/:box/offer', offerBox, 'laboratory'),
  post('/api/v1/boxes/:box/withdraw-offer', withdrawOffer, 'laboratory'),
  post('/api/v1/boxes/:box/accept', acceptBox, 'laboratory'),
  post('/api/v1/boxes/:box/receive', receiveBox, 'laboratory'),
  post('/api/v1/boxes/:box/settle-difference', settleDifference, 'laboratory'),
  post('/api/v1/orphan-tubes/:tube/settle', settleOrphan, 'laboratory'),
  post('/api/v1/losses', reportLoss, 'laboratory'),
]
