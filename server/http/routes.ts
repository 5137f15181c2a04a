import { accountRoutes } from '../accounts/routes.ts'
import type { Route } from './route.ts'

/** Every command and query that the product has, in the order of the chain. */
export const routes: Route[] = [...accountRoutes]
