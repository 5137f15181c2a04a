import { get, post, type Route } from '../http/route.ts'
import { appealQueue } from './appeal-queue.ts'
import { answerAppeal, decideAppeal, keepAppeal } from './draft-review.ts'
import { figures } from './figures.ts'
import { lodgeAppeal } from './lodge-appeal.ts'
import { ordersToAppeal } from './orders-to-appeal.ts'
import { ownAppeals } from './own-appeals.ts'
import { readOwnOrders } from './read-own-orders.ts'
import { showAppeal } from './show-appeal.ts'
import { writeDownAppeal } from './write-down-appeal.ts'

export const appealRoutes: Route[] = [
  get('/api/v1/family/:person/appeals', ownAppeals, 'resident'),
  post('/api/v1/family/:person/appeals', lodgeAppeal, 'resident'),
  post('/api/v1/family/:person/orders/read', readOwnOrders, 'resident'),
  get('/api/v1/people/:person/orders-to-appeal', ordersToAppeal, 'desk'),
  post('/api/v1/appeals', writeDownAppeal, 'desk'),
  get('/api/v1/appeals', appealQueue, 'desk'),
  get('/api/v1/appeal-figures', figures, 'report'),
  get('/api/v1/appeals/:appeal', showAppeal, 'desk'),
  post('/api/v1/appeals/:appeal/answer', answerAppeal, 'desk'),
  post('/api/v1/appeals/:appeal/decide', decideAppeal, 'desk'),
  post('/api/v1/appeals/:appeal/keep', keepAppeal, 'desk'),
]
