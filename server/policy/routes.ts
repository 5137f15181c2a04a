import { get, post, type Route } from '../http/route.ts'
import { affectedPeople } from './affected-people.ts'
import { checkPolicy } from './check-policy.ts'
import { comparePacks } from './compare-packs.ts'
import { draftAdoption } from './draft-adoption.ts'
import { effectOfPack } from './effect-of-pack.ts'
import { packs } from './packs.ts'
import { policyInForce } from './policy-in-force.ts'

export const policyRoutes: Route[] = [
  get('/api/v1/policies', packs, 'desk'),
  get('/api/v1/policies/in-force', policyInForce, 'desk'),
  get('/api/v1/policies/compare', comparePacks, 'desk'),
  get('/api/v1/policies/effect', effectOfPack, 'report'),
  get('/api/v1/policies/affected', affectedPeople, 'report'),
  post('/api/v1/policies/check', checkPolicy, 'desk'),
  post('/api/v1/policies/draft-adoption', draftAdoption, 'desk'),
]
