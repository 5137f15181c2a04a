import { get, type Route } from '../http/route.ts'
import { ownOrderProof } from './own-order-proof.ts'

export const transparencyRoutes: Route[] = [
  get('/api/v1/family/:person/orders/:order/proof', ownOrderProof, 'resident'),
]
