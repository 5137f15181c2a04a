import { get, post, type Route } from '../http/route.ts'
import { batchGround } from './batch-ground.ts'
import { batchList } from './batch-list.ts'
import { batchSample } from './batch-sample.ts'
import { batchStory } from './batch-story.ts'
import { endResponse, liftOrder, openStage, suspendBatch, suspendOrder } from './draft-acts.ts'
import { draftBatch } from './draft-batch.ts'
import { draftOrder } from './draft-order.ts'
import { ground } from './ground.ts'
import { orderList } from './order-list.ts'
import { orderStory } from './order-story.ts'
import { ordersOfPerson } from './orders-of-person.ts'
import { serveOrder } from './serve-order.ts'
import { unserved } from './unserved.ts'
import { zoneGround } from './zone-ground.ts'
import { zonesDue } from './zones-due.ts'

export const orderRoutes: Route[] = [
  post('/api/v1/orders', draftOrder, 'desk'),
  get('/api/v1/orders', orderList, 'desk'),
  get('/api/v1/orders/unserved', unserved, 'desk'),
  get('/api/v1/orders/:order', orderStory, 'desk'),
  post('/api/v1/orders/:order/lift', liftOrder, 'desk'),
  post('/api/v1/orders/:order/suspend', suspendOrder, 'desk'),
  post('/api/v1/orders/:order/serve', serveOrder, 'desk'),
  post('/api/v1/batches', draftBatch, 'desk'),
  get('/api/v1/batches', batchList, 'desk'),
  get('/api/v1/batches/ground', batchGround, 'desk'),
  get('/api/v1/batches/:batch', batchStory, 'desk'),
  post('/api/v1/batches/:batch/suspend', suspendBatch, 'desk'),
  post('/api/v1/batches/:batch/open-stage', openStage, 'desk'),
  get('/api/v1/signings/:signing/samples/:index', batchSample, 'desk'),
  post('/api/v1/responses/end', endResponse, 'desk'),
  get('/api/v1/people/:person/orders', ordersOfPerson, 'desk'),
  get('/api/v1/people/:person/order-ground', ground, 'desk'),
  get('/api/v1/zones/due', zonesDue, 'desk'),
  get('/api/v1/zones/ground', zoneGround, 'desk'),
]
