import { post, type Route } from '../http/route.ts'
import { createAccount } from './create-account.ts'
import { createApiKey } from './create-api-key.ts'

export const accountRoutes: Route[] = [
  post('/api/v1/accounts', createAccount, 'desk'),
  post('/api/v1/api-keys', createApiKey, 'desk'),
]
